//! Each rule finds its bad example and leaves the good one beside it alone.

use super::scrub::code_only;
use super::{Finding, Source, findings, ratchet};

/// The rules a file breaks, without the rules about the whole project.
fn broken(path: &str, text: &str) -> Vec<&'static str> {
    findings(&[Source { path: path.into(), text: text.into() }])
        .into_iter()
        .filter(|finding| finding.rule != "map")
        .map(|finding| finding.rule)
        .collect()
}

fn long(lines: usize) -> String {
    "// A line.\n".repeat(lines)
}

fn function_of(lines: usize) -> String {
    format!("impl Gift {{\n    fn give() {{\n{}    }}\n}}\n", "        a();\n".repeat(lines - 2))
}

#[test]
fn a_file_may_have_500_lines_and_not_one_more() {
    assert!(broken("crates/ounce/src/gift.rs", &long(500)).is_empty());
    assert_eq!(broken("crates/ounce/src/gift.rs", &long(501)), ["length"]);
    assert!(broken("seeds/2015/strolls.csv", &"a,b\n".repeat(900)).is_empty());
}

#[test]
fn a_file_over_the_goal_is_mentioned() {
    let file = |lines| Source { path: "crates/ounce/src/gift.rs".into(), text: long(lines) };
    assert_eq!(super::text::over_goal(&[file(350)]), []);
    assert_eq!(super::text::over_goal(&[file(351)]).len(), 1);
}

#[test]
fn a_function_may_have_70_lines_and_not_one_more() {
    assert!(broken("crates/ounce/src/gift.rs", &function_of(70)).is_empty());
    assert_eq!(broken("crates/ounce/src/gift.rs", &function_of(71)), ["function"]);
}

#[test]
fn a_signature_without_a_body_has_no_length() {
    let text = format!("trait Sql {{\n    fn run(&mut self);\n}}\n{}", long(90));
    assert!(broken("crates/ounce/src/gift.rs", &text).is_empty());
    let spread =
        format!("trait Sql {{\n    fn run(\n        a: u8,\n    ) -> u8;\n}}\n{}", long(90));
    assert!(broken("crates/ounce/src/gift.rs", &spread).is_empty());
    let short = format!("fn one() {{ two() }}\n{}", long(90));
    assert!(broken("crates/ounce/src/gift.rs", &short).is_empty());
}

#[test]
fn names_that_say_nothing_are_found() {
    assert_eq!(broken("crates/ounce/src/util.rs", ""), ["name"]);
    assert_eq!(broken("crates/ounce/src/helpers/gift.rs", ""), ["name"]);
    assert_eq!(broken("crates/ounce/src/gift.rs", "struct GiftManager;\n"), ["name"]);
    assert_eq!(broken("crates/ounce/src/gift.rs", "pub async fn handle_gift() {}\n"), ["name"]);
    assert!(broken("crates/ounce/src/gift.rs", "fn handles() {}\nfn done() {}\n").is_empty());
}

#[test]
fn unwrap_needs_a_stated_reason() {
    let bad = "fn f() {\n    a.unwrap();\n}\n";
    assert_eq!(broken("crates/ounce/src/gift.rs", bad), ["unwrap"]);
    let stated = format!("#![expect(clippy::unwrap_used, reason = \"a test may stop\")]\n{bad}");
    assert!(broken("crates/ounce/src/gift.rs", &stated).is_empty());
    assert!(broken("crates/ounce/src/gift.rs", "// Never .unwrap() here.\n").is_empty());
}

#[test]
fn sql_lives_in_the_store() {
    let text = "const GIFT: &str = \"SELECT id FROM gift\";\n";
    assert_eq!(broken("crates/ounce-web/src/gifts.rs", text), ["sql"]);
    assert!(broken("crates/ounce-store/src/gifts.rs", text).is_empty());
    let other = "const GIFT: &str = \"INSERT OR REPLACE INTO gift VALUES (1)\";\n";
    assert_eq!(broken("crates/ounce-store/src/gifts.rs", other), ["sql"]);
    assert_eq!(broken("crates/ounce-sql/src/copy.rs", other), ["sql"]);
    assert!(broken("crates/ounce-web/src/gifts.rs", "// No SELECT here.\n").is_empty());
}

#[test]
fn the_engine_half_knows_no_trade() {
    let engine = "crates/ounce-sql/src/copy.rs";
    assert!(broken(engine, "const OWN: &str = \"SELECT 1 FROM pg_class\";\n").is_empty());
    assert_eq!(broken(engine, "use ounce_domain::id::Id;\n"), ["trade"]);
    assert!(broken(engine, "//! Like ounce_domain.\n").is_empty());
    let file = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
    let migration = "crates/ounce-store/migrations/0006_gift.sql";
    let rules = |statement: &str| -> Vec<&str> {
        let all = [file(migration, "CREATE TABLE gift (\n);\n"), file(engine, statement)];
        findings(&all).into_iter().map(|f| f.rule).filter(|rule| *rule != "map").collect()
    };
    assert_eq!(rules("const GIFTS: &str = \"SELECT id FROM gift\";\n"), ["trade"]);
    assert!(rules("const ALL: &str = \"SELECT name FROM sqlite_schema\";\n").is_empty());
}

#[test]
fn the_domain_has_no_floats() {
    let domain = "crates/ounce-domain/src/quantity.rs";
    assert_eq!(broken(domain, "fn f(a: f64) {}\n"), ["float"]);
    assert_eq!(broken(domain, "const HALF: i64 = (0.5 * 2) as i64;\n"), ["float"]);
    assert_eq!(broken(domain, "const ONE: T = 1f32;\n"), ["float"]);
    assert!(broken(domain, "// 29.5735 mL, never f64\nfn f() { self.0.1; a[1..2]; }\n").is_empty());
    assert!(broken("crates/ounce-geo/src/sphere.rs", "fn f(a: f64) {}\n").is_empty());
}

#[test]
fn tests_do_not_sleep() {
    let text = "fn f() {\n    std::thread::sleep(second);\n}\n";
    assert_eq!(broken("crates/ounce-store/tests/it/writer.rs", text), ["sleep"]);
    assert!(broken("crates/ounce/src/jobs.rs", text).is_empty());
    let name = "fn babies_sleep() {}\n";
    assert!(broken("crates/ounce-store/tests/it/writer.rs", name).is_empty());
}

#[test]
fn stray_blanks_are_found() {
    assert_eq!(broken("README.md", "a \n"), ["blanks"]);
    assert_eq!(broken("README.md", "a\r\n"), ["blanks"]);
    assert_eq!(broken("README.md", "a"), ["blanks"]);
    assert_eq!(broken("README.md", "a\n\n"), ["blanks"]);
    assert_eq!(broken("crates/ounce/src/gift.rs", "\tfn f() {}\n"), ["blanks"]);
    assert!(broken("README.md", "a\n\nb\n").is_empty());
    assert!(broken("seeds/windows.csv", "a\r\n").is_empty());
}

#[test]
fn words_that_have_no_place_are_found() {
    assert_eq!(broken("README.md", concat!("TO", "DO: more\n")), ["words"]);
    assert_eq!(broken("README.md", concat!("see /wo", "rk/main\n")), ["words"]);
    assert_eq!(broken("README.md", concat!("a language", " model\n")), ["words"]);
    assert!(broken("README.md", "METODO and todo a todos, net/work/on\n").is_empty());
}

#[test]
fn addresses_are_invented_and_plainly_so() {
    let real = format!("ann{}mail.com\n", '@');
    assert_eq!(broken("seeds/people.csv", &real), ["addresses"]);
    let near = format!("ann{}notexample.org\n", '@');
    assert_eq!(broken("seeds/people.csv", &near), ["addresses"]);
    let invented = "ann@walkers.example, bo@example.org, cy@a.test. dee@x.example.com\n";
    assert!(broken("seeds/people.csv", invented).is_empty());
    let never_a_host = "ann@-x.org bo@example..org cy@Example.ORG dee@例え.テスト\n";
    assert!(broken("crates/ounce-domain/src/text.rs", never_a_host).is_empty());
    let no_address = "logo@2x.png maplibre-gl@6.17.0 @media all @fontsource-variable/figtree\n";
    assert!(broken("docs/map.md", no_address).is_empty());
}

#[test]
fn the_map_names_every_room() {
    let file = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
    let rooms = [file("crates/ounce-geo/src/lib.rs", ""), file("seeds/a.csv", "a\n")];
    let says = |map: &str| {
        let [geo, seeds] = &rooms;
        let all = [
            file(&geo.path, &geo.text),
            file(&seeds.path, &seeds.text),
            file("ARCHITECTURE.md", map),
        ];
        findings(&all).into_iter().map(|finding| finding.says).collect::<Vec<_>>()
    };
    assert!(
        says("`crates/ounce-geo`: the finder. `seeds/` is data. `crates/`: code.\n").is_empty()
    );
    assert!(says("`crates/ounce-geo` and `seeds/2015`\n").is_empty());
    assert_eq!(says("`crates`, `ounce-geometry` and `seeds`\n"), ["does not name `ounce-geo`"]);
    assert_eq!(says("crates/ounce-geo, crates\n"), ["does not name `seeds`"]);
    assert_eq!(findings(&rooms)[0].says, "is missing");
}

#[test]
fn the_lock_file_stays_short() {
    assert!(broken("Cargo.lock", &"[[package]]\n".repeat(449)).is_empty());
    assert_eq!(broken("Cargo.lock", &"[[package]]\n".repeat(450)), ["lock"]);
}

#[test]
fn what_is_not_code_is_blanked() {
    let text = "a \"// {\" b // }\nc r#\"f64 \" \"# d /* a /* b */ c */ &'e str\n";
    let code = code_only(text);
    assert_eq!(code.split_whitespace().collect::<Vec<_>>(), ["a", "b", "c", "d", "&'e", "str"]);
    assert_eq!(code.lines().count(), text.lines().count());
    assert_eq!(code.len(), text.len());
    assert_eq!(code_only("let c = '\"'; let d = '\\''; f64"), "let c =    ; let d =     ; f64");
    assert_eq!(code_only("let e = br\"x\"; var\"y\""), "let e = b    ; var   ");
}

#[test]
fn the_ratchet_only_tightens() {
    let found = |count: usize| -> Vec<Finding> {
        let one =
            |line| Finding { path: "a.rs".into(), line, rule: "unwrap", says: "a reason".into() };
        (1..=count).map(one).collect()
    };
    assert!(ratchet::hold(found(2), "# known\nunwrap a.rs 2\n").is_empty());
    assert_eq!(ratchet::hold(found(3), "unwrap a.rs 2").len(), 3);
    assert_eq!(ratchet::hold(found(1), ""), ["a.rs:1: unwrap: a reason"]);
    assert_eq!(ratchet::hold(found(1), "unwrap a.rs 2").len(), 1);
    assert_eq!(ratchet::hold(found(0), "nonsense").len(), 1);
}
