//! The operations with a file inside JSON, against a server on loopback: the file is sent as base64 text.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may fail")]

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use withpersona::{Client, File, resources::*};

/// A server that answers every request with an empty object, and the received bodies.
fn serve() -> (Client, Receiver<Value>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}/api/v1", listener.local_addr().unwrap());
    let (send, bodies) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let (mut length, mut line) = (0, "-".to_owned());
            while !line.trim().is_empty() {
                line.clear();
                reader.read_line(&mut line).unwrap();
                if let Some((name, value)) = line.split_once(':')
                    && name.eq_ignore_ascii_case("content-length")
                {
                    length = value.trim().parse().unwrap();
                }
            }
            let mut body = vec![0; length];
            reader.read_exact(&mut body).unwrap();
            send.send(serde_json::from_slice(&body).unwrap()).unwrap();
            let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json";
            write!(stream, "{head}\r\ncontent-length: 2\r\n\r\n{{}}").unwrap();
        }
    });
    let builder = Client::builder().api_key("persona_sandbox_loopback");
    (builder.base_url(base).build().unwrap(), bodies)
}

fn file() -> File {
    File::from_bytes("front.png", "PNG\0\u{ff}")
}

/// The base64 of that file.
const TEXT: &str = "UE5HAMO/";

macro_rules! sends {
    ($bodies:ident, $pointer:literal, $request:expr) => {
        $request.send_as::<Value>().await.unwrap();
        let body = $bodies.recv().unwrap();
        assert_eq!(body.pointer($pointer), Some(&Value::from(TEXT)), "{body}");
    };
}

#[tokio::test]
async fn every_operation_with_a_file_in_json_can_be_sent() {
    let (client, bodies) = serve();
    let documents = client.documents();
    let create = documents.create().kind("proof_of_address");
    let create = create.files(vec![CreateDocumentFile::new(file(), "a.png")]);
    sends!(bodies, "/data/attributes/files/0/data", create);
    let update = documents.update("doc_1");
    let update = update.files([UpdateDocumentFile::new(file(), "a.png")]);
    sends!(bodies, "/data/attributes/files/0/data", update);
    let item = CreateGovernmentIdDocumentFrontPhotoItem::new(file(), "a.png");
    let photo = CreateGovernmentIdDocumentFrontPhoto::new().data([item]);
    let create = documents.create_government_id().front_photo(photo);
    let create = create.inquiry_id("inq_1").country_code("US");
    sends!(bodies, "/data/attributes/front-photo/data/0/data", create);
    let item = UpdateGovernmentIdDocumentFrontPhotoItem::new(file(), "a.png");
    let photo = UpdateGovernmentIdDocumentFrontPhoto::new().data([item]);
    let update = documents.update_government_id("doc_1").front_photo(photo);
    sends!(bodies, "/data/attributes/front-photo/data/0/data", update);

    let verifications = client.government_id_verifications();
    let data = CreateGovernmentIdVerificationFrontPhotoData::new(file(), "a.png");
    let photo = CreateGovernmentIdVerificationFrontPhoto::new().data(data);
    let create = verifications.create().front_photo(photo);
    let create = create.verification_template_id("vtmpl_1");
    sends!(bodies, "/data/attributes/front-photo/data/data", create);
    let data = UpdateGovernmentIdVerificationFrontPhotoData::new(file(), "a.png");
    let photo = UpdateGovernmentIdVerificationFrontPhoto::new().data(data);
    let update = verifications.update("ver_1").front_photo(photo);
    sends!(bodies, "/data/attributes/front-photo/data/data", update);

    let data = CreateSelfieVerificationCenterPhotoData::new(file(), "a.png");
    let photo = CreateSelfieVerificationCenterPhoto::new().data(data);
    let create = client.selfie_verifications().create().center_photo(photo);
    let create = create.verification_template_id("vtmpl_1");
    sends!(bodies, "/data/attributes/center-photo/data/data", create);

    let photo = CreateFaceListItemFacePhoto::new()
        .data(file())
        .filename("a.png");
    let create = client.list_items().create_face().face_photo(photo);
    sends!(bodies, "/data/attributes/face-photo/data", create);
}
