//! What the log has, and what it never has.

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::app::TestApp;
use crate::joining::{BEACH, party, typed};

/// Everything that is logged on this thread, as one text.
#[derive(Clone, Default)]
struct Said(Arc<Mutex<String>>);

impl Said {
    fn text(&self) -> String {
        self.0.lock().expect("no panic while speaking").clone()
    }
}

struct Words<'a>(&'a mut String);

impl Visit for Words<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = writeln!(self.0, "{}={value:?}", field.name());
    }
}

impl Subscriber for Said {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut text = self.0.lock().expect("no panic while speaking");
        let _ = writeln!(text, "{} {}", event.metadata().level(), event.metadata().target());
        event.record(&mut Words(&mut text));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn faults_are_logged_once_and_nothing_personal_is() {
    let said = Said::default();
    let _listening = tracing::subscriber::set_default(said.clone());
    let app = TestApp::new().await;
    let made = app.post_json(BEACH, &party("ada@example.org", 1, 0)).await.json(201);
    let manage = made["links"]["manage"].as_str().expect("a link");
    let path = manage.strip_prefix("http://stroll.example").expect("our own host");
    app.post_json(BEACH, &party("not an address", 0, 0)).await;
    app.post_form("/campaigns/next/strolls/beach/join", &typed("ada", "-1")).await;
    let faults = |text: &str| text.matches("ERROR ounce_web").count();
    assert_eq!(faults(&said.text()), 0, "what people get wrong is no fault of ours");

    app.store.close();
    let cancellation = path.replace("?token=", "/cancellation?token=");
    app.post_form(&cancellation, &[]).await;
    let problem = app.post_json(BEACH, &party("ada@example.org", 1, 0)).await.json(500);
    let text = said.text();
    let reference = problem["reference"].as_str().expect("a reference");
    assert!(text.contains(reference) && text.contains("the store is closed"), "{text}");
    assert_eq!(faults(&text), 2, "one line each:\n{text}");
    let (_, token) = path.split_once("?token=").expect("a token");
    for secret in ["ada", "example.org", "Ada Example", token, "token="] {
        assert!(!text.contains(secret), "{secret} was logged:\n{text}");
    }
}
