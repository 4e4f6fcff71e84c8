//! A file of anybody's making, imported at the desk of a campaign.

use axum::body::Body;
use axum::http::{Method, Request, header};
use ounce_domain::member::Role;
use ounce_store::uploads;
use ounce_store::verify;

use crate::app::{Answer, HERE, HOST, TestApp};
use crate::many::{hidden, pairs};

const IMPORT: &str = "/desk/campaigns/next/import";

const WALKERS: &str = "Full name;E-mail;Town;Adults;Signature\n\
    Ada Wren;ada@example.org;Elm;2;Ada Wren\n\
    Bo Lark;bo@example.org;Oak;1;Bo Lark\n";

impl TestApp {
    /// A form with a file, as a browser sends it.
    async fn sends_file(&self, cookies: &str, noun: &str, content: &[u8]) -> Answer {
        let mut body = b"--x1\r\nContent-Disposition: form-data; name=\"noun\"\r\n\r\n".to_vec();
        body.extend(noun.as_bytes());
        body.extend(b"\r\n--x1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\Walkers.csv\"\r\n\r\n");
        body.extend(content);
        body.extend(b"\r\n--x1--\r\n");
        let request = Request::builder()
            .method(Method::POST)
            .uri(format!("{IMPORT}/file"))
            .header(header::HOST, HOST)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x1")
            .header(header::COOKIE, cookies)
            .body(Body::from(body))
            .expect("a request");
        self.ask(request, cookies).await
    }

    /// The fields of the mapping as the page offers them.
    async fn offered(&self, cookies: &str, path: &str) -> Vec<(String, String)> {
        let page = self.get(path, cookies).await;
        assert_eq!(page.status, 200, "{}", page.text);
        let mut fields = hidden(&page.text);
        for select in page.text.split("<select name=\"").skip(1) {
            let (name, rest) = select.split_once('"').expect("a name");
            let options = rest.split("</select>").next().unwrap_or_default();
            let chosen = options.split("<option value=\"").find(|one| one.contains("\" selected"));
            let value = chosen.and_then(|one| one.split('"').next()).unwrap_or_default();
            fields.push((name.to_owned(), value.to_owned()));
        }
        fields
    }

    async fn agrees(&self) {
        let findings = self.store.read(verify::verify).await.expect("the store works");
        assert!(findings.is_empty(), "{findings:?}");
    }
}

async fn a_file_is_mapped_tried_and_put_in_once(app: TestApp) {
    let cora = app.coordinator().await;
    assert!(app.get("/desk/campaigns/next", &cora).await.text.contains(IMPORT));
    let taken = app.sends_file(&cora, "registrations", WALKERS.as_bytes()).await;
    assert_eq!(taken.status, 303, "{}", taken.text);
    let fields = app.offered(&cora, &taken.location).await;
    for (name, value) in [("from-email", "1"), ("from-stroll", "2"), ("from-signed_name", "4")] {
        assert!(fields.contains(&(name.to_owned(), value.to_owned())), "{name}: {fields:?}");
    }
    let tried = app.post(&format!("{IMPORT}/try"), &cora, &pairs(&fields)).await;
    assert_eq!(tried.status, 200, "{}", tried.text);
    assert!(
        tried.text.contains("Everything fits") && tried.text.contains("Nothing is written yet")
    );
    let back = [&pairs(&fields)[..], &[("back", "yes")]].concat();
    assert!(app.post(&format!("{IMPORT}/try"), &cora, &back).await.text.contains("Which column"));
    assert!(!app.get("/desk/campaigns/next/acts", &cora).await.text.contains("Walkers.csv"));

    let without: Vec<_> = fields.iter().filter(|(name, _)| name != "from-email").cloned().collect();
    let asked = app.post(&format!("{IMPORT}/try"), &cora, &pairs(&without)).await;
    assert_eq!(asked.status, 422, "{}", asked.text);
    assert!(
        asked.text.contains("The rows also need this: E-mail address")
            && asked.text.contains("#from-email")
    );

    let again = hidden(&tried.text);
    let done = app.post(IMPORT, &cora, &pairs(&again)).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let said = app.get(&done.location, &cora).await;
    assert!(said.text.contains("2 new, 0 changed, 0 as before"), "{}", said.text);
    let acts = app.get("/desk/campaigns/next/acts", &cora).await.text;
    assert!(acts.contains("Imported Walkers.csv"), "{acts}");
    app.agrees().await;

    let twice = app.post(IMPORT, &cora, &pairs(&again)).await;
    assert_eq!((twice.status, &twice.location), (303, &done.location), "the same form again");
    let over = app.post(&format!("{IMPORT}/try"), &cora, &pairs(&again)).await;
    assert_eq!(over.status, 422, "the file is gone");
    let taken = app.sends_file(&cora, "registrations", WALKERS.as_bytes()).await;
    let fields = app.offered(&cora, &taken.location).await;
    let done = app.post(IMPORT, &cora, &pairs(&fields)).await;
    let said = app.get(&done.location, &cora).await.text;
    assert!(said.contains("0 new, 0 changed, 2 as before"), "the same file again: {said}");
    app.agrees().await;
}

#[tokio::test]
async fn a_file_is_put_in_once_on_sqlite() {
    a_file_is_mapped_tried_and_put_in_once(TestApp::new().await).await;
}

#[tokio::test]
async fn a_file_is_put_in_once_on_postgresql() {
    a_file_is_mapped_tried_and_put_in_once(TestApp::on_postgres().await).await;
}

#[tokio::test]
async fn every_bad_row_is_shown_in_the_readers_language() {
    let app = TestApp::new().await;
    let cora = app.coordinator().await;
    let mut file = WALKERS.replace("bo@example.org", "bo").replace(";Elm;", ";<Yew>;");
    for n in 0..150 {
        file.push_str(&format!("Cy {n};cy{n}@example.org;Elm;none;Cy\n"));
    }
    let taken = app.sends_file(&cora, "registrations", file.as_bytes()).await;
    let fields = app.offered(&cora, &taken.location).await;
    for path in [IMPORT.to_owned(), format!("{IMPORT}/try")] {
        let shown = app.post(&path, &cora, &pairs(&fields)).await;
        assert_eq!(shown.status, if path == IMPORT { 422 } else { 200 }, "{path}");
        for said in ["152 rows do not fit", "&#60;Yew&#62;", "does not look like an e-mail address"]
        {
            assert!(shown.text.contains(said), "{said}: {}", shown.text);
        }
        assert!(shown.text.contains("The first 100 of 152 are shown"));
    }
    let french = app.post(&format!("{IMPORT}/try?lang=fr"), &cora, &pairs(&fields)).await.text;
    assert!(french.contains("152 lignes ne vont pas"), "{french}");
    let all = app.post(&format!("{IMPORT}/bad-rows"), &cora, &pairs(&fields)).await;
    assert_eq!((all.status, all.text.lines().count()), (200, 153), "{}", all.text);
    assert!(all.text.contains("3,E-mail address,E-mail,bo,"), "{}", all.text);
}

#[tokio::test]
async fn what_can_not_be_read_is_told_and_the_file_is_nobody_elses() {
    let app = TestApp::new().await;
    let cora = app.coordinator().await;
    for (noun, content, said) in [
        ("registrations", &b""[..], "Please choose a file"),
        ("milk", b"Name\nAda\n", "Please choose a file"),
        ("gifts", b"Name\n", "headings and no rows"),
        ("gifts", b"PK\x03\x04", "The workbook is damaged"),
        ("gifts", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old workbook"),
    ] {
        let answer = app.sends_file(&cora, noun, content).await;
        assert_eq!(answer.status, 422, "{said}");
        assert!(answer.text.contains(said), "{said}: {}", answer.text);
    }
    let many = format!("Donor,Amount\n{}", "Ada,5\n".repeat(20_001));
    let answer = app.sends_file(&cora, "gifts", many.as_bytes()).await;
    assert!(
        answer.status == 422 && answer.text.contains("more than 20,000 rows"),
        "{}",
        answer.text
    );
    let large = vec![b'x'; 17 << 20];
    assert_eq!(app.sends_file(&cora, "gifts", &large).await.status, 413);

    let gifts = b"Date,Donor,Amount\n2/3/2026,Ada,5\n2/3/2026,Ada,5\n";
    let taken = app.sends_file(&cora, "gifts", gifts).await;
    app.give("dora@members.example", Role::Coordinator, HERE, "").await;
    let dora = app.signs_in("dora@members.example").await;
    assert!(app.get(&taken.location, &dora).await.text.contains("not here any more"));
    let mut fields = app.offered(&cora, &taken.location).await;
    let asked = app.post(&format!("{IMPORT}/try"), &cora, &pairs(&fields)).await;
    assert!(asked.status == 422 && asked.text.contains("can be two days"), "{}", asked.text);
    fields.retain(|(name, _)| name != "days");
    fields.push(("days".to_owned(), "day-first".to_owned()));
    let doubt = app.post(&format!("{IMPORT}/try"), &cora, &pairs(&fields)).await.text;
    assert!(doubt.contains("One row is doubtful"), "{doubt}");
    assert!(doubt.contains("Is it a second gift?"), "{doubt}");
    fields.push(("accept".to_owned(), "yes".to_owned()));
    let good = app.post(&format!("{IMPORT}/try"), &cora, &pairs(&fields)).await.text;
    assert!(good.contains("Everything fits"), "{good}");
    let both = [&pairs(&fields)[..], &[("text-currency", "USD"), ("from-currency", "1")]].concat();
    let both: Vec<_> = both.into_iter().rev().collect();
    let both = app.post(&format!("{IMPORT}/try"), &cora, &both).await;
    assert!(both.status == 422 && both.text.contains("not both: Currency"), "{}", both.text);
    assert!(both.text.contains("value=\"USD\""), "what was typed is kept: {}", both.text);
    app.wait(uploads::KEPT_MS / 1000);
    let late = app.post(IMPORT, &cora, &pairs(&fields)).await;
    assert!(late.status == 422 && late.text.contains("not here any more"), "{}", late.text);
}
