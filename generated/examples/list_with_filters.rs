//! Reads a filtered list. The client fetches each page when it is needed.
//!
//! `cargo run --example list_with_filters`

use withpersona::{Client, Error};

/// The number of inquiries to print.
const ENOUGH: usize = 250;

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let mut inquiries = client
        .inquiries()
        .list()
        .filter_status("completed,approved")
        .sparse_fieldset("inquiry", ["status", "created-at"])
        .page_size(100)
        .items();
    let mut count = 0;
    while let Some(inquiry) = inquiries.next().await {
        let inquiry = inquiry?;
        let created = inquiry
            .attributes
            .created_at
            .map(|at| at.to_string())
            .unwrap_or_default();
        println!("{} {created}", inquiry.id);
        count += 1;
        if count == ENOUGH {
            break;
        }
    }
    Ok(())
}
