//! Each command: what it prints, and how it ends.

use crate::http::Client;
use crate::program::{CAMPAIGN, Ounce, STROLLS, exists, first_word};
use ounce_domain::registration::Code;
use ounce_domain::text::EmailAddress;
use ounce_store::person::{self, Whose};
use ounce_store::{Options, Store};

const GIFTS: &str = "\
campaign,stroll,reference,kind,method,amount,currency,name,email,hidden,message,standing,language,\
given_at
far,elm,G-1,gift,imported,25.00,USD,Ada Wren,,no,,received,en,2026-03-02T12:00:00Z
far,oak,G-2,gift,at-stroll,10.00,USD,Bo Lark,,no,,promised,en,2026-03-02T12:00:00Z
";

#[test]
fn a_file_is_imported_once_and_told_again() {
    let ounce = Ounce::new();
    assert_eq!(ounce.import("campaign", CAMPAIGN), "campaign.csv: 2 new, 0 unchanged\n");
    assert_eq!(ounce.import("campaign", CAMPAIGN), "campaign.csv: 0 new, 2 unchanged\n");
    ounce.write("strolls.csv", STROLLS);
    let dry = ounce.run(&["import", "strolls", "strolls.csv", "--dry-run"]);
    assert_eq!(dry.err, "strolls.csv: would be 2 new, 0 unchanged; nothing was written\n");
    assert_eq!(ounce.import("strolls", STROLLS), "strolls.csv: 2 new, 0 unchanged\n");
}

#[test]
fn a_dry_run_makes_no_database() {
    let ounce = Ounce::new();
    ounce.write("campaign.csv", CAMPAIGN);
    let dry = ounce.run(&["import", "campaign", "campaign.csv", "--dry-run"]);
    assert_eq!(dry.err, "campaign.csv: would be 2 new, 0 unchanged; nothing was written\n");
    assert_eq!(ounce.run(&["import", "campaign", "missing.csv"]).code, Some(2));
    assert!(!exists(&ounce.path("ounce.db")), "neither does a file that cannot be read");
}

#[test]
fn everything_that_is_wrong_is_listed_and_nothing_is_written() {
    let ounce = Ounce::with_strolls();
    let bad = GIFTS.replace("25.00", "12,50").replace("oak", "yew").replace("12,50", "\"12,50\"");
    ounce.write("gifts.csv", &bad);
    let said = ounce.run(&["import", "gifts", "gifts.csv"]);
    assert_eq!(said.code, Some(2));
    let lines: Vec<_> = said.err.lines().take(2).collect();
    assert_eq!(
        lines,
        [
            "gifts.csv:2: amount: has a comma; write 1234.50 without one",
            "gifts.csv:3: stroll: is not known",
        ]
    );
    assert!(said.err.contains("2 things to put right in gifts.csv; nothing was written"));
    assert!(ounce.import("gifts", GIFTS).ends_with("2 new, 0 unchanged\n"));
    assert_eq!(ounce.run(&["import", "gifts", "missing.csv"]).code, Some(2));
    assert_eq!(ounce.run(&["import", "cakes", "gifts.csv"]).code, Some(2));
}

#[test]
fn a_promised_gift_is_confirmed_once() {
    let ounce = Ounce::with_strolls();
    ounce.import("gifts", GIFTS);
    let promised = ounce.run(&["gifts", "list", "far"]);
    assert!(promised.out.contains("10.00 USD") && promised.out.contains("Bo Lark"));
    assert_eq!(promised.out.lines().count(), 1, "{}", promised.out);
    let id = first_word(&promised.out);
    let confirmed = ounce.run(&["gifts", "confirm", id]);
    assert_eq!((confirmed.code, confirmed.err.as_str()), (Some(0), "10.00 USD received\n"));
    let again = ounce.run(&["gifts", "withdraw", id]);
    assert_eq!(again.code, Some(1), "it was settled before: {}", again.err);
    assert_eq!(ounce.run(&["gifts", "list", "far"]).out, "");
    assert_eq!(ounce.run(&["gifts", "confirm", "x"]).code, Some(2));
    assert_eq!(ounce.run(&["gifts", "list", "near"]).code, Some(2));
    assert_eq!(ounce.run(&["verify"]).code, Some(0));
    let report = ounce.run(&["report", "far", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&report.out).expect("it is JSON");
    assert!(report.to_string().contains("35.00"), "{report}");
}

#[test]
fn a_change_of_status_needs_a_reason_and_follows_the_rules() {
    let ounce = Ounce::with_strolls();
    let stroll = |words: &[&str]| ounce.run(&[&["stroll"], words].concat());
    assert_eq!(stroll(&["cancel", "far", "elm"]).code, Some(2), "walkers want to know why");
    assert_eq!(stroll(&["cancel", "far", "yew", "--why", "rain"]).code, Some(2));
    let postponed =
        stroll(&["postpone", "far", "elm", "--why", "rain", "--starts", "2099-05-30T10:00"]);
    assert_eq!(
        (postponed.code, postponed.err.as_str()),
        (Some(0), "Elm: postponed, 2099-05-30T10:00:00\n")
    );
    assert_eq!(stroll(&["hold", "far", "elm"]).code, Some(0));
    assert_eq!(stroll(&["open", "far", "elm"]).code, Some(1), "what was held stays held");
    assert_eq!(ounce.run(&["verify"]).code, Some(0));
}

const PARTIES: &str = "\
campaign,stroll,reference,name,email,adults,children,standing,language,waiver_version,signed_name,\
registered_at
far,elm,R-1,Ada Wren,ada@wren.example,2,1,confirmed,en,1,Ada Wren,2026-03-02T12:00:00Z
";

#[test]
fn a_party_is_found_by_the_code_it_reads_out() {
    let ounce = Ounce::with_strolls();
    ounce.import("registrations", PARTIES);
    let url = format!("sqlite:{}", ounce.path("ounce.db").display());
    let store = Store::open(&url, Options::new(0)).expect("it opens");
    let ada = Whose::Address(EmailAddress::parse("ada@wren.example").expect("it is an address"));
    let found = store.write_now(move |sql| person::find(sql, &ada).map(Ok::<_, ()>));
    let found = found.expect("it is read").expect("nothing refuses");
    drop(store);
    let code = Code::of(found.registrations()[0], 0).to_string();
    let expected = format!("{code}  Ada Wren  2 adults, 1 child  confirmed  far elm\n");
    for typed in [code.clone(), code.to_lowercase(), code.replace('-', " ")] {
        let said = ounce.run(&["stroll", "find", &typed]);
        assert_eq!((said.code, said.out.as_str()), (Some(0), expected.as_str()), "{}", said.err);
    }
    let groups: Vec<&str> = code.split('-').collect();
    let said = ounce.run(&[&["stroll", "find"], &groups[..]].concat());
    assert_eq!(said.out, expected, "in three words");
    let nobody = ounce.run(&["stroll", "find", "000-000-0000"]);
    assert_eq!((nobody.code, nobody.out.as_str()), (Some(1), ""));
    assert_eq!(nobody.err, "nobody has the code 000-000-0000\n");
    let wrong = ounce.run(&["stroll", "find", "000-000-0001"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (Some(2), ""));
    assert!(wrong.err.contains("a character is wrong"), "{}", wrong.err);
    assert_eq!(ounce.run(&["verify"]).code, Some(0));
}

#[test]
fn verify_says_what_does_not_agree() {
    let ounce = Ounce::with_strolls();
    let good = ounce.run(&["verify"]);
    assert_eq!((good.code, good.out.as_str()), (Some(0), ""));
    let url = format!("sqlite:{}", ounce.path("ounce.db").display());
    let store = Store::open(&url, Options::new(0)).expect("it opens");
    let spoilt = store.write_now(|sql| {
        sql.run("UPDATE stroll_room SET taken = 3 WHERE capacity = 50", &[]).map(Ok::<_, ()>)
    });
    assert!(matches!(spoilt, Ok(Ok(1))));
    drop(store);
    let bad = ounce.run(&["verify"]);
    assert_eq!(bad.code, Some(1));
    assert!(bad.out.contains("expected 0, found 3"), "{}", bad.out);
}

#[test]
fn a_backup_and_a_copy_hold_what_the_database_holds() {
    let ounce = Ounce::with_strolls();
    ounce.import("gifts", GIFTS);
    let service = ounce.serve(&[]);
    let backed_up = ounce.run(&["backup", "safe.db"]);
    assert_eq!(backed_up.code, Some(0), "{}", backed_up.err);
    assert!(exists(&ounce.path("safe.db")));
    assert_eq!(ounce.run(&["backup", "safe.db"]).code, Some(2), "a backup is never overwritten");
    drop(service);
    let copied = ounce.run(&["copy", "sqlite:safe.db", "sqlite:copy.db"]);
    assert_eq!(copied.code, Some(0), "{}", copied.err);
    assert_eq!(ounce.run(&["copy", "sqlite:safe.db", "sqlite:copy.db"]).code, Some(2));
    assert_eq!(ounce.run(&["copy", "sqlite:safe.db", "sqlite:safe.db"]).code, Some(2));
    let report = |db| {
        assert_eq!(ounce.run(&["verify", "--db", db]).code, Some(0));
        ounce.run(&["report", "far", "--format", "csv", "--db", db]).out
    };
    let before = report("sqlite:ounce.db");
    assert!(before.contains("25.00"), "{before}");
    assert_eq!(report("sqlite:safe.db"), before);
    assert_eq!(report("sqlite:copy.db"), before);
}

#[test]
fn the_report_is_printed_in_each_format() {
    let ounce = Ounce::with_strolls();
    ounce.import("gifts", GIFTS);
    let report = |format| {
        let said = ounce.run(&["report", "far", "--format", format]);
        assert_eq!(said.code, Some(0), "{format}: {}", said.err);
        said.out
    };
    assert!(report("md").starts_with("# "));
    assert!(report("csv").starts_with("\u{feff}figure,"));
    assert!(serde_json::from_str::<serde_json::Value>(&report("json")).is_ok());
    let page = report("html");
    assert!(page.contains("A far stroll") && page.contains("<style>"));
    assert!(!page.contains("rel=\"stylesheet\""), "the file needs no other");
    assert!(!page.contains("<script type=\"module\"") && !page.contains("href=\"/"));
    assert!(page.contains("<path id=\"land\"") && page.contains("href=\"#land\""), "its own map");
    let base = ["report", "far", "--format", "html", "--base-url", "https://stroll.example"];
    assert!(ounce.run(&base).out.contains("href=\"https://stroll.example/campaigns/far"));
    let unknown = ounce.run(&["report", "near"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (Some(2), ""));
    assert_eq!(unknown.err, "ounce: there is no campaign called near\n");
}

#[test]
fn a_mistyped_database_is_not_found_in_good_order() {
    let ounce = Ounce::with_strolls();
    for words in [
        &["verify", "--db", "sqlite:once.db"][..],
        &["report", "far", "--db", "sqlite:once.db"],
        &["gifts", "list", "far", "--db", "sqlite:once.db"],
        &["copy", "sqlite:once.db", "sqlite:copy.db"],
    ] {
        let said = ounce.run(words);
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{words:?}");
        assert_eq!(said.err, "ounce: there is no database once.db\n");
    }
    assert!(!exists(&ounce.path("once.db")) && !exists(&ounce.path("copy.db")));
}

#[test]
fn a_service_says_why_it_cannot_start() {
    let ounce = Ounce::with_strolls();
    let service = ounce.serve(&[]);
    let taken = ounce.run(&["serve", "--listen", &service.address]);
    assert_eq!(taken.code, Some(2));
    assert!(taken.err.contains("choose with --listen ADDR"), "{}", taken.err);
    for words in [
        ["serve", "--smtp", "smtp://a.example"],
        ["serve", "--base-url", "stroll.example"],
        ["serve", "--db", "mysql://a.example"],
    ] {
        assert_eq!(ounce.run(&words).code, Some(2), "{words:?}");
    }
}

#[test]
fn a_demo_is_built_served_and_stopped() {
    let ounce = Ounce::new();
    let service = ounce.demo();
    let mut http = Client::connect(&service.address).expect("it listens");
    let campaigns = http.get("/api/v1/campaigns").expect("it answers").json();
    let statuses: Vec<_> =
        campaigns.as_array().expect("a list").iter().map(|one| one["status"].clone()).collect();
    assert_eq!(statuses, ["open", "over"]);
    assert_eq!(http.get("/campaigns/2015/report").expect("it answers").status, 200);
    drop(http);
    assert_eq!(service.stop(), Some(0));
    let db = format!("sqlite:{}", ounce.path("demo/ounce.db").display());
    assert_eq!(ounce.run(&["verify", "--db", &db]).code, Some(0));
}

#[test]
fn nobody_need_read_what_a_command_says() {
    let ounce = Ounce::with_strolls();
    assert_eq!(ounce.run_unheard(&["verify"]), Some(0));
    assert_eq!(ounce.run_unheard(&["import", "campaign", "nowhere.csv"]), Some(2));
    assert_eq!(ounce.run_unheard(&["import", "strolls", "strolls.csv"]), Some(0));
}

#[test]
fn paper_of_all_towns_is_one_file_and_wrong_words_write_none() {
    let ounce = Ounce::with_strolls();
    let words = ["paper", "far", "--sheet", "flyer", "--sheet", "sign-in", "--to", "paper.pdf"];
    for wrong in [
        &["paper", "far", "--sheet", "poem", "--to", "paper.pdf"][..],
        &["paper", "near", "--sheet", "flyer", "--to", "paper.pdf"],
        &["paper", "far", "--sheet", "flyer", "--stroll", "ash", "--to", "paper.pdf"],
        &["paper", "far", "--sheet", "flyer", "--language", "la", "--to", "paper.pdf"],
        &["paper", "far", "--sheet", "flyer", "--size", "b5", "--to", "paper.pdf"],
    ] {
        assert_eq!(ounce.run(wrong).code, Some(2), "{wrong:?}");
        assert!(!exists(&ounce.path("paper.pdf")), "{wrong:?}");
    }
    let mut files = Vec::new();
    for _ in 0..2 {
        let said = ounce.run(&words);
        if said.err.contains("without fonts") {
            // Fonts are fetched at set-up; a build without them says so.
            assert_eq!(said.code, Some(2));
            return;
        }
        assert_eq!(said.code, Some(0), "{}", said.err);
        assert!(said.out.starts_with("paper.pdf: ") && said.out.contains("pages"), "{}", said.out);
        files.push(std::fs::read(ounce.path("paper.pdf")).expect("it was written"));
    }
    assert!(files[0].starts_with(b"%PDF-"));
    assert!(files[0] == files[1], "the same strolls give the same bytes");
}

#[test]
fn a_file_of_anybodys_making_is_fitted_to_a_campaign() {
    let ounce = Ounce::with_strolls();
    ounce.write("sheet.csv", "Nombre;Correo;Paseo;Firma\nAda Wren;ada@example.org;Elm;Ada Wren\n");
    let fit = ["import", "registrations", "sheet.csv", "--fit", "far"];
    let said = ounce.run(&[&fit[..], &["--column", "adults:2", "--dry-run"]].concat());
    assert_eq!(
        said.err,
        "email = Correo\nname = Nombre\nstroll = Paseo\nadults: 2\nsigned_name = Firma\n\
         sheet.csv: would be 1 new, 0 unchanged; nothing was written\n"
    );
    for counted in ["1 new, 0 unchanged", "0 new, 1 unchanged"] {
        let said = ounce.run(&fit);
        assert_eq!(
            (said.code, said.err.lines().last()),
            (Some(0), Some(&*format!("sheet.csv: {counted}")))
        );
    }
    ounce.write("gifts.csv", "Date,Donor,Amount\n2/3/2026,Ada Wren,$5\n");
    let fit = ["import", "gifts", "gifts.csv", "--fit", "far"];
    let unclear = ounce.run(&fit);
    assert_eq!(unclear.code, Some(2));
    assert!(unclear.err.contains("say --days month-first or --days day-first"), "{}", unclear.err);
    assert_eq!(ounce.run(&[&fit[..], &["--days", "day-first"]].concat()).code, Some(0));
    assert_eq!(ounce.run(&[&fit[..], &["--column", "amount=Sum"]].concat()).code, Some(2));
    assert_eq!(ounce.run(&["import", "milk", "gifts.csv", "--fit", "far"]).code, Some(2));
    let elsewhere = ounce.run(&["import", "gifts", "gifts.csv", "--fit", "near"]);
    assert!(elsewhere.err.contains("gifts.csv:1: campaign: is not known"), "{}", elsewhere.err);
    assert_eq!(ounce.run(&["verify"]).code, Some(0));
}
