use super::*;
use crate::scratch::Scratch;
use crate::tests::files::{CAMPAIGN, GROUPS, STROLLS};
use crate::tests::{import_text, request};
use crate::{Counts, Days};
use ounce_domain::stroll::Status;
use ounce_store::verify;

/// A store with a campaign of three strolls, in which nobody walks.
fn ready(scratch: &Scratch) -> Store {
    let store = scratch.store();
    for (noun, text) in
        [(Noun::Campaign, CAMPAIGN), (Noun::Groups, GROUPS), (Noun::Strolls, STROLLS)]
    {
        import_text(&store, noun, text).expect("the file is good");
    }
    store
}

fn fit_of(noun: Noun, sheet: &Sheet, wishes: &[&str]) -> Fit {
    let wishes: Vec<String> = wishes.iter().map(|wish| (*wish).to_owned()).collect();
    let sources = sources(noun, sheet, guess(noun, sheet), &wishes).expect("it can be followed");
    Fit { noun, campaign: "2026".to_owned(), sources, days: None }
}

fn run(store: &Store, text: &str, fit: &Fit, later_h: i64) -> Result<Counts, Vec<String>> {
    let sheet = Sheet::read(text.as_bytes()).expect("it can be read");
    let plain = request(fit.noun, "");
    let now = plain.now + jiff::SignedDuration::from_hours(later_h);
    let done =
        import_fitted(store, (&sheet, fit), &Request { now, ..plain }).expect("the store works");
    done.map(|done| done.counts).map_err(|bad| bad.iter().map(ToString::to_string).collect())
}

/// Imports by the guess and these wishes, and again a day later.
fn twice(store: &Store, noun: Noun, text: &str, wishes: &[&str]) -> Counts {
    let sheet = Sheet::read(text.as_bytes()).expect("it can be read");
    let fit = fit_of(noun, &sheet, wishes);
    let first = run(store, text, &fit, 0).expect("every row is good");
    let again = run(store, text, &fit, 24).expect("every row is still good");
    let rows = first.new + first.changed + first.unchanged;
    assert_eq!(again, Counts { unchanged: rows, ..Counts::default() }, "the same file again");
    let findings = store.read_now(verify::verify).expect("the store works");
    assert!(findings.is_empty(), "{findings:?}");
    first
}

fn stroll(store: &Store, slug: &'static str) -> Stroll {
    let found = store.read_now(move |sql| {
        let campaign = campaigns::load(sql, "2026")?.expect("it is there");
        kept::load(sql, campaign.id, slug)
    });
    found.expect("the store works").expect("the stroll is there").stroll
}

#[test]
fn columns_are_guessed_in_four_languages() {
    let guessed = |noun, headings: &str| {
        let sheet = Sheet::read(format!("{headings}\nx\n").as_bytes()).expect("a file");
        let found = guess(noun, &sheet);
        let named = asks(noun).iter().zip(found).filter_map(|(ask, source)| match source {
            Source::Column(place) => Some(format!("{}={}", ask.column, sheet.headings()[place])),
            Source::Nothing | Source::Text(_) => None,
        });
        named.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        guessed(
            Noun::Registrations,
            "Timestamp,First Name,Last Name,E-mail (required),How many adults?,Kids,City,Shoe size"
        ),
        "email=E-mail (required) first_name=First Name last_name=Last Name stroll=City \
         adults=How many adults? children=Kids registered_at=Timestamp"
    );
    assert_eq!(
        guessed(
            Noun::Registrations,
            "Nombre completo,Correo electrónico,Paseo,Adultos,Niños,Firma"
        ),
        "email=Correo electrónico name=Nombre completo stroll=Paseo adults=Adultos children=Niños \
         signed_name=Firma"
    );
    assert_eq!(
        guessed(
            Noun::Registrations,
            "Nom,Prénom,Courriel,Marche,Nombre d’adultes,Enfants,Signature"
        ),
        "email=Courriel first_name=Prénom name=Nom stroll=Marche adults=Nombre d’adultes \
         children=Enfants signed_name=Signature"
    );
    assert_eq!(
        guessed(Noun::Registrations, "氏名,メールアドレス,会場,大人の人数,子どもの人数,署名"),
        "email=メールアドレス name=氏名 stroll=会場 adults=大人の人数 children=子どもの人数 \
         signed_name=署名"
    );
    assert_eq!(
        guessed(Noun::Gifts, "Donor Name,Donation Amount,Donation Date,Comment"),
        "amount=Donation Amount name=Donor Name given_at=Donation Date message=Comment"
    );
    assert_eq!(
        guessed(Noun::Strolls, "市区町村,都道府県,国,日付,開始時刻,集合場所,主催者,定員"),
        "town=市区町村 region=都道府県 country=国 day=日付 time=開始時刻 meeting_point=集合場所 \
         host=主催者 capacity=定員"
    );
}

#[test]
fn walkers_of_a_form_are_imported_once() {
    let scratch = Scratch::new();
    let store = ready(&scratch);
    let form = "Timestamp,First name,Last name,Email,Adults,Kids,City,Waiver signature\n\
        3/28/2026 9:05:11,Ada,Wren,Ada@Example.org,2,1,Elm,Ada Wren\n\
        3/2/2026 10:00:00,太郎,山田,taro@example.org,1,,\"Oak, AZ\",山田太郎\n";
    let counts = twice(&store, Noun::Registrations, form, &[]);
    assert_eq!(counts, Counts { new: 2, ..Counts::default() });
    // The same people with another number of adults are not taken for others.
    let sheet = Sheet::read(form.as_bytes()).expect("a file");
    let changed = form.replace("org,2,1,Elm", "org,3,1,Elm");
    let bad = run(&store, &changed, &fit_of(Noun::Registrations, &sheet, &[]), 48);
    let reason = "2: reference: this reference was imported before with other values";
    assert_eq!(bad, Err(vec![reason.to_owned()]));
}

#[test]
fn what_a_walkers_file_need_not_say_is_kept_when_it_comes_again() {
    let scratch = Scratch::new();
    let store = ready(&scratch);
    let bare = "Name,Email,Where\nAda Wren,ada@example.org,Elm\nBo Lark,bo@example.org,ELM\n";
    let wishes = ["stroll=Where", "signed_name=Name", "adults:1"];
    assert_eq!(twice(&store, Noun::Registrations, bare, &wishes).new, 2);
    let switched = CAMPAIGN.replacen("en es", "es en", 1);
    import_text(&store, Noun::Campaign, &switched).expect("a campaign may change its languages");
    let sheet = Sheet::read(bare.as_bytes()).expect("a file");
    let again = run(&store, bare, &fit_of(Noun::Registrations, &sheet, &wishes), 48);
    assert_eq!(again, Ok(Counts { unchanged: 2, ..Counts::default() }));
}

#[test]
fn a_signature_is_never_made_up() {
    let scratch = Scratch::new();
    let store = ready(&scratch);
    let text = "Name,Email,Town\nAda Wren,ada@example.org,Elm\n";
    let sheet = Sheet::read(text.as_bytes()).expect("a file");
    let fit = fit_of(Noun::Registrations, &sheet, &[]);
    assert_eq!(fit.missing(), ["signed_name"]);
    let bad = run(&store, text, &fit, 0);
    assert_eq!(bad, Err(vec!["2: signed_name: the waiver is not signed".to_owned()]));
    let wish = ["signed_name:Ada Wren".to_owned()];
    let refused = sources(Noun::Registrations, &sheet, fit.sources, &wish);
    assert_eq!(refused, Err(Unfit::NotForAll("signed_name".to_owned())));
}

#[test]
fn gifts_of_a_cash_book_are_imported_once_and_twins_are_asked_about() {
    let scratch = Scratch::new();
    let store = ready(&scratch);
    let book = "Date,Donor,Amount,Town\n2026-03-02,Ada Wren,\"$1,025.50\",Elm\n2026-03-02,,$5,\n";
    assert_eq!(twice(&store, Noun::Gifts, book, &[]).new, 2);
    let twins = book.to_owned() + "2026-03-02,,$5,\n";
    let sheet = Sheet::read(twins.as_bytes()).expect("a file");
    let fit = fit_of(Noun::Gifts, &sheet, &[]);
    let asked = "4: warning: everything is the same as in line 3; is it a second gift?";
    assert_eq!(run(&store, &twins, &fit, 0), Err(vec![asked.to_owned()]));
    let accepting = Request { accepts_warnings: true, ..request(Noun::Gifts, "") };
    for new in [1, 0] {
        let done = import_fitted(&store, (&sheet, &fit), &accepting).expect("the store works");
        assert_eq!(done.expect("it is accepted").counts.new, new);
    }
}

#[test]
fn a_stroll_needs_little_where_the_gazetteer_knows_the_town() {
    let scratch = Scratch::new();
    let store = ready(&scratch);
    let list = "City,State,Country,Start,Where we meet,Leader\n\
        Rochester,NY,USA,10:00 AM,At the fountain,Cy Robin\n\
        Portland,OR,United States,2026-05-03 9:00,At the gate,Di Finch\n\
        Portland,ME,United States,2026-05-02 9:00,At the pier,Ed Tit\n";
    assert_eq!(twice(&store, Noun::Strolls, list, &[]).new, 3);
    let rochester = stroll(&store, "rochester");
    assert_eq!(rochester.time_zone, "America/New_York");
    assert_eq!(rochester.starts.to_string(), "2026-05-02T10:00:00");
    assert_eq!((rochester.status, rochester.name.as_str()), (Status::Draft, "Rochester"));
    assert_eq!(stroll(&store, "portland-or").time_zone, "America/Los_Angeles");
    assert_eq!(stroll(&store, "portland-me").time_zone, "America/New_York");
}

#[test]
fn a_file_of_two_columns_changes_nothing_else() {
    let scratch = Scratch::new();
    let store = ready(&scratch);
    let before = stroll(&store, "elm");
    let counts = twice(&store, Noun::Strolls, "Town,Max\nElm,40\nOak,30\n", &[]);
    assert_eq!(counts, Counts { changed: 2, ..Counts::default() });
    let elm = stroll(&store, "elm");
    assert_eq!(elm, Stroll { capacity: Some(40), sequence: elm.sequence, ..before });
    let groups = "Group,Town\nLarks of Elm,Ash\nWrens of Oak,Oak\n";
    let counts = twice(&store, Noun::Groups, groups, &["partner:wrens", "country:US"]);
    assert_eq!((counts.new, counts.changed), (1, 1));
}

#[test]
fn the_order_of_days_is_asked_where_nothing_says_it() {
    let scratch = Scratch::new();
    let store = ready(&scratch);
    let unclear = "Date,Donor,Amount\n2/3/2026,Ada Wren,5\n";
    let sheet = Sheet::read(unclear.as_bytes()).expect("a file");
    let fit = fit_of(Noun::Gifts, &sheet, &[]);
    assert!(fit.has_unclear_days(&sheet));
    let asked =
        "2: given_at: can be two days, since some write the month first; write it as 2015-05-02";
    assert_eq!(run(&store, unclear, &fit, 0), Err(vec![asked.to_owned()]));
    let told = Fit { days: Some(Days::DayFirst), ..fit.clone() };
    assert!(!told.has_unclear_days(&sheet));
    assert_eq!(run(&store, unclear, &told, 0).map(|counts| counts.new), Ok(1));
    // Another day of the file can be in one order only.
    let clear = unclear.to_owned() + "28/2/2026,Bo Lark,5\n";
    let sheet = Sheet::read(clear.as_bytes()).expect("a file");
    assert!(!fit.has_unclear_days(&sheet));
    assert_eq!(run(&store, &clear, &fit, 0), Ok(Counts { new: 1, unchanged: 1, changed: 0 }));
}

#[test]
fn every_bad_row_is_told_and_nothing_is_written() {
    let scratch = Scratch::new();
    let store = ready(&scratch);
    let text = "Name,Email,Town,Adults,Signature\n\
        Ada Wren,ada,Elm,2,Ada Wren\n\
        Bo Lark,bo@example.org,Nowhere,1,Bo Lark\n\
        Cy Robin,cy@example.org,Oak,1,Cy Robin\n\
        Di Finch,CY@example.org,Oak,0,Di Finch\n\
        Ed Tit,ed@example.org,Oak,1,Ed Tit,lost\n";
    let sheet = Sheet::read(text.as_bytes()).expect("a file");
    let fit = fit_of(Noun::Registrations, &sheet, &[]);
    assert_eq!(
        run(&store, text, &fit, 0),
        Err([
            "2: email: is not an e-mail address",
            "3: stroll: is not known",
            "5: adults: the party has nobody in it",
            "5: email: is the same as in line 4",
            "6: the row has 6 cells, the header 5",
        ]
        .map(str::to_owned)
        .to_vec())
    );
    let bad = Finding {
        line: 3,
        column: "stroll".to_owned(),
        reason: crate::Wrong::WhichStroll.into(),
        weight: crate::Weight::Fault,
    };
    assert_eq!(fit.place_of(&sheet, &bad), ("Town", "Nowhere"));
    let good = "Name,Email,Town,Adults,Signature\nCy Robin,cy@example.org,Oak,1,Cy Robin\n";
    assert_eq!(run(&store, good, &fit, 0).map(|counts| counts.new), Ok(1), "nothing was written");
}

#[test]
fn a_wish_that_can_not_be_followed_is_refused() {
    let sheet = Sheet::read(b"Name,Gift,Gift\nAda,5,6\n").expect("a file");
    let refused = |wish: &str| {
        let guessed = guess(Noun::Gifts, &sheet);
        sources(Noun::Gifts, &sheet, guessed, &[wish.to_owned()]).expect_err("no").to_string()
    };
    assert_eq!(refused("amount"), "amount: say COLUMN=HEADING or COLUMN:TEXT");
    assert_eq!(refused("amount=Sum"), "Sum: the file has no such heading");
    assert_eq!(refused("amount=gift"), "gift: the file has this heading twice");
    assert_eq!(refused("amount:5"), "amount: can't be the same for every row");
    assert!(refused("sum=Gift").starts_with("sum: no such column; the columns are amount, "));
}
