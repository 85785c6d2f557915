//! Bodies with files: multipart, forms, and files alone.

use super::sample::*;
use super::server::{Act, Server, answer};
use super::*;
use bytes::Bytes;

fn body() -> CreateThing {
    CreateThing {
        name: Some("a \"b\"\r\nc & d".to_owned()),
        picture: Some(File::from_bytes("p\"\r\n.png", "PNG\r\n").content_type("image/png")),
        size: Some(10.0),
        owner: Some(Box::new(Owner {
            name: Some("jane".to_owned()),
            photo: None,
            more: None,
        })),
    }
}

#[tokio::test]
async fn members_become_parts() {
    let server = Server::always(answer(204, &[], ""));
    let client = client(&server);
    things(&client).upload(body()).await.unwrap();
    let seen = &server.seen()[0];
    let content_type = seen.header("content-type").unwrap();
    let boundary = content_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    let wanted = [
        "--B\r\ncontent-disposition: form-data; name=\"type\"\r\n\r\nthing\r\n",
        "--B\r\ncontent-disposition: form-data; name=\"name\"\r\n\r\na \"b\"\r\nc & d\r\n",
        "--B\r\ncontent-disposition: form-data; name=\"picture\"; filename=\"p%22%0D%0A.png\"\r\n",
        "content-type: image/png\r\n\r\nPNG\r\n\r\n",
        "--B\r\ncontent-disposition: form-data; name=\"size\"\r\n\r\n10\r\n",
        "--B\r\ncontent-disposition: form-data; name=\"owner\"\r\ncontent-type: application/json\r\n\r\n",
        "{\"name\":\"jane\"}\r\n--B--\r\n",
    ];
    assert_eq!(
        seen.text(),
        wanted.concat().replace("--B", &format!("--{boundary}"))
    );
    assert!(seen.header("content-length").is_some());
    assert!(seen.header("idempotency-key").is_some());
}

#[tokio::test]
async fn an_object_with_a_file_in_it_becomes_named_parts() {
    let server = Server::always(answer(204, &[], ""));
    let client = client(&server);
    let owner = Owner {
        name: Some("jane".to_owned()),
        photo: Some(File::from_bytes("j.png", "PNG")),
        more: Some(vec![
            File::from_bytes("1", "one"),
            File::from_bytes("2", "two"),
        ]),
    };
    things(&client)
        .upload(CreateThing {
            owner: Some(Box::new(owner)),
            ..CreateThing::default()
        })
        .await
        .unwrap();
    let text = server.seen()[0].text();
    assert!(
        text.contains("name=\"owner[name]\"\r\n\r\njane\r\n"),
        "{text}"
    );
    assert!(
        text.contains("name=\"owner[photo]\"; filename=\"j.png\"\r\n"),
        "{text}"
    );
    assert!(
        text.contains("name=\"owner[more][]\"; filename=\"2\"\r\n"),
        "{text}"
    );
}

#[tokio::test]
async fn a_form_has_escaped_fields() {
    let server = Server::always(answer(204, &[], ""));
    let client = client(&server);
    things(&client)
        .submit(CreateThing {
            picture: None,
            ..body()
        })
        .await
        .unwrap();
    let seen = &server.seen()[0];
    assert_eq!(
        seen.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(
        seen.text(),
        "type=thing&name=a%20%22b%22%0D%0Ac%20%26%20d&size=10&owner%5Bname%5D=jane"
    );
    let error = things(&client).submit(body()).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)), "{error:?}");
}

#[tokio::test]
async fn a_path_is_read_again_by_every_attempt() {
    let path = std::env::temp_dir().join(format!("withpersona-upload-{}.bin", std::process::id()));
    let content: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
    std::fs::write(&path, &content).unwrap();
    let server = Server::start(|number| {
        Act::Reply(if number == 0 {
            answer(503, &[], "")
        } else {
            answer(204, &[], "")
        })
    });
    let client = client(&server);
    let policy = RetryPolicy::standard().any_method(true);
    things(&client)
        .replace(File::from(path.as_path()))
        .with_retry(policy)
        .await
        .unwrap();
    std::fs::remove_file(&path).unwrap();
    let seen = server.seen();
    assert!(seen.len() == 2 && seen.iter().all(|seen| seen.body == content));
    assert_eq!(seen[0].header("content-length"), Some("800000"));

    let error = things(&client)
        .replace(File::from_path(&path))
        .await
        .unwrap_err();
    let Error::Connection(fault) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(
        (fault.kind(), error.is_retryable()),
        (FaultKind::Request, false)
    );
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn an_empty_media_type_of_a_file_is_none() {
    let server = Server::always(answer(204, &[], ""));
    for empty in ["", " "] {
        let file = File::from_bytes("a", "b")
            .content_type("image/png")
            .content_type(empty);
        things(&client(&server)).replace(file).await.unwrap();
    }
    for seen in server.seen() {
        assert_eq!(
            seen.header("content-type"),
            Some("application/octet-stream")
        );
    }
}

#[tokio::test]
async fn a_directory_is_no_file_to_send() {
    let server = Server::always(answer(204, &[], ""));
    let policy = RetryPolicy::standard().any_method(true);
    let replace = things(&client(&server)).replace(File::from_path(std::env::temp_dir()));
    let error = replace.with_retry(policy).await.unwrap_err();
    let Error::Connection(fault) = &error else {
        panic!("{error:?}")
    };
    assert_eq!((fault.kind(), fault.attempts()), (FaultKind::Request, 1));
    assert_eq!(server.count(), 0);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_path_whose_length_nobody_knows_is_no_file_to_send() {
    let server = Server::always(answer(204, &[], ""));
    // A device, and a file that the system makes when it is read and that it calls empty.
    for path in ["/dev/zero", "/proc/self/status"] {
        let replace = things(&client(&server)).replace(File::from_path(path));
        let error = replace.await.unwrap_err();
        let Error::Connection(fault) = &error else {
            panic!("{error:?}")
        };
        assert_eq!(fault.kind(), FaultKind::Request, "{path}");
        assert!(format!("{error:?}").contains("length"), "{error:?}");
    }
    assert_eq!(server.count(), 0);
}

/// Chunks, and an optional failure.
struct Chunks(Vec<std::io::Result<Bytes>>);

impl futures_core::Stream for Chunks {
    type Item = std::io::Result<Bytes>;
    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready((!self.0.is_empty()).then(|| self.0.remove(0)))
    }
}

#[tokio::test]
async fn a_stream_is_sent_once() {
    let server = Server::always(answer(503, &[], ""));
    let client = client(&server);
    let chunks = Chunks(vec![Ok("one ".into()), Ok("two".into())]);
    let file = File::from_stream("s.txt", 7, Box::pin(chunks));
    let policy = RetryPolicy::standard().any_method(true);
    let error = things(&client)
        .replace(file.clone())
        .with_retry(policy)
        .await
        .unwrap_err();
    assert_eq!(error.status(), Some(Status(503)));
    assert_eq!(
        (server.count(), server.seen()[0].text().as_str()),
        (1, "one two")
    );
    let error = things(&client).replace(file).await.unwrap_err();
    assert!(
        matches!(error, Error::Connection(_)) && !error.is_retryable(),
        "{error:?}"
    );
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_stream_that_fails_fails_the_call() {
    let server = Server::always(answer(204, &[], ""));
    let client = client(&server);
    let chunks = Chunks(vec![
        Ok("one ".into()),
        Err(std::io::Error::other("the disk is gone")),
    ]);
    let error = things(&client)
        .replace(File::from_stream("s.txt", 7, Box::pin(chunks)))
        .await
        .unwrap_err();
    assert!(error.is_connection(), "{error:?}");
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn a_media_type_with_a_line_break_is_refused() {
    let server = Server::always(answer(204, &[], ""));
    let client = client(&server);
    let picture = Some(File::from_bytes("a", "b").content_type("a\r\nb: c"));
    let error = things(&client)
        .upload(CreateThing {
            picture,
            ..CreateThing::default()
        })
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Refused(_)));
    assert_eq!(server.count(), 0);
}

/// A creation whose JSON contains this file.
fn with_picture(client: &Client, picture: File) -> Request<CreateThing> {
    let mut request = things(client).create().name("a \"b\"");
    request.body.picture = Some(picture);
    request.body.owner = Some(Box::new(Owner {
        more: Some(vec![File::from_bytes("1", "a"), File::from_bytes("2", "")]),
        ..Owner::default()
    }));
    request
}

fn json_with(content: &[u8]) -> String {
    let picture = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, content);
    format!(
        r#"{{"type":"thing","name":"a \"b\"","picture":"{picture}","owner":{{"more":["YQ==",""]}}}}"#
    )
}

/// Refuses the first request, so that the client retries it.
fn second_time() -> Server {
    Server::start(|number| Act::Reply(answer(if number == 0 { 503 } else { 204 }, &[], "")))
}

#[tokio::test]
async fn a_file_in_json_is_base64_from_every_source() {
    let sizes = [0, 1, 2, 3, 48 * 1024 - 1, 48 * 1024 + 1, 1_000_000];
    for size in sizes {
        let content: Vec<u8> = (0..size).map(|at: u32| (at * 7 % 251) as u8).collect();
        let path = std::env::temp_dir().join(format!("json-{size}-{}.bin", std::process::id()));
        std::fs::write(&path, &content).unwrap();
        for file in [
            File::from_bytes("p.png", content.clone()),
            File::from_path(&path),
        ] {
            let server = second_time();
            with_picture(&client(&server), file).await.unwrap();
            let (seen, wanted) = (server.seen(), json_with(&content));
            // The second request is equal, including its key and its length.
            assert_eq!(seen.len(), 2, "{size}");
            for seen in &seen {
                assert_eq!(seen.text(), wanted);
                assert_eq!(seen.header("content-type"), Some("application/json"));
                let length = wanted.len().to_string();
                assert_eq!(seen.header("content-length"), Some(length.as_str()));
                assert_eq!(seen.header("transfer-encoding"), None);
                assert_eq!(
                    seen.header("idempotency-key").unwrap(),
                    server.seen()[0].header("idempotency-key").unwrap()
                );
            }
        }
        std::fs::remove_file(&path).unwrap();
        // A stream in chunks of odd sizes is sent, but only once.
        let chunks = content.chunks(1 + size as usize / 7);
        let chunks = chunks
            .map(|chunk| Ok(Bytes::copy_from_slice(chunk)))
            .collect();
        let file = File::from_stream("s", u64::from(size), Box::pin(Chunks(chunks)));
        let server = second_time();
        let error = with_picture(&client(&server), file).await.unwrap_err();
        assert_eq!(error.status(), Some(Status(503)));
        assert_eq!(server.seen()[0].text(), json_with(&content));
        assert_eq!(server.count(), 1);
    }
}

#[tokio::test]
async fn no_second_copy_of_a_file_is_made_for_json() {
    let content = Bytes::from(vec![7; 10_000_001]);
    let chunk = super::super::stream::stream_bytes(content.clone());
    let (length, mut text) = super::super::base64_stream::encode(content.len() as u64, chunk);
    let (mut whole, mut largest) = (0, 0);
    while let Some(piece) = super::super::stream::next_chunk(&mut text).await {
        let piece = piece.unwrap();
        whole += piece.len();
        largest = largest.max(piece.len());
    }
    assert_eq!(whole as u64, length);
    assert!(largest <= 64 * 1024, "{largest}");
}

#[tokio::test]
async fn a_file_in_json_that_breaks_fails_the_call() {
    let server = Server::always(answer(204, &[], ""));
    let client = client(&server);
    let broken = Err(std::io::Error::other("the disk is gone"));
    let chunks = Box::pin(Chunks(vec![Ok("abcd".into()), broken]));
    let file = File::from_stream("s", 9, chunks);
    assert!(
        with_picture(&client, file)
            .await
            .unwrap_err()
            .is_connection()
    );
    let missing = File::from_path("/there/is/no/such/file");
    let error = with_picture(&client, missing).await.unwrap_err();
    assert!(!error.is_retryable(), "{error:?}");
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn a_stream_of_another_length_than_it_says_fails_the_call() {
    let server = Server::always(answer(204, &[], ""));
    let client = client(&server);
    let five = |length| {
        let chunks = ["ab", "", "cde"].map(|text| Ok(Bytes::from(text)));
        File::from_stream("f", length, Box::pin(Chunks(chunks.into())))
    };
    let body = |length| CreateThing {
        picture: Some(five(length)),
        ..CreateThing::default()
    };
    for length in [0, 1, 2, 4, 6, 7, u64::MAX] {
        let replaced = things(&client).replace(five(length)).await;
        let uploaded = things(&client).upload(body(length)).await;
        let mut create = things(&client).create();
        create.body = body(length);
        let created = create.await.map(drop);
        for result in [replaced.map(drop), uploaded.map(drop), created] {
            let error = result.unwrap_err();
            assert!(matches!(error, Error::Connection(_)), "{length}: {error:?}");
        }
    }
    assert!(server.seen().is_empty());
    things(&client).replace(five(5)).await.unwrap();
    assert_eq!(server.seen()[0].text(), "abcde");
}
