//! Creates an inquiry with data about the person, and prints a link that works once.
//!
//! `cargo run --example prefilled_inquiry -- itmpl_…`

use withpersona::models::InquiryFields;
use withpersona::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let template = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "itmpl_sample".to_owned());
    let client = Client::from_env()?;
    let fields = InquiryFields::new()
        .name_first("Jane")
        .birthdate("1994-04-12");
    let created = client
        .inquiries()
        .create()
        .inquiry_template_id(template)
        .fields(fields)
        .await?;
    // Send it to the person: whoever opens it first gets the session.
    let link = client.inquiries().generate_one_time_link(&created.data.id);
    println!("{}", link.await?.meta.one_time_link);
    Ok(())
}
