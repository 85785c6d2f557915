//! The first call: the newest inquiry of an environment.
//!
//! `PERSONA_API_KEY=persona_sandbox_… cargo run --example quickstart`

use withpersona::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let answer = client.inquiries().list().page_size(1).await?;
    for inquiry in &answer.data {
        let status = inquiry.attributes.status.clone().unwrap_or_default();
        println!("{} is {status}", inquiry.id);
    }
    println!(
        "request {}",
        answer.http().request_id().unwrap_or("without an id")
    );
    Ok(())
}
