//! Reading from an object that is absent, in one expression.
//!
//! In: a nested object, or none. Out: a reference to it, or to an empty one that lives as long as the program. Always:
//! one empty object per type, made when it is first needed.

use std::any::{Any, TypeId};
use std::sync::{PoisonError, RwLock};

type Shared = &'static (dyn Any + Send + Sync);

static EMPTY: RwLock<Vec<Shared>> = RwLock::new(Vec::new());

/// The object, or an empty one where it is absent.
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

/// A list at run time instead of a static per type: a thousand statics that are hardly used cost compile time.
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

/// Two threads may both make one; then one of the two stays unused.
fn keep(object: Shared) {
    EMPTY
        .write()
        .unwrap_or_else(PoisonError::into_inner)
        .push(object);
}
