//! Reasons for not reading a key that several tables use.

pub(super) const PRESENTATION: &str = "it concerns how documentation is presented";
pub(super) const LINKS: &str = "links relate operations; they change neither requests nor answers";
pub(super) const HEADERS: &str = "an answer gives all its headers as text";
