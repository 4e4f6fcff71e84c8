//! The first campaign, from what its coordinator types on one page.

use super::{Campaign, Fee, Partner, split};
use crate::id::Id;
use crate::quantity::{Currency, Marks, Microlitres, Money};
use crate::refusal::{BookRefusal, Complaints, FieldRefusal};
use crate::text;
use jiff::civil::Date;

/// How long the address of the first set-up is good: one hour.
pub const OPEN_MS: i64 = 3_600_000;
/// How many partners can be typed at once.
pub const PARTNERS: usize = 4;
/// The fields of their names and of their shares.
pub const PARTNER_FIELDS: [&str; PARTNERS] = ["partner_1", "partner_2", "partner_3", "partner_4"];
pub const SHARE_FIELDS: [&str; PARTNERS] = ["share_1", "share_2", "share_3", "share_4"];
/// The fields of the languages, in the order of their codes.
pub const LANGUAGE_FIELDS: [(&str, &str); 4] =
    [("language_en", "en"), ("language_es", "es"), ("language_fr", "fr"), ("language_ja", "ja")];
/// The longest name of a campaign or a partner, in characters.
const LONGEST_NAME: usize = 120;
/// The largest goal of milk: in ounces more than a year of all milk banks of North America.
const LARGEST_GOAL: i64 = 100_000_000;

/// What was typed.
#[derive(Clone, Debug, Default)]
pub struct Words<'a> {
    pub name: &'a str,
    pub day: &'a str,
    pub currency: &'a str,
    /// The languages that were ticked, the reader's own first.
    pub languages: Vec<&'a str>,
    pub goal_money: &'a str,
    /// A whole number of ounces or litres.
    pub goal_milk: &'a str,
    pub is_in_litres: bool,
    /// Names and shares in percent; rows without both are left out.
    pub partners: [(&'a str, &'a str); PARTNERS],
}

/// A campaign and the partners who share in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Founding {
    pub campaign: Campaign,
    pub partners: Vec<Partner>,
}

/// Reads what was typed. `fresh` gives the ids.
///
/// # Errors
/// A complaint for each field at fault.
pub fn found(
    words: &Words<'_>,
    marks: Marks,
    today: Date,
    fresh: &dyn Fn() -> [u8; 16],
) -> Result<Founding, Complaints> {
    let mut wrong = Complaints::default();
    let id = Id::from_bytes(fresh());
    let name = wrong.take("campaign_name", text::line(words.name, LONGEST_NAME));
    let day = wrong.take("day", day(words.day, today));
    let currency = wrong.take("currency", currency(words.currency));
    let goal_minor = match (words.goal_money.trim(), currency) {
        ("", _) | (_, None) => None,
        (typed, Some(currency)) => {
            wrong.take("goal_money", Money::typed(typed, currency, marks)).map(|money| money.minor)
        }
    };
    let goal_milk = match words.goal_milk.trim() {
        "" => None,
        typed => wrong.take("goal_milk", whole(typed)).map(|number| match words.is_in_litres {
            true => Microlitres::from_millilitres(number.saturating_mul(1000)),
            false => Microlitres::from_ounces(number),
        }),
    };
    if words.languages.is_empty() {
        wrong.add("language_en", FieldRefusal::Missing);
    }
    let partners = partners(words, id, fresh, &mut wrong);
    match (name, day, currency) {
        (Some(name), Some(day), Some(currency)) if wrong.is_empty() => Ok(Founding {
            campaign: Campaign {
                id,
                slug: day.year().to_string(),
                name,
                day,
                last_day: day,
                currency,
                languages: words.languages.iter().map(|&code| code.to_owned()).collect(),
                goal_minor,
                goal_milk,
                fee: Fee::default(),
                previous_places: None,
                is_reconstruction: false,
            },
            partners,
        }),
        _ => Err(wrong),
    }
}

fn day(typed: &str, today: Date) -> Result<Date, FieldRefusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(FieldRefusal::Missing);
    }
    // A date alone, as browsers send it; jiff would also read one with a time.
    let day = (typed.len() == 10).then(|| typed.parse::<Date>().ok()).flatten();
    match day {
        Some(day) if day < today => Err(FieldRefusal::InThePast),
        Some(day) => Ok(day),
        None => Err(FieldRefusal::NotADate),
    }
}

fn currency(typed: &str) -> Result<Currency, FieldRefusal> {
    match typed.trim() {
        "" => Err(FieldRefusal::Missing),
        typed => Currency::from_code(&typed.to_ascii_uppercase()).ok_or(FieldRefusal::NotAChoice),
    }
}

/// A whole number; spaces and commas part its thousands.
fn whole(typed: &str) -> Result<i64, FieldRefusal> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    match digits.parse::<i64>() {
        Ok(number) if number > LARGEST_GOAL => Err(FieldRefusal::TooLarge(LARGEST_GOAL)),
        Ok(number) if number > 0 => Ok(number),
        Ok(_) => Err(FieldRefusal::NotPositive),
        Err(_) => Err(FieldRefusal::NotANumber),
    }
}

/// The partners that were typed. Their shares add up to all of it, to the last hundredth.
fn partners(
    words: &Words<'_>,
    campaign: Id<Campaign>,
    fresh: &dyn Fn() -> [u8; 16],
    wrong: &mut Complaints,
) -> Vec<Partner> {
    let mut partners: Vec<Partner> = Vec::new();
    let mut are_read = true;
    for (n, (name, share)) in words.partners.iter().enumerate() {
        let is_empty = name.trim().is_empty() && share.trim().is_empty();
        if is_empty && n > 0 {
            continue;
        }
        let name = wrong.take(PARTNER_FIELDS[n], text::line(name, LONGEST_NAME));
        let share = wrong.take(SHARE_FIELDS[n], percent(share));
        let (Some(name), Some(share_basis_points)) = (name, share) else {
            are_read = false;
            continue;
        };
        let slug = text::slug_of(&name)
            .filter(|slug| partners.iter().all(|known| known.slug != *slug))
            .unwrap_or_else(|| format!("partner-{}", n + 1));
        let (id, url) = (Id::from_bytes(fresh()), String::new());
        partners.push(Partner { id, campaign, slug, name, url, share_basis_points });
    }
    let shares: Vec<i64> = partners.iter().map(|partner| partner.share_basis_points).collect();
    if let (true, Err(BookRefusal::SharesDoNotAddUp(sum))) = (are_read, split(0, &shares)) {
        wrong.add(SHARE_FIELDS[0], BookRefusal::SharesOfAHundred(sum / 100));
    }
    partners
}

/// Percent with at most two decimals, as basis points.
fn percent(typed: &str) -> Result<i64, FieldRefusal> {
    let typed = typed.trim().trim_end_matches('%').trim_end().replace(',', ".");
    if typed.is_empty() {
        return Err(FieldRefusal::Missing);
    }
    let (whole, decimals) = typed.split_once('.').unwrap_or((&typed, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || !is_digits(whole) || !is_digits(decimals) {
        return Err(FieldRefusal::NotANumber);
    }
    if decimals.len() > 2 {
        return Err(FieldRefusal::TooManyDecimals(2));
    }
    let points = format!("{whole}{decimals:0<2}").parse().map_err(|_| FieldRefusal::NotANumber)?;
    match points {
        0 => Err(FieldRefusal::NotPositive),
        points if points > 10_000 => Err(FieldRefusal::TooLarge(100)),
        points => Ok(points),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;
    use jiff::civil::date;

    const TODAY: Date = date(2027, 1, 15);

    fn words() -> Words<'static> {
        Words {
            name: "Milk Stroll 2027",
            day: "2027-05-01",
            currency: "usd",
            languages: vec!["en", "es"],
            goal_money: "50,000",
            goal_milk: "10,000",
            is_in_litres: false,
            partners: [("Elm Milk Bank", "62.5"), ("哺乳の会", "37,5 %"), ("", ""), ("", "")],
        }
    }

    fn read(words: &Words<'_>) -> Result<Founding, Complaints> {
        found(words, Marks::Point, TODAY, &|| [7; 16])
    }

    fn wrong(words: &Words<'_>) -> Vec<(&'static str, Refusal)> {
        let complaints = read(words).expect_err("something is wrong").into_vec();
        complaints.into_iter().map(|one| (one.field, one.refusal)).collect()
    }

    #[test]
    fn a_page_makes_a_campaign_and_its_partners() {
        let Founding { campaign, partners } = read(&words()).expect("all is well");
        assert_eq!((campaign.slug.as_str(), campaign.day), ("2027", date(2027, 5, 1)));
        assert_eq!(campaign.goal_minor, Some(5_000_000));
        assert_eq!(campaign.goal_milk, Some(Microlitres::from_ounces(10_000)));
        assert_eq!(campaign.languages, ["en", "es"]);
        let told: Vec<_> =
            partners.iter().map(|one| (one.slug.as_str(), one.share_basis_points)).collect();
        assert_eq!(told, [("elm-milk-bank", 6_250), ("partner-2", 3_750)]);
        let bare = Words { goal_money: " ", goal_milk: "", ..words() };
        let Founding { campaign, .. } = read(&bare).expect("goals may be left out");
        assert_eq!((campaign.goal_minor, campaign.goal_milk), (None, None));
        let litres = Words { goal_milk: "300", is_in_litres: true, ..words() };
        let goal = read(&litres).expect("all is well").campaign.goal_milk;
        assert_eq!(goal, Some(Microlitres::from_millilitres(300_000)));
    }

    #[test]
    fn shares_add_up_or_nothing_is_made() {
        let of = |partners| Words { partners, ..words() };
        let one = ("A", "50");
        let sum = |sum| vec![("share_1", Refusal::Book(BookRefusal::SharesOfAHundred(sum)))];
        assert_eq!(wrong(&of([one, ("B", "49.99"), ("", ""), ("", "")])), sum(99));
        assert_eq!(wrong(&of([one, one, one, ("", "")])), sum(150));
        let missing = Refusal::Field(FieldRefusal::Missing);
        let nobody = wrong(&of([("", ""), ("", ""), ("", ""), ("", "")]));
        assert_eq!(nobody, [("partner_1", missing), ("share_1", missing)]);
        assert_eq!(
            wrong(&of([("A", "100"), ("B", ""), ("", ""), ("", "")])),
            [("share_2", missing)]
        );
        for (share, refusal) in [
            ("0", FieldRefusal::NotPositive),
            ("-5", FieldRefusal::NotANumber),
            ("1.005", FieldRefusal::TooManyDecimals(2)),
            ("101", FieldRefusal::TooLarge(100)),
            ("half", FieldRefusal::NotANumber),
        ] {
            let partners = [("A", share), ("", ""), ("", ""), ("", "")];
            assert_eq!(wrong(&of(partners)), [("share_1", Refusal::Field(refusal))], "{share}");
        }
    }

    #[test]
    fn every_field_at_fault_is_named() {
        let all =
            Words { partners: [("A", "100"), ("", ""), ("", ""), ("", "")], ..Words::default() };
        let fields: Vec<_> = wrong(&all).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["campaign_name", "day", "currency", "language_en"]);
        for (day, refusal) in [
            ("2027-01-14", FieldRefusal::InThePast),
            ("2027-02-30", FieldRefusal::NotADate),
            ("1 May", FieldRefusal::NotADate),
        ] {
            let said = wrong(&Words { day, ..words() });
            assert_eq!(said, [("day", Refusal::Field(refusal))], "{day}");
        }
        let said = wrong(&Words { currency: "dollars", ..words() });
        assert_eq!(said, [("currency", Refusal::Field(FieldRefusal::NotAChoice))]);
        let said = wrong(&Words { goal_milk: "lots", ..words() });
        assert_eq!(said, [("goal_milk", Refusal::Field(FieldRefusal::NotANumber))]);
    }
}
