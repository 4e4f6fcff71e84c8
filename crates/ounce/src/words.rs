//! Refusals as plain English sentences, for the person at the command line.
//!
//! Visitors read theirs in their own language from the language files; here a coordinator fixes a
//! spreadsheet, so a sentence says what was expected and, where it helps, how it looks.

use ounce_domain::refusal::Refusal;
use ounce_domain::stroll::Doubt;

/// The sentence for a refusal, without a full stop, to stand after `file:line: column:`.
pub(crate) fn reason(refusal: Refusal) -> String {
    let plain = match refusal {
        Refusal::Missing => "is empty",
        Refusal::TooLong(max) => return format!("is longer than {max} characters"),
        Refusal::NotText => "has characters that cannot be shown",
        Refusal::NotAnEmail => "is not an e-mail address",
        Refusal::NotALink => "is not a link that starts with https:// or http://",
        Refusal::NotASlug => "must be lower-case letters a to z, digits and single hyphens",
        Refusal::NotANumber => "is not a plain number",
        Refusal::Comma => "has a comma; write 1234.50 without one",
        Refusal::TooManyDecimals(0) => "has decimals, which this currency does not have",
        Refusal::TooManyDecimals(max) => return format!("has more than {max} decimals"),
        Refusal::NotPositive => "must be more than zero",
        Refusal::TooLarge(max) => return format!("is more than {max}"),
        Refusal::NotADate => "is not a date of the calendar",
        Refusal::NotATimeZone => "is not a time zone such as America/New_York",
        Refusal::NotACountry => "is no country's two capital letters in ISO 3166-1, such as US",
        Refusal::NotAPosition => "is not a latitude from -90 to 90 or a longitude from -180 to 180",
        Refusal::NotAChoice => "is not one of the words allowed here",
        Refusal::OtherCurrency => "is not the campaign's currency",
        Refusal::Unknown => "is not known",
        other => return standing_reason(other),
    };
    plain.to_owned()
}

/// The refusals that come from what is already on record, or from several fields together.
fn standing_reason(refusal: Refusal) -> String {
    let plain = match refusal {
        Refusal::PartyEmpty => "the party has nobody in it",
        Refusal::NoAdult => "a party needs at least one adult",
        Refusal::PartyTooLarge(max) => return format!("the party is larger than {max} people"),
        Refusal::NoRoom(left) => return format!("there is room for {left} more and no further"),
        Refusal::WaiverUnsigned => "the waiver is not signed",
        Refusal::WaiverOutdated(now) => return format!("the waiver's version is {now} by now"),
        Refusal::NoConsent => "consent was not given",
        Refusal::AlreadyRegistered => "this address has a place on this stroll already",
        Refusal::AlreadyCancelled => "it was cancelled before",
        Refusal::StrollCancelled => "the stroll is cancelled",
        Refusal::StrollOver => "the stroll is over",
        Refusal::CampaignOver => "the campaign is over",
        Refusal::MethodNotOffered => "this way of paying is not offered here",
        Refusal::StatusOutOfOrder => "this status cannot follow the present one",
        Refusal::AlreadySettled => "it was confirmed or withdrawn before",
        Refusal::ReferenceReused => "this reference was imported before with other values",
        Refusal::Erased => {
            "this reference is of somebody whose data was erased; take the row out of the file"
        }
        Refusal::SharesDoNotAddUp(sum) => {
            return format!("the partners' shares add up to {sum}, not to 10000");
        }
        other => other.code(),
    };
    plain.to_owned()
}

/// The sentence for a time or place that does not fit.
pub(crate) fn doubt(doubt: &Doubt) -> String {
    let plain = match doubt {
        Doubt::AtZero => "0 and 0 is a place in the sea off Africa; fill in where the town is",
        Doubt::LongitudeSign => "the town is there with the other sign; west is negative",
        Doubt::LatitudeSign => "the town is there with the other sign; south is negative",
        Doubt::Swapped => "latitude and longitude are swapped",
        Doubt::OtherCountry(found) if found.is_empty() => "no town of this country is near",
        Doubt::OtherCountry(found) => {
            return format!("the point is in {found}, not in this country");
        }
        Doubt::FarFromTown(km) => return format!("the point is {km} km away from the town"),
        Doubt::NoTownsZone => "is not the zone of a town, such as America/New_York",
        Doubt::OtherClocks(zone) => return format!("clocks there show another time: {zone}"),
        Doubt::SkippedTime => "clocks are put forward then: this time does not exist",
        Doubt::RepeatedTime => {
            "clocks are put back then: this time comes twice; the first is taken"
        }
        Doubt::AtNight => "is at night",
        Doubt::FarFromDay(days) => {
            return format!("is {} from the campaign's day", count_days(*days));
        }
        Doubt::IntoThePast => "is over already",
        Doubt::FarMove(days) => {
            return format!("is {} from the start until now", count_days(*days));
        }
    };
    plain.to_owned()
}

fn count_days(days: i32) -> String {
    count(u64::from(days.unsigned_abs()), "day", "days")
}

/// `1 row`, `2 rows`.
pub(crate) fn count(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_is_a_sentence_of_its_own() {
        let all = [
            Refusal::Missing,
            Refusal::TooLong(7),
            Refusal::NotText,
            Refusal::NotAnEmail,
            Refusal::NotALink,
            Refusal::NotASlug,
            Refusal::NotANumber,
            Refusal::Comma,
            Refusal::TooManyDecimals(0),
            Refusal::TooManyDecimals(2),
            Refusal::NotPositive,
            Refusal::TooLarge(7),
            Refusal::NotADate,
            Refusal::NotATimeZone,
            Refusal::NotACountry,
            Refusal::NotAPosition,
            Refusal::NotAChoice,
            Refusal::OtherCurrency,
            Refusal::Unknown,
            Refusal::PartyEmpty,
            Refusal::NoAdult,
            Refusal::PartyTooLarge(7),
            Refusal::NoRoom(7),
            Refusal::WaiverUnsigned,
            Refusal::WaiverOutdated(7),
            Refusal::NoConsent,
            Refusal::AlreadyRegistered,
            Refusal::AlreadyCancelled,
            Refusal::StrollCancelled,
            Refusal::StrollOver,
            Refusal::CampaignOver,
            Refusal::MethodNotOffered,
            Refusal::StatusOutOfOrder,
            Refusal::AlreadySettled,
            Refusal::ReferenceReused,
            Refusal::Erased,
            Refusal::SharesDoNotAddUp(7),
        ];
        let sentences: std::collections::BTreeSet<_> = all.iter().map(|r| reason(*r)).collect();
        assert_eq!(sentences.len(), all.len());
        for refusal in all {
            assert_ne!(reason(refusal), refusal.code());
            let number = refusal.number().filter(|n| *n == 7);
            assert!(number.is_none() || reason(refusal).contains('7'), "{refusal:?}");
        }
    }
}
