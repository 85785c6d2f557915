//! Answers that arrive item by item, in the pieces in which a server sends them.

use fixtures::runtime::http::{Client, Error, ItemStream, RetryPolicy, ServerEvent, UnexpectedKind};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::Duration;

/// A client of a server that answers once and sends each piece separately.
fn serve_pieces(media_type: &str, pieces: Vec<Vec<u8>>) -> Client {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it is bound");
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n"
    );
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a client connects");
        stream.set_nodelay(true).expect("TCP can do it");
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).expect("the client asks");
        let mut send = |bytes: &[u8]| stream.write_all(bytes).is_ok();
        send(head.as_bytes());
        for piece in pieces {
            let chunk = [format!("{:x}\r\n", piece.len()).as_bytes(), &piece, b"\r\n"].concat();
            if !send(&chunk) {
                return;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        send(b"0\r\n\r\n");
    });
    Client::builder()
        .retry(RetryPolicy::none())
        .base_url(format!("http://{address}"))
        .build()
        .expect("nothing is wrong with this configuration")
}

/// The text in one piece, byte by byte, and split in two at each place.
fn cuts(text: &str) -> Vec<Vec<Vec<u8>>> {
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
    for pieces in cuts(text) {
        let client = serve_pieces("application/x-ndjson", pieces);
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
    for pieces in cuts(text) {
        let client = serve_pieces("application/json-seq", pieces);
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
    for pieces in cuts(text) {
        let client = serve_pieces("text/event-stream; charset=utf-8", pieces);
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
