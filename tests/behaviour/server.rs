//! A server on this machine that receives one request and gives one answer.

use fixtures::runtime::http::{Client, ClientBuilder, NoContent, Operation, Request, RetryPolicy};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::JoinHandle;

/// A request as received.
#[derive(Debug)]
pub struct Received {
    /// Method and target, such as `GET /things?a=b`.
    pub line: String,
    /// Header fields, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

impl Received {
    /// The query, as received.
    pub fn query(&self) -> &str {
        self.line.split_once('?').map_or("", |(_, query)| query)
    }

    /// A header field.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(known, _)| known == name);
        found.next().map(|(_, value)| value.as_str())
    }
}

/// An answer: status, media type and body.
pub type Canned = (u16, &'static str, &'static str);

/// The answer of operations without an answer body.
pub const NOTHING: Canned = (204, "", "");

/// A client without credentials, its server, which answers once, and the request that the server receives.
pub fn serve(answer: Canned) -> (Client, JoinHandle<Received>) {
    serve_with(answer, |builder| builder)
}

/// Does the same with a client that has more settings.
pub fn serve_with(
    answer: Canned,
    configure: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> (Client, JoinHandle<Received>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it is bound");
    let builder = Client::builder().retry(RetryPolicy::none());
    let client = configure(builder)
        .base_url(format!("http://{address}"))
        .build()
        .expect("nothing is wrong with this configuration");
    let received = std::thread::spawn(move || {
        let (stream, _) = listener.accept().expect("a client connects");
        exchange(stream, answer)
    });
    (client, received)
}

/// Sends a request, answers with an empty body, and gives the received request.
pub async fn send<O: Operation>(make: impl FnOnce(&Client) -> Request<O>) -> Received {
    let (client, received) = serve(NOTHING);
    make(&client)
        .send_as::<NoContent>()
        .await
        .expect("the server answers");
    received.join().expect("the server has not panicked")
}

fn exchange(mut stream: TcpStream, (status, media_type, body): Canned) -> Received {
    let mut reader = BufReader::new(stream.try_clone().expect("a stream has two halves"));
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader
            .read_line(&mut line)
            .expect("the client sends a head");
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let line = lines.remove(0).trim_end_matches(" HTTP/1.1").to_owned();
    let headers: Vec<(String, String)> = lines
        .iter()
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.map_or(0, |(_, length)| {
        length.parse().expect("a length is a number")
    });
    let mut content = vec![0; length];
    reader
        .read_exact(&mut content)
        .expect("the client sends all of its body");
    let content_type = if media_type.is_empty() {
        String::new()
    } else {
        format!("content-type: {media_type}\r\n")
    };
    let answer = format!(
        "HTTP/1.1 {status} Said\r\n{content_type}content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    stream
        .write_all(answer.as_bytes())
        .expect("the client reads the answer");
    Received {
        line,
        headers,
        body: String::from_utf8(content).expect("these bodies are text"),
    }
}
