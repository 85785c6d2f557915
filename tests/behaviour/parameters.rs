//! Parameters in path, query, headers and cookies, as they are sent.

use crate::server::send;
use fixtures::runtime::http::{
    Client, FaultKind, RetryPolicy, Transport, TransportAnswer, TransportError, TransportRequest,
};
use fixtures::runtime::types::{Date, DateTime};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

/// A query with brackets as a person writes them.
fn readable(query: &str) -> String {
    query.replace("%5B", "[").replace("%5D", "]")
}

#[tokio::test]
async fn a_page_size_is_a_whole_number_under_its_whole_name() {
    let received = send(|client| {
        let before = Date::from("2024-3-1");
        client
            .seeds()
            .list()
            .page_size(10.0)
            .filter_sown_before(before)
            .ids(["a", "b"])
    })
    .await;
    let wanted = "page[size]=10&filter[sown-before]=2024-3-1&ids[]=a&ids[]=b";
    assert_eq!(readable(received.query()), wanted);
}

#[tokio::test]
async fn deep_objects_name_their_members() {
    use fixtures::query_deep_object::resources::ListPondsPage;
    let page = ListPondsPage::new().size(5.0).after("a b").sort(["x", "y"]);
    let whole = send(|client| client.ponds().list().page(page)).await;
    assert_eq!(
        readable(whole.query()),
        "page[size]=5&page[after]=a%20b&page[sort]=x%2Cy"
    );
    let parts = send(|client| {
        client
            .ponds()
            .list()
            .page_size(5.0)
            .page_after("z")
            .fields("frog", "eyes")
    })
    .await;
    assert_eq!(
        readable(parts.query()),
        "page[size]=5&page[after]=z&fields[frog]=eyes"
    );
}

#[tokio::test]
async fn lists_are_repeated_or_joined_as_the_document_says() {
    use fixtures::query_lists::resources::ListColoursNamedItem::{Blue, Unknown};
    let received = send(|client| {
        let list = client
            .colours()
            .list()
            .repeated(["a", "b"])
            .commas([1, 2])
            .spaces(["c", "d"]);
        list.pipes(["e", "f"])
            .named([Blue, Unknown("mauve".to_owned())])
    })
    .await;
    let wanted = "repeated=a&repeated=b&commas=1,2&spaces=c%20d&pipes=e%7Cf&named=blue&named=mauve";
    assert_eq!(received.query(), wanted);
}

#[tokio::test]
async fn a_list_in_the_style_of_deep_objects_has_numbers_and_one_in_an_exploded_object_repeats_its_name() {
    use fixtures::query_deep_lists::resources::ListMossesOrder;
    let order = ListMossesOrder::new().page(1).sort(["a", "b"]);
    let received = send(|client| client.mosses().list().expand(["x", "y"]).order(order)).await;
    let wanted = "expand[0]=x&expand[1]=y&page=1&sort=a&sort=b";
    assert_eq!(readable(received.query()), wanted);
}

#[tokio::test]
async fn reserved_characters_stay_where_the_document_allows_them() {
    use fixtures::query_reserved::resources::ListSignsFilter;
    let received = send(|client| {
        client
            .signs()
            .list("/a:b?c&d=e#f+g h")
            .any(["x/y", "z;"])
            .filter(ListSignsFilter::new().url("https://example.com/?q"))
            .plain("/")
    })
    .await;
    assert_eq!(
        readable(received.query()),
        "at=/a:b?c%26d%3De%23f%2Bg%20h&any=x/y,z;&filter[url]=https://example.com/?q&plain=%2F"
    );
}

#[tokio::test]
async fn objects_are_spread_joined_or_written_as_json() {
    use fixtures::query_objects::models::Range;
    let spread = send(|client| client.winds().list().exploded(Range::new().from(1).to(2))).await;
    assert_eq!(spread.query(), "from=1&to=2");
    let joined = send(|client| client.winds().list().joined(Range::new().from(1))).await;
    assert_eq!(joined.query(), "joined=from,1");
    let json = send(|client| client.winds().list().json(Range::new().to(2))).await;
    assert_eq!(json.query(), "json=%7B%22to%22%3A2%7D");
}

#[tokio::test]
async fn scalars_have_no_quotes_and_no_fraction() {
    let received = send(|client| {
        let list = client.stars().list("a&b", 2.5).limit(20).visible(true);
        list.body("x")
            .send_parameter("y")
            .anything(serde_json::json!(7))
    })
    .await;
    let wanted = "near=a%26b&brighter-than=2.5&limit=20&visible=true&body=x&send=y&anything=7";
    assert_eq!(received.query(), wanted);
}

#[tokio::test]
async fn dates_travel_as_they_were_written() {
    let received = send(|client| {
        let since = DateTime::from("2023-09-1T06:30:44.000Z");
        client
            .days()
            .list()
            .on(Date::from("2024-02-29"))
            .since(since)
    })
    .await;
    assert_eq!(
        received.query(),
        "on=2024-02-29&since=2023-09-1T06%3A30%3A44.000Z"
    );
}

#[tokio::test]
async fn paths_are_written_in_every_style() {
    use fixtures::path_styles::resources::GetLabelTileSpot;
    let plain = send(|client| client.tiles().get("a/b", ["c", "d"])).await;
    assert_eq!(plain.line, "GET /plain/a%2Fb/c,d");
    let spot = GetLabelTileSpot::new().x(1).y(2);
    let label = send(|client| client.tiles().get_label(7, spot)).await;
    assert_eq!(label.line, "GET /label/.7/.x=1.y=2");
    let matrix = send(|client| client.tiles().get_matrix(true, ["a", "b"])).await;
    assert_eq!(matrix.line, "GET /matrix/;at=true/;names=a;names=b");
}

#[tokio::test]
async fn headers_and_cookies_carry_parameters() {
    use fixtures::header_parameters::resources::ListTramsXWish;
    let wish = ListTramsXWish::new().seat("window").row(4);
    let trams = send(|client| client.trams().list(12).x_stops(["a", "b"]).x_wish(wish)).await;
    assert_eq!(trams.header("x-line"), Some("12"));
    assert_eq!(trams.header("x-stops"), Some("a,b"));
    assert_eq!(trams.header("x-wish"), Some("seat=window,row=4"));
    let biscuits = send(|client| client.biscuits().list("red tin").crumbs(3)).await;
    assert_eq!(biscuits.header("cookie"), Some("tin=red%20tin; crumbs=3"));
}

#[tokio::test]
async fn a_parameter_of_plain_text_has_no_quotes() {
    use fixtures::parameters_of_text::models::Tone;
    let received = send(|client| {
        let find = client.whispers().find("a b").words("c").volume(3);
        find.tone(Tone::Low)
            .x_since(Date::from("2024-02-29"))
            .ear("left")
            .json("d")
    })
    .await;
    assert_eq!(
        received.line,
        "GET /whispers/a%20b?words=c&volume=3&tone=low&json=%22d%22"
    );
    assert_eq!(received.header("x-since"), Some("2024-02-29"));
    assert_eq!(received.header("cookie"), Some("ear=left"));
}

#[tokio::test]
async fn an_integer_enumeration_is_a_number() {
    use fixtures::enum_integer::models::Level;
    let known = send(|client| client.floors().list().level(Level::Cellar)).await;
    assert_eq!(known.query(), "level=-1");
    let unknown = send(|client| client.floors().list().level(Level::Unknown(9))).await;
    assert_eq!(unknown.query(), "level=9");
}

/// A fake network, and the URLs of its requests.
#[derive(Clone, Debug, Default)]
struct Nowhere(Arc<Mutex<Vec<String>>>);

impl Transport for Nowhere {
    fn send(
        &self,
        request: TransportRequest,
    ) -> Pin<Box<dyn Future<Output = Result<TransportAnswer, TransportError>> + Send + '_>> {
        self.0.lock().unwrap().push(request.url().to_owned());
        let error = TransportError {
            kind: FaultKind::Connect,
            source: "nothing is there".into(),
        };
        Box::pin(std::future::ready(Err(error)))
    }
}

#[tokio::test]
async fn a_path_or_an_operation_may_have_a_server_of_its_own() {
    let nowhere = Nowhere::default();
    let builder = Client::builder()
        .transport(nowhere.clone())
        .retry(RetryPolicy::none());
    let client = builder.build().unwrap();
    let lamps = client.lamps();
    assert!(lamps.list().send().await.is_err());
    assert!(lamps.list_keepers().send().await.is_err());
    assert!(lamps.hire_keeper().send().await.is_err());
    let urls = nowhere.0.lock().unwrap().clone();
    assert_eq!(
        urls,
        [
            "https://vaults.example.com/v1/lamps",
            "https://api.example.com/land/v2/keepers",
            "https://people.example.com/keepers",
        ]
    );
}
