//! One program for several organizations, each with its own key.
//!
//! `cargo run --example tenants`

use withpersona::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    // Address, timeouts and connections are shared. Each call uses a key that the program has chosen.
    let shared = Client::builder()
        .base_url(std::env::var("PERSONA_BASE_URL").unwrap_or(BASE_URL.to_owned()))
        .without_api_key()
        .build()?;
    for (tenant, key) in [("north", "key_of_north"), ("south", "key_of_south")] {
        let client = shared.with_api_key(key)?;
        let inquiries = client.inquiries().list().await?;
        println!(
            "{tenant}: {} inquiries on the first page",
            inquiries.data.len()
        );
    }
    // A key for one call only.
    let inquiry = shared.inquiries().retrieve("inq_sample");
    let inquiry = inquiry.with_api_key("key_of_north").await?;
    println!("north: {}", inquiry.data.id);
    Ok(())
}

const BASE_URL: &str = "https://api.withpersona.com/api/v1";
