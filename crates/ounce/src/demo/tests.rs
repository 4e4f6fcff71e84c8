use super::*;
use crate::scratch::Scratch;
use ounce_domain::text::EmailAddress;
use ounce_store::person::{self, Whose};
use ounce_store::{campaigns, report, verify};

const NOW: Timestamp = Timestamp::constant(1_795_300_000, 0);

fn opened(folder: &Path, scale: u32) -> Demo {
    match open(folder, scale, NOW) {
        Ok(demo) => demo,
        Err(end) => panic!("{end:?}"),
    }
}

fn refusal(folder: &Path) -> String {
    match open(folder, 1, NOW) {
        Err(End::Unusable(why)) => why,
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it should be refused"),
    }
}

#[test]
fn an_empty_folder_becomes_a_demo_whose_books_agree() {
    let scratch = Scratch::new();
    let demo = opened(&scratch.path().join("new"), 1);
    assert!(demo.said.contains("2015, over, and 2027, open"), "{}", demo.said);
    let findings = demo.store.read_now(verify::verify).expect("the store works");
    assert!(findings.is_empty(), "{findings:?}");
    let figures = demo.store.read_now(|sql| {
        let campaign = campaigns::load(sql, "2015")?.expect("it was built");
        report::figures(sql, campaign.id)
    });
    let figures = figures.expect("the store works").expect("it was built");
    assert_eq!((figures.tally.places, figures.tally.groups), (150, 50));
    let lll = figures.partners.iter().find(|one| one.partner.slug == "lll-usa");
    assert_eq!(lll.map(|one| (one.strolls, one.walkers)), Some((29, 1114)));
    let raised = figures.tally.raised_minor();
    assert!((5_000_001..5_100_000).contains(&raised), "{raised}");
}

#[test]
fn a_demo_that_is_there_goes_on_with_what_is_in_it() {
    let scratch = Scratch::new();
    let first = opened(scratch.path(), 1);
    let marked = first.store.write_now(|sql| settings::put(sql, "mark", "x").map(Ok::<(), ()>));
    marked.expect("the store works").expect("nothing refuses");
    drop(first);
    let again = opened(scratch.path(), 2);
    assert_eq!(again.said, "going on with the demo that is there, built with --scale 1");
    let mark = again.store.read_now(|sql| settings::get(sql, "mark")).expect("the store works");
    assert_eq!(mark.as_deref(), Some("x"));
}

#[test]
fn an_unfinished_demo_is_built_again() {
    let scratch = Scratch::new();
    for name in ["unfinished.db", "unfinished.db-wal"] {
        std::fs::write(scratch.path().join(name), "half").expect("the folder can be written to");
    }
    assert!(opened(scratch.path(), 1).said.starts_with("built two campaigns"));
    assert!(!scratch.path().join("unfinished.db-wal").exists());
}

#[test]
fn a_folder_with_something_else_in_it_is_left_alone() {
    let scratch = Scratch::new();
    let letter = scratch.path().join("letter.txt");
    std::fs::write(&letter, "dear").expect("the folder can be written to");
    assert!(refusal(scratch.path()).contains("is not empty and holds no demo"));
    assert!(letter.exists());

    let scratch = Scratch::new();
    drop(scratch.store());
    assert!(refusal(scratch.path()).contains("is not a demo's database"));
}

#[test]
fn a_larger_scale_has_more_people_and_the_same_places() {
    let scratch = Scratch::new();
    let demo = opened(scratch.path(), 3);
    let figures = demo.store.read_now(|sql| {
        let campaign = campaigns::load(sql, "2027")?.expect("it was built");
        report::figures(sql, campaign.id)
    });
    let figures = figures.expect("the store works").expect("it was built");
    let signed_up: i64 = figures.sign_ups.iter().map(|day| day.parties).sum();
    let rows = seeds::NEXT.into_iter().find(|(noun, _)| *noun == Noun::Registrations);
    let rows = rows.map_or(0, |(_, text)| text.lines().count() - 1);
    assert_eq!(usize::try_from(signed_up), Ok(3 * rows));
    let findings = demo.store.read_now(verify::verify).expect("the store works");
    assert!(findings.is_empty(), "{findings:?}");
}

/// The file that newcomers try: one row is wrong, and without that row the rest goes in once.
#[test]
fn the_example_of_an_import_fits_the_demo() {
    use ounce_import::{Fit, Request, Sheet, guess, import_fitted};
    let scratch = Scratch::new();
    let demo = opened(scratch.path(), 1);
    let example = include_str!("../../../../seeds/example-walkers.csv");
    let run = |text: &str| {
        let sheet = Sheet::read(text.as_bytes()).expect("it can be read");
        let sources = guess(Noun::Registrations, &sheet);
        let fit =
            Fit { noun: Noun::Registrations, campaign: "2027".to_owned(), sources, days: None };
        let request = Request {
            noun: Noun::Registrations,
            bytes: &[],
            checked: None,
            now: NOW,
            seed: [7; 16],
            is_dry_run: false,
            accepts_warnings: false,
            watch: None,
            also: None,
        };
        let done = import_fitted(&demo.store, (&sheet, &fit), &request);
        let done =
            done.expect("the store works").map(|done| (done.counts.new, done.counts.unchanged));
        done.map_err(|bad| bad.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    assert_eq!(run(example), Err(vec!["5: email: is not an e-mail address".to_owned()]));
    let right = example.replace("ife.whimbrel at ", "ife.whimbrel@");
    assert_eq!(run(&right), Ok((5, 0)));
    assert_eq!(run(&right), Ok((0, 5)));
}

/// What a demo says of both its campaigns.
fn told(store: &Store) -> String {
    let told = store.read_now(|sql| {
        let mut told = String::new();
        for campaign in campaigns::list(sql)? {
            told.push_str(&format!("{:?}", report::figures(sql, campaign.id)?));
        }
        told.push_str(&format!("{:?}", verify::verify(sql)?));
        Ok(told)
    });
    told.expect("the store works")
}

/// People are erased in random order: no figure changes, and everything adds up.
#[test]
fn figures_and_the_book_of_a_demo_stay_when_people_go() {
    let scratch = Scratch::new();
    let demo = opened(scratch.path(), 1);
    let before = told(&demo.store);
    assert!(before.ends_with("[]"), "it adds up to begin with");
    let files = seeds::NEXT.into_iter().chain(seeds::OVER);
    let addresses: Vec<EmailAddress> = files
        .flat_map(|(_, text)| text.split([',', '\n']))
        .filter_map(|cell| EmailAddress::parse(cell).ok())
        .collect();
    assert!(addresses.len() > 1_000, "only {} addresses", addresses.len());
    let mut erased = 0;
    for address in addresses.iter().step_by(127) {
        let whose = Whose::Address(address.clone());
        let wanted = whose.clone();
        let found = demo.store.read_now(move |sql| person::find(sql, &whose));
        let found = found.expect("the store works");
        erased += found.records.len();
        let done = demo.store.write_now(move |sql| person::erase(sql, &found).map(Ok::<(), ()>));
        done.expect("the store works").expect("nothing refuses");
        let left = demo.store.read_now(move |sql| person::find(sql, &wanted));
        assert!(left.expect("the store works").is_empty());
    }
    assert!(erased > 20, "only {erased} rows named anybody");
    assert_eq!(told(&demo.store), before);
    let today = NOW.to_zoned(jiff::tz::TimeZone::UTC).date();
    let mut ended = 0;
    loop {
        let end = demo
            .store
            .write_now(move |sql| person::retention::end_some(sql, today, 500).map(Ok::<u64, ()>));
        match end.expect("the store works").expect("nothing refuses") {
            0 => break,
            rows => ended += rows,
        }
    }
    assert!(ended > 500, "only {ended} rows of 2015 named anybody");
    assert_eq!(told(&demo.store), before);
}
