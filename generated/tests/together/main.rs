//! Tests of the crate that share one program, because each program is linked by itself, with the crate and its libraries.
//! Apart are those that are generated into every crate, and those that count allocations with an allocator of their own.

mod example_programs;
mod first_calls;
mod first_programs;
mod http_environment;
mod json_api;
mod runtime_dates;
mod runtime_reader;
mod test_util;
mod webhook_delivery;
mod webhook_names;
mod wire_files;
mod wire_seed_operations;
