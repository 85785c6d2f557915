//! A receiver of webhooks with actix.
//!
//! `PERSONA_WEBHOOK_SECRET=wbhsec_… cargo run`

use actix_web::http::StatusCode;
use actix_web::web::{self, Bytes, Data};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use withpersona::{Event, Verifier};

#[actix_web::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let verifier = Data::new(Verifier::new(std::env::var("PERSONA_WEBHOOK_SECRET")?)?);
    let app = move || App::new().configure(|config| configure(config, verifier.clone()));
    HttpServer::new(app).bind(("127.0.0.1", 8080))?.run().await?;
    Ok(())
}

fn configure(config: &mut web::ServiceConfig, verifier: Data<Verifier>) {
    config
        .app_data(verifier)
        .app_data(web::PayloadConfig::new(4 * 1024 * 1024))
        .route("/webhooks", web::post().to(receive));
}

/// The signature is over the raw bytes, so a `Json` extractor cannot be used.
async fn receive(
    verifier: Data<Verifier>,
    request: HttpRequest,
    body: Bytes,
) -> HttpResponse {
    // actix has its own header types, so the fields are collected into a list of pairs.
    let headers: Vec<_> =
        request.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    match verifier.verify(&headers, body) {
        Ok(delivery) => {
            println!("{} {}", delivery.id().map_or("", |id| id.as_str()), delivery.name());
            match delivery.event() {
                Event::InquiryCompleted(_) => println!("an inquiry is complete"),
                Event::Unknown(event) => println!("not described: {}", event.name()),
                _ => {}
            }
            HttpResponse::Ok().finish()
        }
        Err(error) => {
            println!("refused: {error}");
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST);
            HttpResponse::build(status).finish()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::{TestRequest, call_service, init_service};
    use std::time::{SystemTime, UNIX_EPOCH};
    use withpersona::webhook::sign;

    const BODY: &str = r#"{"data":{"id":"evt_1","attributes":{"name":"inquiry.completed"}}}"#;

    async fn status_for(secret: &str) -> StatusCode {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let verifier = Data::new(Verifier::new("wbhsec_a").unwrap());
        let app = init_service(App::new().configure(|config| configure(config, verifier))).await;
        let request = TestRequest::post()
            .uri("/webhooks")
            .insert_header(("Persona-Signature", sign(secret, now, BODY)))
            .set_payload(BODY);
        call_service(&app, request.to_request()).await.status()
    }

    #[actix_web::test]
    async fn signed_deliveries_are_taken_and_others_are_not() {
        assert_eq!(status_for("wbhsec_a").await, StatusCode::OK);
        assert_eq!(status_for("wbhsec_b").await, StatusCode::UNAUTHORIZED);
    }
}
