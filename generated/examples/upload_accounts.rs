//! Imports accounts from a CSV file.
//!
//! `cargo run --example upload_accounts -- accounts.csv`

use withpersona::{Client, Error, File};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let file = match std::env::args().nth(1) {
        // The client reads the file in pieces while it sends it.
        Some(path) => File::from_path(path),
        None => File::from_bytes("accounts.csv", "reference_id,name_first\ncustomer-7,Jane\n"),
    };
    let answer = client
        .importers()
        .import_account()
        .file(file.content_type("text/csv"))
        .await?;
    println!("importer {}", answer.data.id);
    Ok(())
}
