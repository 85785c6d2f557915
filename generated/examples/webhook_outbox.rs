//! An outbox for webhooks: each event is stored once, however often it is delivered, and processed later.
//!
//! `PERSONA_WEBHOOK_SECRET=wbhsec_… cargo run --example webhook_outbox -- 127.0.0.1:8080 outbox`
//!
//! The outbox is a folder with one file per event, named after the event's ID. In a database, use a table with the ID
//! as its key.

use std::error::Error;
use std::io::{ErrorKind, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use withpersona::webhook::Delivery;
use withpersona::{Event, Verifier};

#[allow(dead_code)]
#[path = "webhook_receiver.rs"]
mod receiver;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let address = arguments.next().unwrap_or("127.0.0.1:8080".to_owned());
    let folder = PathBuf::from(arguments.next().unwrap_or("outbox".to_owned()));
    std::fs::create_dir_all(&folder)?;
    let verifier = Verifier::new(std::env::var("PERSONA_WEBHOOK_SECRET")?)?;
    let listener = TcpListener::bind(address)?;
    println!("listening on {}", listener.local_addr()?);
    for stream in listener.incoming() {
        let mut keep_delivery = |delivery: Delivery<Event>| match keep(&folder, &delivery) {
            Ok(true) => println!("kept {}", delivery.name()),
            Ok(false) => println!("{} has come before", delivery.name()),
            Err(error) => eprintln!("{error}"),
        };
        if let Err(error) = stream.and_then(|s| receiver::serve(&verifier, s, &mut keep_delivery)) {
            eprintln!("{error}");
        }
        work_off(&folder, &mut |event| {
            println!("working on {}", event.name())
        })?;
    }
    Ok(())
}

/// Stores a delivery and says whether it is new. Answer 200 in both cases, otherwise it is delivered again.
pub fn keep(folder: &Path, delivery: &Delivery<Event>) -> std::io::Result<bool> {
    // The ID becomes a file name here, and a slash in it would lead to another folder.
    let id = delivery.id().map_or("", |id| id.as_str());
    if id.is_empty() || !id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
        return Err(std::io::Error::other(
            "an event without an ID that can be kept",
        ));
    }
    if folder.join(format!("{id}.done")).exists() {
        return Ok(false);
    }
    let path = folder.join(format!("{id}.json"));
    match std::fs::File::create_new(path) {
        Ok(mut file) => file.write_all(delivery.body()).map(|()| true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

/// Processes each stored event, and marks it as done. Events have no order: each has its own time.
pub fn work_off(folder: &Path, work: &mut dyn FnMut(&Event)) -> Result<(), Box<dyn Error>> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|end| end != "json") {
            continue;
        }
        // It was verified before it was stored.
        let delivery = Delivery::<Event>::from_verified_body(std::fs::read(&path)?)?;
        work(delivery.event());
        std::fs::rename(&path, path.with_extension("done"))?;
    }
    Ok(())
}
