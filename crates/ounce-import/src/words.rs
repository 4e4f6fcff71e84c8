//! Refusals as plain English sentences, for the person at the command line.
//!
//! Visitors read theirs in their own language from the language files; here a coordinator fixes a
//! spreadsheet, so a sentence says what was expected and, where it helps, how it looks.

use ounce_domain::refusal::{
    BookRefusal, FieldRefusal, MemberRefusal, PersonRefusal, PlanRefusal, RecordRefusal, Refusal,
    WalkRefusal,
};
use ounce_domain::stroll::Doubt;

/// The sentence for a refusal, without a full stop, to stand after `file:line: column:`.
pub fn reason(refusal: impl Into<Refusal>) -> String {
    match refusal.into() {
        Refusal::Field(refusal) => field(refusal),
        Refusal::Walk(refusal) => walk(refusal),
        Refusal::Plan(refusal) => plan(refusal),
        Refusal::Book(refusal) => book(refusal),
        Refusal::Record(refusal) => record(refusal).to_owned(),
        Refusal::Person(refusal) => person(refusal).to_owned(),
        Refusal::Member(refusal) => member(refusal),
    }
}

fn field(refusal: FieldRefusal) -> String {
    let plain = match refusal {
        FieldRefusal::Missing => "is empty",
        FieldRefusal::TooLong(max) => return format!("is longer than {max} characters"),
        FieldRefusal::NotText => "has characters that cannot be shown",
        FieldRefusal::NotAnEmail => "is not an e-mail address",
        FieldRefusal::NotALink => "is not a link that starts with https:// or http://",
        FieldRefusal::NotASlug => "must be lower-case letters a to z, digits and single hyphens",
        FieldRefusal::NotANumber => "is not a plain number",
        FieldRefusal::Comma => "has a comma; write 1234.50 without one",
        FieldRefusal::NoDecimals => "has decimals, which this currency does not have",
        FieldRefusal::TooManyDecimals(max) => return format!("has more than {max} decimals"),
        FieldRefusal::NotPositive => "must be more than zero",
        FieldRefusal::TooLarge(max) => return format!("is more than {max}"),
        FieldRefusal::InThePast => "is over",
        FieldRefusal::NotADate => "is not a date of the calendar",
        FieldRefusal::NotATime => "is not a time of day such as 9:30",
        FieldRefusal::NotALength => "is not a length with its unit, such as 1 mi",
        FieldRefusal::NotATimeZone => "is not a time zone such as America/New_York",
        FieldRefusal::NotACountry => {
            "is no country's two capital letters in ISO 3166-1, such as US"
        }
        FieldRefusal::NotAPosition => {
            "is not a latitude from -90 to 90 or a longitude from -180 to 180"
        }
        FieldRefusal::NotAChoice => "is not one of the words allowed here",
        FieldRefusal::NotAPlace => "is not a place that is known",
        FieldRefusal::WhichPlace => "is the name of several places",
    };
    plain.to_owned()
}

fn walk(refusal: WalkRefusal) -> String {
    let plain = match refusal {
        WalkRefusal::PartyEmpty => "the party has nobody in it",
        WalkRefusal::NoAdult => "a party needs at least one adult",
        WalkRefusal::PartyTooLarge(max) => {
            return format!("the party is larger than {max} people");
        }
        WalkRefusal::NoRoom(left) => return format!("there is room for {left} more people only"),
        WalkRefusal::WaiverUnsigned => "the waiver is not signed",
        WalkRefusal::WaiverOutdated(now) => {
            return format!("the waiver was changed: its version is {now} now");
        }
        WalkRefusal::AlreadyRegistered => "this address has a place on this stroll already",
        WalkRefusal::AlreadyCancelled => "it was cancelled before",
        WalkRefusal::StrollCancelled => "the stroll is cancelled",
        WalkRefusal::StrollOver => "the stroll is over",
        WalkRefusal::CampaignOver => "the campaign is over",
        WalkRefusal::StatusOutOfOrder => "this status cannot follow the present one",
    };
    plain.to_owned()
}

fn plan(refusal: PlanRefusal) -> String {
    let plain = match refusal {
        PlanRefusal::DayByPostponing => "walkers know the day; postpone the stroll to another one",
        PlanRefusal::ChangedMeanwhile => "somebody else has changed it meanwhile",
        PlanRefusal::UndoOver => "it can't be undone any more",
        PlanRefusal::Locked => "the campaign has set this for all strolls",
        PlanRefusal::SeenOtherwise => "something was changed meanwhile; look at it again",
        PlanRefusal::NothingToChange => "none of these strolls can be changed so",
        PlanRefusal::NobodyToWriteTo => "nobody would get the letter",
        PlanRefusal::EnoughLetters(most) => {
            return format!("{most} letters were sent within a day already");
        }
        PlanRefusal::OtherDay => "is not the day of the campaign that is there already",
        PlanRefusal::TooManyStrolls(most) => {
            return format!("more than {most} strolls can't be changed at once");
        }
        PlanRefusal::DifferenceUnexplained => "the figures differ, and nobody says why",
        PlanRefusal::NothingToReport => "nobody walks there",
        PlanRefusal::BeforeTheDay => "the stroll has not begun yet",
        PlanRefusal::ReportClosed => "the report is closed",
        PlanRefusal::ChoicesDiffer => "a choice has two to ten answers, as many in each language",
        PlanRefusal::EnoughQuestions(most) => {
            return format!("a stroll has {most} questions at most");
        }
        PlanRefusal::BelowTaken(taken) => return format!("{taken} places are taken already"),
    };
    plain.to_owned()
}

fn book(refusal: BookRefusal) -> String {
    let plain = match refusal {
        BookRefusal::OtherCurrency => "is not the campaign's currency",
        BookRefusal::MethodNotOffered => "this way of paying is not offered here",
        BookRefusal::SharesOfAHundred(sum) => {
            return format!("the shares add up to {sum} percent instead of 100");
        }
        BookRefusal::SharesDoNotAddUp(sum) => {
            return format!("the partners' shares add up to {sum}, not to 10000");
        }
    };
    plain.to_owned()
}

fn record(refusal: RecordRefusal) -> &'static str {
    match refusal {
        RecordRefusal::Unknown => "is not known",
        RecordRefusal::AlreadySettled => "it was confirmed or withdrawn before",
        RecordRefusal::ReferenceReused => "this reference was imported before with other values",
    }
}

fn person(refusal: PersonRefusal) -> &'static str {
    match refusal {
        PersonRefusal::NoConsent => "consent was not given",
        PersonRefusal::Erased => {
            "this reference is of somebody whose data was erased; take the row out of the file"
        }
    }
}

fn member(refusal: MemberRefusal) -> String {
    let plain = match refusal {
        MemberRefusal::SignInOver => "this sign-in was used, is too old, or was tried too often",
        MemberRefusal::NotACode => "is not a code of eight letters and digits",
        MemberRefusal::RoleOfAnotherKind => {
            "is not a role for this: a campaign has coordinator, treasurer and moderator, a partner \
             reader, a group leader, a stroll host and helper"
        }
        MemberRefusal::NotYours => "this role is not theirs to give or to take",
        MemberRefusal::LastOne => "nobody else holds this role, and somebody has to",
        MemberRefusal::NotASecondCode => {
            "is neither six digits of a code app nor ten letters of a recovery code"
        }
        MemberRefusal::WrongSecondCode => "is not the code of the app now",
        MemberRefusal::WaitAfterWrongCodes => "was tried too often: wait a quarter of an hour",
        MemberRefusal::SecondFactorNeeded => "a role of theirs needs the second factor",
        MemberRefusal::InvitationOver => {
            "this invitation was accepted, declined or withdrawn, or is too old"
        }
        MemberRefusal::SecondFactorMissing => {
            "a role of theirs needs the second step, and they have not set it up"
        }
        MemberRefusal::NotAllowed => "no role of theirs allows it here",
        MemberRefusal::PasskeyOver => {
            "what the passkey was to sign is too old, or was signed before"
        }
        MemberRefusal::PasskeyWrong => "is no passkey that is known here",
        MemberRefusal::PasskeyKnown => "this passkey was added before",
        MemberRefusal::TooManyPasskeys(most) => {
            return format!("they have {most} passkeys already; remove one first");
        }
        MemberRefusal::TokenWithout => "the token was not given this",
        MemberRefusal::TooManyTokens(most) => {
            return format!("they have {most} tokens already; revoke one first");
        }
        MemberRefusal::WrongCode(left) => {
            return format!("is the wrong code; {left} tries are left");
        }
    };
    plain.to_owned()
}

/// The sentence for a time or place that does not fit.
pub fn doubt(doubt: &Doubt) -> String {
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
pub fn count(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_is_a_sentence_of_its_own() {
        let all = Refusal::each(7);
        let sentences: std::collections::BTreeSet<_> = all.iter().map(|r| reason(*r)).collect();
        assert_eq!(sentences.len(), all.len());
        for refusal in all {
            assert_ne!(reason(refusal), refusal.code());
            let number = refusal.number().filter(|n| *n == 7);
            assert!(number.is_none() || reason(refusal).contains('7'), "{refusal:?}");
        }
    }
}
