//! Reads from an object that may be absent, in one expression.
//!
//! In: a nested object, or `None`. Out: a reference to it, or to an empty one with the lifetime `'static`. Always:
//! there is one empty object per type, made at its first use.

use std::any::{Any, TypeId};
use std::sync::{PoisonError, RwLock};

type Shared = &'static (dyn Any + Send + Sync);

static EMPTY: RwLock<Vec<Shared>> = RwLock::new(Vec::new());

/// The object, or an empty one if it is absent.
///
/// ```text
/// pub fn attributes(&self) -> &InquiryAttributes { or_empty(self.attributes.as_deref()) }
/// ```
pub fn or_empty<T: Any + Default + Send + Sync>(object: Option<&T>) -> &T {
    match object {
        Some(object) => object,
        None => empty(),
    }
}

/// A list at run time. One static per type would make a thousand statics that are hardly used and cost compile time.
#[cold]
fn empty<T: Any + Default + Send + Sync>() -> &'static T {
    match find(TypeId::of::<T>()).and_then(|object| (object as &dyn Any).downcast_ref()) {
        Some(object) => object,
        None => {
            let object: &'static T = Box::leak(Box::default());
            keep(object);
            object
        }
    }
}

fn find(type_id: TypeId) -> Option<Shared> {
    EMPTY
        .read()
        .unwrap_or_else(PoisonError::into_inner)
        .iter()
        .copied()
        .find(|object| (*object as &dyn Any).type_id() == type_id)
}

/// If two threads make the same object, one of the two stays unused.
fn keep(object: Shared) {
    EMPTY
        .write()
        .unwrap_or_else(PoisonError::into_inner)
        .push(object);
}
