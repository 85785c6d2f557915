//! Tests your own program without a server: its calls get answers from a list.
//!
//! `cargo run --example fake_answers --features test-util`

use withpersona::models::InquiryStatus;
use withpersona::{Client, Error};

/// The code under test: it reads whether an inquiry is approved. A missing inquiry is not approved.
pub async fn is_approved(client: &Client, id: &str) -> Result<bool, Error> {
    match client.inquiries().retrieve(id).await {
        Ok(inquiry) => Ok(inquiry.data.attributes.status == Some(InquiryStatus::Approved)),
        Err(error) if error.is_not_found() => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(feature = "test-util")]
#[tokio::main]
async fn main() -> Result<(), Error> {
    use serde_json::json;
    use withpersona::http::{FakeAnswer, FakeTransport, FaultKind};

    let inquiry = json!({"data": {
        "type": "inquiry", "id": "inq_1", "attributes": {"status": "approved"},
    }});
    let transport = FakeTransport::new([
        // The client retries this one, so the program does not see it.
        FakeAnswer::json(503, json!({})),
        FakeAnswer::json(200, inquiry),
        FakeAnswer::json(404, json!({"errors": [{"title": "Record not found"}]})),
        FakeAnswer::fault(FaultKind::Timeout),
        FakeAnswer::fault(FaultKind::Timeout),
        FakeAnswer::fault(FaultKind::Timeout),
    ]);
    let client = transport.client()?;
    assert!(is_approved(&client, "inq_1").await?);
    assert!(!is_approved(&client, "inq_2").await?);
    assert!(
        is_approved(&client, "inq_3")
            .await
            .is_err_and(|e| e.is_timeout())
    );
    let asked: Vec<String> = transport
        .requests()
        .iter()
        .map(|r| r.path().to_owned())
        .collect();
    println!("{}", asked.join("\n"));
    Ok(())
}

#[cfg(not(feature = "test-util"))]
fn main() {
    println!("run this with --features test-util");
}
