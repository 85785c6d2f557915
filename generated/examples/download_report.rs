//! Downloads the PDF of a report, piece by piece, into a file.
//!
//! `cargo run --example download_report -- rep_… report.pdf`

use std::error::Error;
use std::io::Write;
use withpersona::Client;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let id = arguments.next().unwrap_or_else(|| "rep_sample".to_owned());
    let path = arguments
        .next()
        .map_or_else(|| std::env::temp_dir().join("report.pdf"), Into::into);
    let client = Client::from_env()?;

    let mut report = client.reports().print_pdf(id).await?.into_inner();
    let mut file = std::fs::File::create(&path)?;
    while let Some(chunk) = report.chunk().await {
        file.write_all(&chunk?)?;
    }
    println!("{} bytes", file.metadata()?.len());

    // A file that an answer links to. The client sends the key only to Persona's own hosts:
    // let photo = client.download(url).await?.into_inner().bytes(10_000_000).await?;
    Ok(())
}
