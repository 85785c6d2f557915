//! The table of OpenAPI's styles, and values that must stay in their place.

use super::super::percent::escape_less;
use super::*;
use proptest::prelude::*;
use serde_json::Value;
use serde_json::json;

fn tree(value: Value) -> Tree {
    Tree::read(&value).unwrap()
}

fn query(style: Style, explode: bool, value: Value) -> String {
    let pairs = write_query("color", style, explode, &tree(value), escape);
    pairs
        .iter()
        .map(|(key, value)| format!("{key}={value}"))
        .collect::<Vec<_>>()
        .join("&")
}

fn path(style: Style, explode: bool, value: Value) -> String {
    write_path("color", style, explode, &tree(value)).unwrap()
}

fn list() -> Value {
    json!(["blue", "black", "brown"])
}

fn object() -> Value {
    json!({"B": 150, "G": 200, "R": 100})
}

#[test]
fn every_style_of_a_path_is_written_as_the_specification_shows() {
    for (written, wanted) in [
        (path(Style::Simple, false, json!("blue")), "blue"),
        (path(Style::Simple, true, list()), "blue,black,brown"),
        (path(Style::Simple, false, object()), "B,150,G,200,R,100"),
        (path(Style::Simple, true, object()), "B=150,G=200,R=100"),
        (path(Style::Label, false, json!("blue")), ".blue"),
        (path(Style::Label, false, list()), ".blue,black,brown"),
        (path(Style::Label, true, list()), ".blue.black.brown"),
        (path(Style::Label, true, object()), ".B=150.G=200.R=100"),
        (path(Style::Matrix, false, json!("blue")), ";color=blue"),
        (
            path(Style::Matrix, false, list()),
            ";color=blue,black,brown",
        ),
        (
            path(Style::Matrix, true, list()),
            ";color=blue;color=black;color=brown",
        ),
        (
            path(Style::Matrix, false, object()),
            ";color=B,150,G,200,R,100",
        ),
        (path(Style::Matrix, true, object()), ";B=150;G=200;R=100"),
    ] {
        assert_eq!(written, wanted);
    }
}

#[test]
fn every_style_of_a_query_is_written_as_the_specification_shows() {
    for (written, wanted) in [
        (query(Style::Form, true, json!("blue")), "color=blue"),
        (
            query(Style::Form, true, list()),
            "color=blue&color=black&color=brown",
        ),
        (query(Style::Form, false, list()), "color=blue,black,brown"),
        (query(Style::Form, true, object()), "B=150&G=200&R=100"),
        (
            query(Style::Form, false, object()),
            "color=B,150,G,200,R,100",
        ),
        (
            query(Style::SpaceDelimited, false, list()),
            "color=blue%20black%20brown",
        ),
        (
            query(Style::PipeDelimited, false, list()),
            "color=blue%7Cblack%7Cbrown",
        ),
        (
            query(Style::DeepObject, true, object()),
            "color%5BB%5D=150&color%5BG%5D=200&color%5BR%5D=100",
        ),
        (
            query(Style::Json, false, object()),
            "color=%7B%22B%22%3A150%2C%22G%22%3A200%2C%22R%22%3A100%7D",
        ),
    ] {
        assert_eq!(written, wanted);
    }
}

#[test]
fn headers_and_cookies_are_written_as_the_specification_shows() {
    assert_eq!(
        write_header(Style::Simple, true, &tree(object())).unwrap(),
        "B=150,G=200,R=100"
    );
    assert_eq!(
        write_cookie(Style::Form, &tree(list())).unwrap(),
        "blue,black,brown"
    );
}

#[test]
fn whole_numbers_have_no_fraction() {
    assert_eq!(
        query(Style::DeepObject, true, json!({"size": 10.0})),
        "color%5Bsize%5D=10"
    );
    assert_eq!(query(Style::Form, true, json!(2.5)), "color=2.5");
    assert_eq!(
        query(Style::Form, true, json!(u64::MAX)),
        "color=18446744073709551615"
    );
    assert_eq!(query(Style::Form, true, json!(true)), "color=true");
}

#[test]
fn null_and_nothing_are_left_out() {
    assert_eq!(query(Style::Form, true, Value::Null), "");
    assert_eq!(query(Style::Form, false, json!([])), "");
    assert_eq!(
        query(Style::DeepObject, true, json!({"a": null, "b": "x"})),
        "color%5Bb%5D=x"
    );
}

#[test]
fn deep_objects_nest_and_lists_in_them_are_joined() {
    let value = json!({"a": {"b": 1}, "c": ["x", "y z"]});
    assert_eq!(
        query(Style::DeepObject, true, value),
        "color%5Ba%5D%5Bb%5D=1&color%5Bc%5D=x%2Cy%20z"
    );
}

#[test]
fn lists_of_deep_objects_are_written_by_number_where_they_are_not_joined() {
    let indexed = |value| query(Style::DeepIndexed, true, value);
    let value = json!({"a": ["x", null, "y"], "b": [{"c": 1}, {"c": 2}]});
    assert_eq!(
        indexed(value).replace("%5B", "[").replace("%5D", "]"),
        "color[a][0]=x&color[a][2]=y&color[b][0][c]=1&color[b][1][c]=2"
    );
    // A list alone has no member name that would distinguish its commas.
    for style in [Style::DeepObject, Style::DeepIndexed] {
        let written = query(style, true, json!(["x", "y,z"]));
        assert_eq!(written, "color%5B0%5D=x&color%5B1%5D=y%2Cz");
    }
}

#[test]
fn a_list_in_an_exploded_object_repeats_its_name() {
    let value = json!({"page": 1, "sort": ["a", "b"]});
    assert_eq!(query(Style::Form, true, value), "page=1&sort=a&sort=b");
}

#[test]
fn path_parameters_cannot_leave_their_segment() {
    assert_eq!(
        path(Style::Simple, false, json!("a/b?c#d%2F e")),
        "a%2Fb%3Fc%23d%252F%20e"
    );
    for refused in ["", ".", ".."] {
        assert!(
            write_path("id", Style::Simple, false, &tree(json!(refused))).is_err(),
            "{refused:?}"
        );
    }
}

proptest! {
    #[test]
    fn any_text_comes_back_from_path_and_query(text in "\\PC{1,40}") {
        prop_assume!(text != "." && text != "..");
        let base = url::Url::parse("https://example.com/v1/").unwrap();
        let segment = write_path("id", Style::Simple, false, &tree(json!(text))).unwrap();
        let url = base.join(&format!("things/{segment}/end")).unwrap();
        let segments: Vec<_> = url.path_segments().unwrap().collect();
        prop_assert_eq!(segments.len(), 4);
        let decoded = percent_encoding::percent_decode_str(segments[2]).decode_utf8().unwrap();
        prop_assert_eq!(decoded.as_ref(), &text);

        for escape_value in [escape, escape_less] {
            let pairs = write_query(&text, Style::Form, true, &tree(json!(text)), escape_value);
            let url = base.join(&format!("?{}={}", pairs[0].0, pairs[0].1)).unwrap();
            let read: Vec<_> = url.query_pairs().into_owned().collect();
            prop_assert_eq!(read, vec![(text.clone(), text.clone())]);
        }
    }
}
