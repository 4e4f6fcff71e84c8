//! The service with a store of its own, a clock that a test sets, and dice that count.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, Response, header};
use jiff::Timestamp;
use ounce_site::router;
use ounce_store::{Options, Store, verify};
use ounce_web::front::Front;
use ounce_web::pay::{self, Provider};
use ounce_web::tickets::TicketKey;
use ounce_web::{App, Clock, Config, Deps, Dice, Uptime};
use serde_json::Value;
use tower::ServiceExt;

pub(crate) use crate::asking::{Answer, encoded, form, get, json, with};
use crate::{panics, promised, world};

/// Noon in New York on 1 March 2027, two months before the day.
pub(crate) const NOW: i64 = 1_803_920_400;

/// How these tests call the service.
pub(crate) const HOST: &str = "stroll.example";

/// A visitor of the United States.
pub(crate) const VISITOR: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

pub(crate) struct TestApp {
    pub(crate) app: App,
    pub(crate) store: Store,
    /// Of the database.
    url: String,
    router: Front,
    seconds: Arc<AtomicI64>,
    seconds_up: Arc<AtomicU64>,
    /// Removed at the end; `None` where the database is a server's.
    folder: Option<PathBuf>,
    drop_database: Option<(String, String)>,
    /// The database was taken away, so there is no book to add up at the end.
    is_lost: bool,
}

/// Distinct within this run, and by the process id from other runs.
fn fresh_name() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("ounce_web_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

impl TestApp {
    /// With the world of these tests in an SQLite file.
    pub(crate) async fn new() -> Self {
        Self::with(Config { is_demo: true, ..Config::default() }).await
    }

    pub(crate) async fn with(config: Config) -> Self {
        Self::in_a_file(config, None).await
    }

    /// Where this provider is the only way to give.
    pub(crate) async fn paying(provider: Arc<dyn Provider>) -> Self {
        Self::in_a_file(Config::default(), Some(vec![provider])).await
    }

    async fn in_a_file(config: Config, providers: Option<Vec<Arc<dyn Provider>>>) -> Self {
        let folder = std::env::temp_dir().join(fresh_name());
        std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
        let url = format!("sqlite:{}", folder.join("db").display());
        Self::over(&url, config, Some(folder), None, providers).await
    }

    /// With the same world in a separate PostgreSQL database.
    pub(crate) async fn on_postgres() -> Self {
        let (server, name) = (server_url(), fresh_name());
        script(&server, &format!("CREATE DATABASE {name}")).await;
        let mark = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{mark}dbname={name}");
        let config = Config { is_demo: true, ..Config::default() };
        Self::over(&url, config, None, Some((server, name)), None).await
    }

    /// Takes the database away while the service runs.
    pub(crate) async fn lose_database(&mut self) {
        let (server, name) = self.drop_database.take().expect("a database of a server");
        self.is_lost = true;
        script(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
    }

    async fn over(
        url: &str,
        config: Config,
        folder: Option<PathBuf>,
        drop_database: Option<(String, String)>,
        providers: Option<Vec<Arc<dyn Provider>>>,
    ) -> Self {
        panics::watch();
        let opened = url.to_owned();
        let open = move || Store::open(&opened, Options::new(NOW * 1000));
        let store = tokio::task::spawn_blocking(open).await;
        let store = store.expect("no panic").expect("the database opens");
        world::fill(&store).await;
        let seconds = Arc::new(AtomicI64::new(NOW));
        let shown = Arc::clone(&seconds);
        let clock: Clock = Arc::new(move || {
            Timestamp::from_second(shown.load(Ordering::Relaxed)).expect("a time of these tests")
        });
        let seconds_up = Arc::new(AtomicU64::new(0));
        let up = Arc::clone(&seconds_up);
        let uptime: Uptime = Arc::new(move || Duration::from_secs(up.load(Ordering::Relaxed)));
        let providers = providers.unwrap_or_else(|| pay::providers(config.is_demo));
        let (store_too, dice) = (store.clone(), dice());
        let mut config = config;
        config.hosts.push(HOST.to_owned());
        let tickets = TicketKey::read(&TicketKey::make()).expect("it was made now");
        let app = App::new(Deps {
            store: store_too,
            secret: [7; 32],
            tickets,
            config,
            clock,
            uptime,
            dice,
            providers,
        });
        app.refresh().await.expect("the board is read");
        Self {
            router: router(app.clone()),
            app,
            store,
            url: url.to_owned(),
            seconds,
            seconds_up,
            folder,
            drop_database,
            is_lost: false,
        }
    }

    /// Lets time pass.
    pub(crate) fn wait(&self, seconds: u32) {
        self.set_clock(seconds.into());
        self.seconds_up.fetch_add(seconds.into(), Ordering::Relaxed);
    }

    /// Puts the clock forward, or back, while no time passes.
    pub(crate) fn set_clock(&self, seconds: i64) {
        self.seconds.fetch_add(seconds, Ordering::Relaxed);
    }

    /// Brings the board up to what is committed.
    pub(crate) async fn refresh(&self) {
        self.app.refresh().await.expect("the board is read");
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        self.send_from(VISITOR, request).await
    }

    pub(crate) async fn send_from(&self, from: IpAddr, request: Request<Body>) -> Answer {
        let (method, uri) = (request.method().clone(), request.uri().clone());
        let answer = Answer::read(self.answer_from(from, request).await).await;
        promised::check(&method, uri.path(), &answer);
        answer
    }

    /// The answer itself, for those that never end.
    pub(crate) async fn open(&self, path: &str) -> Response<Body> {
        self.answer_to(get(path)).await
    }

    /// The same for a client that reads gzip.
    pub(crate) async fn open_packed(&self, path: &str) -> Response<Body> {
        self.answer_to(with(get(path), "accept-encoding", "gzip")).await
    }

    async fn answer_to(&self, request: Request<Body>) -> Response<Body> {
        self.answer_from(VISITOR, request).await
    }

    pub(crate) async fn answer_from(
        &self,
        from: IpAddr,
        mut request: Request<Body>,
    ) -> Response<Body> {
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(from, 50_000)));
        let host = header::HeaderValue::from_static(HOST);
        request.headers_mut().entry(header::HOST).or_insert(host);
        self.raw(request).await
    }

    /// The answer to a request as it is, without a host or a peer that it does not name.
    pub(crate) async fn raw(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.expect("a router always answers")
    }

    // These make the request at once, so that its parts may be dropped before the answer comes.

    pub(crate) fn get<'a>(&'a self, path: &str) -> impl Future<Output = Answer> + use<'a> {
        self.send(get(path))
    }

    pub(crate) fn post_json<'a>(
        &'a self,
        path: &str,
        body: &Value,
    ) -> impl Future<Output = Answer> + use<'a> {
        self.send(json(path, body))
    }

    pub(crate) fn post_form<'a>(
        &'a self,
        path: &str,
        fields: &[(&str, &str)],
    ) -> impl Future<Output = Answer> + use<'a> {
        self.send(form(path, fields))
    }

    /// How many rows each table has that a visitor could have written to; see `rows.sql`.
    pub(crate) async fn rows(&self) -> Vec<i64> {
        let counts = self.store.read(|sql| {
            let rows = sql.rows(include_str!("rows.sql"), &[])?;
            rows.iter().map(|row| row.int(1)).collect()
        });
        counts.await.expect("the tables are there")
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if self.is_lost {
            return self.store.close();
        }
        self.store.close();
        // A store of its own, since a test may have closed the other; and reading blocks, which a
        // thread of the runtime may not.
        let url = self.url.clone();
        let look = move || Store::open(&url, Options::new(NOW * 1000))?.read_now(verify);
        let findings = std::thread::spawn(look).join();
        if let Some(folder) = &self.folder {
            // Left behind at worst: the system clears its temporary folder.
            let _ = std::fs::remove_dir_all(folder);
        }
        if let Some((server, name)) = self.drop_database.take() {
            let statement = format!("DROP DATABASE {name} WITH (FORCE)");
            let dropping = std::thread::spawn(move || {
                postgres::Client::connect(&server, postgres::NoTls)
                    .and_then(|mut client| client.batch_execute(&statement))
            });
            let _ = dropping.join();
        }
        if !std::thread::panicking() {
            let findings = findings.expect("no panic").expect("the database can be read");
            assert_eq!(findings, [], "the books don't agree");
            assert_eq!(panics::of_this_test(), [""; 0]);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the test command says where its PostgreSQL is")]
fn server_url() -> String {
    std::env::var("OUNCE_TEST_POSTGRES")
        .expect("OUNCE_TEST_POSTGRES is not set: run `cargo xtask test`, which starts a PostgreSQL")
}

async fn script(server: &str, statement: &str) {
    let (server, statement) = (server.to_owned(), statement.to_owned());
    let run = move || {
        let mut client = postgres::Client::connect(&server, postgres::NoTls)?;
        client.batch_execute(&statement)
    };
    let done = tokio::task::spawn_blocking(run).await.expect("no panic");
    done.expect("the test user may create databases");
}

/// Bytes that never repeat and are the same in every run.
fn dice() -> Dice {
    let rolls = AtomicU64::new(1);
    Arc::new(move |bytes: &mut [u8]| {
        let roll = rolls.fetch_add(1, Ordering::Relaxed);
        let mixed = roll.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes();
        for (i, byte) in bytes.iter_mut().enumerate() {
            *byte = mixed[i % 8] ^ u8::try_from(i / 8).unwrap_or(0);
        }
    })
}
