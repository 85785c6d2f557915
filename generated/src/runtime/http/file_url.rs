//! Files that answers link to. In: an absolute URL. Out: the file. The key goes only to the API's own host.

use super::client::Client;
use super::download::Download;
use super::operation::{Operation, OperationInfo};
use super::request::Request;
use crate::runtime::ascii;

/// The download of a file that an answer links to; see [`Client::download`].
#[derive(Clone, Copy, Debug, Default)]
pub struct DownloadFile;

impl Operation for DownloadFile {
    type Response = Download;
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "download",
        method: "GET",
        // Errors and spans show this text in place of the URL, because the URL holds a token.
        path: "(file)",
        accept: &["*/*"],
        ..OperationInfo::DEFAULT
    };
}

impl Client {
    /// Downloads a file that an answer links to.
    ///
    /// The client sends the API key if the URL leads to the API's own host, and to no other host.
    pub fn download(&self, url: impl Into<String>) -> Request<DownloadFile> {
        let mut request = Request::new(self, DownloadFile);
        let url = url.into();
        // It would lead to the API's own root.
        if ascii::trim(&url).is_empty() {
            let reason = "the URL of the file is empty".to_owned();
            request.call.refuse(reason);
        }
        request.call.options.url = Some(url);
        request
    }
}
