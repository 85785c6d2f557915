//! The test that every generated crate carries: each example of its document through its type and back.
//!
//! In: a row per example. Out: one line of figures, and a panic that names what failed. Always: one function does the
//! work for all types; a row adds no code but a constructor.

use super::json::Slot;
use super::testing::round_trip;
use std::path::Path;

/// An example and the type that must hold it.
#[derive(Clone, Copy)]
pub struct Case {
    label: &'static str,
    fixture: &'static str,
    exact: bool,
    make: fn() -> Box<dyn Slot>,
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.label, self.fixture)
    }
}

impl Case {
    /// A row: what it is, the file below the fixtures, and whether an explicit null must come back as one.
    pub const fn new<T: Slot + Default + 'static>(
        label: &'static str,
        fixture: &'static str,
        exact: bool,
    ) -> Self {
        Self {
            label,
            fixture,
            exact,
            make: || Box::new(T::default()),
        }
    }
}

/// Lists examples, a row each: what it is, its file, its type, and `exact` for a request.
#[doc(hidden)]
#[macro_export]
macro_rules! spec_examples {
    ($name:ident { $($label:literal in $fixture:literal: $type:ty $(, $exact:ident)?;)* }) => {
        const $name: &[$crate::runtime::spec_examples::Case] = &[
            $($crate::runtime::spec_examples::Case::new::<$type>(
                $label,
                $fixture,
                $crate::spec_examples!(@exact $($exact)?),
            )),*
        ];
    };
    (@exact) => { false };
    (@exact exact) => { true };
}

/// Runs all rows, prints `spec examples: D of N decoded, L of N lossless, U untyped`, and says what failed.
///
/// # Panics
/// Unless all are decoded, all are lossless and nothing is untyped: it is the body of a test.
pub fn run_spec_examples(folder: &str, cases: &[Case]) {
    let (mut decoded, mut lossless, mut untyped) = (0, 0, 0);
    let mut failures = Vec::new();
    for case in cases {
        let text = match std::fs::read_to_string(Path::new(folder).join(case.fixture)) {
            Ok(text) => text,
            Err(error) => {
                failures.push(format!("{case:?}: {error}"));
                continue;
            }
        };
        let outcome = round_trip((case.make)().as_mut(), &text);
        let whole = outcome.is_lossless() && !(case.exact && !outcome.dropped_nulls.is_empty());
        decoded += usize::from(outcome.is_decoded());
        lossless += usize::from(whole);
        untyped += outcome.untyped;
        if !whole || outcome.untyped > 0 {
            failures.push(format!("{case:?}: {outcome:?}"));
        }
    }
    let all = cases.len();
    println!(
        "spec examples: {decoded} of {all} decoded, {lossless} of {all} lossless, {untyped} untyped"
    );
    for failure in &failures {
        eprintln!("{failure}");
    }
    assert!(
        failures.is_empty(),
        "{} of {all} examples did not survive",
        failures.len()
    );
}
