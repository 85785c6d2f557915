//! A server on loopback that answers, or fails, exactly as a test says.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};

/// The server's reaction to the request with this number, from 0.
pub enum Act {
    /// Reads the request and writes these bytes.
    Reply(Vec<u8>),
    /// Reads the request and writes the result of this function.
    Answer(fn(&Seen) -> Vec<u8>),
    /// Resets the connection before the request has been read.
    Reset,
    /// Writes these bytes, then resets the connection.
    ResetAfter(Vec<u8>),
    /// Reads the request, writes these bytes, and then sends nothing until the server is dropped.
    Stall(Vec<u8>),
    /// Reads the request, writes these bytes, then `n` more bytes.
    Flood(Vec<u8>, usize),
}

/// A request as received.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    pub method: String,
    pub target: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Seen {
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A running server; ends when dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    plan: Box<dyn Fn(usize) -> Act + Send + Sync>,
    seen: Mutex<Vec<Seen>>,
    count: Mutex<usize>,
    stopped: Mutex<bool>,
    stop: Condvar,
}

impl Server {
    pub fn start(plan: impl Fn(usize) -> Act + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Shared {
            plan: Box::new(plan),
            seen: Mutex::default(),
            count: Mutex::default(),
            stopped: Mutex::default(),
            stop: Condvar::new(),
        });
        let accepting = Arc::clone(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if *accepting.stopped.lock().unwrap() {
                    return;
                }
                let shared = Arc::clone(&accepting);
                std::thread::spawn(move || drop(serve(&shared, stream.unwrap())));
            }
        });
        Self { address, shared }
    }

    /// A server that gives the same answer each time.
    pub fn always(reply: Vec<u8>) -> Self {
        Self::start(move |_| Act::Reply(reply.clone()))
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The requests that were read completely.
    pub fn seen(&self) -> Vec<Seen> {
        self.shared.seen.lock().unwrap().clone()
    }

    /// The number of started requests.
    pub fn count(&self) -> usize {
        *self.shared.count.lock().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        *self.shared.stopped.lock().unwrap() = true;
        self.shared.stop.notify_all();
        let _ = TcpStream::connect(self.address);
    }
}

fn serve(shared: &Shared, mut stream: TcpStream) -> std::io::Result<()> {
    // Waits for the first byte of the client without reading it, because dropping unread bytes resets the connection.
    if stream.peek(&mut [0])? == 0 {
        return Ok(());
    }
    let number = {
        let mut count = shared.count.lock().unwrap();
        *count += 1;
        *count - 1
    };
    match (shared.plan)(number) {
        Act::Reset => return Ok(()),
        Act::ResetAfter(bytes) => return stream.write_all(&bytes),
        act => {
            let seen = read_request(&stream)?;
            shared.seen.lock().unwrap().push(seen.clone());
            match act {
                Act::Reply(bytes) => stream.write_all(&bytes)?,
                Act::Answer(make) => stream.write_all(&make(&seen))?,
                Act::Stall(bytes) => {
                    stream.write_all(&bytes)?;
                    let mut stopped = shared.stopped.lock().unwrap();
                    while !*stopped {
                        stopped = shared.stop.wait(stopped).unwrap();
                    }
                }
                Act::Flood(bytes, mut more) => {
                    stream.write_all(&bytes)?;
                    let chunk = vec![b' '; 64 * 1024];
                    while more > 0 {
                        let size = more.min(chunk.len());
                        stream.write_all(&chunk[..size])?;
                        more -= size;
                    }
                }
                Act::Reset | Act::ResetAfter(_) => {}
            }
        }
    }
    Ok(())
}

fn read_request(stream: &TcpStream) -> std::io::Result<Seen> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_whitespace().map(str::to_owned);
    let mut seen = Seen {
        method: words.next().unwrap_or_default(),
        target: words.next().unwrap_or_default(),
        ..Seen::default()
    };
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        seen.headers
            .push((name.to_owned(), value.trim().to_owned()));
    }
    let length = seen
        .header("content-length")
        .and_then(|length| length.parse().ok())
        .unwrap_or(0);
    seen.body = vec![0; length];
    reader.read_exact(&mut seen.body)?;
    Ok(seen)
}

/// A complete answer: status, further header lines, body.
pub fn answer(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut head = format!(
        "HTTP/1.1 {status} Status\r\nconnection: close\r\ncontent-length: {}\r\n",
        body.len()
    );
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    [head.as_bytes(), body].concat()
}

/// An answer of JSON.
pub fn json(status: u16, body: &str) -> Vec<u8> {
    answer(status, &[("content-type", "application/json")], body)
}
