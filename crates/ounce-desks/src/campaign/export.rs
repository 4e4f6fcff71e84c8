//! The strolls of the table as a file, for people who work in spreadsheets.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::member::Action;
use ounce_domain::quantity::{Currency, Money};
use ounce_domain::stroll::Need;
use ounce_store::strolls;
use ounce_web::answer::edition_of;
use ounce_web::app::App;
use ounce_web::cache::Policy;
use ounce_web::csv as csv_of;
use ounce_web::failure::Failure;
use ounce_web::fields::Typed;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::asked::Asked;
use super::page::{Line, needs_of};
use crate::signed::{Answer, Signed};

/// The most strolls of one file; far more than there are towns.
const MOST: i64 = 100_000;

const HEADINGS: [&str; 17] = [
    "slug",
    "name",
    "town",
    "region",
    "country",
    "status",
    "day",
    "time",
    "time_zone",
    "meeting_point",
    "capacity",
    "walkers",
    "parties",
    "waiting",
    "raised",
    "currency",
    "needs",
];
/// The columns with numbers, from 0.
const NUMBERS: std::ops::RangeInclusive<usize> = 10..=14;

/// `GET /desk/campaigns/{campaign}/strolls.csv`, with the fields of the table, and `stroll` for each
/// that is chosen.
pub(crate) async fn csv(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    uri: Uri,
) -> Answer {
    let rows = load(&app, &signed, &campaign, &uri).await?;
    let mut text = format!("{}{}", csv_of::MARK, csv_of::row(&HEADINGS));
    for row in &rows {
        text.push_str(&csv_of::row(&row.each_ref().map(String::as_str)));
    }
    Ok(file(text.into_bytes(), "text/csv; charset=utf-8", &format!("{campaign}-strolls.csv")))
}

/// `GET /desk/campaigns/{campaign}/strolls.xlsx`, in the same way.
pub(crate) async fn xlsx(
    State(app): State<App>,
    signed: Signed,
    Path(campaign): Path<String>,
    uri: Uri,
) -> Answer {
    let rows = load(&app, &signed, &campaign, &uri).await?;
    let made = tokio::task::spawn_blocking(move || workbook(&rows)).await;
    let bytes = made.ok().and_then(Result::ok);
    let bytes = bytes.ok_or_else(|| ounce_store::Fault::new("a workbook could not be written"))?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(file(bytes, kind, &format!("{campaign}-strolls.xlsx")))
}

type Cells = [String; HEADINGS.len()];

async fn load(
    app: &App,
    signed: &Signed,
    campaign: &str,
    uri: &Uri,
) -> Result<Vec<Cells>, crate::signed::Refused> {
    let at = signed.campaign(app, campaign, Action::SeeCampaign).await?;
    let id: Id<Campaign> = at.place.campaign;
    let query = Typed::lenient_query(uri);
    // Somebody who takes a file along has to get what they asked for, and nothing else.
    let asked = Asked::strict(&query).map_err(Failure::from)?;
    let filter = asked.filter;
    let slugs: Vec<String> = query.every("stroll").map(str::to_owned).collect();
    let takes_all = query.is_ticked("all") || slugs.is_empty();
    let read =
        app.store().read(move |sql| strolls::find(sql, (id, &filter), (asked.sort, ""), MOST));
    let lines = read.await?;
    let snapshot = app.board().snapshot();
    let currency = edition_of(&snapshot, id)?.campaign.currency;
    let chosen = lines.iter().filter(|line| takes_all || slugs.contains(&line.slug));
    Ok(chosen.map(|line| cells(line, currency)).collect())
}

fn cells(line: &Line, currency: Currency) -> Cells {
    let needs: Vec<&str> = needs_of(line).into_iter().map(Need::as_str).collect();
    [
        line.slug.clone(),
        line.name.clone(),
        line.town.clone(),
        line.region.clone(),
        line.country.clone(),
        line.status.as_str().to_owned(),
        line.starts.date().to_string(),
        line.starts.strftime("%H:%M").to_string(),
        line.time_zone.clone(),
        line.meeting_point.clone(),
        line.capacity.map(|capacity| capacity.to_string()).unwrap_or_default(),
        line.walkers.to_string(),
        line.parties.to_string(),
        line.waiting.to_string(),
        Money::new(line.raised_minor, currency).plain(),
        currency.code().to_owned(),
        needs.join(" "),
    ]
}

fn workbook(rows: &[Cells]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet: &mut Worksheet = workbook.add_worksheet();
    let bold = Format::new().set_bold();
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write_string_with_format(0, column, heading, &bold)?;
    }
    for (row, cells) in (1..).zip(rows) {
        for (place, (column, cell)) in (0..).zip(cells).enumerate() {
            // Spreadsheets know no other numbers than these. Text is never a formula.
            match cell.parse::<f64>() {
                Ok(number) if NUMBERS.contains(&place) => {
                    sheet.write_number(row, column, number)?
                }
                _ => sheet.write_string(row, column, cell)?,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    workbook.save_to_buffer()
}

fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let mut answer = bytes.into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Policy::Private.apply(headers);
    answer
}
