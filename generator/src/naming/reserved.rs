//! Type names that are reserved before any type of the document is named.

/// Type names that generated code uses, and those that the crate's root exports. So code can import the root, the
/// models and the events together. The traits that types derive are among them, because a type of the same name keeps
/// the compiler from finding the derive macro.
pub(super) const RESERVED_TYPES: &[&str] = &[
    "AsRef",
    "Base64",
    "BigInteger",
    "Box",
    "Client",
    "ClientBuilder",
    "Clone",
    "CollectionDocument",
    "Copy",
    "Date",
    "DateTime",
    "Debug",
    "Default",
    "Empty",
    "Eq",
    "Err",
    "Error",
    "Event",
    "Extra",
    "File",
    "Fn",
    "From",
    "Hash",
    "Included",
    "IntegerInput",
    "Into",
    "IntoIterator",
    "IntoList",
    "IntoMember",
    "IntoNullable",
    "IntoNullableList",
    "IntoText",
    "JsonInput",
    "JsonItem",
    "Links",
    "Map",
    "Misfit",
    "None",
    "Nullable",
    "NumberInput",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Request",
    "Required",
    "ResourceDocument",
    "ResourceId",
    "ResourceIdentifier",
    "Response",
    "Result",
    "RetryPolicy",
    "Reveal",
    "Self",
    "Slot",
    "Some",
    "String",
    "ToMany",
    "ToOne",
    "UnsignedInput",
    "Value",
    "Vec",
    "Verifier",
];

#[cfg(test)]
mod tests {
    use super::RESERVED_TYPES;

    #[test]
    fn no_type_is_called_like_one_that_every_file_imports() {
        let prelude = include_str!("../../../generated/src/runtime/prelude.rs");
        let names_types = |line: &&str| !line.starts_with("//") && !line.contains(" as _");
        let lines = prelude.lines().filter(names_types);
        let types: Vec<&str> = lines
            .flat_map(|line| line.split(|letter: char| !letter.is_alphanumeric()))
            .filter(|word| word.starts_with(char::is_uppercase))
            .collect();
        assert!(types.len() > 20, "{types:?}");
        for name in types {
            assert!(RESERVED_TYPES.contains(&name), "{name}");
        }
    }
}
