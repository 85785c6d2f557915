//! Attacks: each line of the table in the documentation, and random input.

use super::*;
use proptest::prelude::*;

#[test]
fn a_signed_delivery_is_accepted() {
    let header = signed(SECRET, NOW, BODY);
    check(header.as_bytes(), BODY).unwrap();
    check(
        header
            .to_uppercase()
            .replace("T=", "t=")
            .replace("V1=", "v1=")
            .as_bytes(),
        BODY,
    )
    .unwrap();
    for name in ["sample-signature", "Sample-Signature", "SAMPLE-SIGNATURE"] {
        verifier::<UnknownEvent>()
            .verify(&[(name, &header)], BODY)
            .unwrap();
    }
}

#[test]
fn the_signature_is_hmac_sha256_over_timestamp_dot_body() {
    // RFC 4231, test case 2, has the data `what do ya want for nothing?`; with a timestamp before it, computed with
    // another implementation (Python's hmac): hmac.new(b"Jefe", b"1.what do ya want for nothing?", "sha256").
    let known = "t=1,v1=a9049465ce89cfb8e9aac62333abda66f80e3403f51f57f6bae3c3a4485eca38";
    assert_eq!(signed("Jefe", 1, "what do ya want for nothing?"), known);
}

#[test]
fn an_altered_body_is_not_accepted() {
    let header = signed(SECRET, NOW, BODY);
    for altered in [
        BODY.replace("evt_1", "evt_2"),
        format!("{BODY} "),
        BODY[1..].to_owned(),
        String::new(),
    ] {
        assert_eq!(
            check(header.as_bytes(), &altered),
            Err(WebhookError::NoMatch)
        );
        let read = verifier::<UnknownEvent>().verify(&[(RULE.header, &header)], &altered);
        assert_eq!(read.err(), Some(WebhookError::NoMatch));
    }
}

#[test]
fn a_replay_is_accepted_within_the_tolerance_only() {
    for (timestamp, verdict) in [
        (NOW - 300, Ok(())),
        (
            NOW - 301,
            Err(WebhookError::TooOld(Duration::from_secs(301))),
        ),
        (0, Err(WebhookError::TooOld(Duration::from_secs(NOW)))),
        (NOW + 300, Ok(())),
        (
            NOW + 301,
            Err(WebhookError::TooNew(Duration::from_secs(301))),
        ),
        (
            u64::MAX,
            Err(WebhookError::TooNew(Duration::from_secs(u64::MAX - NOW))),
        ),
    ] {
        assert_eq!(
            check(signed(SECRET, timestamp, BODY).as_bytes(), BODY),
            verdict,
            "{timestamp}"
        );
    }
    let strict = verifier::<UnknownEvent>().tolerance(Duration::ZERO);
    let header = signed(SECRET, NOW - 1, BODY);
    assert!(
        strict
            .verify_signature(&[(RULE.header, header)], BODY)
            .is_err()
    );
}

#[test]
fn a_timestamp_belongs_to_its_own_signature() {
    let (one, two) = (signed(SECRET, NOW, BODY), signed(SECRET, NOW - 1, BODY));
    let (t1, v1) = one.split_once(',').unwrap();
    let (t2, v2) = two.split_once(',').unwrap();
    check(format!("{t1},{v1} {t2},{v2}").as_bytes(), BODY).unwrap();
    assert_eq!(
        check(format!("{t1},{v2} {t2},{v1}").as_bytes(), BODY),
        Err(WebhookError::NoMatch)
    );
    // A fresh timestamp does not renew an old signature.
    let old = signed(SECRET, NOW - 9000, BODY);
    let (_, stale) = old.split_once(',').unwrap();
    assert_eq!(
        check(format!("t={NOW},{stale}").as_bytes(), BODY),
        Err(WebhookError::NoMatch)
    );
}

#[test]
fn a_truncated_signature_is_not_accepted() {
    let header = signed(SECRET, NOW, BODY);
    for cut in 1..64 {
        let truncated = &header[..header.len() - cut];
        assert!(
            matches!(
                check(truncated.as_bytes(), BODY),
                Err(WebhookError::MalformedHeader(_))
            ),
            "{truncated}"
        );
    }
    assert!(check(format!("{header}00").as_bytes(), BODY).is_err());
}

#[test]
fn an_empty_secret_makes_no_verifier() {
    for secret in ["", " ", "\r\n\t"] {
        assert_eq!(
            EventVerifier::<UnknownEvent>::with_rule(&RULE, secret).err(),
            Some(WebhookError::EmptySecret)
        );
        assert_eq!(
            verifier::<UnknownEvent>().secret(secret).err(),
            Some(WebhookError::EmptySecret)
        );
    }
    assert_eq!(
        check(signed("", NOW, BODY).as_bytes(), BODY),
        Err(WebhookError::NoMatch)
    );
}

#[test]
fn a_secret_with_what_was_copied_around_it_makes_no_verifier() {
    let make = |secret| EventVerifier::<UnknownEvent>::with_rule(&RULE, secret).err();
    for secret in [
        "\u{200b}",
        "\u{feff}\u{200d} ",
        "\u{2800}",
        "\u{3164}",
        "\0",
    ] {
        assert_eq!(make(secret), Some(WebhookError::EmptySecret), "{secret:?}");
    }
    for secret in [
        "\u{feff}whsec_abc",
        "whsec_abc\u{200b}",
        "whsec_abc\u{7f}",
        "\"whsec_abc\"",
        "'whsec_abc'\n",
    ] {
        assert_eq!(
            make(secret),
            Some(WebhookError::UnusableSecret),
            "{secret:?}"
        );
    }
}

#[test]
fn the_passes_over_a_body_are_bounded() {
    let with = |secrets: usize| {
        (1..secrets).try_fold(verifier::<UnknownEvent>(), |verifier, at| {
            verifier.secret(format!("other_{at}"))
        })
    };
    assert_eq!(with(9).err(), Some(WebhookError::TooManySecrets(8)));
    let good = signed(SECRET, NOW, BODY);
    for (secrets, pairs, is_read) in [
        (1, 8, true),
        (2, 8, true),
        (3, 6, false),
        (8, 2, true),
        (8, 3, false),
    ] {
        let header = vec![good.as_str(); pairs].join(" ");
        let verdict = with(secrets)
            .unwrap()
            .verify_signature(&[(RULE.header, header)], BODY);
        assert_eq!(
            verdict.is_ok(),
            is_read,
            "{secrets} secrets, {pairs} pairs: {verdict:?}"
        );
    }
}

#[test]
fn headers_that_were_joined_by_a_comma_are_not_accepted() {
    let (good, other) = (signed(SECRET, NOW, BODY), signed("other", NOW, BODY));
    for joined in [
        format!("{good}, {other}"),
        format!("{other}, {good}"),
        format!("{good},{other}"),
        format!("{other},{good}"),
        format!("{good} ,{other}"),
        format!("{good} , {other}"),
        format!("{good},"),
    ] {
        let error = check(joined.as_bytes(), BODY).unwrap_err();
        assert!(
            matches!(error, WebhookError::MalformedHeader(_)),
            "{joined}: {error}"
        );
    }
}

#[test]
#[cfg_attr(feature = "test-util", ignore = "test-util shows everything")]
fn a_name_that_is_printed_is_short_and_on_one_line() {
    let long = "a\r\n\u{1b}[31m".repeat(100_000);
    let body = serde_json::json!({"data": {"id": long, "attributes": {"name": long}}}).to_string();
    let headers = [(RULE.header, signed(SECRET, NOW, &body))];
    let delivery = verifier::<UnknownEvent>().verify(&headers, &body).unwrap();
    let shown = format!("{delivery:?} {:?}", delivery.event());
    assert!(
        shown.len() < 2000 && !shown.contains(char::is_control),
        "{shown:?}"
    );
}

#[test]
fn white_space_around_a_pasted_secret_is_forgiven_and_within_it_is_not() {
    let header = [(RULE.header, signed("a b", NOW, BODY))];
    let with = |secret| {
        EventVerifier::<UnknownEvent>::with_rule(&RULE, secret)
            .unwrap()
            .clock(Stopped)
    };
    with(" a b\n").verify_signature(&header, BODY).unwrap();
    assert!(with("ab").verify_signature(&header, BODY).is_err());
}

#[test]
fn a_header_that_is_there_twice_is_not_accepted() {
    let good = signed(SECRET, NOW, BODY);
    for other in [good.clone(), "t=1,v1=00".to_owned(), String::new()] {
        for headers in [
            [("Sample-Signature", &good), ("sample-signature", &other)],
            [("sample-signature", &other), ("Sample-Signature", &good)],
        ] {
            let error = verifier::<UnknownEvent>()
                .verify_signature(&headers, BODY)
                .unwrap_err();
            assert!(matches!(error, WebhookError::MalformedHeader(_)), "{error}");
        }
    }
}

#[test]
fn a_missing_header_is_not_accepted() {
    let nothing: [(&str, &str); 0] = [];
    let error = verifier::<UnknownEvent>()
        .verify_signature(&nothing, BODY)
        .unwrap_err();
    assert_eq!(error, WebhookError::MissingHeader("sample-signature"));
    assert_eq!(error.status(), 401);
}

#[test]
fn a_signature_of_another_secret_is_not_accepted_until_it_is_known() {
    let header = [(RULE.header, signed("other", NOW, BODY))];
    let verifier = verifier::<UnknownEvent>();
    assert_eq!(
        verifier.verify_signature(&header, BODY),
        Err(WebhookError::NoMatch)
    );
    verifier
        .secret("other")
        .unwrap()
        .verify_signature(&header, BODY)
        .unwrap();
    let rotating = format!(
        "{} {}",
        signed("other", NOW - 7, BODY),
        signed(SECRET, NOW, BODY)
    );
    check(rotating.as_bytes(), BODY).unwrap();
}

#[test]
fn odd_headers_are_malformed() {
    let good = signed(SECRET, NOW, BODY);
    let signature = good.split_once("v1=").unwrap().1;
    let wide: String = good
        .chars()
        .map(|c| char::from_u32(c as u32 + 0xfee0).unwrap_or(c))
        .collect();
    let many = [good.as_str(); 9].join(" ");
    let long = format!("{good} {}", "x".repeat(5000));
    for header in [
        b"" as &[u8],
        b" ",
        b"t",
        b"t=,v1=",
        b"\xff\xfe",
        "т=1700000000,v1=00".as_bytes(),
        wide.as_bytes(),
        many.as_bytes(),
        long.as_bytes(),
        format!("t=+{NOW},v1={signature}").as_bytes(),
        format!("t=-1,v1={signature}").as_bytes(),
        format!("t=99999999999999999999,v1={signature}").as_bytes(),
        format!("t={NOW},t={NOW},v1={signature}").as_bytes(),
        format!("t={NOW},v1={signature},v1={signature}").as_bytes(),
        format!("t={NOW};v1={signature}").as_bytes(),
        format!("t={NOW}, v1={signature}").as_bytes(),
        format!("v0={signature},t={NOW}").as_bytes(),
    ] {
        let error = check(header, BODY).unwrap_err();
        assert!(
            matches!(error, WebhookError::MalformedHeader(_)),
            "{header:?}: {error}"
        );
        assert_eq!(error.status(), 400);
    }
    // Invalid UTF-8 after a valid pair is refused too, because the sender did not write this header.
    assert!(check(&[good.as_bytes(), b" \xff"].concat(), BODY).is_err());
    check(format!("v2=new,{good}").as_bytes(), BODY).unwrap();
    check(format!("  {good}   new ").as_bytes(), BODY).unwrap();
}

#[test]
fn fifty_megabytes_are_verified_or_refused_without_being_parsed() {
    let body = "[".repeat(50 * 1024 * 1024);
    let header = [(RULE.header, signed(SECRET, NOW, &body))];
    let large = verifier::<UnknownEvent>().max_body_bytes(body.len());
    assert!(matches!(
        large.verify(&header, &body),
        Err(WebhookError::NotJson(error)) if error.is_limit()
    ));
    assert_eq!(
        verifier::<UnknownEvent>().verify(&header, &body).err(),
        Some(WebhookError::TooLarge(16 << 20))
    );
    let forged = [(RULE.header, signed("other", NOW, BODY))];
    assert_eq!(
        large.verify(&forged, &body).err(),
        Some(WebhookError::NoMatch)
    );
}

#[test]
fn nothing_that_can_be_printed_shows_the_secret() {
    assert!(!format!("{:?}", verifier::<UnknownEvent>()).contains(SECRET));
}

proptest! {
    #[test]
    fn no_header_and_no_body_panics(header: Vec<u8>, body: Vec<u8>) {
        let verifier = verifier::<UnknownEvent>();
        prop_assert!(verifier.verify(&[(RULE.header, &header)], &body).is_err());
    }

    #[test]
    fn no_signed_body_panics(body in "\\PC{0,80}") {
        let header = signed(SECRET, NOW, &body);
        let _ = verifier::<UnknownEvent>().verify(&[(RULE.header, header)], &body);
    }

    #[test]
    fn no_tampered_byte_of_the_body_verifies(body in prop::collection::vec(any::<u8>(), 1..200), at: prop::sample::Index, flip in 1u8..) {
        let header = sign::sign_with(&RULE, SECRET, NOW, &body);
        check(header.as_bytes(), &body).unwrap();
        let mut tampered = body.clone();
        tampered[at.index(body.len())] ^= flip;
        prop_assert_eq!(check(header.as_bytes(), &tampered), Err(WebhookError::NoMatch));
    }

    #[test]
    fn no_tampered_byte_of_the_header_verifies(at: prop::sample::Index, flip in 1u8..) {
        let header = signed(SECRET, NOW, BODY).into_bytes();
        let mut tampered = header.clone();
        let at = at.index(header.len());
        tampered[at] ^= flip;
        // Hexadecimal digits may have either case, and white space around a pair is allowed.
        prop_assume!(!tampered[at].eq_ignore_ascii_case(&header[at]));
        prop_assert!(check(&tampered, BODY).is_err());
    }

    #[test]
    fn no_other_timestamp_or_secret_verifies(timestamp in NOW - 300..=NOW + 300, secret in "\\PC{1,40}") {
        let header = signed(SECRET, NOW, BODY).replace(&NOW.to_string(), &timestamp.to_string());
        prop_assert_eq!(check(header.as_bytes(), BODY).is_ok(), timestamp == NOW);
        prop_assume!(secret.trim() != SECRET);
        prop_assert!(check(signed(&secret, NOW, BODY).as_bytes(), BODY).is_err());
    }
}
