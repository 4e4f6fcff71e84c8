//! `ounce serve`: the pages and the API on an address, and the jobs beside them.

use crate::config::Sending;
use crate::open_files::{self, Room};
use crate::say::{End, print};
use crate::{clock, jobs, watching};
use ounce_domain::id::Id;
use ounce_post::{Delivery, Desk, Lease, Post};
use ounce_store::{Fault, Store, campaigns, registrations, settings, strolls, waivers};
use ounce_web::connections::{self, House, Patience};
use ounce_web::front::Front;
use ounce_web::service::service;
use ounce_web::tickets::TicketKey;
use ounce_web::{App, Config, Deps, Letters, Tokens, assets, links, pay};
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// How long requests that are under way may take when the service is told to stop.
const DRAIN: Duration = Duration::from_secs(5);

/// What is to be served.
pub(crate) struct Serving {
    pub(crate) store: Store,
    pub(crate) listen: SocketAddr,
    pub(crate) config: Config,
    pub(crate) mail: Sending,
    /// What to print once it listens, after where.
    pub(crate) welcome: String,
}

/// What an installation signs with.
pub(crate) struct Keys {
    /// For links.
    pub(crate) secret: [u8; 32],
    pub(crate) tickets: TicketKey,
}

/// Adds the rows that a new database needs, and returns its keys.
///
/// # Errors
/// A fault of the store.
pub(crate) fn furnish(store: &Store) -> Result<Keys, End> {
    let (fresh, fresh_tickets) = (clock::random(), TicketKey::make());
    let kept = store.write_now(move |sql| {
        waivers::ensure(sql)?;
        let tickets = settings::ticket_key(sql, &fresh_tickets)?;
        let Some(tickets) = TicketKey::read(&tickets) else {
            return Err(Fault::corrupt("the key of tickets is no key"));
        };
        Ok(Ok::<_, Infallible>(Keys { secret: settings::secret(sql, fresh)?, tickets }))
    })?;
    let Ok(keys) = kept;
    give_codes(store)?;
    give_words(store)?;
    Ok(keys)
}

/// Gives strolls that an older version wrote the words that they are found by.
///
/// # Errors
/// A fault of the store.
fn give_words(store: &Store) -> Result<(), End> {
    loop {
        let given = store.write_now(|sql| strolls::give_words(sql).map(Ok::<_, Infallible>))?;
        if given == Ok(0) {
            return Ok(());
        }
    }
}

/// Gives codes to registrations that have none.
///
/// # Errors
/// A fault of the store.
pub(crate) fn give_codes(store: &Store) -> Result<(), End> {
    loop {
        let given =
            store.write_now(|sql| registrations::give_codes(sql).map(Ok::<_, Infallible>))?;
        if given == Ok(0) {
            return Ok(());
        }
    }
}

/// Serves until it is told to stop, by Ctrl-C or SIGTERM.
///
/// # Errors
/// When it cannot listen, or a setting can't be used.
pub(crate) fn run(serving: Serving) -> Result<(), End> {
    let keys = furnish(&serving.store)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let store = serving.store.clone();
    let lease = Lease::new(clock::random());
    let served = runtime.block_on(serve(serving, keys, lease.clone()));
    // Requests that did not end in time end here; what they had queued is still committed.
    runtime.shutdown_timeout(Duration::from_secs(1));
    let given_back = store.write_now(move |sql| lease.give_back(sql).map(Ok::<_, Infallible>));
    if let Err(fault) = given_back {
        tracing::warn!(%fault, "others wait a little before they deliver mail");
    }
    store.close();
    served
}

/// Visitors' pages and members' desks.
fn router(app: App) -> Front {
    let routes = ounce_site::routes().into_iter().chain(ounce_desks::routes()).collect();
    service(routes, app)
}

/// Starts what goes on beside the pages.
fn start_beside(app: &App, store: &Store) {
    let fresh = app.clone();
    tokio::spawn(async move { fresh.keep_fresh().await });
    tokio::task::spawn_blocking(assets::pack_own);
    tokio::spawn(jobs::run(store.clone()));
    tokio::spawn(watching::run(store.clone()));
}

async fn serve(serving: Serving, keys: Keys, lease: Lease) -> Result<(), End> {
    let Serving { store, listen, mut config, mail, welcome } = serving;
    let listener = TcpListener::bind(listen).await.map_err(|error| {
        End::Unusable(format!("cannot listen on {listen}: {error}; choose with --listen ADDR"))
    })?;
    let address = listener.local_addr()?;
    let base = format!("http://{address}");
    let room = open_files::share(open_files::raise(), config.live_connections);
    config.live_connections = room.live;
    let Room { files, connections, live } = room;
    tracing::info!(files, connections, live, "room for {connections} connections");
    let base_url = config.base_url.clone().unwrap_or_else(|| base.clone());
    let post = match &mail {
        Sending::By(server) => Some(Post::new(server, &base_url).map_err(End::Unusable)?),
        Sending::Later | Sending::Never => None,
    };
    config.letters = what_becomes_of_letters(&mail, config.is_demo);
    if post.is_some() && config.base_url.is_none() && !config.is_demo {
        tracing::warn!("links in letters start with {base_url}; say --base-url to change that");
    }
    let tokens = Tokens::new(keys.secret);
    let set_up = set_up(&store, &tokens, &base_url).await?;
    let desk = Desk { tokens, base_url, is_demo: config.is_demo };
    let providers = pay::providers(config.is_demo);
    let app = App::new(Deps {
        store: store.clone(),
        secret: keys.secret,
        tickets: keys.tickets,
        config,
        clock: Arc::new(clock::now),
        uptime: clock::uptime(),
        dice: Arc::new(clock::fill),
        providers,
    });
    app.refresh().await?;
    start_beside(&app, &store);
    let (stop_mail, stopping) = watch::channel(false);
    let delivery = post.map(|post| {
        let (desk, post) = (Arc::new(desk), Arc::new(post));
        tokio::spawn(
            Delivery { store, post, desk, lease, clock: Arc::new(clock::now), stopping }.run(),
        )
    });
    let router = router(app.clone());
    let seats = Arc::clone(app.seats());
    let told = Arc::new(tokio::sync::Notify::new());
    let stop = stopper()?;
    let telling = Arc::clone(&told);
    let stopped = async move {
        stop.await;
        app.close();
        stop_mail.send_replace(true);
        telling.notify_one();
    };
    let house = house(room.connections);
    print(&format!("listening on {base}\n{welcome}{set_up}"))?;
    tokio::select! {
        () = connections::serve(listener, router, house, seats, stopped) => {}
        () = async { told.notified().await; tokio::time::sleep(DRAIN).await } => {
            tracing::warn!("some requests took too long and were cut off");
        }
    }
    if let Some(delivery) = delivery
        && tokio::time::timeout(DRAIN, delivery).await.is_err()
    {
        tracing::warn!("the letter in hand took too long; it may be sent again");
    }
    tracing::info!("stopped");
    Ok(())
}

/// Where the first campaign is made; nothing once there is one.
async fn set_up(store: &Store, tokens: &Tokens, base_url: &str) -> Result<String, End> {
    if !store.read(campaigns::list).await?.is_empty() {
        return Ok(String::new());
    }
    // Browsers keep cookies that want TLS at this name, and not at the number.
    let base = base_url.replace("//127.0.0.1", "//localhost");
    let id = Id::new(clock::now_ms(), clock::random());
    let address = links::set_up(tokens, id);
    Ok(format!("make your first campaign, within an hour: {base}{address}\n"))
}

fn what_becomes_of_letters(mail: &Sending, is_demo: bool) -> Letters {
    match mail {
        Sending::By(_) => Letters::GoOut,
        // The people of a demo are invented, and so are their addresses.
        Sending::Later if !is_demo => Letters::Wait,
        Sending::Later | Sending::Never => Letters::NeverGoOut,
    }
}

/// How many connections may be open at once, and how long each may take.
fn house(most: usize) -> House {
    House { patience: Patience::default(), most, told_every: Duration::from_secs(60) }
}

/// Waits for Ctrl-C, or for the signal that service managers send.
fn stopper() -> Result<impl Future<Output = ()>, End> {
    #[cfg(unix)]
    let mut term = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    Ok(async move {
        let interrupt = async {
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        #[cfg(unix)]
        tokio::select! {
            () = interrupt => {}
            _ = term.recv() => {}
        }
        #[cfg(not(unix))]
        interrupt.await;
    })
}
