//! Every address there is, grouped by whom it is for, each with its terms.
//!
//! Links to them are written by `ounce_web::links`.

use axum::routing::{get, post};
use ounce_web::App;
use ounce_web::cache::Policy;
use ounce_web::front::Front;
use ounce_web::limits::Class;
use ounce_web::service::{Route, Terms, service};

use crate::{
    about, api, bank, calendar, campaign, find, gift, hosting, join, letters, live, machines, milk,
    news, person, question, registration, report, stroll,
};

/// The same for everybody.
const PAGE: Terms = Terms::page(Policy::Checked);
/// A form, which is shown with a mark of its own each time.
pub(crate) const FORM: Terms = Terms::page(Policy::Private);
/// Opened by a person's own link.
pub(crate) const OWN: Terms = Terms::page(Policy::Private).unlisted();
/// Searches all data for one person, so it counts like a sign-up.
const OWN_DATA: Terms = Terms { reading: Some(Class::SigningUp), ..OWN };
/// For programs, or copies of other sources: no page that a search engine should show.
const FILE: Terms = Terms::page(Policy::Checked).unlisted();
/// Parts of pages.
const PART: Terms = Terms::page(Policy::Day).unlisted().free();
/// For those that watch over the service.
const PULSE: Terms = Terms::page(Policy::Private).unlisted().free().at_any_host();

/// The service.
pub fn router(app: App) -> Front {
    service(routes(), app)
}

/// Every address there is.
pub fn routes() -> Vec<Route> {
    [
        visitors(),
        walkers(),
        hosting::table(),
        letters::routes(),
        own_data(),
        readers(),
        machines(),
        api::table(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Visitors who look around.
fn visitors() -> Vec<Route> {
    vec![
        Route::new("/", get(campaign::door), PAGE),
        Route::new("/campaigns", get(campaign::campaigns), PAGE),
        Route::new("/campaigns/{campaign}", get(campaign::home), PAGE),
        Route::new("/campaigns/{campaign}/find", get(find::show), PAGE),
        Route::new("/campaigns/{campaign}/banks", get(bank::list), FILE),
        Route::new("/campaigns/{campaign}/banks/{bank}", get(bank::show), FILE),
        Route::new("/campaigns/{campaign}/strolls", get(stroll::list::show), PAGE),
        // Also `{stroll}.ics`: the router has no patterns within a segment.
        Route::new("/campaigns/{campaign}/strolls/{stroll}", get(stroll::show::show), PAGE),
        Route::new("/campaigns/{campaign}/report", get(report::show), PAGE),
        // Also `{kind}.csv`.
        Route::new("/campaigns/{campaign}/report/{kind}", get(report::rows), PAGE),
        Route::new("/campaigns/{campaign}/report.csv", get(report::csv), PAGE),
        Route::new("/campaigns/{campaign}/report.json", get(report::json), PAGE),
        Route::new("/campaigns/{campaign}/report.md", get(report::markdown), PAGE),
        Route::new("/about", get(about::about), PAGE),
        Route::new("/privacy", get(about::privacy), PAGE),
    ]
}

/// Visitors who take part.
fn walkers() -> Vec<Route> {
    let join = get(join::form).post(join::join);
    let change = get(registration::change::form).post(registration::change::change);
    let cancellation =
        get(registration::cancellation::form).post(registration::cancellation::cancel);
    let confirmation =
        get(registration::confirmation::form).post(registration::confirmation::confirm);
    let undo = post(registration::cancellation::undo);
    let renewal = post(registration::renewal::renew);
    let ask = get(question::form).post(question::ask);
    let asking = get(question::confirmation).post(question::confirm);
    let give = get(gift::form).post(gift::give);
    let milk = get(milk::form).post(milk::promise);
    let milk_change = get(milk::changing::form).post(milk::changing::change);
    let withdrawal = post(milk::changing::withdraw);
    let self_check = get(milk::self_check).post(milk::self_check_answered);
    vec![
        Route::new(
            "/campaigns/{campaign}/strolls/{stroll}/join",
            join,
            FORM.sending(Class::SigningUp),
        ),
        Route::new("/campaigns/{campaign}/strolls/{stroll}/link-sent", get(join::link_sent), OWN),
        Route::new(
            "/campaigns/{campaign}/strolls/{stroll}/ask",
            ask,
            FORM.sending(Class::SigningUp),
        ),
        Route::new("/campaigns/{campaign}/strolls/{stroll}/asked", get(question::asked), OWN),
        Route::new("/questions/{id}", get(question::show_question), OWN),
        Route::new("/questions/{id}/confirmation", asking, OWN.sending(Class::SigningUp)),
        Route::new("/registrations/{id}", get(registration::show), OWN),
        Route::new("/registrations/{id}/change", change, OWN.sending(Class::SigningUp)),
        Route::new("/registrations/{id}/cancellation", cancellation, OWN.sending(Class::SigningUp)),
        Route::new("/registrations/{id}/undo", undo, OWN.sending(Class::SigningUp)),
        Route::new("/registrations/{id}/confirmation", confirmation, OWN.sending(Class::SigningUp)),
        Route::new("/registrations/{id}/renewal", renewal, OWN.sending(Class::SigningUp)),
        Route::new("/registrations/{id}/certificate", get(registration::certificate::show), OWN),
        Route::new("/tickets/{ticket}", get(registration::ticket), OWN),
        Route::new("/campaigns/{campaign}/give", give, FORM.sending(Class::Giving)),
        Route::new("/gifts/{id}", get(gift::thanks), OWN),
        Route::new("/campaigns/{campaign}/milk", milk, FORM.sending(Class::SigningUp)),
        // Nothing of the answers is stored.
        Route::new(
            "/campaigns/{campaign}/milk/self-check",
            self_check,
            PAGE.sending(Class::Reading),
        ),
        Route::new("/milk-promises/{id}", get(milk::thanks), OWN),
        Route::new("/milk-promises/{id}/change", milk_change, OWN.sending(Class::SigningUp)),
        Route::new("/milk-promises/{id}/withdrawal", withdrawal, OWN.sending(Class::SigningUp)),
    ]
}

/// People who ask for their data, or want it erased.
fn own_data() -> Vec<Route> {
    use person::own::{Record, data, erased, erasure};
    let asks = || OWN.sending(Class::SigningUp);
    vec![
        Route::new("/registrations/{id}/data", data(Record::Registration), OWN_DATA),
        Route::new("/registrations/{id}/erasure", erasure(Record::Registration), asks()),
        Route::new("/gifts/{id}/data", data(Record::Gift), OWN_DATA),
        Route::new("/gifts/{id}/erasure", erasure(Record::Gift), asks()),
        Route::new("/milk-promises/{id}/data", data(Record::Promise), OWN_DATA),
        Route::new("/milk-promises/{id}/erasure", erasure(Record::Promise), asks()),
        Route::new("/erased", get(erased), OWN),
    ]
}

/// Calendars, feed readers, open pages and search engines.
fn readers() -> Vec<Route> {
    vec![
        Route::new("/campaigns/{campaign}/strolls.ics", get(calendar::campaign), FILE),
        Route::new("/campaigns/{campaign}/news.atom", get(news::atom), FILE),
        Route::new("/campaigns/{campaign}/live", get(live::stream), OWN),
        Route::new("/robots.txt", get(machines::robots), FILE),
        Route::new("/sitemap.xml", get(machines::sitemap), FILE),
    ]
}

/// Files that belong to a page, and the addresses for those who watch over the service.
fn machines() -> Vec<Route> {
    let asset = Terms { policy: Policy::Forever, ..PART };
    vec![
        Route::new("/assets/{hash}/{name}", get(machines::asset), asset),
        Route::new("/vendor/{*path}", get(machines::asset), asset),
        Route::new("/geo/world.geojson", get(machines::world), PART),
        Route::new("/favicon.svg", get(machines::favicon), PART),
        Route::new("/favicon.ico", get(machines::favicon), PART),
        Route::new("/healthz", get(machines::healthz), PULSE),
        Route::new("/readyz", get(machines::readyz), PULSE),
    ]
}

/// The paths of the interface for programs, as `openapi.json` writes them.
pub fn api_paths() -> Vec<&'static str> {
    api::table().into_iter().map(|route| route.path).collect()
}
