//! The test in every generated crate: it decodes each example of the document into its type and encodes it again.
//!
//! In: one row per example. Out: one line of figures, and a panic that names the failures. Always: one function does
//! the work for all types, and a row adds only a constructor.

mod calls;
mod leaves;
mod only_server;
mod recorder;
mod sample;

pub use calls::{Call, Calls, Outcome, send};
pub use sample::{Kind, Samples};

use leaves::Leaves;

use super::json::Slot;
use super::testing::{Sample, round_trip};
use std::path::Path;

/// An example and the type that must hold it.
#[derive(Clone, Copy)]
pub struct Case {
    label: &'static str,
    fixture: &'static str,
    make: fn() -> Box<dyn Sample>,
    /// Whether its schema lists everything that the example has.
    is_listed: bool,
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.label, self.fixture)
    }
}

impl Case {
    /// A row: the label, and the file below the fixtures.
    pub const fn new<T: Slot + Default + 'static>(
        label: &'static str,
        fixture: &'static str,
    ) -> Self {
        Self {
            label,
            fixture,
            make: || Box::new(T::default()),
            is_listed: true,
        }
    }

    /// The same, for an example with members or values that its schema does not list.
    pub const fn unlisted(self) -> Self {
        Self {
            is_listed: false,
            ..self
        }
    }
}

/// Lists examples, one row each: the label, its file, and its type.
#[doc(hidden)]
#[macro_export]
macro_rules! spec_examples {
    ($name:ident { $($label:literal in $fixture:literal: $type:ty $(, $how:ident)?;)* }) => {
        const $name: &[$crate::runtime::spec_examples::Case] = &[
            $($crate::runtime::spec_examples::Case::new::<$type>($label, $fixture)$(.$how())?),*
        ];
    };
    (@samples $name:ident { $($file:literal: $type:ty, $way:ident;)* }) => {
        const $name: &[$crate::runtime::spec_examples::SampleCase] = &[
            $($crate::runtime::spec_examples::SampleCase::new::<$type>(
                $file,
                $crate::runtime::spec_examples::Way::$way,
            )),*
        ];
    };
    (@calls $name:ident $calls:ident { $($id:literal { $($what:ident: $request:expr,)* })* }) => {
        const $name: &[$crate::runtime::spec_examples::Call] = &[
            $(($id, &[$((stringify!($what), |$calls| $crate::runtime::spec_examples::send($request))),*])),*
        ];
    };
}

/// The direction in which a sampled type travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the server: null and absent differ, and unknown members are not kept.
    Sent,
    /// From the server.
    Received,
    /// Both directions.
    Both,
}

/// A type and the template of its samples.
#[derive(Clone, Copy)]
pub struct SampleCase {
    file: &'static str,
    way: Way,
    make: fn() -> Box<dyn Sample>,
}

impl std::fmt::Debug for SampleCase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.file)
    }
}

impl SampleCase {
    /// A row: the template's name and the direction of the type.
    pub const fn new<T: Slot + Default + 'static>(file: &'static str, way: Way) -> Self {
        Self {
            file,
            way,
            make: || Box::new(T::default()),
        }
    }
}

/// A type without setters. Building it with setters gives an empty value, so that the test finds missing setters in
/// requests.
pub trait NoSetters: Default {
    /// See [`Slot::rebuild`].
    fn rebuild_by_setters(self) -> Self {
        Self::default()
    }
}

impl<T: Default> NoSetters for T {}

/// Runs the samples of all rows, prints `samples: D of N decoded, L of N lossless`, and reports the failures.
///
/// # Panics
/// Unless all samples are decoded and lossless, and exactly the unknown parts of the samples are untyped: this is a
/// test.
pub fn run_spec_samples(folder: &str, cases: &[SampleCase]) {
    let samples = Samples::open(folder);
    let (mut all, mut decoded, mut lossless) = (0, 0, 0);
    let mut failures = Vec::new();
    for case in cases {
        for kind in [Kind::All, Kind::Required, Kind::Nulls, Kind::Unknown] {
            if kind == Kind::Unknown && case.way == Way::Sent {
                continue;
            }
            let count = match samples.count(case.file, kind) {
                Ok(count) => count,
                Err(error) => {
                    failures.push(error);
                    1
                }
            };
            for round in 0..count {
                all += 1;
                let sample = match samples.make(case.file, kind, round) {
                    Ok(sample) => sample,
                    Err(error) => {
                        failures.push(error);
                        continue;
                    }
                };
                let outcome = round_trip((case.make)().as_mut(), &sample.value.to_string());
                let whole = outcome.is_lossless();
                decoded += usize::from(outcome.is_decoded());
                lossless += usize::from(whole);
                if !whole || outcome.untyped != sample.unknown {
                    failures.push(format!(
                        "{case:?}, {kind:?} {round}: {outcome:?}, {} unknown put in: {}",
                        sample.unknown, sample.value
                    ));
                }
            }
        }
    }
    println!("samples: {decoded} of {all} decoded, {lossless} of {all} lossless");
    for failure in &failures {
        eprintln!("{failure}");
    }
    assert!(
        failures.is_empty(),
        "{} of {all} samples did not survive",
        failures.len()
    );
}

/// Replaces each value of each example and sample by one value of each other kind, and prints the results.
///
/// # Panics
/// Unless each document is still read without loss and the value is reported: this is a test.
pub fn run_spec_misfits(
    folder: &str,
    cases: &[Case],
    sample_folder: &str,
    sample_cases: &[SampleCase],
) {
    let mut leaves = Leaves::default();
    // An example with parts that its schema does not list already has reported values.
    for case in cases.iter().filter(|case| case.is_listed) {
        let text = std::fs::read_to_string(Path::new(folder).join(case.fixture)).ok();
        // The test of the examples fails for a file that cannot be read.
        if let Some(document) = text.and_then(|text| text.parse().ok()) {
            leaves.visit(case.label, &document, case.make);
        }
    }
    let samples = Samples::open(sample_folder);
    for case in sample_cases {
        let count = samples.count(case.file, Kind::All).unwrap_or_default();
        for round in 0..count {
            if let Ok(sample) = samples.make(case.file, Kind::All, round) {
                match case.way {
                    Way::Sent => leaves.visit_sent(case.file, &sample.value, case.make),
                    _ => leaves.visit(case.file, &sample.value, case.make),
                }
            }
        }
    }
    leaves.conclude();
}

/// Runs all rows, prints `spec examples: D of N decoded, L of N lossless, U untyped`, and reports the failures.
///
/// # Panics
/// Unless all examples are decoded and lossless, and only parts that the document itself does not list are untyped:
/// this is a test.
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
        let whole = outcome.is_lossless();
        decoded += usize::from(outcome.is_decoded());
        lossless += usize::from(whole);
        untyped += outcome.untyped;
        if !whole || (outcome.untyped > 0 && case.is_listed) {
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
