//! Descriptions of all kinds, and their documentation.

use super::*;
use proptest::prelude::*;

fn doc(text: &str) -> String {
    doc_lines(text).join("\n")
}

#[test]
fn text_that_rustdoc_would_misread_is_escaped() {
    for (text, doc) in [
        ("see [x] and <b>", r"see \[x\] and \<b\>"),
        ("at https://example.com/a.", "at <https://example.com/a>."),
        (
            "[page](https://example.com/a)",
            "[page](https://example.com/a)",
        ),
        ("[page](/relative)", "page"),
        ("`a[0]<b>`", "`a[0]<b>`"),
        ("a lone ` tick", r"a lone \` tick"),
        ("snake_case and 2 * 3", "snake_case and 2 * 3"),
        ("*soft* and **strong**", "*soft* and **strong**"),
        ("<https://example.com/a_b>", "<https://example.com/a_b>"),
        (
            "![x](https://example.com/x.png)",
            "[x](https://example.com/x.png)",
        ),
        ("a &amp;lt; b & c", r"a \&lt; b & c"),
        ("<!-- x --> <script>", r"\<!-- x --\> \<script\>"),
        ("5\\. years", "5\\. years"),
        ("-5 degrees", "-5 degrees"),
    ] {
        assert_eq!(doc_lines(text), [doc], "{text}");
    }
}

#[test]
fn blocks_keep_their_form() {
    for text in [
        "One line\nand another.\n\nA paragraph.",
        "# Heading\n\nText.",
        "- one\n- two\n  - three\n- four",
        "1. one\n2. two",
        "> quoted\n> twice",
        "| a | b |\n|---|---|\n| c | d |",
        "```text\nlet x = 1;\n```",
        "- a\n\n  ```text\n      deep\n  ```",
    ] {
        assert_eq!(doc(text), text);
    }
}

/// With each of these before an indented line, an older version of this program made a doctest of the line.
#[test]
fn indented_text_is_never_a_doctest() {
    let before = [
        "",
        "a\n\n",
        "# h\n",
        "h\n===\n",
        "h\n---\n",
        "***\n",
        "```\nx\n```\n",
        "~~~\nx\n~~~\n",
        "- a\n\n",
        "-",
        "1.",
        "> ",
        ">",
        "<div>\n",
        "</div>\n\n",
        "<!-- c -->\n",
        "[a]: https://example.com\n",
        "[^a]: b\n\n",
        "[^a]:\n\n",
        "| a |\n|---|\n| b |\n",
        "\u{a0}\n\n",
        "a\\\n\n",
        "- a\n  - b\n    - c\n\n",
        "10. a\n\n",
        "- > ",
        "> - ",
    ];
    for before in before {
        for indent in [
            "    ",
            "\t",
            "     ",
            "        ",
            "  \t",
            "            ",
            "\u{2003}    ",
        ] {
            for end in ["\n", "\r\n", "\r", "\u{2028}", "\u{85}", "\u{b}"] {
                let text = format!("{before}{indent}panic!();{end}{end}{indent}panic!();");
                let made = doc(&text.replace('\n', end));
                assert_eq!(find_fault(&made), None, "{text:?}\n{made}");
                let made = doc(&text);
                assert_eq!(find_fault(&made), None, "{text:?}\n{made}");
                assert!(made.contains("panic"), "{text:?}\n{made}");
            }
        }
    }
}

#[test]
fn every_fence_says_text() {
    for text in [
        "```\nx\n```",
        "```rust\nx",
        "~~~should_panic\nx\n~~~",
        "````\n```\nx\n```\n````",
        "- ```\n  x\n  ```",
        "> ```\n> x",
        "    x",
        "a\n```rust\nx\n```\nb",
    ] {
        let made = doc(text);
        assert_eq!(find_fault(&made), None, "{text}\n{made}");
        assert!(
            made.contains("```text") || made.contains("`x`"),
            "{text}\n{made}"
        );
    }
}

#[test]
fn depth_is_bounded() {
    for text in [
        "- ", "> ", "1. ", "> - ", "* > ", "[", "*", "`", "<b>", "![a](",
    ] {
        let made = doc(&(text.repeat(20_000) + "x"));
        assert_eq!(find_fault(&made), None);
    }
    let stairs: String = (0..300).map(|n| " ".repeat(n * 2) + "- x\n").collect();
    assert_eq!(find_fault(&doc(&stairs)), None);
}

#[test]
fn control_characters_are_not_written() {
    let made = doc("a\u{0}b\u{1b}[31m\u{202e}c `\u{7}`");
    assert!(
        !made.chars().any(|c| c.is_control() || c == '\u{202e}'),
        "{made:?}"
    );
}

#[test]
fn blank_lines_around_are_dropped() {
    assert_eq!(doc_lines("\n\n  a\n\n"), ["a"]);
    assert!(doc_lines(" \n ").is_empty());
}

#[test]
fn any_text_is_one_line_of_code() {
    for (text, code) in [
        ("plain", "`plain`"),
        ("", "`\"\"`"),
        (" ", "`\" \"`"),
        ("new\nline", r"`new\nline`"),
        ("`tick`", "`` `tick` ``"),
    ] {
        assert_eq!(code_span(text), code);
    }
}

#[test]
fn any_text_is_one_line_of_words() {
    for (text, line) in [
        ("Users", "Users"),
        ("    let x;", "let x;"),
        ("a\n\n    b", "a b"),
        ("```\nx\n```", r"\`\`\` x \`\`\`"),
        ("# h", r"\# h"),
        ("- x", r"\- x"),
        ("1. x", r"1\. x"),
        ("[a](https://example.com)", r"\[a\](<https://example.com>)"),
        ("<b>*x*</b>", r"\<b\>\*x\*\</b\>"),
    ] {
        assert_eq!(one_line(text), line);
    }
}

#[test]
fn the_lead_is_the_first_paragraph_in_a_line() {
    for (text, line) in [
        ("One\nand\\\ntwo.\n\nMore.", "One and two."),
        ("Two  \nlines", "Two lines"),
        ("- an entry", ""),
        ("```\ncode\n```", ""),
        ("| a |\n|---|\n| b |", ""),
        ("", ""),
        ("1 < 2, see [x]", r"1 \< 2, see \[x\]"),
    ] {
        assert_eq!(lead(text), line, "{text:?}");
    }
}

#[test]
fn a_link_cannot_be_left() {
    for (url, link) in [
        (
            "https://example.com/a#b",
            "[Reference](https://example.com/a#b)",
        ),
        (
            "https://example.com/a (b)",
            "[Reference](https://example.com/a%20%28b%29)",
        ),
        ("docs/a", "Reference: `docs/a`."),
    ] {
        assert_eq!(reference_link(url), link);
    }
}

#[test]
fn a_label_may_begin_with_a_break_behind_blanks() {
    for text in [
        "a\t\t[\nä](https://example.com/a)",
        "a   ![\näb](https://example.com/a)",
        "*a \t [\n漢](https://example.com/a)*",
    ] {
        let made = doc(text);
        assert!(
            made.contains("](https://example.com/a)"),
            "{text:?}: {made:?}"
        );
    }
}

#[test]
fn faults_are_found() {
    for text in [
        "    x",
        "a\n\n\tx",
        "```\nx\n```",
        "- a\n\n      x",
        "```text,should_panic\nx\n```",
        "[^a]:\n        x",
    ] {
        assert!(find_fault(text).is_some(), "{text}");
    }
    for text in ["```text\n    x\n```", "a\n- b", ""] {
        assert_eq!(find_fault(text), None, "{text}");
    }
    let rust = |text: &str, own| {
        let fault = find_fault_in_rust(text.parse().unwrap(), own);
        assert!(fault.is_none() || may_document_code(text), "{text}");
        fault
    };
    assert!(rust("/// a\n///\n///     x\nstruct A;", false).is_some());
    assert!(rust("table! { A { /// ```\n/// x\na, } }", false).is_some());
    assert!(rust("struct A {\n    ///     x\n    a: u8 }", false).is_some());
    assert!(rust("//! ```\n//! x\n//! ```\nstruct A;", false).is_some());
    for other_form in [
        "#[doc = \"```\\nx\\n```\"]\nstruct A;",
        "# [ doc\n=\"     x\" ]\nstruct A;",
        "/** ~~~\nx\n~~~ */\nstruct A;",
        "struct A { a: u8, /// ```\n/// x\nb: u8 }",
        "/// a\n///\n///\tx\nstruct A;",
    ] {
        assert!(rust(other_form, false).is_some(), "{other_form}");
    }
    assert_eq!(rust("//! ```\n//! x\n//! ```\nstruct A;", true), None);
    assert_eq!(
        rust("/// a\n/// ```text\n///     x\n/// ```\nstruct A;", false),
        None
    );
}

/// A line of a Rust file with documentation in any form.
fn documented() -> impl Strategy<Value = String> {
    let words = [
        "", "x", "    x", "     x", "\tx", "- x", "```", "```text", "~~~",
    ];
    let forms: [fn(&str) -> String; 7] = [
        |words| format!("/// {words}"),
        |words| format!("//! {words}"),
        |words| format!("a: u8, ///{words}"),
        |words| format!("table! {{ /// {words}\n}}"),
        |words| format!("/** {words} */"),
        |words| format!("#[doc = {words:?}]"),
        |words| format!("#\n[doc\t=r\"{words}\"]"),
    ];
    (
        proptest::sample::select(forms.to_vec()),
        proptest::sample::select(words.to_vec()),
    )
        .prop_map(|(form, words)| form(words))
}

proptest! {
    #[test]
    fn the_quick_search_overlooks_no_fault(lines in proptest::collection::vec(documented(), 1..6)) {
        let text = lines.join("\n") + "\nstruct A;";
        let fault = find_fault_in_rust(text.parse().unwrap(), false);
        prop_assert!(fault.is_none() || may_document_code(&text), "{text}");
    }
}
