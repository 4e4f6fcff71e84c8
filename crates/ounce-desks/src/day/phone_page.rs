//! The page of a helper's phone, the worker that keeps it, and its name on a home screen. Nobody is
//! named in them: all that is about people comes by the token, and stays on the phone.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use ounce_domain::text::Slug;
use ounce_web::answer::own;
use ounce_web::app::App;
use ounce_web::assets;
use ounce_web::cache;
use ounce_web::failure::Failure;
use ounce_web::i18n::Reader;
use ounce_web::visit::Visit;
use serde_json::{Map, Value, json};

/// The files of the page. A phone is ready when it has all of them.
const FILES: [&str; 13] = [
    "day.css",
    "day.mjs",
    "day_book.mjs",
    "day_camera.mjs",
    "day_carry.mjs",
    "day_disk.mjs",
    "day_fold.mjs",
    "day_forms.mjs",
    "day_letters.mjs",
    "day_page.mjs",
    "day_post.mjs",
    "day_screens.mjs",
    "day_series.mjs",
];

/// `/day/{campaign}/{stroll}` for the browser of a phone.
#[derive(Template)]
#[template(path = "day/phone.html")]
pub(crate) struct PhonePage {
    pub t: Reader,
    pub campaign: String,
    pub stroll: String,
}

impl PhonePage {
    /// Every sentence of the page, as a script reads it.
    fn words(&self) -> String {
        let mut all = Map::new();
        for id in ONE {
            all.insert(id.to_owned(), self.t.say(id).to_string().into());
        }
        for (id, values) in WITH {
            let mut saying = self.t.say(id);
            for value in values {
                saying = saying.s(value, format!("{{{value}}}"));
            }
            all.insert(id.to_owned(), saying.to_string().into());
        }
        for (id, values) in COUNTS {
            let mut one = self.t.say(id).n("n", 1_i64);
            let mut more = self.t.say(id).s("n", "{n}");
            for value in values {
                one = one.s(value, format!("{{{value}}}"));
                more = more.s(value, format!("{{{value}}}"));
            }
            all.insert(id.to_owned(), json!([one.to_string(), more.to_string()]));
        }
        in_script(&Value::Object(all))
    }

    fn files(&self) -> String {
        in_script(&json!(files()))
    }

    /// The reader of codes, where it was fetched before the build.
    fn reader(&self) -> &'static str {
        if assets::has_reader() { assets::href("day_reader.mjs") } else { "" }
    }

    /// What draws codes, where it was fetched too.
    fn writer(&self) -> &'static str {
        assets::writer().unwrap_or_default()
    }
}

/// JSON that ends no script element.
fn in_script(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

/// The addresses of the files.
fn files() -> Vec<&'static str> {
    let mut all: Vec<&str> = FILES.map(assets::href).to_vec();
    all.push(assets::href("day_verdicts.mjs"));
    if assets::has_reader() {
        all.push(assets::href("day_reader.mjs"));
        all.extend(assets::reader_parts());
    }
    all
}

/// `GET /day/{campaign}/{stroll}`: the same for every stroll, so that it tells nobody which there are.
pub(crate) async fn show(
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
) -> Result<Response, Failure> {
    if [&campaign, &stroll].iter().any(|slug| Slug::parse(slug).is_err()) {
        return Err(Failure::NotFound);
    }
    own(&visit, StatusCode::OK, &PhonePage { t: visit.reader, campaign, stroll })
}

/// `GET /day/worker.js`: its version follows from the files, so it changes when one of them does.
pub(crate) async fn worker(headers: HeaderMap) -> Response {
    let files = json!(files());
    let version = cache::tag(files.to_string().as_bytes());
    let code = include_str!("../../../ounce-web/assets/js/day_worker.js");
    let text = format!("const VERSION = {version};\nconst FILES = {files};\n{code}");
    cache::checked(&headers, "text/javascript; charset=utf-8", text.into_bytes())
}

/// `GET /day/{campaign}/{stroll}/app.webmanifest`
pub(crate) async fn manifest(
    State(_): State<App>,
    Path((campaign, stroll)): Path<(String, String)>,
    visit: Visit,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    if [&campaign, &stroll].iter().any(|slug| Slug::parse(slug).is_err()) {
        return Err(Failure::NotFound);
    }
    let start = format!("/day/{campaign}/{stroll}");
    let name = visit.reader.say("day-page").to_string();
    let said = json!({
        "name": format!("{name} · {stroll}"),
        "short_name": name,
        "id": start,
        "start_url": start,
        "scope": "/day/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
        "icons": [{ "src": "/favicon.svg", "sizes": "any", "type": "image/svg+xml" }],
    });
    Ok(cache::checked(&headers, "application/manifest+json", said.to_string().into_bytes()))
}

/// Sentences without values.
const ONE: [&str; 115] = [
    "day-page",
    "day-loading",
    "day-unsafe",
    "day-unsafe-text",
    "day-disk-broken",
    "day-new-page",
    "day-gate",
    "day-cash",
    "day-milk",
    "day-more",
    "day-no-name",
    "day-waiting-list",
    "day-arrive",
    "day-none-found",
    "day-walk-up",
    "day-scan",
    "day-search",
    "day-hold",
    "day-close-camera",
    "day-no-camera",
    "day-not-ready",
    "day-get-ready",
    "day-not-ready-list",
    "day-not-ready-network",
    "day-not-ready-disk",
    "day-not-ready-page",
    "day-headcount",
    "day-headcount-text",
    "day-note",
    "day-log",
    "day-log-empty",
    "day-file",
    "day-file-why",
    "day-file-save",
    "day-undo",
    "day-undone",
    "day-save",
    "day-enroll-title",
    "day-enroll-text",
    "day-enroll-scan",
    "day-enroll-code",
    "day-enroll-button",
    "day-enroll-home",
    "day-enroll-wrong",
    "day-enroll-taken",
    "day-enroll-offline",
    "day-ended",
    "day-ended-sent",
    "day-welcome",
    "day-waiver-missing",
    "day-other-number",
    "day-how-many",
    "day-not-them",
    "day-next",
    "day-already",
    "day-settled-later",
    "day-find-name",
    "day-another-family",
    "day-same-family",
    "day-not-on-list",
    "day-not-on-list-text",
    "day-let-in",
    "day-given-back",
    "day-given-back-text",
    "day-late",
    "day-carry",
    "day-carry-why",
    "day-codes-show",
    "day-codes-show-text",
    "day-codes-take",
    "day-codes-take-text",
    "day-codes-done",
    "day-less",
    "day-one-more",
    "day-field-adults",
    "day-field-children",
    "day-field-name",
    "day-field-email",
    "day-field-signed",
    "day-waiver",
    "day-walk-up-save",
    "day-cash-title",
    "day-field-amount",
    "day-for-receipt",
    "day-cash-save",
    "day-milk-title",
    "day-field-volume",
    "day-field-unit",
    "day-ounces",
    "day-millilitres",
    "day-field-bags",
    "day-field-cooler",
    "day-field-bank",
    "day-bank-none",
    "day-field-giver",
    "day-milk-save",
    "day-field-people",
    "day-field-note",
    "day-need-name",
    "day-need-party",
    "day-need-adult",
    "day-need-email",
    "day-need-signed",
    "day-need-amount",
    "day-need-volume",
    "day-need-bags",
    "day-need-people",
    "day-need-note",
    "day-kind-arrived",
    "day-kind-walked_in",
    "day-kind-cash",
    "day-kind-milk",
    "day-kind-shirt",
    "day-kind-headcount",
    "day-kind-note",
];

/// Sentences with values, which the script fills in.
const WITH: [(&str, &[&str]); 10] = [
    ("day-codes-of", &["all", "n"]),
    ("day-codes-got", &["all", "n"]),
    ("day-here", &["all", "here"]),
    ("day-here-since", &["time"]),
    ("day-ready", &["people", "time"]),
    ("day-list-of", &["time"]),
    ("day-sent-at", &["time"]),
    ("day-receipt", &["receipt"]),
    ("day-on-this-phone", &["time"]),
    ("day-on-another-phone", &["time"]),
];

/// Sentences with a count `n`, which have one form for one and another for more.
const COUNTS: [(&str, &[&str]); 11] = [
    ("day-codes-taken", &[]),
    ("day-unsent", &[]),
    ("day-not-here", &[]),
    ("day-are-here", &[]),
    ("day-more-rows", &[]),
    ("day-adults", &[]),
    ("day-children", &[]),
    ("day-people", &[]),
    ("day-millilitres-of", &[]),
    ("day-in-box", &["amount"]),
    ("day-ended-left", &[]),
];
