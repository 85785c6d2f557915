//! Input that `normalize` should never give: later stages lose the part and report it.

use super::with_lowerer;
use crate::lower::operation::lower_operations;
use crate::normalize::{Lost, Normalized};

/// The findings about a document that skips `normalize`.
fn find_lost(document: &str) -> Vec<String> {
    let normalized = Normalized {
        document: crate::yaml::from_str(document).unwrap(),
        lost: Lost::default(),
    };
    with_lowerer(&normalized, |lowerer| drop(lower_operations(lowerer)))
}

#[test]
fn a_part_that_openapiv3_cannot_read_is_lost_alone() {
    let findings = find_lost(
        "
paths:
  /a:
    get: {operationId: get-a, responses: {'204': {$ref: '#/components/responses/done'}}}
components:
  responses:
    done: {description: [Done]}
    other: {description: Other}
",
    );
    let [only] = findings.as_slice() else {
        panic!("one finding: {findings:#?}")
    };
    assert!(
        only.starts_with("warning unreadable-part /components/responses/done: "),
        "{only}"
    );
}

#[test]
fn a_reference_to_a_lost_part_is_reported() {
    let findings = find_lost(
        "
paths:
  /a:
    get: {operationId: get-a, responses: {'204': {$ref: '#/components/responses/gone'}}}
",
    );
    let expected = "warning ref-to-lost-part /paths/~1a/get/responses/204: ";
    assert!(
        findings.iter().any(|finding| finding.starts_with(expected)),
        "{findings:#?}"
    );
}
