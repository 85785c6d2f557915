//! Calls an endpoint that this crate does not describe: same key, retries and errors, JSON in and out.
//!
//! `cargo run --example undescribed_endpoint`

use withpersona::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let answer = client
        .request("GET", "/inquiries/{inquiry-id}")
        .with_path("inquiry-id", "inq_sample")
        .with_query("include", "account")
        .await?;
    println!("{}", answer["data"]["type"]);
    Ok(())
}
