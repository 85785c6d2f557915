//! The final form of rendered Rust: prettyplease formats items, and tables keep the template's layout.
//!
//! prettyplease does not format the inside of a macro call, so a table (`object! { … }`) keeps the template's lines,
//! one row each. All other code is formatted item by item.

use super::job::RenderError;
use super::layout::set_apart;
use crate::markdown::{find_fault_in_rust, may_document_code};
use quote::ToTokens;
use syn::Item;
use syn::spanned::Spanned;

/// Formats `text`, which must be a Rust file whose documentation has no code of the document. `file` is for the error.
/// `own` says that the documentation at the top of the file does not come from the document.
pub(super) fn format_rust(file: &str, text: &str, own: bool) -> Result<String, RenderError> {
    let fault = |error: syn::Error| RenderError {
        file: file.to_owned(),
        message: format!(
            "{error} at line {}:\n{}",
            error.span().start().line,
            around(text, error.span().start().line)
        ),
    };
    let mut parsed = syn::parse_file(text).map_err(fault)?;
    if may_document_code(text)
        && let Some(fault) = find_fault_in_rust(parsed.to_token_stream(), own)
    {
        return Err(RenderError {
            file: file.to_owned(),
            message: fault.to_string(),
        });
    }
    let items = std::mem::take(&mut parsed.items);
    let mut out = prettyplease::unparse(&parsed);
    let mut last: Option<ItemGroup> = None;
    for item in items {
        let kind = ItemGroup::of(&item);
        let apart = match last {
            Some(last) => !(last == kind && kind.is_dense()) && kind != ItemGroup::Table,
            None => !out.is_empty(),
        };
        if apart {
            out.push('\n');
        }
        match &item {
            Item::Macro(table) => {
                let range = table.span().byte_range();
                let source = text.get(range).unwrap_or_default();
                out.extend(
                    source
                        .lines()
                        .map(str::trim_end)
                        .filter(|l| !l.is_empty())
                        .flat_map(|l| [l, "\n"]),
                );
            }
            _ => out.push_str(&prettyplease::unparse(&syn::File {
                shebang: None,
                frontmatter: None,
                attrs: Vec::new(),
                items: vec![item],
            })),
        }
        last = Some(kind);
    }
    Ok(set_apart(&out))
}

/// Groups of items with different blank lines between them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ItemGroup {
    Use,
    Module,
    Table,
    Other,
}

impl ItemGroup {
    fn of(item: &Item) -> ItemGroup {
        match item {
            Item::Use(_) => ItemGroup::Use,
            Item::Mod(_) => ItemGroup::Module,
            Item::Macro(_) => ItemGroup::Table,
            _ => ItemGroup::Other,
        }
    }

    /// Whether items of this group follow each other without a blank line.
    fn is_dense(self) -> bool {
        matches!(self, ItemGroup::Use | ItemGroup::Module)
    }
}

/// The lines around `line`, for a message.
fn around(text: &str, line: usize) -> String {
    text.lines()
        .skip(line.saturating_sub(3))
        .take(6)
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::format_rust;

    fn formatted(text: &str) -> Result<String, String> {
        format_rust("a.rs", text, false).map_err(|error| error.message)
    }

    #[test]
    fn the_rows_of_a_table_stay_as_they_are() {
        let text = "pub struct A{pub a:u8}\nobject! { A {\n    \"a\" => a,\n} }\n";
        let wanted = "pub struct A {\n    pub a: u8,\n}\nobject! { A {\n    \"a\" => a,\n} }\n";
        assert_eq!(formatted(text).as_deref(), Ok(wanted));
    }

    #[test]
    fn text_that_is_no_rust_is_refused_with_its_line() {
        let fault = formatted("pub struct A;\n\npub struct;\n").unwrap_err();
        assert!(fault.contains("at line 3"), "{fault}");
    }

    #[test]
    fn documentation_that_holds_code_of_the_document_is_refused() {
        let fault = formatted("/// A.\n///\n/// ```rust\n/// run()\n/// ```\npub struct A;\n");
        assert!(fault.is_err(), "{fault:?}");
    }
}
