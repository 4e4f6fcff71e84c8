//! The same request sent twice has its effect once.

use serde_json::json;

use crate::app::{TestApp, form, get, json as request, with};
use crate::giving::{A_GIFT, GIFTS, gift};
use crate::joining::{BEACH, party, typed};
use crate::milk::{PROMISES, promise};

#[tokio::test]
async fn the_same_key_and_body_get_the_same_answer_and_another_body_is_refused() {
    let app = TestApp::new().await;
    for (path, body, other) in [
        (BEACH, party("a@example.org", 2, 0), party("b@example.org", 2, 0)),
        (GIFTS, gift("25", "demo-card"), gift("26", "demo-card")),
        (PROMISES, promise(500), promise(501)),
    ] {
        let keyed = |body| with(request(path, body), "idempotency-key", "6f1d");
        let first = app.send(keyed(&body)).await;
        assert_eq!(first.status.as_u16(), 201, "{path}");
        let rows = app.rows().await;
        let second = app.send(keyed(&body)).await;
        assert_eq!((second.status, &second.bytes), (first.status, &first.bytes));
        assert_eq!(app.send(keyed(&other)).await.errors(422), []);
        assert_eq!(app.rows().await, rows, "{path}");
        let without = app.send(request(path, &other)).await;
        assert_eq!(without.status.as_u16(), 201, "{path}");
    }
}

#[tokio::test]
async fn a_retry_after_a_conflict_mails_nobody_again() {
    let app = TestApp::new().await;
    app.post_json(BEACH, &party("a@example.org", 1, 0)).await.json(201);
    let again = || with(request(BEACH, &party("a@example.org", 1, 0)), "idempotency-key", "again");
    assert_eq!(app.send(again()).await.status.as_u16(), 409);
    let rows = app.rows().await;
    assert_eq!(app.send(again()).await.status.as_u16(), 409);
    assert_eq!(app.rows().await, rows);
}

#[tokio::test]
async fn what_was_refused_may_be_sent_again() {
    let app = TestApp::new().await;
    let mut bad = gift("0", "demo-card");
    let keyed = |body: &serde_json::Value| with(request(GIFTS, body), "idempotency-key", "k");
    assert_eq!(app.send(keyed(&bad)).await.status.as_u16(), 422);
    bad["amount"] = json!("5");
    assert_eq!(app.send(keyed(&bad)).await.status.as_u16(), 201);
}

#[tokio::test]
async fn many_at_once_are_one() {
    let app = TestApp::new().await;
    let body = gift("25", "demo-card");
    let all = (0..20).map(|_| app.send(with(request(GIFTS, &body), "idempotency-key", "same")));
    let answers = futures_util::future::join_all(all).await;
    let first = &answers[0];
    assert!(answers.iter().all(|one| (one.status, &one.bytes) == (first.status, &first.bytes)));
    assert_eq!(app.rows().await[2], 1);
}

#[tokio::test]
async fn a_double_click_shows_the_same_ticket_and_a_changed_form_is_another() {
    let app = TestApp::new().await;
    let path = "/campaigns/next/strolls/beach/join";
    let mut fields = typed("a@example.org", "2");
    fields.push(("once", "the-mark-of-this-form"));
    let first = app.post_form(path, &fields).await.leads_to();
    assert_eq!(app.post_form(path, &fields).await.leads_to(), first);
    assert_eq!(app.rows().await[0], 1);
    fields[1] = ("email", "b@example.org");
    assert_ne!(app.post_form(path, &fields).await.leads_to(), first);
    assert_eq!(app.rows().await[0], 2);

    let give = [
        ("amount", "5"),
        ("currency", "USD"),
        ("kind", "gift"),
        ("method", "demo-card"),
        ("name", "G"),
        ("once", "another-mark"),
    ];
    let first = app.post_form("/campaigns/next/give", &give).await.leads_to();
    assert_eq!(app.post_form("/campaigns/next/give", &give).await.leads_to(), first);
    assert_eq!(app.rows().await[2], 1);
}

#[tokio::test]
async fn a_used_form_with_other_words_shows_the_first_and_asks() {
    let app = TestApp::new().await;
    let gift = |amount| [&A_GIFT[1..], &[("amount", amount), ("once", "g")]].concat();
    let milk = |volume| {
        vec![
            ("volume", volume),
            ("unit", "oz"),
            ("email", "a@example.org"),
            ("consent", "on"),
            ("once", "m"),
        ]
    };
    for (path, first, second, said) in [
        ("/campaigns/next/give", gift("25"), gift("26"), "nothing more was given"),
        ("/campaigns/next/milk", milk("10"), milk("11"), "nothing more was promised"),
    ] {
        let to = app.post_form(path, &first).await.leads_to();
        assert!(!app.get(&to).await.text(200).contains(said), "{path}");
        let rows = app.rows().await;
        assert_eq!(app.post_form(path, &first).await.leads_to(), to, "{path}");
        let again = app.post_form(path, &second).await.leads_to();
        assert_eq!(again, format!("{to}&again=1"), "{path}");
        assert!(app.get(&again).await.text(200).contains(said), "{path}");
        assert_eq!(app.rows().await, rows, "{path}");
    }
}

#[tokio::test]
async fn amounts_are_read_as_people_write_them() {
    let app = TestApp::new().await;
    for (amount, language, shown) in [
        ("12,50", "en", "$12.50"),
        ("25 USD", "en", "$25"),
        ("$1,000", "en", "$1,000"),
        ("1 000,50", "fr", "1 000,50"),
        ("１２", "ja", "12"),
        ("＄１，０００", "ja", "$1,000"),
        ("1,000.50", "es", "$1,000.50"),
        ("1.000,50", "es", "$1,000.50"),
        ("1\u{202f}000,50\u{a0}$\u{a0}US", "fr", "1 000,50 $ US"),
    ] {
        let typed = [&A_GIFT[1..], &[("amount", amount)]].concat();
        let asked = with(form("/campaigns/next/give", &typed), "accept-language", language);
        let to = app.send(asked).await.leads_to();
        let thanks = app.send(with(get(&to), "accept-language", language)).await;
        let text = thanks.text(200).replace(['\u{a0}', '\u{202f}'], " ");
        assert!(text.contains(shown), "{amount} {language}");
    }
    let typed = [&A_GIFT[1..], &[("amount", "1.000,50")]].concat();
    assert_eq!(app.post_form("/campaigns/next/give", &typed).await.status.as_u16(), 422);
}
