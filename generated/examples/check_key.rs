//! Checks whether a key is valid.
//!
//! `cargo run --example check_key`

use withpersona::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    match client.api_keys().retrieve_permissions().await {
        Ok(_) => println!("the key is good"),
        Err(error) if error.is_unauthorized() => println!("the key is wrong or has expired"),
        Err(error) if error.is_forbidden() => println!("the key is good, but may not ask this"),
        Err(error) => return Err(error),
    }
    Ok(())
}
