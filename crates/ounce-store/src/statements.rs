//! All statements of this crate, so that a test can prepare each one on both engines.

use crate::{
    acts, api_tokens, banks, budget, bursts, campaigns, contacts, day, faces, gifts,
    host_applications, idempotency, invitations, jobs, ledger, members, messages, milk, outbox,
    person, plan, published, questions, registrations, report, roster, second_factors, sessions,
    settings, sign_ins, strolls, tally, verify, waivers,
};

/// The statements of each noun. The tests below compare these lists with the source.
const SQL: &[&[&str]] = &[
    acts::ALL_SQL,
    acts::FOUND_SQL,
    api_tokens::ALL_SQL,
    banks::ALL_SQL,
    budget::ALL_SQL,
    bursts::ALL_SQL,
    campaigns::ALL_SQL,
    contacts::ALL_SQL,
    day::devices::ALL_SQL,
    day::entries::ALL_SQL,
    day::FACTS_SQL,
    day::settled::ALL_SQL,
    day::WORDS_SQL,
    faces::ALL_SQL,
    gifts::ALL_SQL,
    host_applications::ALL_SQL,
    host_applications::JUDGING_SQL,
    idempotency::ALL_SQL,
    jobs::ALL_SQL,
    ledger::ALL_SQL,
    invitations::ALL_SQL,
    members::ALL_SQL,
    members::LEAVING_SQL,
    members::PLACES_SQL,
    messages::ALL_SQL,
    milk::ALL_SQL,
    outbox::ALL_SQL,
    outbox::WALKERS_SQL,
    person::ALL_SQL,
    person::APPLICATIONS_SQL,
    person::ERASE_SQL,
    person::MEMBERS_SQL,
    person::QUESTIONS_SQL,
    person::RETENTION_SQL,
    &person::ERASE_WORDS_SQL,
    &person::FIND_WORDS_SQL,
    plan::ALL_SQL,
    published::ALL_SQL,
    questions::ALL_SQL,
    registrations::ALL_SQL,
    registrations::MANAGE_SQL,
    registrations::IMPORT_SQL,
    registrations::CONFIRM_SQL,
    registrations::CODES_SQL,
    registrations::UNDO_SQL,
    report::ALL_SQL,
    report::ROWS_SQL,
    roster::ALL_SQL,
    second_factors::ALL_SQL,
    sessions::ALL_SQL,
    settings::ALL_SQL,
    sign_ins::ALL_SQL,
    strolls::ALL_SQL,
    strolls::SAVE_SQL,
    strolls::ABOUT_SQL,
    strolls::CHANGE_SQL,
    strolls::FIND_SQL,
    strolls::MANY_SQL,
    strolls::NEWS_SQL,
    strolls::MEETING_SQL,
    strolls::WORDS_SQL,
    tally::ALL_SQL,
    waivers::ALL_SQL,
];

/// Every statement of this crate.
pub fn all_sql() -> impl Iterator<Item = &'static str> {
    SQL.iter().chain(verify::ALL_SQL).flat_map(|noun| noun.iter().copied())
}

#[cfg(test)]
mod tests;
