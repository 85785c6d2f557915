//! Decides an inquiry.
//!
//! `cargo run --example approve_inquiry -- inq_…`

use withpersona::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let id = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "inq_sample".to_owned());
    let client = Client::from_env()?;
    let approved = client
        .inquiries()
        .approve(id)
        .comment("Seen in person.")
        .await?;
    println!(
        "{} is {}",
        approved.data.id,
        approved.data.attributes.status.clone().unwrap_or_default()
    );
    Ok(())
}
