//! A server on loopback that keeps the bodies of requests and answers each with 204.
//!
//! In: requests, one after the other. Out: their bodies, with a fixed text for the boundary of parts. Always: a chunked
//! body is joined.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A server on loopback.
#[derive(Debug)]
pub(super) struct Recorder {
    /// Its address.
    pub base: String,
    bodies: Receiver<Vec<u8>>,
}

impl Recorder {
    /// Starts the server. It ends with the program.
    pub fn start() -> std::io::Result<Recorder> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let base = format!("http://{}", listener.local_addr()?);
        let (keep, bodies) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if let Ok(body) = answer(&stream)
                    && keep.send(body).is_err()
                {
                    break;
                }
            }
        });
        Ok(Recorder { base, bodies })
    }

    /// The body of the last request; `None` if no request came.
    pub fn take(&self) -> Option<Vec<u8>> {
        self.bodies.recv_timeout(Duration::from_millis(200)).ok()
    }
}

fn answer(mut stream: &TcpStream) -> std::io::Result<Vec<u8>> {
    let mut reader = BufReader::new(stream);
    let (mut length, mut chunked, mut boundary) = (0, false, None);
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let (name, value) = line
            .trim_end()
            .split_once(": ")
            .unwrap_or((line.trim_end(), ""));
        match name.to_ascii_lowercase().as_str() {
            "" => break,
            "content-length" => length = value.parse().unwrap_or(0),
            "transfer-encoding" => chunked = true,
            "content-type" => boundary = value.split_once("boundary=").map(|(_, b)| b.to_owned()),
            _ => {}
        }
    }
    let mut body = Vec::new();
    while chunked {
        let mut size = String::new();
        reader.read_line(&mut size)?;
        let size = u64::from_str_radix(size.trim(), 16).unwrap_or(0);
        reader.by_ref().take(size).read_to_end(&mut body)?;
        reader.read_line(&mut String::new())?;
        chunked = size > 0;
    }
    reader.take(length).read_to_end(&mut body)?;
    stream.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n")?;
    Ok(match boundary {
        Some(boundary) => String::from_utf8_lossy(&body)
            .replace(boundary.trim_matches('"'), "boundary")
            .into(),
        None => body,
    })
}
