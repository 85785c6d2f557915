//! Methods that depend on more than their field's type.

use super::super::{Class, Verdict};
use super::{diff, edit};

#[test]
fn a_shape_of_answers_that_is_sent_too_loses_its_accessors() {
    // A setter of the same name replaces the accessor, and a required member has another type of field.
    let wrapped = (
        "        pages: {type: integer}\n",
        "        pages: {type: integer}\n        attributes: {type: object, properties: {a: {type: string}}}\n",
    );
    let sent = (
        "                price: {type: integer}\n",
        "                price: {type: integer}\n                like: {$ref: \"#/components/schemas/book\"}\n",
    );
    let (old, new) = (edit(&[wrapped]), edit(&[wrapped, sent]));
    let broken = |from: &str, to: &str| -> Vec<String> {
        let changes = diff(from, to).changes;
        let items = changes.into_iter().flat_map(|change| change.rust);
        items
            .filter(|item| item.moved.class() == Class::Breaking)
            .map(|item| item.path)
            .collect()
    };
    assert_eq!(
        broken(&old, &new),
        [
            "Book::attributes",
            "Book::title",
            "HardCover::kind",
            "SoftCover::kind"
        ]
    );
    assert_eq!(diff(&old, &new).verdict, Verdict::Major);
    assert_eq!(diff(&new, &old).verdict, Verdict::Major);
}
