//! The verdict over all changes.

use super::super::{Class, Moved, Verdict};
use super::{BASE, diff, edit};

#[test]
fn equal_documents_give_nothing() {
    let same = diff(BASE, BASE);
    assert!(same.changes.is_empty());
    assert_eq!(same.verdict, Verdict::None);
}

#[test]
fn a_verdict_is_that_of_the_heaviest_move() {
    for edits in [
        &[("enum: [new, used]", "enum: [new]")][..],
        &[("        pages: {type: integer}\n", "")],
    ] {
        let diff = diff(BASE, &edit(edits));
        let moves = diff.changes.iter().flat_map(|change| &change.rust);
        assert_eq!(moves.map(|item| item.moved).min(), Some(Moved::Removed));
        assert_eq!(diff.changes[0].class, Class::Breaking);
    }
}
