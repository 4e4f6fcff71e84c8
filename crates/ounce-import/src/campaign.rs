//! `campaign.csv`: one campaign and the partners who share in it.

use super::findings::{Findings, Reason};
use super::ids::id_of_new;
use super::known::Edition;
use super::seen::Seen;
use super::table::{Cells, Column, Table, column, optional};
use super::wrong::Wrong;
use super::{Change, Frame, Rows, Written, read};
use ounce_domain::campaign::{
    Campaign, Face, Fee, OnRecord, Partner, Published, language_of, split,
};
use ounce_domain::id::Id;
use ounce_domain::quantity::{Currency, Microlitres, MilkUnit, Money};
use ounce_domain::refusal::{FieldRefusal, Refusal};
use ounce_domain::text::{self, EmailAddress};
use ounce_store::{Fault, Sql, campaigns, faces, published};

pub(crate) const COLUMNS: &[Column] = &[
    column("record"),
    column("slug"),
    column("name"),
    column("day"),
    column("currency"),
    column("languages"),
    column("goal_money"),
    column("goal_milk_oz"),
    column("fee_basis_points"),
    column("fee_fixed"),
    column("previous_places"),
    column("reconstruction"),
    column("url"),
    column("share_basis_points"),
    optional("donate_url"),
    optional("headline"),
    optional("lead"),
    optional("picture"),
    optional("organiser"),
    optional("contact"),
];

/// The columns of a campaign's own words; a file without any of them leaves the values on record.
const FACE: [&str; 5] = ["headline", "lead", "picture", "organiser", "contact"];

/// One row that makes sense.
#[derive(Clone, Debug)]
pub(crate) enum Record {
    Campaign {
        campaign: Campaign,
        face: Option<Face>,
        is_new: bool,
    },
    Partner {
        partner: Partner,
        donate_url: Option<String>,
        place: i64,
        is_new: bool,
    },
    /// A figure that was published, of a campaign that is a reconstruction.
    Published {
        campaign: Id<Campaign>,
        figure: OnRecord,
        is_new: bool,
    },
}

/// Reads the rows: exactly one campaign, and partners whose shares add up.
pub(crate) fn check(table: &Table, frame: &Frame<'_>, bad: &mut Findings) -> Rows<Record> {
    let Some(first) = table.cells().find(|cells| cells.get("record") == "campaign") else {
        // It may be among the rows that could not be read.
        if bad.is_empty() {
            bad.add(1, "record", Wrong::NoCampaignRow);
        }
        return Rows::default();
    };
    let known = frame.known.edition(first.get("slug")).ok();
    let has_lost_rows = !bad.is_empty();
    let campaign = read_campaign(first, known, frame, bad);
    // Partners are checked under a campaign at fault too; none of them is written then.
    let id = campaign.as_ref().map_or_else(|| id_of(&first.key("slug"), known, frame), |c| c.id);
    let mut records = Rows::default();
    let has_face = FACE.iter().any(|column| table.has(column));
    let face = if has_face { read_face(first, id, bad) } else { None };
    if let Some(campaign) = campaign {
        let is_new = known.is_none();
        records.push(first.line(), Record::Campaign { campaign, face, is_new });
    }
    let mut seen = Seen::default();
    // Every share, as long as each row says one.
    let mut shares = Some(Vec::new()).filter(|_| !has_lost_rows);
    for cells in table.cells().filter(|cells| cells.line() != first.line()) {
        match cells.get("record") {
            "partner" => {}
            "published" => {
                let is_new = seen.is_new(cells.key("slug"), cells, "slug", bad);
                let figure = read_published(cells, bad).filter(|_| is_new);
                if let Some(figure) = figure.filter(|_| !records.rows.is_empty()) {
                    let is_new = known.is_none();
                    records.push(cells.line(), Record::Published { campaign: id, figure, is_new });
                }
                continue;
            }
            "campaign" => {
                bad.add(cells.line(), "record", Wrong::SecondCampaign);
                continue;
            }
            _ => {
                bad.add(cells.line(), "record", Wrong::one_of("campaign, partner, published"));
                shares = None;
                continue;
            }
        }
        let known = known.and_then(|edition| edition.partner(cells.get("slug")).ok());
        let partner = read_partner(cells, id, known, frame, bad);
        let is_new = seen.is_new(cells.key("slug"), cells, "slug", bad);
        let share = read_share(cells.get("share_basis_points")).ok().filter(|_| is_new);
        shares = shares.zip(share).map(|(mut shares, share)| {
            shares.push(share);
            shares
        });
        if let Some(partner) = partner.filter(|_| is_new && !records.rows.is_empty()) {
            let place = i64::try_from(records.rows.len()).unwrap_or(i64::MAX);
            let url = cells.take_optional("donate_url", bad, read::link).flatten();
            let donate_url = table.has("donate_url").then(|| url.unwrap_or_default());
            let is_new = known.is_none();
            let record = Record::Partner { partner, donate_url, place, is_new };
            records.push(cells.line(), record);
        }
    }
    if let Some(Err(refusal)) = shares.map(|shares| split(0, &shares)) {
        bad.add(first.line(), "share_basis_points", refusal);
    }
    if !has_lost_rows {
        note_missing_partners(table, first.line(), known, bad);
    }
    records
}

/// Partners on record that the file does not name: their shares would be lost.
fn note_missing_partners(table: &Table, line: u64, known: Option<&Edition>, bad: &mut Findings) {
    for slug in known.iter().flat_map(|edition| edition.partners.keys()) {
        if !table.cells().any(|cells| cells.key("slug") == *slug) {
            let reason = Wrong::PartnerLeftOut(slug.clone());
            bad.add(line, "slug", reason);
        }
    }
}

fn read_campaign(
    cells: Cells<'_>,
    known: Option<&Edition>,
    frame: &Frame<'_>,
    bad: &mut Findings,
) -> Option<Campaign> {
    let slug = cells.take("slug", bad, read::slug);
    let name = cells.take("name", bad, |cell| text::line(cell, 120));
    let day = cells.take("day", bad, read::day);
    let currency = cells.take("currency", bad, |cell| match cell {
        "" => Err(Reason::from(Refusal::Field(FieldRefusal::Missing))),
        _ => Currency::from_code(cell).ok_or(Wrong::NotACurrency.into()),
    });
    let languages = cells.take("languages", bad, read_languages);
    let goal_milk = cells.take_optional("goal_milk_oz", bad, |cell| {
        let ounces = read::whole(cell, 1, 100_000_000)?;
        // In steps of 10,000 oz, since one reading stops at what one person could promise.
        ounce_volume(ounces).ok_or(Reason::from(Refusal::Field(FieldRefusal::NotANumber)))
    });
    let basis_points =
        cells.take_optional("fee_basis_points", bad, |cell| read::whole(cell, 0, 9999));
    let previous_places =
        cells.take_optional("previous_places", bad, |cell| read::whole(cell, 0, 1_000_000));
    let is_reconstruction = cells.take("reconstruction", bad, read::yes_or_no);
    let currency = currency?;
    let goal = cells.take_optional("goal_money", bad, |cell| {
        Money::parse(cell, currency).map(|money| money.minor).map_err(Refusal::from)
    });
    let fixed = cells.take_optional("fee_fixed", bad, |cell| match cell {
        "0" | "0.00" => Ok(0),
        _ => Money::parse(cell, currency).map(|money| money.minor).map_err(Refusal::from),
    });
    let (slug, day) = (slug?, day?);
    let id = id_of(&slug, known, frame);
    let known = known.map(|edition| &edition.campaign);
    let fee = Fee { basis_points: basis_points?.unwrap_or(0), fixed_minor: fixed?.unwrap_or(0) };
    Some(Campaign {
        id,
        slug,
        name: name?,
        day,
        last_day: known.map_or(day, |known| known.last_day.max(day)),
        currency,
        languages: languages?,
        goal_minor: goal?,
        goal_milk: goal_milk?,
        fee,
        previous_places: previous_places?,
        is_reconstruction: is_reconstruction?,
    })
}

/// A campaign's own words and picture.
fn read_face(cells: Cells<'_>, campaign: Id<Campaign>, bad: &mut Findings) -> Option<Face> {
    let headline = cells.take("headline", bad, |cell| read::line_or_none(cell, 120));
    let lead = cells.take("lead", bad, |cell| text::message(cell, 400));
    let picture = cells.take_optional("picture", bad, |cell| read::one_of(&Face::PICTURES, cell));
    let organiser = cells.take("organiser", bad, |cell| read::line_or_none(cell, 120));
    let contact = cells.take_optional("contact", bad, |cell| match cell.contains('@') {
        true => EmailAddress::parse(cell).map(|_| cell.to_owned()).map_err(Reason::from),
        false => read::link(cell),
    });
    Some(Face {
        campaign,
        headline: headline?,
        lead: lead?,
        picture: picture?.unwrap_or_default(),
        organiser: organiser?,
        contact: contact?.unwrap_or_default(),
    })
}

fn read_languages(cell: &str) -> Result<Vec<String>, Reason> {
    let mut languages = Vec::new();
    for code in cell.split_whitespace() {
        let code = read::one_of(&Campaign::LANGUAGES, code)?;
        let is_same = |other: &String| language_of(other) == language_of(&code);
        if languages.iter().any(is_same) {
            return Err(Wrong::LanguageTwice(code).into());
        }
        languages.push(code);
    }
    if languages.is_empty() {
        Err(Refusal::Field(FieldRefusal::Missing).into())
    } else {
        Ok(languages)
    }
}

/// A volume of any size from whole ounces.
fn ounce_volume(ounces: i64) -> Option<Microlitres> {
    const PART: i64 = 10_000;
    let of = |ounces: i64| Microlitres::parse(&ounces.to_string(), MilkUnit::Ounce).ok();
    let whole = if ounces >= PART { of(PART)?.0 } else { 0 };
    let rest = if ounces % PART > 0 { of(ounces % PART)?.0 } else { 0 };
    Some(Microlitres(whole.checked_mul(ounces / PART)?.checked_add(rest)?))
}

fn read_partner(
    cells: Cells<'_>,
    campaign: Id<Campaign>,
    known: Option<&Partner>,
    frame: &Frame<'_>,
    bad: &mut Findings,
) -> Option<Partner> {
    let slug = cells.take("slug", bad, read::slug);
    let name = cells.take("name", bad, |cell| text::line(cell, 120));
    let url = cells.take("url", bad, read::link);
    let share = cells.take("share_basis_points", bad, read_share);
    let slug = slug?;
    let fresh = || id_of_new(frame.now, "partner", &campaign.bytes(), &slug);
    Some(Partner {
        id: known.map_or_else(fresh, |known| known.id),
        campaign,
        slug: slug.clone(),
        name: name?,
        url: url?,
        share_basis_points: share?,
    })
}

/// A figure as its source has it.
fn read_published(cells: Cells<'_>, bad: &mut Findings) -> Option<OnRecord> {
    let figure = cells.take("slug", bad, |cell| {
        let all = Published::ALL.map(Published::as_str).join(", ");
        read::word(cell, &all, Published::parse)
    });
    let stated = cells.take("name", bad, |cell| text::line(cell, 120));
    let source = cells.take("url", bad, read::link);
    Some(OnRecord { figure: figure?, stated: stated?, source: source? })
}

fn read_share(cell: &str) -> Result<i64, Reason> {
    read::whole(cell, 1, 10_000)
}

fn id_of(slug: &str, known: Option<&Edition>, frame: &Frame<'_>) -> Id<Campaign> {
    let fresh = || id_of_new(frame.now, "campaign", b"", slug);
    known.map_or_else(fresh, |known| known.campaign.id)
}

/// Writes the rows.
pub(crate) fn write(
    sql: &mut dyn Sql,
    records: &Rows<Record>,
    written: &mut Written,
) -> Result<(), Fault> {
    for (line, record) in records.iter() {
        match record {
            Record::Campaign { campaign, face, is_new } => match campaigns::save(sql, campaign)? {
                Ok(mut changed) => {
                    if let Some(face) = face {
                        changed |= faces::save(sql, face)?;
                    }
                    written.count(Change::of(changed, *is_new));
                }
                Err(refusal) => written.refuse(line, "currency", refusal),
            },
            Record::Partner { partner, donate_url, place, is_new } => {
                let mut changed = campaigns::save_partner(sql, partner, *place)?;
                if let Some(url) = donate_url {
                    changed |= faces::save_donation_page(sql, partner, url)?;
                }
                written.count(Change::of(changed, *is_new));
            }
            Record::Published { campaign, figure, is_new } => {
                let changed = published::save(sql, *campaign, figure)?;
                written.count(Change::of(changed, *is_new));
            }
        }
    }
    Ok(())
}
