//! Answers that arrive item by item, in the pieces in which a server sends them.

use fixtures::runtime::http::{Client, Error, ItemStream, RetryPolicy, ServerEvent, UnexpectedKind};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

/// An answer, in the pieces in which the server sends it.
type Pieces = Vec<Vec<u8>>;

/// A client of a server that answers once and sends each piece separately.
fn serve_pieces(media_type: &str, pieces: Pieces) -> Client {
    serve_each(media_type, vec![pieces])
}

/// A client of a server that gives these answers one after the other, each on a connection of its own. All of them have
/// one client, because a new one reads the certificates of the system.
fn serve_each(media_type: &str, answers: Vec<Pieces>) -> Client {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it is bound");
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n"
    );
    std::thread::spawn(move || {
        for pieces in answers {
            let (stream, _) = listener.accept().expect("a client connects");
            // A client that has read enough closes the connection.
            let _ = answer(stream, &head, pieces);
        }
    });
    Client::builder()
        .retry(RetryPolicy::none())
        .base_url(format!("http://{address}"))
        .build()
        .expect("nothing is wrong with this configuration")
}

fn answer(mut stream: TcpStream, head: &str, pieces: Pieces) -> std::io::Result<()> {
    stream.set_nodelay(true).expect("TCP can do it");
    let mut request = [0; 4096];
    let _ = stream.read(&mut request).expect("the client asks");
    stream.write_all(head.as_bytes())?;
    for piece in pieces {
        let chunk = [format!("{:x}\r\n", piece.len()).as_bytes(), &piece, b"\r\n"].concat();
        stream.write_all(&chunk)?;
        std::thread::sleep(Duration::from_millis(2));
    }
    stream.write_all(b"0\r\n\r\n")
}

/// The text in one piece, byte by byte, and split in two at each place.
fn cuts(text: &str) -> Vec<Pieces> {
    let bytes = text.as_bytes();
    let mut cuts = vec![
        vec![bytes.to_vec()],
        bytes.iter().map(|byte| vec![*byte]).collect(),
    ];
    for at in 1..bytes.len() {
        cuts.push(vec![bytes[..at].to_vec(), bytes[at..].to_vec()]);
    }
    cuts
}

#[tokio::test]
async fn lines_of_json_are_items_however_they_are_cut() {
    let text = "\u{feff}{\"station\":\"a\",\"degrees\":1}\r\n\r\n \n{\"station\":\"ö\"}\n{\"station\":\"c\"}";
    let answers = cuts(text);
    let count = answers.len();
    let client = serve_each("application/x-ndjson", answers);
    for _ in 0..count {
        let mut readings = client.readings().export().await.unwrap().into_inner();
        let mut stations = Vec::new();
        while let Some(reading) = readings.next().await {
            stations.push(reading.unwrap().station.unwrap());
        }
        assert_eq!(stations, ["a", "ö", "c"]);
    }
}

#[tokio::test]
async fn records_may_have_several_lines() {
    let text = "\u{1e}{\n  \"level\": 1\n}\n\u{1e}{\"level\":2}\n";
    let answers = cuts(text);
    let count = answers.len();
    let client = serve_each("application/json-seq", answers);
    for _ in 0..count {
        let mut alarms = client.alarms().replay().await.unwrap().into_inner();
        for level in [1, 2] {
            let alarm = alarms.next().await.unwrap().unwrap();
            assert_eq!(alarm.level, Some(level));
        }
        assert!(alarms.next().await.is_none());
    }
}

#[tokio::test]
async fn events_are_read_as_their_standard_says() {
    let text = concat!(
        "\u{feff}: a comment\r\n",
        "id: 7\r\nretry: 250\r\nevent: warm\r\ndata: {\"station\":\r\ndata:\"a\"}\r\n\r\n",
        "event: nothing to tell\n\n",
        "data\rdata: {\"station\":\"b\"}\r\r",
        "unknown: field\nid: bad\0id\ndata:  {\"station\":\"c\"}\n\n",
        "data: {\"station\":\"not ended\"}",
    );
    let answers = cuts(text);
    let count = answers.len();
    let client = serve_each("text/event-stream; charset=utf-8", answers);
    for _ in 0..count {
        let mut readings = client.readings().follow().await.unwrap().into_inner();
        let first = readings.next().await.unwrap().unwrap();
        assert_eq!(
            (first.event.as_str(), first.id.as_str(), first.retry),
            ("warm", "7", Some(Duration::from_millis(250)))
        );
        assert_eq!(first.data.station.as_deref(), Some("a"));
        for station in ["b", "c"] {
            let event = readings.next().await.unwrap().unwrap();
            assert_eq!(event.data.station.as_deref(), Some(station));
            assert_eq!((event.event.as_str(), event.id.as_str()), ("", "7"));
            assert_eq!(event.retry, None);
        }
        assert!(readings.next().await.is_none());
    }
}

#[tokio::test]
async fn an_event_may_be_described_with_its_fields() {
    let text = "event: raised\nid: 1\ndata: {\"level\":3}\n\nevent: lost\ndata: 5\n\n";
    let client = serve_pieces("text/event-stream", vec![text.into()]);
    let mut alarms = client.alarms().follow().await.unwrap().into_inner();
    let first = alarms.next().await.unwrap().unwrap();
    assert_eq!(first.event.as_ref().unwrap().as_str(), "raised");
    assert_eq!(first.id.as_deref(), Some("1"));
    assert_eq!(first.data.unwrap().level, Some(3));
    assert!(alarms.misfits().is_empty());
    let second = alarms.next().await.unwrap().unwrap();
    assert_eq!(second.event.as_ref().unwrap().as_str(), "lost");
    assert_eq!(alarms.misfits().len(), 1, "{:?}", alarms.misfits());
}

#[tokio::test]
async fn data_of_text_is_text_and_done_is_the_end() {
    let text = "data: {\"no\": \"object\"}\ndata: but text\n\ndata: [DONE]\n\ndata: late\n\n";
    let client = serve_pieces("text/event-stream", vec![text.into()]);
    let mut news = client.news().follow().await.unwrap().into_inner();
    let first = news.next().await.unwrap().unwrap();
    assert_eq!(first.data.0, "{\"no\": \"object\"}\nbut text");
    assert!(news.next().await.is_none());
    assert!(news.next().await.is_none());
}

#[tokio::test]
async fn an_item_that_cannot_be_read_is_an_error_of_its_own() {
    let text = "{\"station\": 5}\nno JSON\n{\"station\":\"c\"}\n";
    let client = serve_pieces("application/x-ndjson", vec![text.into()]);
    let mut readings = client.readings().export().await.unwrap().into_inner();
    let first = readings.next().await.unwrap().unwrap();
    assert_eq!((first.station, readings.misfits().len()), (None, 1));
    match readings.next().await.unwrap().unwrap_err() {
        Error::Decode(error) => assert_eq!(error.body().as_ref(), b"no JSON"),
        other => panic!("{other}"),
    }
    let third = readings.next().await.unwrap().unwrap();
    assert_eq!(third.station.as_deref(), Some("c"));
    assert!(readings.misfits().is_empty());
}

#[tokio::test]
async fn an_item_without_end_is_not_kept_in_memory() {
    for (media_type, piece) in [
        ("application/x-ndjson", "x".repeat(1000)),
        ("text/event-stream", format!("data: {}\n", "x".repeat(1000))),
    ] {
        let pieces = vec![piece.into_bytes(); 200];
        let client = serve_pieces(media_type, pieces);
        let request = client.readings().export();
        let items = request.send_as::<ItemStream<ServerEvent<serde_json::Value>>>();
        let mut items = items.await.unwrap().into_inner().max_item_bytes(5_000);
        let error = items.next().await.unwrap().unwrap_err();
        match &error {
            Error::Unexpected(it) => assert_eq!(it.kind(), &UnexpectedKind::ItemTooLarge(5_000)),
            other => panic!("{other}"),
        }
        assert_eq!(
            error.to_string(),
            "GET /readings: status 200, an item of more than 5000 bytes"
        );
        assert!(items.next().await.is_none());
    }
}

#[tokio::test]
async fn an_answer_that_may_be_whole_can_be_read_as_a_stream() {
    let text = "data: {\"text\":\"sun\"}\n\n";
    let client = serve_pieces("text/event-stream", vec![text.into()]);
    let request = client.forecasts().ask().stream(true);
    let parts = request.send_as::<ItemStream<ServerEvent<fixtures::answers_item_by_item::models::Forecast>>>();
    let mut parts = parts.await.unwrap().into_inner();
    let part = parts.next().await.unwrap().unwrap();
    assert_eq!(part.data.text.as_deref(), Some("sun"));
}
