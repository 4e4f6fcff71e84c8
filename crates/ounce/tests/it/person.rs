//! A person's data at the command line: as a list, gone from every file, and let go of in time.

use std::fs;
use std::path::PathBuf;

use crate::http::{Client, party};
use crate::program::Ounce;

const NAME: &str = "Zephyrine Quill";
const ADDRESS: &str = "zephyrine.quill@letters.example";

const GIFTS: &str = "\
campaign,stroll,reference,kind,method,amount,currency,name,email,hidden,message,standing,language,\
given_at
far,elm,G-1,gift,imported,25.00,USD,Zephyrine Quill,Zephyrine.Quill@letters.example,no,\
For the night nurses,received,en,2026-03-02T12:00:00Z
far,oak,G-2,gift,at-stroll,10.00,USD,Bo Lark,bo@example.org,no,,promised,en,2026-03-02T12:00:00Z
";
const MILK: &str = "\
record,campaign,stroll,bank,reference,promise,volume_ml,email,language,at
promise,far,elm,,P-1,,900,ZEPHYRINE.quill@letters.example,en,2026-03-02T12:00:00Z
";

/// The files of the database that have a word in any letter case.
fn files_with(ounce: &Ounce, word: &str) -> Vec<PathBuf> {
    let folder = fs::read_dir(ounce.path("")).expect("the folder can be read");
    let paths = folder.map(|entry| entry.expect("the folder can be read").path());
    let of_database = |path: &PathBuf| path.to_string_lossy().contains("ounce.db");
    let has = |path: &PathBuf| {
        let bytes = fs::read(path).expect("the file can be read");
        String::from_utf8_lossy(&bytes).to_lowercase().contains(word)
    };
    paths.filter(of_database).filter(has).collect()
}

fn report(ounce: &Ounce) -> String {
    ["json", "csv"].map(|format| ounce.run(&["report", "far", "--format", format]).out).concat()
}

/// A search for the person afterwards finds nothing, also while the service runs on.
#[test]
fn nothing_of_a_person_is_left_beside_a_running_service() {
    let ounce = Ounce::with_strolls();
    ounce.import("gifts", GIFTS);
    ounce.import("milk", MILK);
    let service = ounce.serve(&[]);
    let mut http = Client::connect(&service.address).expect("it listens");
    let path = "/api/v1/strolls/far/elm/registrations";
    for (number, (name, address)) in
        [(NAME, ADDRESS), ("Ada Wren", "ada@example.org")].into_iter().enumerate()
    {
        let from = format!("198.51.100.{}", number + 1);
        let joined = http.post(path, &from, "en", &party(name, address)).expect("it answers");
        assert_eq!(joined.status, 201, "{}", joined.body);
    }
    assert!(!files_with(&ounce, "zephyrine").is_empty(), "there is somebody to erase");
    let exported = ounce.run(&["person", "export", "Zephyrine.QUILL@letters.example"]);
    assert_eq!(exported.code, Some(0), "{}", exported.err);
    let told: serde_json::Value = serde_json::from_str(&exported.out).expect("it is JSON");
    let records = &told["records"];
    assert_eq!(records["registration"][0]["name"], NAME);
    assert_eq!(records["gift"][0]["message"], "For the night nurses");
    assert_eq!(records["milk_promise"][0]["volume_ul"], 900_000);
    assert_eq!(records["outbox"].as_array().map(Vec::len), Some(1));
    assert!(!exported.out.contains("ada@example.org") && !exported.out.contains("bo@"));

    let before = report(&ounce);
    let dry = ounce.run(&["person", "erase", ADDRESS, "--dry-run"]);
    assert!(dry.out.contains("gift: 1 row\n"), "{}", dry.out);
    assert!(dry.err.contains("its receipt may have to be kept until 2034-01-01"), "{}", dry.err);
    assert!(dry.err.ends_with("nothing was erased\n"), "{}", dry.err);
    let erased = ounce.run(&["person", "erase", ADDRESS]);
    assert_eq!((erased.code, &erased.out), (Some(0), &dry.out), "{}", erased.err);
    for word in ["zephyrine", "letters.example", "night nurses"] {
        assert_eq!(files_with(&ounce, word), Vec::<PathBuf>::new(), "{word}");
    }
    let outbox = ounce.run(&["outbox", "--all"]).out;
    assert!(!outbox.to_lowercase().contains("zephyrine"), "{outbox}");
    assert_eq!(report(&ounce).replace(NAME, ""), before.replace(NAME, ""), "figures stay");
    assert_eq!(ounce.run(&["verify"]).code, Some(0));

    // Once more there is nothing, the service goes on, and a file does not bring anybody back.
    let again = ounce.run(&["person", "erase", ADDRESS]);
    assert_eq!((again.code, again.out.as_str()), (Some(0), ""), "{}", again.err);
    ounce.write("gifts.csv", GIFTS);
    let refused = ounce.run(&["import", "gifts", "gifts.csv"]);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.err.contains("gifts.csv:2: reference: this reference is of somebody whose data"),
        "{}",
        refused.err
    );
    let joined = http.post(path, "198.51.100.9", "en", &party("Cy Reed", "cy@example.org"));
    assert_eq!(joined.expect("it answers").status, 201);
    assert!(files_with(&ounce, "zephyrine").is_empty());
    assert_eq!(service.stop(), Some(0));
    assert!(files_with(&ounce, "zephyrine").is_empty());
    assert_eq!(ounce.run(&["verify"]).code, Some(0));
}

#[test]
fn one_record_goes_by_its_id() {
    let ounce = Ounce::with_strolls();
    ounce.import("gifts", GIFTS);
    let listed = ounce.run(&["person", "export", ADDRESS]);
    let told: serde_json::Value = serde_json::from_str(&listed.out).expect("it is JSON");
    let id = told["records"]["gift"][0]["id"].as_str().expect("an id").to_owned();
    let erased = ounce.run(&["person", "erase", &id]);
    assert_eq!(erased.code, Some(0), "{}", erased.err);
    assert!(files_with(&ounce, "zephyrine").is_empty());
    for who in ["nobody", "0123456789abcdefghjkmnpqrs"] {
        assert_eq!(ounce.run(&["person", "erase", who]).code, Some(2), "{who}");
    }
    assert_eq!(ounce.run(&["person", "export", "nobody@example.org"]).code, Some(0));
}

/// A year after its last day a campaign keeps no addresses, but for receipts.
#[test]
fn addresses_of_an_earlier_year_end() {
    let ounce = Ounce::new();
    let earlier = |text: &str| text.replace("2099-", "2015-").replace("2026-", "2015-");
    ounce.import("campaign", &earlier(crate::program::CAMPAIGN));
    ounce.import("strolls", &earlier(crate::program::STROLLS));
    ounce.import("milk", &earlier(MILK));
    ounce.import("gifts", &earlier(GIFTS));
    let dry = ounce.run(&["person", "retention", "--dry-run"]);
    assert_eq!(dry.out, "far: kept until 2016-05-02, 3 rows end\n", "{}", dry.err);
    assert_eq!(dry.err, "nothing was ended\n");
    assert_eq!(files_with(&ounce, "letters.example").len(), 1);
    let before = report(&ounce);
    let ended = ounce.run(&["person", "retention"]);
    assert_eq!((ended.code, &ended.out), (Some(0), &dry.out), "{}", ended.err);
    assert!(files_with(&ounce, "letters.example").is_empty());
    assert_eq!(report(&ounce), before);
    let again = ounce.run(&["person", "retention"]);
    assert_eq!(again.out, "far: kept until 2016-05-02, 0 rows end\n");
    assert_eq!(ounce.run(&["verify"]).code, Some(0));
}
