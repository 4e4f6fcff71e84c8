//! `ounce person`: lists or erases everything that names a person.

use crate::cli::PersonCommand;
use crate::say::{End, print, tell, visible};
use crate::{clock, words};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ounce_domain::id::Id;
use ounce_domain::retention as rule;
use ounce_domain::text::EmailAddress;
use ounce_store::person::retention::{self, Due};
use ounce_store::person::{self, Cell, Found, Record, Whose};
use ounce_store::{Store, Wipe, Wiped, gifts};
use std::collections::BTreeMap;
use std::convert::Infallible;

/// How often the search is repeated: rows that are written during an erasure are found by the next
/// search. If there are still rows after this many, something else is wrong.
const LOOKS: usize = 5;
/// How many rows are erased in one transaction.
const AT_ONCE: usize = 500;

/// Runs one of the commands.
///
/// # Errors
/// Unusable when nothing is found; a verdict when the files could not be wiped.
pub(crate) fn run(store: &Store, command: PersonCommand) -> Result<(), End> {
    match command {
        PersonCommand::Export { who } => export(store, &who),
        PersonCommand::Erase { who, dry_run } => erase(store, &who, dry_run),
        PersonCommand::Retention { dry_run } => end(store, dry_run),
    }
}

/// An address, or the id of one record.
fn read(store: &Store, who: &str) -> Result<Whose, End> {
    if let Ok(address) = EmailAddress::parse(who) {
        return Ok(Whose::Address(address));
    }
    let unknown = || End::Unusable("that is no e-mail address, and no record has that id".into());
    let id = Id::<()>::parse(who).ok_or_else(unknown)?.bytes();
    let records = [
        ("registration", Whose::Registration(Id::from_bytes(id))),
        ("gift", Whose::Gift(Id::from_bytes(id))),
        ("milk_promise", Whose::Promise(Id::from_bytes(id))),
    ];
    for (table, whose) in records {
        let found = find(store, &whose)?;
        if found.records.iter().any(|record| record.table == table) {
            return Ok(whose);
        }
    }
    Err(unknown())
}

fn find(store: &Store, whose: &Whose) -> Result<Found, End> {
    let whose = whose.clone();
    Ok(store.read_now(move |sql| person::find(sql, &whose))?)
}

fn export(store: &Store, who: &str) -> Result<(), End> {
    let found = find(store, &read(store, who)?)?;
    let text = serde_json::to_string_pretty(&ounce_site::person::export(&found))
        .map_err(|error| End::Unusable(error.to_string()))?;
    print(&format!("{text}\n"))?;
    tell!("{}", words::count(found.records.len() as u64, "row", "rows"));
    Ok(())
}

fn erase(store: &Store, who: &str, is_dry_run: bool) -> Result<(), End> {
    let whose = read(store, who)?;
    let mut found = find(store, &whose)?;
    print(&told(&found))?;
    tell_receipts(store, &found)?;
    tell_alike(&found);
    if is_dry_run {
        tell!("nothing was erased");
        return Ok(());
    }
    let is_one = !matches!(whose, Whose::Address(_));
    for _ in 0..LOOKS {
        let Ok(()) =
            store.write_now(move |sql| person::erase(sql, &found).map(Ok::<_, Infallible>))?;
        found = find(store, &whose)?;
        // The row of one record stays, and is found by its id.
        if is_one || found.is_empty() {
            return wipe(store, Wipe::File);
        }
    }
    Err(End::Verdict("somebody goes on writing this address; erase again".to_owned()))
}

/// How many rows of each table.
fn told(found: &Found) -> String {
    let mut tables = BTreeMap::<_, u64>::new();
    for record in &found.records {
        *tables.entry(record.table).or_default() += 1;
    }
    let line = |(table, rows)| format!("{table}: {}\n", words::count(rows, "row", "rows"));
    tables.into_iter().map(line).collect()
}

/// Lists gifts with receipts that the law may require to be kept.
fn tell_receipts(store: &Store, found: &Found) -> Result<(), End> {
    let (today, ids) = (today(), found.gifts());
    let gifts = store.read_now(move |sql| {
        let mut all = Vec::new();
        for id in ids {
            all.extend(gifts::load(sql, id)?);
        }
        Ok(all)
    })?;
    for gift in gifts {
        if let Some(ends) = rule::receipt_ends(&gift).filter(|ends| *ends > today) {
            let read = said(rule::receipt_rule(gift.amount.currency));
            tell!("gift {}: its receipt may have to be kept until {ends} ({read})", gift.id);
        }
    }
    Ok(())
}

fn said(rule: rule::ReceiptRule) -> String {
    let read = if rule.is_verified { "" } else { "; unverified" };
    format!("{}{read}", rule.source)
}

/// Lists where organisers name somebody with the same name, who may be another person.
fn tell_alike(found: &Found) {
    for Record { table, cells } in &found.alike {
        let cells = cells.iter().filter_map(|(column, cell)| match cell {
            Cell::Text(text) => Some(format!("{column} {}", visible(text))),
            _ => None,
        });
        let cells: Vec<_> = cells.collect();
        tell!("named alike, and left: {table}, {}; change it by an import", cells.join(", "));
    }
}

/// Makes sure that no file has a byte of the erased data.
fn wipe(store: &Store, wipe: Wipe) -> Result<(), End> {
    match store.wipe(wipe)? {
        Wiped::Done => tell!("erased; backups and copies of this database still have it"),
        Wiped::ByServer => {
            tell!("erased; PostgreSQL keeps old rows until VACUUM FULL, and backups still have it")
        }
        Wiped::Busy => {
            let why = "erased, but somebody was reading all the time: the log may still have it";
            return Err(End::Verdict(format!("{why}; run this again")));
        }
    }
    Ok(())
}

fn end(store: &Store, is_dry_run: bool) -> Result<(), End> {
    let today = today();
    let all = store.read_now(move |sql| retention::due(sql, today, i64::MAX))?;
    let text: String = all.iter().map(|due| line(due, today)).collect();
    print(&text)?;
    if is_dry_run {
        tell!("nothing was ended");
        return Ok(());
    }
    loop {
        let ended = store.write_now(move |sql| {
            retention::end_some(sql, today, AT_ONCE).map(Ok::<_, Infallible>)
        })?;
        let Ok(ended) = ended;
        if ended == 0 {
            return wipe(store, Wipe::Log);
        }
    }
}

/// The data a campaign keeps, and until when.
fn line(due: &Due, today: Date) -> String {
    let slug = &due.campaign.slug;
    let Some(end) = due.addresses_end else {
        return format!("{slug}: kept, one of its strolls has no date yet\n");
    };
    if end > today {
        return format!("{slug}: kept until {end}\n");
    }
    let rows = words::count(due.rows.len() as u64, "row ends", "rows end");
    let mut text = format!("{slug}: kept until {end}, {rows}\n");
    let read = said(rule::receipt_rule(due.campaign.currency));
    for (until, gifts) in &due.kept {
        let gifts = words::count(*gifts as u64, "gift", "gifts");
        text.push_str(&format!("{slug}: {gifts} kept until {until} for the receipt ({read})\n"));
    }
    text
}

fn today() -> Date {
    clock::now().to_zoned(TimeZone::UTC).date()
}
