//! Creates an inquiry and gives its session to a person's browser.
//!
//! `cargo run --example create_and_resume_inquiry -- itmpl_…`

use withpersona::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let template = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "itmpl_sample".to_owned());
    let client = Client::from_env()?;

    // Retries create only one inquiry, because the call carries an idempotency key.
    let created = client
        .inquiries()
        .create()
        .inquiry_template_id(template)
        .auto_create_account_reference_id("customer-7")
        .await?;
    println!("created {}", created.data.id);

    let resumed = client.inquiries().resume(&created.data.id).await?;
    match &resumed.meta.session_token {
        Some(token) => println!("a session token of {} characters", token.len()),
        None => println!("no session was opened"),
    }
    Ok(())
}
