//! Compares the client with bare reqwest: the same requests and the same decoding, in turns.
//!
//! `cargo bench --bench throughput`
//!
//! A server on loopback answers with a page of fifty inquiries. Each side sends the same number of requests over one
//! connection, in short turns, so that other processes affect both sides alike. The median of the turns counts. The
//! output has requests by the clock and the client's own CPU time (on Linux), which other programs disturb less.

use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderValue};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use withpersona::Client;
use withpersona::resources::ListInquiriesResponse;
use withpersona::runtime::json::decode;

/// The number of requests in a turn.
const REQUESTS: usize = 50;
/// The number of turns of each side.
const TURNS: usize = 101;

type Failure = Box<dyn std::error::Error>;

/// glibc returns free memory at the end of the heap to the kernel, and the next allocation there pays for it. Without
/// this setting, the second side loses a fifth, whichever side that is.
const KEEP_MEMORY: (&str, &str) = ("MALLOC_TRIM_THRESHOLD_", "1000000000");

fn main() -> Result<(), Failure> {
    if std::env::var_os(KEEP_MEMORY.0).is_none() {
        let mut again = std::process::Command::new(std::env::current_exe()?);
        again.env(KEEP_MEMORY.0, KEEP_MEMORY.1).status()?;
        return Ok(());
    }
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(compare())
}

async fn compare() -> Result<(), Failure> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    let page = make_page();
    println!(
        "{REQUESTS} requests a turn, {TURNS} turns, {} bytes an answer",
        page.len()
    );
    std::thread::spawn(move || serve(listener, page));

    let client = Client::builder()
        .api_key("key")
        .base_url(url.as_str())
        .build()?;
    let bare = bare_client()?;
    let (mut ours, mut theirs) = (Turns::default(), Turns::default());
    for turn in 0..TURNS {
        // Each side comes first equally often.
        for side in 0..2 {
            let start = (Instant::now(), cpu_time());
            if (turn + side) % 2 == 0 {
                run_bare(&bare, &url).await?;
                theirs.add(start);
            } else {
                run_client(&client).await?;
                ours.add(start);
            }
        }
    }
    let (our_rate, their_rate) = (rate(ours.by_clock), rate(theirs.by_clock));
    println!(
        "by the clock: bare reqwest {their_rate:6.0} requests/s, withpersona {our_rate:6.0} requests/s"
    );
    println!(
        "difference    {:+.1} %",
        (our_rate / their_rate - 1.0) * 100.0
    );
    if !ours.on_cpu.is_empty() {
        let (our_rate, their_rate) = (rate(ours.on_cpu), rate(theirs.on_cpu));
        println!(
            "CPU time: bare reqwest {:6.1} µs/request, withpersona {:6.1} µs/request",
            1e6 / their_rate,
            1e6 / our_rate
        );
        println!(
            "difference    {:+.1} %",
            (their_rate / our_rate - 1.0) * 100.0
        );
    }
    Ok(())
}

/// The figures of one side's turns.
#[derive(Default)]
struct Turns {
    by_clock: Vec<Duration>,
    on_cpu: Vec<Duration>,
}

impl Turns {
    fn add(&mut self, (start, cpu): (Instant, Option<Duration>)) {
        self.by_clock.push(start.elapsed());
        let spent = cpu_time().zip(cpu).map(|(end, start)| end - start);
        self.on_cpu.extend(spent);
    }
}

/// The CPU time of this thread.
fn cpu_time() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = text.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// Requests per second, for the median turn.
fn rate(mut turns: Vec<Duration>) -> f64 {
    turns.sort();
    REQUESTS as f64 / turns[turns.len() / 2].as_secs_f64()
}

async fn run_client(client: &Client) -> Result<(), Failure> {
    for _ in 0..REQUESTS {
        let page = client.inquiries().list().page_size(50).await?;
        assert_eq!(page.data.len(), 50);
    }
    Ok(())
}

async fn run_bare(client: &reqwest::Client, url: &str) -> Result<(), Failure> {
    for _ in 0..REQUESTS {
        let request = client.get(format!("{url}/inquiries?page%5Bsize%5D=50"));
        let answer = request
            .timeout(Duration::from_secs(60))
            .send()
            .await?
            .error_for_status()?;
        let page: ListInquiriesResponse = decode(&answer.bytes().await?)?;
        assert_eq!(page.data.len(), 50);
    }
    Ok(())
}

fn bare_client() -> Result<reqwest::Client, Failure> {
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    headers.insert(AUTHORIZATION, HeaderValue::from_static("Bearer key"));
    headers.insert("persona-version", HeaderValue::from_static("2025-12-08"));
    headers.insert("key-inflection", HeaderValue::from_static("kebab"));
    Ok(reqwest::Client::builder()
        .default_headers(headers)
        .user_agent("bare")
        .build()?)
}

/// A page of fifty inquiries.
fn make_page() -> String {
    let inquiry = |at: usize| {
        format!(
            r#"{{"type":"inquiry","id":"inq_{at:024}","attributes":{{"status":"completed",
            "reference-id":"customer-{at}","note":null,"tags":["one","two"],
            "created-at":"2024-05-06T07:08:09.000Z","completed-at":"2024-05-06T07:18:09.000Z"}},
            "relationships":{{"account":{{"data":{{"type":"account","id":"act_{at:024}"}}}},
            "verifications":{{"data":[{{"type":"verification/selfie","id":"ver_{at:024}"}}]}}}}}}"#
        )
    };
    let inquiries: Vec<_> = (0..50).map(inquiry).collect();
    format!(
        r#"{{"data":[{}],"links":{{"prev":null,"next":null}}}}"#,
        inquiries.join(",")
    )
}

/// Answers every request with the page, on its own thread.
fn serve(listener: std::net::TcpListener, page: String) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nrequest-id: req_1\r\ncontent-length: {}\r\n\r\n{page}",
        page.len()
    );
    let answer: &'static [u8] = answer.into_bytes().leak();
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(async {
            let listener = TcpListener::from_std(listener)?;
            loop {
                let (stream, _) = listener.accept().await?;
                tokio::spawn(answer_all(stream, answer));
            }
        })
}

async fn answer_all(mut stream: TcpStream, answer: &[u8]) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut buffer = [0; 4096];
    let mut read = 0;
    loop {
        match stream.read(&mut buffer[read..]).await? {
            0 => return Ok(()),
            count => read += count,
        }
        // A GET ends with an empty line. Only one is open at a time.
        if buffer[..read].ends_with(b"\r\n\r\n") {
            stream.write_all(answer).await?;
            read = 0;
        }
    }
}
