//! The errors of a call, and how to handle them.
//!
//! `cargo run --example error_handling -- inq_…`

use std::time::Duration;
use withpersona::{Client, Error, RetryPolicy};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let id = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "inq_sample".to_owned());
    let client = Client::builder()
        .from_env()?
        .timeout(Duration::from_secs(20))
        .retry(RetryPolicy::standard().max_retries(4))
        .build()?;

    match client.inquiries().retrieve(id).await {
        Ok(answer) => println!("{}", answer.data.id),
        Err(error) if error.is_not_found() => println!("there is no such inquiry"),
        Err(error) if error.is_retryable() => println!("later: {error}"),
        // It is one line without personal data, so you can log it.
        Err(Error::Api(error)) => {
            println!("refused: {error}");
            for problem in error.problems() {
                println!(
                    "- {} {}",
                    problem.title,
                    problem.pointer.as_deref().unwrap_or_default()
                );
            }
        }
        Err(error) => return Err(error),
    }
    Ok(())
}
