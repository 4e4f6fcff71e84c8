//! The report as files: Markdown for people, CSV for spreadsheets, JSON for programs.

use ounce_domain::campaign::{Origin, Published};
use ounce_domain::quantity::Microlitres;
use ounce_store::report::Figures;
use serde_json::json;

use super::{growth, origin};
use crate::report::page::Moved;
use ounce_web::csv;
use ounce_web::i18n::Reader;

/// One figure: its name, its unit, its value as a plain number.
struct Line {
    name: String,
    unit: String,
    value: String,
    /// The published figure that it corresponds to.
    figure: Option<Published>,
}

impl Line {
    fn new(name: impl Into<String>, unit: impl Into<String>, value: impl ToString) -> Self {
        let value = value.to_string();
        Self { name: name.into(), unit: unit.into(), value, figure: None }
    }

    fn known_as(self, figure: Published) -> Self {
        Self { figure: Some(figure), ..self }
    }
}

/// Name, unit and value of every figure, one to a row. For a reconstruction also the origin of
/// each, and the figures on record stand first.
pub(crate) fn csv(figures: &Figures, moved: &[Moved]) -> String {
    let is_reconstruction = figures.campaign.is_reconstruction;
    let origin = ["origin", "stated", "source"].into_iter().filter(|_| is_reconstruction);
    let heading: Vec<&str> = ["figure", "unit", "value"].into_iter().chain(origin).collect();
    let mut text = format!("{}{}", csv::MARK, csv::row(&heading));
    let days = moved.iter().flat_map(|one| {
        let town = ounce_web::place::town(&one.town, &one.region);
        let to = one.to.map_or_else(String::new, |to| to.date().to_string());
        [
            Line::new(format!("{town}: first announced for"), "day", one.from.date()),
            Line::new(format!("{town}: moved to"), "day", to),
        ]
    });
    let mut lines: Vec<Line> = lines(figures).into_iter().chain(days).collect();
    lines.sort_by_key(|line| figures.origin(line.figure) == Some(Origin::Reconstructed));
    for line in &lines {
        let mut cells = vec![line.name.as_str(), &line.unit, &line.value];
        match figures.origin(line.figure) {
            Some(origin @ Origin::OnRecord(one)) => {
                cells.extend([origin.as_str(), &one.stated, &one.source]);
            }
            Some(origin @ Origin::Reconstructed) => cells.extend([origin.as_str(), "", ""]),
            None => {}
        }
        text.push_str(&csv::row(&cells));
    }
    text
}

fn lines(figures: &Figures) -> Vec<Line> {
    let (campaign, tally) = (&figures.campaign, &figures.tally);
    let money = |name: &str, minor| {
        Line::new(name, campaign.currency.code(), campaign.money(minor).plain())
    };
    let milk = |name: &str, volume: Microlitres| Line::new(name, "mL", volume.millilitres());
    let mut all = vec![Line::new("places", "", tally.places).known_as(Published::Places)];
    all.extend(campaign.previous_places.map(|before| {
        Line::new("places the year before", "", before).known_as(Published::PlacesBefore)
    }));
    let growth = growth(tally.places, campaign.previous_places);
    all.extend(growth.map(|percent| Line::new("growth in places", "%", percent)));
    all.extend([
        Line::new("strolls open", "", tally.strolls.open),
        Line::new("strolls postponed", "", tally.strolls.postponed),
        Line::new("strolls cancelled", "", tally.strolls.cancelled),
        Line::new("strolls held", "", tally.strolls.held),
        Line::new("groups", "", tally.groups).known_as(Published::Groups),
        Line::new("walkers", "", tally.walkers).known_as(Published::Walkers),
        Line::new("parties", "", figures.parties),
        Line::new("parties waiting", "", figures.waiting),
    ]);
    for one in &figures.partners {
        let name = &one.partner.name;
        let strolls = Line::new(format!("{name}: strolls run by its groups"), "", one.strolls);
        let walkers = Line::new(format!("{name}: participants in those"), "", one.walkers);
        // The published figure is of all groups together. It is also one partner's, if no other
        // partner's groups ran a stroll.
        let is_all = one.strolls > 0 && one.strolls == figures.strolls_of_groups();
        all.extend(match is_all {
            true => [
                strolls.known_as(Published::RunByGroups),
                walkers.known_as(Published::WalkersOfGroups),
            ],
            false => [strolls, walkers],
        });
        all.push(Line::new(format!("{name}: groups"), "", one.groups));
        all.push(money(&format!("{name}: share"), one.share_minor));
    }
    all.extend([
        money("raised", tally.raised_minor()).known_as(Published::Raised),
        money("raised by gifts", tally.gift_minor).known_as(Published::Gifts),
        money("raised by shirts", tally.shirt_minor).known_as(Published::Shirts),
        money("promised for the day", tally.promised_minor).known_as(Published::Promised),
        money("fees covered by givers", figures.fee_cover_minor),
        milk("milk promised", tally.milk_promised).known_as(Published::MilkPromised),
        milk("milk received", tally.milk_received).known_as(Published::MilkReceived),
    ]);
    // Before a town has reported, nothing is known of the day.
    if figures.after.reported > 0 {
        let after = &figures.after;
        all.extend([
            Line::new("towns to report", "", after.towns),
            Line::new("towns that reported", "", after.reported),
            Line::new("people who came, in the towns that reported", "", after.came),
            milk("milk handed over, in the towns that reported", after.milk_handed),
        ]);
    }
    all
}

/// The figures as one object; sign-ups as a list of days.
pub(crate) fn json(figures: &Figures, moved: &[Moved]) -> String {
    let (campaign, tally) = (&figures.campaign, &figures.tally);
    let plain = |minor| campaign.money(minor).plain();
    let partners: Vec<_> = figures
        .partners
        .iter()
        .map(|one| {
            json!({
                "slug": one.partner.slug,
                "name": one.partner.name,
                "groups": one.groups,
                "strolls": one.strolls,
                "participants": one.walkers,
                "share": plain(one.share_minor),
            })
        })
        .collect();
    let days = figures.sign_ups.iter();
    let sign_ups: Vec<_> =
        days.map(|day| json!({ "day": day.date.to_string(), "parties": day.parties })).collect();
    let moved = moved.iter().map(|one| {
        json!({
            "stroll": one.slug,
            "from": one.from.date().to_string(),
            "to": one.to.map(|to| to.date().to_string()),
        })
    });
    let strolls = json!({
        "open": tally.strolls.open,
        "postponed": tally.strolls.postponed,
        "cancelled": tally.strolls.cancelled,
        "held": tally.strolls.held,
    });
    let report = json!({
        "campaign": campaign.slug,
        "name": campaign.name,
        "day": campaign.day.to_string(),
        "is_reconstruction": campaign.is_reconstruction,
        "origins": origin::by_figure(&figures.campaign, &figures.published),
        "places": tally.places,
        "previous_places": campaign.previous_places,
        "growth_percent": growth(tally.places, campaign.previous_places),
        "moved": moved.collect::<Vec<_>>(),
        "strolls": strolls,
        "groups": tally.groups,
        "walkers": tally.walkers,
        "parties": figures.parties,
        "parties_waiting": figures.waiting,
        "partners": partners,
        "currency": campaign.currency.code(),
        "raised": plain(tally.raised_minor()),
        "by_kind": { "gift": plain(tally.gift_minor), "shirt": plain(tally.shirt_minor) },
        "promised": plain(tally.promised_minor),
        "fee_cover": plain(figures.fee_cover_minor),
        "milk_ml": {
            "promised": tally.milk_promised.millilitres(),
            "received": tally.milk_received.millilitres(),
        },
        "after_the_day": {
            "towns": figures.after.towns,
            "towns_reported": figures.after.reported,
            "people_came": figures.after.came,
            "milk_handed_ml": figures.after.milk_handed.millilitres(),
        },
        "sign_ups": sign_ups,
    });
    let mut text = serde_json::to_string_pretty(&report).expect("a report is text and numbers");
    text.push('\n');
    text
}

/// The figures as tables, in the reader's language.
pub(crate) fn markdown(figures: &Figures, moved: &[Moved], t: Reader) -> String {
    let (campaign, tally) = (&figures.campaign, &figures.tally);
    let money = |minor| t.money_in_full(campaign.money(minor));
    let title = t.say("report-of").s("campaign", &campaign.name).to_string();
    let mut text = format!("# {}\n\n{}\n\n", plain(&title), t.day(campaign.day));
    if campaign.is_reconstruction {
        text.push_str(&format!("> {}\n\n", t.say("report-reconstruction")));
    }
    text.push_str(if campaign.is_reconstruction {
        "| | | |\n|---|---:|---|\n"
    } else {
        "| | |\n|---|---:|\n"
    });
    let growth = growth(tally.places, campaign.previous_places);
    let growth = growth.map(|percent| format!("; {}", signed(percent, t))).unwrap_or_default();
    let before = campaign
        .previous_places
        .map(|before| format!(" ({}{growth})", t.say("figure-places-before").n("count", before)));
    let places = format!("{}{}", t.number(tally.places), before.unwrap_or_default());
    let mut lines = [
        ("figure-places", places, Published::Places),
        ("figure-walkers", t.number(tally.walkers), Published::Walkers),
        ("figure-groups", t.number(tally.groups), Published::Groups),
        ("figure-raised", money(tally.raised_minor()), Published::Raised),
        ("figure-gifts", money(tally.gift_minor), Published::Gifts),
        ("figure-shirts", money(tally.shirt_minor), Published::Shirts),
        ("rows-milk-promised", t.milk(tally.milk_promised), Published::MilkPromised),
        ("figure-milk", t.milk(tally.milk_received), Published::MilkReceived),
    ];
    lines.sort_by_key(|(.., figure)| figures.origin(Some(*figure)) == Some(Origin::Reconstructed));
    for (id, value, figure) in lines {
        let origin = figures.origin(Some(figure)).map(|origin| match origin {
            Origin::OnRecord(one) => {
                let said = t.say("origin-on-record").s("stated", &one.stated).to_string();
                format!(" {} <{}> |", plain(&said), one.source)
            }
            Origin::Reconstructed => format!(" {} |", t.say("origin-reconstructed")),
        });
        let name = plain(&t.say(id).to_string());
        text.push_str(&format!("| {name} | {} |{}\n", plain(&value), origin.unwrap_or_default()));
    }
    text.push_str(&came(figures, t));
    let headings = ["column-partner", "column-strolls", "column-participants", "column-groups"];
    let headings = headings.into_iter().chain(["column-share"]);
    let headings: Vec<String> = headings.map(|id| plain(&t.say(id).to_string())).collect();
    text.push_str(&format!("\n## {}\n\n", plain(&t.say("report-by-partner").to_string())));
    text.push_str(&format!("| {} |\n|---|---:|---:|---:|---:|\n", headings.join(" | ")));
    for one in &figures.partners {
        text.push_str(&format!(
            "| {} | {} | {} | {} | {} |\n",
            plain(&one.partner.name),
            t.number(one.strolls),
            t.number(one.walkers),
            t.number(one.groups),
            money(one.share_minor)
        ));
    }
    text.push_str(&moves(moved, t));
    text.push_str(&format!("\n## {}\n\n", plain(&t.say("report-sign-ups").to_string())));
    let (day, parties) = (t.say("column-day").to_string(), t.say("column-parties").to_string());
    text.push_str(&format!("| {} | {} |\n|---|---:|\n", plain(&day), plain(&parties)));
    for day in &figures.sign_ups {
        text.push_str(&format!("| {} | {} |\n", t.date(day.date), t.number(day.parties)));
    }
    text
}

/// The row of those who came; nothing before a town has reported.
fn came(figures: &Figures, t: Reader) -> String {
    let after = &figures.after;
    if after.reported == 0 {
        return String::new();
    }
    let of = t.say("figure-came-of").n("reported", after.reported).n("towns", after.towns);
    let name = format!("{} ({of})", t.say("figure-came"));
    let empty = if figures.campaign.is_reconstruction { " |" } else { "" };
    format!("| {} | {} |{empty}\n", plain(&name), t.number(after.came))
}

/// The strolls that were moved, as a list under a heading; nothing where none was.
fn moves(moved: &[Moved], t: Reader) -> String {
    let mut text = String::new();
    if !moved.is_empty() {
        text.push_str(&format!("\n## {}\n\n", plain(&t.say("report-moved").to_string())));
    }
    for one in moved {
        let from = t.date(one.from.date());
        let days = match one.to {
            Some(to) => t.say("report-moved-to").s("from", from).s("to", t.date(to.date())),
            None => t.say("report-moved-open").s("from", from),
        };
        let town = ounce_web::place::town(&one.town, &one.region);
        text.push_str(&format!("- {}: {}\n", plain(&town), plain(&days.to_string())));
    }
    text
}

/// `+114%`.
fn signed(percent: i64, t: Reader) -> String {
    let plus = if percent > 0 { "+" } else { "" };
    format!("{plus}{}", t.percent(percent * 100))
}

/// Text in a cell of a Markdown table.
fn plain(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace(['\n', '\r'], " ").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_t_leave_its_cell_in_markdown() {
        assert_eq!(plain("a|b\n<i>"), "a\\|b &lt;i>");
    }
}
