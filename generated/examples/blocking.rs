//! The same calls in a program without an async runtime.
//!
//! `cargo run --example blocking --features blocking`

#[cfg(feature = "blocking")]
use withpersona::{Client, Error};

#[cfg(feature = "blocking")]
fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let answer = client.accounts().list().page_size(5).wait()?;
    println!("{} accounts on the first page", answer.data.len());
    for inquiry in client
        .inquiries()
        .list()
        .page_size(100)
        .items()
        .blocking()
        .take(3)
    {
        println!("{}", inquiry?.id);
    }
    Ok(())
}

#[cfg(not(feature = "blocking"))]
fn main() {
    println!("run it with `--features blocking`");
}
