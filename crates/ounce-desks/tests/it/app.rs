//! The desks with a store of their own, a clock that a test sets, and dice that count.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use jiff::Timestamp;
use ounce_desks::routes;
use ounce_domain::member::api_token::{ApiToken, Scope, Secret};
use ounce_domain::member::{Kind, Role};
use ounce_domain::text::EmailAddress;
use ounce_store::acts::By;
use ounce_store::members::Change;
use ounce_store::{Fault, Options, Store, api_tokens, members, verify};
use ounce_web::front::Front;
use ounce_web::service::service;
use ounce_web::tickets::TicketKey;
use ounce_web::{App, Config, Deps, Letters, pay};
use sha2::{Digest, Sha256};
use tower::ServiceExt;

use crate::world::fill;
use crate::{asking, promised};

/// Noon in New York on 1 March 2027.
pub(crate) const NOW: i64 = 1_803_920_400;
pub(crate) const HOST: &str = "stroll.example";
/// Of the campaigns and their strolls.
pub(crate) const HERE: &str = "next";
pub(crate) const ELSEWHERE: &str = "other";

pub(crate) struct TestApp {
    pub(crate) app: App,
    pub(crate) store: Store,
    router: Front,
    seconds: Arc<AtomicI64>,
    folder: Option<PathBuf>,
    drop_database: Option<(String, String)>,
}

/// An answer read to its end.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) location: String,
    /// Name and value of each cookie that is set.
    pub(crate) cookies: Vec<(String, String)>,
    pub(crate) text: String,
    pub(crate) headers: HeaderMap,
}

impl Answer {
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        let found = self.cookies.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

impl TestApp {
    /// In an SQLite file. Letters wait in the outbox, as if a mail server were there.
    pub(crate) async fn new() -> Self {
        Self::in_a_file(Config { letters: Letters::GoOut, ..Config::default() }).await
    }

    pub(crate) async fn in_a_file(config: Config) -> Self {
        Self::bare(config).await.filled().await
    }

    /// Without any campaign.
    pub(crate) async fn bare(config: Config) -> Self {
        let folder = std::env::temp_dir().join(fresh_name());
        std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
        let url = format!("sqlite:{}", folder.join("db").display());
        Self::over(&url, config, Some(folder), None).await
    }

    pub(crate) async fn on_postgres() -> Self {
        let (server, name) = (server_url(), fresh_name());
        let (at, made) = (server.clone(), name.clone());
        let make = move || script(&at, &format!("CREATE DATABASE {made}"));
        tokio::task::spawn_blocking(make).await.expect("no panic");
        let mark = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{mark}dbname={name}");
        let config = Config { letters: Letters::GoOut, ..Config::default() };
        Self::over(&url, config, None, Some((server, name))).await.filled().await
    }

    async fn filled(self) -> Self {
        let filled = self.store.write(|sql| fill(sql).map(Ok::<_, ()>)).await;
        filled.expect("the world can be written").expect("nothing refuses");
        self.app.refresh().await.expect("the board is read");
        self
    }

    async fn over(
        url: &str,
        config: Config,
        folder: Option<PathBuf>,
        drop_database: Option<(String, String)>,
    ) -> Self {
        let url = url.to_owned();
        let open = move || Store::open(&url, Options::new(NOW * 1000));
        let opened = tokio::task::spawn_blocking(open).await;
        let store = opened.expect("no panic").expect("the database opens");
        let seconds = Arc::new(AtomicI64::new(NOW));
        let shown = Arc::clone(&seconds);
        let rolls = AtomicU64::new(1);
        let is_demo = config.is_demo;
        let app = App::new(Deps {
            store: store.clone(),
            secret: [7; 32],
            tickets: TicketKey::read(&TicketKey::make()).expect("it was made now"),
            config: Config { hosts: vec![HOST.to_owned()], ..config },
            clock: Arc::new(move || {
                Timestamp::from_second(shown.load(Ordering::Relaxed))
                    .expect("a time of these tests")
            }),
            uptime: Arc::new(|| Duration::from_secs(1)),
            dice: Arc::new(move |bytes: &mut [u8]| {
                let roll = rolls.fetch_add(1, Ordering::Relaxed);
                let mixed = roll.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes();
                for (i, byte) in bytes.iter_mut().enumerate() {
                    *byte = mixed[i % 8] ^ u8::try_from(i / 8).unwrap_or(0);
                }
            }),
            providers: pay::providers(is_demo),
        });
        app.refresh().await.expect("the board is read");
        let router = service(routes(), app.clone());
        Self { app, store, router, seconds, folder, drop_database }
    }

    pub(crate) fn wait(&self, seconds: i64) {
        self.seconds.fetch_add(seconds, Ordering::Relaxed);
    }

    pub(crate) fn now_ms(&self) -> i64 {
        self.seconds.load(Ordering::Relaxed) * 1000
    }

    pub(crate) async fn get(&self, path: &str, cookies: &str) -> Answer {
        self.send(Method::GET, path, cookies, "").await
    }

    /// A form, sent from a page of this service.
    pub(crate) async fn post(&self, path: &str, cookies: &str, fields: &[(&str, &str)]) -> Answer {
        let encode = ounce_web::links::encode;
        let pairs =
            fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
        self.send(Method::POST, path, cookies, &pairs.collect::<Vec<_>>().join("&")).await
    }

    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        cookies: &str,
        body: &str,
    ) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, HOST)
            .header(header::USER_AGENT, "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, cookies)
            .body(Body::from(body.to_owned()))
            .expect("a request");
        self.ask(request, cookies).await
    }

    /// A program's request with a token; without one where it is empty.
    pub(crate) async fn call(
        &self,
        method: Method,
        path: &str,
        token: &str,
        (key, body): (&str, &str),
    ) -> Answer {
        let asked = (method.clone(), path);
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, HOST);
        for (name, value) in [("idempotency-key", key), ("authorization", token)] {
            if !value.is_empty() {
                request = request.header(name, value);
            }
        }
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let request = request.body(Body::from(body.to_owned())).expect("a request");
        let answer = self.ask(request, token).await;
        let described = asking::Answer {
            status: StatusCode::from_u16(answer.status).expect("a status"),
            headers: answer.headers.clone(),
            bytes: Bytes::from(answer.text.clone()),
        };
        promised::check(&asked.0, asked.1.split('?').next().unwrap_or_default(), &described);
        answer
    }

    /// Issues a token for 30 days, and says what to send with a request.
    pub(crate) async fn issues(&self, email: &str, words: &str) -> String {
        let secret = Secret::of(&self.app.roll());
        let (email, at_ms) = (EmailAddress::parse(email).expect("an address"), self.now_ms());
        let hash: [u8; 32] = Sha256::digest(secret.as_str()).into();
        let token = ApiToken {
            id: self.app.fresh_id(self.app.now()),
            name: "A test".to_owned(),
            scope: Scope::parse(words).expect("the words of a test"),
            at_ms,
            ends_ms: at_ms + 30 * 86_400_000,
            used_ms: None,
        };
        let issued = self.store.write(move |sql| {
            let member = members::find(sql, &email)?.ok_or_else(|| Fault::new("no member"))?;
            api_tokens::issue(sql, member.id, &token, hash)
        });
        issued.await.expect("the store works").expect("they may have a token");
        format!("Bearer {}", secret.as_str())
    }

    pub(crate) async fn ask(&self, mut request: Request<Body>, who: &str) -> Answer {
        // Each browser asks for each desk from a network of its own, so that no test uses up what
        // another part of it may send.
        let path = request.uri().path();
        let is_desk = path.starts_with("/desk") || path.starts_with("/api");
        let who = if is_desk { format!("{who} {path}") } else { who.to_owned() };
        let network = who.bytes().fold(0_u16, |sum, byte| sum.wrapping_mul(31) ^ u16::from(byte));
        let [high, low] = network.to_be_bytes();
        let peer = SocketAddr::new(IpAddr::V4(Ipv4Addr::new(192, high, low, 1)), 50_000);
        request.extensions_mut().insert(ConnectInfo(peer));
        let answer = self.router.clone().oneshot(request).await.expect("a router always answers");
        let (parts, body) = answer.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("the body is whole");
        let cookies = parts.headers.get_all(header::SET_COOKIE).iter().filter_map(|line| {
            let (name, rest) = line.to_str().ok()?.split_once('=')?;
            Some((name.to_owned(), rest.split(';').next()?.to_owned()))
        });
        let location = parts.headers.get(header::LOCATION).and_then(|value| value.to_str().ok());
        Answer {
            status: parts.status.as_u16(),
            location: location.unwrap_or_default().to_owned(),
            cookies: cookies.collect(),
            headers: parts.headers.clone(),
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    /// Gives a role by the shell.
    pub(crate) async fn give(&self, email: &str, role: Role, campaign: &str, slug: &str) {
        let email = EmailAddress::parse(email).expect("the example is an address");
        let (campaign, slug, at_ms) = (campaign.to_owned(), slug.to_owned(), self.now_ms());
        let fresh = || self.app.fresh_id::<()>(self.app.now()).bytes();
        let ids = [fresh(), fresh()];
        let given = self.store.write(move |sql| {
            let found = members::place(sql, role.kind(), &campaign, &slug)?;
            let named = found.ok_or_else(|| Fault::new("no such place"))?;
            let place = &named.place;
            let change = Change { by: By::Shell, email: &email, role, place, at_ms, why: "", ids };
            members::give(sql, &change)
        });
        given.await.expect("the store works").expect("the shell may give any role");
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        let findings = {
            let store = self.store.clone();
            std::thread::spawn(move || store.read_now(verify)).join()
        };
        self.store.close();
        if let Some(folder) = &self.folder {
            // Left behind at worst: the system clears its temporary folder.
            let _ = std::fs::remove_dir_all(folder);
        }
        if let Some((server, name)) = self.drop_database.take() {
            let statement = format!("DROP DATABASE {name} WITH (FORCE)");
            let _ = std::thread::spawn(move || script(&server, &statement)).join();
        }
        if !std::thread::panicking() {
            let findings = findings.expect("no panic").expect("the database can be read");
            assert_eq!(findings, [], "the books don't agree");
        }
    }
}

fn fresh_name() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("ounce_desks_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

#[expect(clippy::disallowed_methods, reason = "the test command says where its PostgreSQL is")]
fn server_url() -> String {
    std::env::var("OUNCE_TEST_POSTGRES")
        .expect("OUNCE_TEST_POSTGRES is not set: run `cargo xtask test`, which starts a PostgreSQL")
}

fn script(server: &str, statement: &str) {
    let done = postgres::Client::connect(server, postgres::NoTls)
        .and_then(|mut client| client.batch_execute(statement));
    done.expect("the test user may create databases");
}

/// The kinds of places and a slug of each.
pub(crate) fn slug_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Campaign => "",
        Kind::Partner => "partner",
        Kind::Group => "group",
        Kind::Stroll => "elm",
    }
}
