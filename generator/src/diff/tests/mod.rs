//! Tests of the diff on small documents.
