//! Which text columns can name a person.

/// Whom a text column can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Somebody who gave an address: found with it, and erased.
    Person,
    /// Somebody whom organisers name in their own plan, such as a host. There is no address beside
    /// the name to know them by, so organisers change the name themselves.
    InPlan,
    Nobody,
}

/// The text columns of a table, and whom they can name.
type OfTable = (&'static str, Names, &'static [&'static str]);

use Names::{InPlan, Nobody, Person};

/// Every text column of the database.
pub const COLUMNS: &[OfTable] = &[
    ("act", Nobody, &["kind", "deed", "field"]),
    ("act_words", InPlan, &["was", "became", "why"]),
    // A member may put a name of their own into it; it goes with the member.
    ("api_token", InPlan, &["name"]),
    ("api_token", Nobody, &["actions"]),
    ("bank", Nobody, &["slug", "name", "city", "region", "country", "network", "status"]),
    ("bank", Nobody, &["source", "last_checked"]),
    ("bank_contact", Nobody, &["website", "donor_page", "telephone", "frozen", "takes_from"]),
    ("bank_contact", Nobody, &["source", "seen_on"]),
    ("blueprint_field", InPlan, &["value"]),
    ("blueprint_field", Nobody, &["tier", "field", "hold"]),
    ("campaign", Nobody, &["slug", "name", "day", "last_day", "currency", "languages"]),
    ("campaign_face", InPlan, &["headline", "lead", "organiser", "contact"]),
    ("campaign_face", Nobody, &["picture"]),
    ("chapter", Nobody, &["slug", "name", "town", "region", "country"]),
    ("circular", InPlan, &["subject", "words"]),
    ("circular", Nobody, &["readers", "country", "status"]),
    // A helper, by the name of the phone.
    ("day_device", InPlan, &["name"]),
    ("day_device", Nobody, &["install"]),
    ("day_entry", Person, &["body"]),
    ("day_entry", Nobody, &["taken"]),
    ("day_other_words", Person, &["body"]),
    ("day_settled", Nobody, &["code", "answer"]),
    ("depot", Nobody, &["slug", "name", "city", "region", "country", "source", "seen_on"]),
    ("gift", Person, &["name", "email", "message"]),
    ("gift", Nobody, &["purpose", "method", "currency", "standing", "language"]),
    ("gift", Nobody, &["message_standing"]),
    ("gift_message_change", Person, &["why"]),
    ("gift_message_change", Nobody, &["standing", "by_whom"]),
    // A helper, who may have no address here. With a member, it goes with the member.
    ("helper_hours", InPlan, &["name", "role"]),
    ("host_application", Person, &["name", "email", "email_key", "why", "said"]),
    ("host_application", Nobody, &["town", "region", "country", "time_zone", "language"]),
    ("host_application", Nobody, &["standing"]),
    ("idempotency", Person, &["answer"]),
    ("invitation", Nobody, &["kind", "role", "language", "answer"]),
    ("job", Nobody, &["name", "holder"]),
    ("job_run", Nobody, &["job", "error"]),
    ("join_answer", Person, &["said"]),
    ("join_question", Nobody, &["kind"]),
    ("join_question_words", InPlan, &["words", "choices"]),
    ("join_question_words", Nobody, &["language"]),
    ("ledger_account", Nobody, &["owner_kind", "unit"]),
    ("ledger_transfer", Nobody, &["kind", "unit", "by_whom"]),
    ("letter_beyond", Nobody, &["kind"]),
    ("letter_budget", Person, &["email_key"]),
    ("letter_refusal", Person, &["email_key"]),
    ("letter_refusal", Nobody, &["kind"]),
    ("member", Person, &["email", "email_key"]),
    ("member", Nobody, &["language"]),
    ("member_role", Nobody, &["kind", "role"]),
    ("migration", Nobody, &["name"]),
    ("milk_promise", Person, &["email"]),
    ("milk_promise", Nobody, &["language"]),
    ("milk_receipt", Nobody, &["received_on"]),
    ("outbox", Nobody, &["kind"]),
    // A mail server may repeat the address in its answer.
    ("outbox", Person, &["last_error"]),
    ("outbox_done", Nobody, &["kind"]),
    ("outbox_done", Person, &["error", "said"]),
    ("partner", Nobody, &["slug", "name", "url"]),
    ("partner_page", Nobody, &["donate_url"]),
    ("published_figure", Nobody, &["figure", "stated", "source"]),
    // A member may put a name of their own into it; it goes with the member.
    ("passkey", InPlan, &["name"]),
    ("passkey", Nobody, &["host", "transports"]),
    ("question", Person, &["email", "email_key", "words"]),
    ("question", Nobody, &["language"]),
    ("registration", Person, &["name", "email", "email_key", "signed_name"]),
    ("registration", Nobody, &["standing", "language", "waiver_language", "code"]),
    ("registration_change", Person, &["why"]),
    ("registration_change", Nobody, &["standing", "by_whom"]),
    ("reminder_off", Nobody, &["kind"]),
    ("reminder_sent", Nobody, &["kind", "day"]),
    ("session", Nobody, &["device"]),
    ("setting", Nobody, &["name", "value"]),
    ("sign_in", Person, &["email_key"]),
    ("sign_in", Nobody, &["language"]),
    ("stroll", InPlan, &["name", "meeting_point", "host", "bring"]),
    ("stroll", Nobody, &["slug", "town", "region", "country", "time_zone", "starts"]),
    ("stroll", Nobody, &["first_starts", "status", "confirm"]),
    // Made from the town and the name, and made anew when an address is taken out of the name.
    ("stroll", Nobody, &["words"]),
    ("stroll_about", InPlan, &["about"]),
    ("stroll_about", Nobody, &["language"]),
    ("stroll_given", InPlan, &["value", "before"]),
    ("stroll_given", Nobody, &["field"]),
    // Words of a host, who may name somebody in them.
    ("stroll_report", InPlan, &["cash_reason", "milk_reason", "story"]),
    ("stroll_change", InPlan, &["by_whom", "why"]),
    ("stroll_change", Nobody, &["status", "starts"]),
    ("stroll_host", Person, &["email", "email_key"]),
    ("stroll_meeting", InPlan, &["venue", "street", "parking", "toilets", "rain_plan"]),
    ("stroll_meeting", Nobody, &["surface", "pram", "wheelchair"]),
    ("waiver", Nobody, &["language", "wording"]),
    // What is in the file is gone within the hour, and with any erasure.
    ("upload", Nobody, &["noun", "name"]),
];
