//! The rows behind a figure, as a page and as CSV.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ounce_domain::campaign::{Campaign, Group, Origin};
use ounce_domain::id::Id;
use ounce_domain::stroll::Status;
use ounce_domain::tally::{Figure, Tally};
use ounce_geo::fold;
use ounce_store::Fault;
use ounce_store::report::{self, After, GroupRow, MilkRow, MoneyRow, Rows};
use ounce_store::strolls::Listed;

use crate::report::page::Cell;
use crate::report::page::ReportRows;
use ounce_web::answer::{self, streamed};
use ounce_web::app::App;
use ounce_web::board::Edition;
use ounce_web::cache::Policy;
use ounce_web::csv as csv_of;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use ounce_web::i18n::{Lang, Reader};
use ounce_web::links;
use ounce_web::place::town_name;
use ounce_web::visit::Visit;

/// Gifts on one page.
const A_PAGE: i64 = 200;
/// Gifts read at once for a file.
const A_CHUNK: i64 = 5_000;

/// `GET /campaigns/{campaign}/report/{kind}?after=`, and `{kind}.csv` with all of them.
pub(crate) async fn rows(
    State(app): State<App>,
    Path((campaign, kind)): Path<(String, String)>,
    uri: Uri,
    visit: Visit,
) -> Result<Response, Failure> {
    let snapshot = app.board().snapshot();
    let edition = snapshot.edition(&campaign).ok_or(Failure::NotFound)?;
    if let Some(figure) = kind.strip_suffix(".csv").and_then(Figure::parse) {
        return csv(&app, edition, figure).await;
    }
    let figure = Figure::parse(&kind).ok_or(Failure::NotFound)?;
    let query = Typed::lenient_query(&uri);
    let after = read_after(query.get("after"));
    let mut found = read(&app, edition.campaign.id, figure, after, A_PAGE).await?;
    sort_by_name(&mut found, &visit.reader);
    let id = edition.campaign.id;
    let gifts = app.store().read(move |sql| report::count_gifts(sql, id, figure)).await?;
    let next = next_page(&found, after, A_PAGE)
        .map(|after| format!("{}?after={after}", links::report_rows(&campaign, &kind)));
    let table = Table::of(&edition.campaign, found, visit.lang());
    let page = ReportRows {
        t: visit.reader,
        frame: visit.frame(&app, Some(edition)),
        campaign: edition.campaign.as_ref().clone(),
        published: edition.published().to_vec(),
        kind: figure,
        total: total(&edition.campaign, &edition.tally, figure, &table.rows),
        gifts,
        columns: table.columns,
        rows: table.rows,
        next,
    };
    answer::fresh(&visit, &page)
}

async fn read(
    app: &App,
    campaign: Id<Campaign>,
    figure: Figure,
    after: Option<After>,
    limit: i64,
) -> Result<Rows, Fault> {
    app.store().read(move |sql| report::list_rows(sql, campaign, figure, after, limit)).await
}

/// Groups are by country, region and town: on a page, by what its reader calls the region.
fn sort_by_name(rows: &mut Rows, t: &Reader) {
    let Rows::Groups(rows) = rows else { return };
    rows.sort_by_cached_key(|row| {
        let Group { country, region, town, name, .. } = &row.group;
        (country.clone(), fold(&t.region(country, region)), fold(town), fold(name))
    });
}

/// Where the next page begins, for its link: a day and how many rows of that day came before. The
/// link must not reveal the moment of a gift. `None` after the last page.
fn next_page(rows: &Rows, after: Option<After>, limit: i64) -> Option<String> {
    let Rows::Money(rows) = rows else { return None };
    let last = rows.last()?;
    let is_full = i64::try_from(rows.len()).is_ok_and(|len| len >= limit);
    let today = day(last.at_ms);
    let here = rows.iter().rev().take_while(|row| day(row.at_ms) == today).count();
    let before = match after {
        Some(After::InDay { from_ms, rows }) if day(from_ms) == today => rows,
        _ => 0,
    };
    is_full.then(|| format!("{today}.{}", before + here as i64))
}

fn read_after(text: &str) -> Option<After> {
    let (day, rows) = text.split_once('.')?;
    let rows = rows.parse().ok().filter(|rows| *rows >= 0)?;
    let from = day.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok()?;
    Some(After::InDay { from_ms: from.timestamp().as_millisecond(), rows })
}

/// Where a file goes on after a chunk of its rows.
fn next_chunk(rows: &Rows, limit: i64) -> Option<After> {
    let Rows::Money(rows) = rows else { return None };
    let last = rows.last()?;
    let is_full = i64::try_from(rows.len()).is_ok_and(|len| len >= limit);
    is_full.then_some(After::Row { at_ms: last.at_ms, id: last.id })
}

struct Table {
    columns: Vec<&'static str>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    fn of(campaign: &Campaign, rows: Rows, lang: Lang) -> Self {
        match rows {
            Rows::Strolls(rows) => Self {
                columns: vec!["town", "region", "country", "group", "status", "people", "raised"],
                rows: rows.into_iter().map(|row| stroll(campaign, row, lang)).collect(),
            },
            Rows::Groups(rows) => Self {
                columns: vec!["group", "partner", "town", "region", "strolls", "people"],
                rows: rows.into_iter().map(group).collect(),
            },
            Rows::Money(rows) => Self {
                columns: vec!["day", "stroll", "name", "kind", "amount"],
                rows: rows.into_iter().map(|row| money(campaign, row)).collect(),
            },
            Rows::Milk(rows) => Self {
                columns: vec!["stroll", "bank", "entries", "volume"],
                rows: rows.into_iter().map(|row| milk(campaign, row)).collect(),
            },
            Rows::Days(rows) => Self {
                columns: vec!["day", "parties"],
                rows: rows
                    .into_iter()
                    .map(|day| vec![Cell::Day(day.date), Cell::Count(day.parties)])
                    .collect(),
            },
        }
    }
}

fn stroll(campaign: &Campaign, row: Listed, lang: Lang) -> Vec<Cell> {
    let href = links::stroll(&campaign.slug, &row.stroll.slug);
    vec![
        Cell::Link { href, text: town_name(&row.stroll, lang) },
        Cell::Region { country: row.stroll.country.clone(), region: row.stroll.region },
        Cell::Country(row.stroll.country),
        Cell::Text(row.group.map(|group| group.name).unwrap_or_default()),
        Cell::Word(match row.stroll.status {
            Status::Open | Status::Draft => "word-open",
            Status::Postponed { .. } => "word-postponed",
            Status::Cancelled => "word-cancelled",
            Status::Held => "word-held",
        }),
        Cell::Count(row.tally.walkers),
        Cell::Money(campaign.money(row.tally.raised_minor)),
    ]
}

fn group(row: GroupRow) -> Vec<Cell> {
    vec![
        Cell::Text(row.group.name),
        Cell::Text(row.partner_name),
        Cell::Text(row.group.town),
        Cell::Region { country: row.group.country, region: row.group.region },
        Cell::Count(row.strolls),
        Cell::Count(row.walkers),
    ]
}

fn money(campaign: &Campaign, row: MoneyRow) -> Vec<Cell> {
    vec![
        Cell::Day(day(row.at_ms)),
        place(campaign, row.stroll),
        Cell::Text(row.name.unwrap_or_else(|| "–".to_owned())),
        Cell::Word(match row.purpose {
            ounce_domain::gift::Purpose::Gift => "word-gift",
            ounce_domain::gift::Purpose::Shirt => "word-shirt",
        }),
        Cell::Money(row.amount),
    ]
}

fn milk(campaign: &Campaign, row: MilkRow) -> Vec<Cell> {
    vec![
        place(campaign, row.stroll),
        Cell::Text(row.bank.map(|(_, name)| name).unwrap_or_else(|| "–".to_owned())),
        Cell::Count(row.entries),
        Cell::Milk(row.volume),
    ]
}

fn place(campaign: &Campaign, stroll: Option<(String, String)>) -> Cell {
    match stroll {
        Some((slug, text)) => Cell::Link { href: links::stroll(&campaign.slug, &slug), text },
        None => Cell::Word("word-whole-campaign"),
    }
}

/// The day of a moment in UTC.
fn day(at_ms: i64) -> Date {
    let at = Timestamp::from_millisecond(at_ms).unwrap_or(Timestamp::UNIX_EPOCH);
    at.to_zoned(TimeZone::UTC).date()
}

/// The sum of the rows: the figure itself. A test checks that the rows add up to it.
fn total(campaign: &Campaign, tally: &Tally, figure: Figure, rows: &[Vec<Cell>]) -> Option<Cell> {
    let sum = |column: usize| {
        let counts = rows.iter().filter_map(|row| match row.get(column) {
            Some(Cell::Count(count)) => Some(count),
            _ => None,
        });
        Cell::Count(counts.sum())
    };
    Some(match figure {
        Figure::Places => Cell::Count(tally.places),
        Figure::Groups => Cell::Count(tally.groups),
        Figure::Walkers => Cell::Count(tally.walkers),
        Figure::RunByGroups => sum(5),
        Figure::SignUps => sum(1),
        Figure::Gifts => Cell::Money(campaign.money(tally.gift_minor)),
        Figure::Shirts => Cell::Money(campaign.money(tally.shirt_minor)),
        Figure::PromisedGifts => Cell::Money(campaign.money(tally.promised_minor)),
        Figure::MilkPromised => Cell::Milk(tally.milk_promised),
        Figure::MilkReceived => Cell::Milk(tally.milk_received),
    })
}

/// All rows of a figure, sent as they are read: a million gifts never are in memory at once.
async fn csv(app: &App, edition: &Edition, figure: Figure) -> Result<Response, Failure> {
    let campaign = edition.campaign.as_ref().clone();
    let first = read(app, campaign.id, figure, None, A_CHUNK).await?;
    let file = format!("inline; filename=\"{}-{}.csv\"", campaign.slug, figure.as_str());
    let heading = format!("{}{}", csv_of::MARK, heading(&campaign, &first));
    let begun = (app.clone(), campaign, Some(first), heading);
    let chunks = stream::unfold(begun, move |(app, campaign, rows, heading)| async move {
        let rows = rows?;
        let after = next_chunk(&rows, A_CHUNK);
        let text = heading + &lines(&app, &campaign, rows);
        let more = match after {
            None => None,
            Some(after) => match read(&app, campaign.id, figure, Some(after), A_CHUNK).await {
                Ok(rows) => Some(rows),
                // Half a file must not look like a whole one: the connection breaks off.
                Err(fault) => {
                    tracing::error!(%fault, "a file of rows broke off");
                    return Some((Err(fault), (app, campaign, None, String::new())));
                }
            },
        };
        Some((Ok(text), (app, campaign, more, String::new())))
    });
    let mut response = streamed(chunks).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    if let Ok(file) = HeaderValue::from_str(&file) {
        headers.insert(header::CONTENT_DISPOSITION, file);
    }
    Policy::Checked.apply(headers);
    Ok(response)
}

fn heading(campaign: &Campaign, rows: &Rows) -> String {
    let columns: &[&str] = match rows {
        Rows::Strolls(_) => &[
            "slug",
            "town",
            "region",
            "country",
            "group",
            "status",
            "walkers",
            "parties",
            "raised",
            "milk_promised_ml",
            "milk_received_ml",
        ],
        Rows::Groups(_) => {
            &["slug", "name", "partner", "town", "region", "country", "strolls", "walkers"]
        }
        Rows::Money(_) => &["id", "day", "stroll", "kind", "method", "amount", "currency", "name"],
        Rows::Milk(_) => &["stroll", "bank", "entries", "volume_ml"],
        Rows::Days(_) => &["day", "parties"],
    };
    let origin = campaign.is_reconstruction.then_some("origin");
    csv_of::row(&columns.iter().copied().chain(origin).collect::<Vec<_>>())
}

fn lines(app: &App, campaign: &Campaign, rows: Rows) -> String {
    let slug = |named: &Option<(String, String)>| {
        named.as_ref().map(|(slug, _)| slug.clone()).unwrap_or_default()
    };
    let mut text = String::new();
    let mut line = |cells: &[&str]| {
        // Every single row of a reconstruction is made up.
        let made_up = campaign.is_reconstruction.then_some(Origin::Reconstructed.as_str());
        let cells: Vec<&str> = cells.iter().copied().chain(made_up).collect();
        text.push_str(&csv_of::row(&cells));
    };
    match rows {
        Rows::Strolls(rows) => rows.iter().for_each(|row| line_of_stroll(campaign, row, &mut line)),
        Rows::Groups(rows) => rows.iter().for_each(|row| {
            let (group, partner) = (&row.group, &row.partner_slug);
            let (strolls, walkers) = (row.strolls.to_string(), row.walkers.to_string());
            let place = [&group.town, &group.region, &group.country];
            let [town, region, country] = place.map(String::as_str);
            line(&[&group.slug, &group.name, partner, town, region, country, &strolls, &walkers]);
        }),
        Rows::Money(rows) => rows.iter().for_each(|row| {
            let name = row.name.as_deref().unwrap_or_default();
            let (kind, method) = (row.purpose.as_str(), row.method.as_str());
            // The id of a record begins with the moment it was made.
            let (id, day) = (app.tokens().row_of_gift(row.id), day(row.at_ms).to_string());
            let stroll = slug(&row.stroll);
            let (amount, currency) = (row.amount.plain(), row.amount.currency);
            line(&[&id, &day, &stroll, kind, method, &amount, currency.code(), name]);
        }),
        Rows::Milk(rows) => rows.iter().for_each(|row| {
            let (entries, volume) = (row.entries.to_string(), row.volume.millilitres());
            line(&[&slug(&row.stroll), &slug(&row.bank), &entries, &volume.to_string()]);
        }),
        Rows::Days(rows) => rows.iter().for_each(|day| {
            line(&[&day.date.to_string(), &day.parties.to_string()]);
        }),
    }
    text
}

fn line_of_stroll(campaign: &Campaign, row: &Listed, line: &mut impl FnMut(&[&str])) {
    let (stroll, tally) = (&row.stroll, &row.tally);
    let group = row.group.as_ref().map_or("", |group| group.slug.as_str());
    let (walkers, parties) = (tally.walkers.to_string(), tally.parties.to_string());
    let raised = campaign.money(tally.raised_minor).plain();
    let promised = tally.milk_promised.millilitres().to_string();
    let received = tally.milk_received.millilitres().to_string();
    let status = stroll.status.as_str();
    line(&[
        &stroll.slug,
        &stroll.town,
        &stroll.region,
        &stroll.country,
        group,
        status,
        &walkers,
        &parties,
        &raised,
        &promised,
        &received,
    ]);
}
