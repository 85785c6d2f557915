//! Sends a thousand requests at once to a slow server, with the client and with bare reqwest.
//!
//! `cargo bench --bench many_at_once`
//!
//! The server answers each request after two seconds with a page of fifty inquiries, so all requests are open at the
//! same time. Nothing is retried. Each side is a process of its own, because the peak of memory (on Linux) belongs to a
//! process. The output has answers, errors, the time by the clock, and that peak.

use std::net::SocketAddr;
use std::process::Command;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use withpersona::resources::ListInquiriesResponse;
use withpersona::{Client, RetryPolicy};

const REQUESTS: usize = 1_000;
const DELAY: Duration = Duration::from_secs(2);

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mut arguments = std::env::args().skip(1);
    if let Some((side, url)) = arguments.next().zip(arguments.next()) {
        return runtime.block_on(run_side(&side, url));
    }
    let (tell, address) = std::sync::mpsc::channel();
    std::thread::spawn(move || serve(&tell));
    let url = format!("http://{}", address.recv()?);
    for side in ["reqwest", "withpersona", "reqwest", "withpersona"] {
        let mut process = Command::new(std::env::current_exe()?);
        process.args([side, &url]).status()?;
    }
    Ok(())
}

async fn run_side(side: &str, url: String) -> Result<(), Failure> {
    let client = Client::builder()
        .api_key("key")
        .base_url(url.as_str())
        .retry(RetryPolicy::none())
        .build()?;
    let bare = reqwest::Client::new();
    let is_ours = side == "withpersona";
    let start = Instant::now();
    let calls: Vec<_> = (0..REQUESTS)
        .map(|_| match is_ours {
            true => tokio::spawn(call_client(client.clone())),
            false => tokio::spawn(call_bare(bare.clone(), url.clone())),
        })
        .collect();
    let (mut answers, mut errors) = (0, 0);
    for call in calls {
        match call.await? {
            Ok(50) => answers += 1,
            Ok(_) => errors += 1,
            Err(error) => {
                eprintln!("{error}");
                errors += 1;
            }
        }
    }
    println!(
        "{side:12} {answers} answers, {errors} errors, {:.2} s, {}",
        start.elapsed().as_secs_f64(),
        read_peak().unwrap_or_default()
    );
    Ok(())
}

/// The number of inquiries in the answer.
async fn call_client(client: Client) -> Result<usize, Failure> {
    let page = client.inquiries().list().page_size(50).await?;
    Ok(page.data.len())
}

async fn call_bare(client: reqwest::Client, url: String) -> Result<usize, Failure> {
    let request = client.get(format!("{url}/inquiries?page%5Bsize%5D=50"));
    let answer = request.send().await?.error_for_status()?;
    let page: ListInquiriesResponse = serde_json::from_slice(&answer.bytes().await?)?;
    Ok(page.data.len())
}

/// The most memory that this process had at a time, as Linux prints it.
fn read_peak() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(format!("{} at most", line.trim()))
}

fn serve(tell: &Sender<SocketAddr>) -> std::io::Result<()> {
    let inquiry = r#"{"type":"inquiry","id":"inq_1","attributes":{"status":"completed","tags":["one","two"],
        "created-at":"2024-05-06T07:08:09.000Z","completed-at":"2024-05-06T07:18:09.000Z"},
        "relationships":{"account":{"data":{"type":"account","id":"act_1"}}}}"#;
    let body = format!(r#"{{"data":[{}]}}"#, vec![inquiry; 50].join(","));
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let answer: &'static str = answer.leak();
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(async {
            let socket = TcpSocket::new_v4()?;
            socket.bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
            // With room for all connections, none has to wait until it is tried again.
            let listener = socket.listen(REQUESTS as u32)?;
            let _ = tell.send(listener.local_addr()?);
            loop {
                let (stream, _) = listener.accept().await?;
                tokio::spawn(answer_late(stream, answer));
            }
        })
}

async fn answer_late(mut stream: TcpStream, answer: &str) -> std::io::Result<()> {
    let mut buffer = [0; 4096];
    let mut read = 0;
    // A GET ends with an empty line.
    while !buffer[..read].ends_with(b"\r\n\r\n") {
        match stream.read(&mut buffer[read..]).await? {
            0 => return Ok(()),
            count => read += count,
        }
    }
    tokio::time::sleep(DELAY).await;
    stream.write_all(answer.as_bytes()).await?;
    // The client may keep the connection; it is closed when the client closes it.
    while stream.read(&mut buffer).await? > 0 {}
    Ok(())
}
