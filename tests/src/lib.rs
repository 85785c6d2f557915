//! Fixtures and snapshots of the generator.
