//! Everything a request needs: the store, the board, the settings, and time and dice from outside.
//!
//! [`Deps`] is filled by the binary (real clock, real dice) or by a test (a fixed day, counted
//! dice). [`App`] is cheap to clone; clones share everything. It owns no thread: the server spawns
//! [`App::keep_fresh`], which renews the board, and calls [`App::close`] to let open live
//! connections end.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use ounce_domain::gift::Method;
use ounce_domain::id::Id;
use ounce_store::{Fault, Store};
use tokio::sync::{Semaphore, watch};

use crate::board::Board;
use crate::letters::Letters;
use crate::limits::{Limits, Pace};
use crate::pay::Provider;
use crate::seats::Seats;
use crate::source::{Clock, Dice, Uptime};
use crate::tickets::TicketKey;
use crate::tokens::Tokens;

/// Things that come from outside: the binary or a test.
pub struct Deps {
    pub store: Store,
    /// The key that manage links and tickets are signed with (`ounce_store::settings::secret`).
    pub secret: [u8; 32],
    /// The key that a phone without network checks tickets by (`ounce_store::settings::ticket_key`).
    pub tickets: TicketKey,
    pub config: Config,
    pub clock: Clock,
    pub uptime: Uptime,
    pub dice: Dice,
    /// The ways to give, the usual one first ([`crate::pay::providers`]).
    pub providers: Vec<Arc<dyn Provider>>,
}

/// The operator's settings.
#[derive(Clone, Debug)]
pub struct Config {
    /// Scheme and host that links in calendars, feeds and letters start with, without a slash at
    /// the end. `None` takes them from each request, if its host is one of `hosts`.
    pub base_url: Option<String>,
    /// The hosts that are this service, in small letters and as they are asked for: `host`, or
    /// `host:port` for that port alone. The machine itself always is one. They are not used where
    /// `base_url` is set.
    pub hosts: Vec<String>,
    /// Offers the demo card, says everywhere that this is a demo, and limits no loopback client.
    pub is_demo: bool,
    /// Trusts the last address in `X-Forwarded-For`. That is right behind the operator's own proxy,
    /// and wrong without one.
    pub trusts_forwarded: bool,
    /// Whether letters are delivered, so that pages may say "we have sent you a mail".
    pub letters: Letters,
    pub pace: Pace,
    /// How many live tallies may be open at once; each costs a few kilobytes and a file.
    pub live_connections: usize,
    /// How many of them one address may have open: a school's class, twice.
    pub live_per_address: usize,
    /// How many files for print are made at once: each keeps a core busy.
    pub presses: usize,
    /// How long a request waits for its turn at them.
    pub press_patience: Duration,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            base_url: None,
            hosts: Vec::new(),
            is_demo: false,
            trusts_forwarded: false,
            letters: Letters::default(),
            pace: Pace::default(),
            live_connections: 2_000,
            live_per_address: 120,
            presses: 2,
            press_patience: Duration::from_secs(10),
        }
    }
}

/// The application behind the router.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    config: Config,
    clock: Clock,
    dice: Dice,
    tokens: Tokens,
    tickets: TicketKey,
    board: Board,
    limits: Limits,
    providers: Vec<Arc<dyn Provider>>,
    /// One for each live tally that may be open.
    seats: Arc<Seats>,
    /// One for each file for print that is being made.
    presses: Arc<Semaphore>,
    is_closing: watch::Sender<bool>,
}

/// The board is renewed this often even if this process wrote nothing: an import may have written.
const LOOK_AGAIN: Duration = Duration::from_millis(1_000);
/// The board is renewed at most twice a second: nobody can read faster.
const REST: Duration = Duration::from_millis(500);
/// Renewing takes at most one tenth of the time.
const SHARE_OF_TIME: i128 = 10;

impl App {
    pub fn new(deps: Deps) -> Self {
        let Deps { store, secret, tickets, config, clock, uptime, dice, providers } = deps;
        let inner = Inner {
            board: Board::empty(clock()),
            limits: Limits::new(config.pace, uptime),
            providers,
            tokens: Tokens::new(secret),
            tickets,
            seats: Seats::new(config.live_connections, config.live_per_address),
            presses: Arc::new(Semaphore::new(config.presses)),
            is_closing: watch::Sender::new(false),
            store,
            config,
            clock,
            dice,
        };
        Self { inner: Arc::new(inner) }
    }

    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    pub fn config(&self) -> &Config {
        &self.inner.config
    }

    pub fn tokens(&self) -> &Tokens {
        &self.inner.tokens
    }

    pub fn tickets(&self) -> &TicketKey {
        &self.inner.tickets
    }

    pub fn board(&self) -> &Board {
        &self.inner.board
    }

    pub fn limits(&self) -> &Limits {
        &self.inner.limits
    }

    pub fn now(&self) -> Timestamp {
        (self.inner.clock)()
    }

    /// Fresh bytes.
    pub fn roll<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.inner.dice)(&mut bytes);
        bytes
    }

    pub fn fresh_id<T>(&self, now: Timestamp) -> Id<T> {
        Id::new(now.as_millisecond(), self.roll())
    }

    pub fn methods(&self) -> Vec<Method> {
        self.inner.providers.iter().map(|provider| provider.method()).collect()
    }

    /// Whether somebody who is not at a stroll can give here.
    pub fn gives_from_anywhere(&self) -> bool {
        self.methods().into_iter().any(Method::is_from_anywhere)
    }

    pub fn provider(&self, method: Method) -> Option<&dyn Provider> {
        let mut all = self.inner.providers.iter();
        all.find(|provider| provider.method() == method).map(AsRef::as_ref)
    }

    /// Reads the board anew, now. Called once before the first request is taken.
    ///
    /// # Errors
    /// A fault of the store; the board stays as it was.
    pub async fn refresh(&self) -> Result<(), Fault> {
        self.inner.board.refresh(&self.inner.store, &self.inner.clock, usize::MAX).await
    }

    /// Renews the board after commits, until the app closes. Under load it waits: pages then show
    /// older figures and say since when.
    pub async fn keep_fresh(&self) {
        let mut commits = self.inner.store.commits();
        let mut closing = self.inner.is_closing.subscribe();
        loop {
            tokio::select! {
                changed = commits.changed() => if changed.is_err() { return },
                () = tokio::time::sleep(LOOK_AGAIN) => {}
                _ = closing.wait_for(|is_closing| *is_closing) => return,
            }
            let before = self.now();
            if let Err(fault) =
                self.inner.board.refresh(&self.inner.store, &self.inner.clock, 1).await
            {
                tracing::warn!(%fault, "the board stays as it was");
            }
            self.inner.limits.forget_idle();
            let took = self.now().as_microsecond() - before.as_microsecond();
            let rest = Duration::from_micros(
                u64::try_from(i128::from(took.max(0)) * (SHARE_OF_TIME - 1))
                    .unwrap_or(u64::MAX)
                    .min(60_000_000),
            );
            tokio::select! {
                () = tokio::time::sleep(rest.max(REST)) => {}
                _ = closing.wait_for(|is_closing| *is_closing) => return,
            }
        }
    }

    /// Ends live connections and [`App::keep_fresh`], so that a server can drain.
    pub fn close(&self) {
        self.inner.is_closing.send_replace(true);
    }

    pub fn seats(&self) -> &Arc<Seats> {
        &self.inner.seats
    }

    /// Take one before a file for print is made, and keep it until it is.
    pub fn presses(&self) -> &Arc<Semaphore> {
        &self.inner.presses
    }

    pub fn closing(&self) -> watch::Receiver<bool> {
        self.inner.is_closing.subscribe()
    }
}
