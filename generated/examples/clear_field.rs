//! Clears one value of an inquiry and does not change the others.
//!
//! `cargo run --example clear_field -- inq_…`

use withpersona::{Client, Error, Nullable};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let id = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "inq_sample".to_owned());
    let client = Client::from_env()?;
    let unknown: Option<String> = None;
    let updated = client
        .inquiries()
        .update(id)
        // Null clears it.
        .note(Nullable::Null)
        // `None` leaves it unchanged.
        .redirect_uri(unknown)
        .await?;
    println!("the note of {} is gone", updated.data.id);
    Ok(())
}
