//! A receiver of webhooks in plain Rust: it turns a raw request into an event, without a framework.
//!
//! `PERSONA_WEBHOOK_SECRET=wbhsec_… cargo run --example webhook_receiver -- 127.0.0.1:8080`
//!
//! The folders `receivers/axum` and `receivers/actix` do the same with two frameworks.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use withpersona::webhook::Delivery;
use withpersona::{Event, Verifier};

/// Bodies have a few kilobytes, so this limit is high enough.
const MAX_BODY: usize = 4 * 1024 * 1024;

fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let verifier = Verifier::new(std::env::var("PERSONA_WEBHOOK_SECRET")?)?;
    let listener = TcpListener::bind(address)?;
    println!("listening on {}", listener.local_addr()?);
    for stream in listener.incoming() {
        // One request at a time is enough for an example. A real server uses a framework.
        if let Err(error) = stream.and_then(|stream| serve(&verifier, stream, &mut handle)) {
            eprintln!("{error}");
        }
    }
    Ok(())
}

fn handle(delivery: Delivery<Event>) {
    // Deliveries are repeated and arrive out of order: remember the ID, and order by the time.
    println!(
        "{} {}",
        delivery.id().map_or("", |id| id.as_str()),
        delivery.name()
    );
    match delivery.event() {
        Event::InquiryCompleted(_) => println!("an inquiry is complete"),
        Event::Unknown(event) => println!("not described: {}", event.name()),
        _ => {}
    }
}

/// Answers one delivery: 200 after it has been handled. After any other status it is delivered again.
pub fn serve(
    verifier: &Verifier,
    mut stream: TcpStream,
    handle: &mut dyn FnMut(Delivery<Event>),
) -> std::io::Result<()> {
    let (headers, body) = read_request(&stream)?;
    let status = match verifier.verify(&headers, body) {
        Ok(delivery) => {
            handle(delivery);
            200
        }
        Err(error) => {
            println!("refused: {error}");
            error.status()
        }
    };
    write!(
        stream,
        "HTTP/1.1 {status} Status\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
    )
}

/// Header fields and body.
type Received = (Vec<(String, String)>, Vec<u8>);

/// Header fields and body of a request with a length.
fn read_request(stream: &TcpStream) -> std::io::Result<Received> {
    let mut reader = BufReader::new(stream);
    let mut headers = Vec::new();
    reader.read_line(&mut String::new())?;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    let length = headers
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let length = length
        .and_then(|(_, length)| length.parse().ok())
        .unwrap_or(0);
    if length > MAX_BODY {
        return Err(std::io::Error::other("the body is too large"));
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok((headers, body))
}
