//! A receiver of webhooks with axum.
//!
//! `PERSONA_WEBHOOK_SECRET=wbhsec_… cargo run`

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use std::sync::Arc;
use withpersona::{Event, Verifier};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let verifier = Verifier::new(std::env::var("PERSONA_WEBHOOK_SECRET")?)?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
    axum::serve(listener, app(verifier)).await?;
    Ok(())
}

fn app(verifier: Verifier) -> Router {
    Router::new()
        .route("/webhooks", post(receive))
        .layer(DefaultBodyLimit::max(4 * 1024 * 1024))
        .with_state(Arc::new(verifier))
}

/// The signature is over the raw bytes, so a `Json` extractor cannot be used.
async fn receive(
    State(verifier): State<Arc<Verifier>>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    match verifier.verify(&headers, body) {
        Ok(delivery) => {
            println!("{} {}", delivery.id().map_or("", |id| id.as_str()), delivery.name());
            match delivery.event() {
                Event::InquiryCompleted(_) => println!("an inquiry is complete"),
                Event::Unknown(event) => println!("not described: {}", event.name()),
                _ => {}
            }
            StatusCode::OK
        }
        Err(error) => {
            println!("refused: {error}");
            StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::Request;
    use std::time::{SystemTime, UNIX_EPOCH};
    use tower::ServiceExt;
    use withpersona::webhook::sign;

    const BODY: &str = r#"{"data":{"id":"evt_1","attributes":{"name":"inquiry.completed"}}}"#;

    async fn status_for(secret: &str) -> StatusCode {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let request = Request::post("/webhooks")
            .header("Persona-Signature", sign(secret, now, BODY))
            .body(Body::from(BODY))
            .unwrap();
        app(Verifier::new("wbhsec_a").unwrap()).oneshot(request).await.unwrap().status()
    }

    #[tokio::test]
    async fn signed_deliveries_are_taken_and_others_are_not() {
        assert_eq!(status_for("wbhsec_a").await, 200);
        assert_eq!(status_for("wbhsec_b").await, 401);
    }
}
