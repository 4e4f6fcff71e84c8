//! `ounce members`: roles by the shell, and a way in where no letters are sent.

use crate::http::Client;
use crate::program::Ounce;

/// Gives a role, and what was said.
fn add(ounce: &Ounce, email: &str, role: &str, object: &str) -> (Option<i32>, String) {
    let said = ounce.run(&["members", "add", email, "--role", role, "--for", object]);
    (said.code, said.err)
}

#[test]
fn roles_are_given_and_taken_by_the_shell() {
    let ounce = Ounce::with_strolls();
    let done = (Some(0), "done\n".to_owned());
    assert_eq!(add(&ounce, "cora@example.org", "coordinator", "campaign:far"), done);
    assert_eq!(add(&ounce, "bess@example.org", "host", "stroll:far/elm"), done);
    let before = (Some(0), "it was so before; nothing was changed\n".to_owned());
    assert_eq!(add(&ounce, "BESS@example.org", "host", "stroll:far/elm"), before);
    for (email, role, object) in [
        ("bess@", "host", "stroll:far/elm"),
        ("bess@example.org", "pope", "stroll:far/elm"),
        ("bess@example.org", "host", "campaign:far"),
        ("bess@example.org", "host", "stroll:far/nowhere"),
        ("bess@example.org", "host", "elm"),
    ] {
        let (code, said) = add(&ounce, email, role, object);
        assert_eq!(code, Some(2), "{email} {role} {object}: {said}");
    }
    let listed = ounce.run(&["members", "list", "far"]);
    let rows: Vec<Vec<&str>> =
        listed.out.lines().map(|line| line.split_whitespace().take(3).collect()).collect();
    assert_eq!(
        rows,
        [
            ["campaign:far", "coordinator", "cora@example.org"],
            ["stroll:far/elm", "host", "bess@example.org"],
        ]
    );
    let elm = ["--role", "host", "--for", "stroll:far/elm", "--why", "moved away"];
    let last = ounce.run(&[&["members", "remove", "bess@example.org"][..], &elm].concat());
    assert_eq!(last.code, Some(1), "{}", last.err);
    assert_eq!(add(&ounce, "boris@example.org", "host", "stroll:far/elm"), done);
    let gone = ounce.run(&[&["members", "remove", "bess@example.org"][..], &elm].concat());
    assert_eq!(gone.code, Some(0), "{}", gone.err);
    let acts = ounce.run(&["members", "acts", "far"]);
    assert_eq!(acts.out.lines().count(), 4, "{}", acts.out);
    let newest = acts.out.lines().next().expect("a line");
    assert!(newest.contains("bess@example.org") && newest.contains("moved away"), "{newest}");
    assert_eq!(ounce.run(&["verify"]).code, Some(0));
}

#[test]
fn a_link_from_the_shell_signs_in_once() {
    let ounce = Ounce::with_strolls();
    let nobody = ounce.run(&["members", "link", "bess@example.org"]);
    assert_eq!(nobody.code, Some(1), "{}", nobody.err);
    add(&ounce, "bess@example.org", "host", "stroll:far/elm");
    let service = ounce.serve(&[]);
    let link =
        ounce.run(&["members", "link", "bess@example.org", "--base-url", "https://x.example"]);
    assert_eq!(link.code, Some(0), "{}", link.err);
    let path = link.out.trim().strip_prefix("https://x.example").expect("the base comes first");
    let mut http = Client::connect(&service.address).expect("it listens");
    let page = http.get(path).expect("it answers");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("method=\"post\""), "one button: {}", page.body);
    let desk = http.get("/desk").expect("it answers");
    assert_eq!(desk.status, 303, "opening the link signs nobody in");
}

/// The address that a service without a campaign prints opens the page that makes one.
#[test]
fn the_first_run_prints_where_the_first_campaign_is_made() {
    let ounce = Ounce::new();
    let service = ounce.serve(&[]);
    let address = service.line_after("within an hour: ");
    let port = service.address.rsplit(':').next().expect("a port");
    let path = address.strip_prefix(&format!("http://localhost:{port}")).expect("its own address");
    let mut http = Client::connect(&service.address).expect("it listens");
    let page = http.get(path).expect("it answers");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Your first campaign"), "{}", page.body);
    assert_eq!(http.get("/set-up/x?token=y").expect("it answers").status, 404);
}

#[test]
fn an_invitation_from_the_shell_is_an_address_to_hand_over() {
    let ounce = Ounce::with_strolls();
    let service = ounce.serve(&[]);
    let elm =
        ["members", "invite", "hal@example.org", "--role", "helper", "--for", "stroll:far/elm"];
    let offered = ounce.run(&[&elm[..], &["--base-url", "https://x.example"]].concat());
    assert_eq!(offered.code, Some(0), "{}", offered.err);
    let path = offered.out.trim().strip_prefix("https://x.example").expect("the base comes first");
    let mut http = Client::connect(&service.address).expect("it listens");
    let page = http.get(path).expect("it answers");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Helper at"), "{}", page.body);
    let again = ounce.run(&[&elm[..], &["--base-url", "https://x.example"]].concat());
    assert_eq!((again.code, &again.out), (Some(0), &offered.out), "{}", again.err);
    let unknown = ounce.run(&[&elm[..], &["--language", "tlh"]].concat());
    assert_eq!(unknown.code, Some(2), "{}", unknown.err);
    assert_eq!(ounce.run(&["members", "reset-second-step", "hal@example.org"]).code, Some(0));
    let nobody = ounce.run(&["members", "reset-second-step", "no@example.org"]);
    assert_eq!(nobody.code, Some(1), "{}", nobody.err);
}

/// A token of the shell is printed once, works at the service, is listed, and ends when it is revoked.
#[test]
fn a_token_from_the_shell_opens_what_it_was_given() {
    let ounce = Ounce::with_strolls();
    let service = ounce.serve(&[]);
    let give = ["members", "add", "bess@example.org", "--role", "host", "--for", "stroll:far/elm"];
    assert_eq!(ounce.run(&give).code, Some(0));
    let issue = ["tokens", "issue", "bess@example.org", "--actions", "see-roster"];
    let issued = ounce.run(&issue);
    assert_eq!(issued.code, Some(0), "{}", issued.err);
    let token = issued.out.trim().to_owned();
    assert!(token.starts_with("ounce_") && token.len() == 37, "{token}");
    let asks = |path: &str| {
        let mut http = Client::connect(&service.address).expect("it listens");
        http.get_by(&token, path).expect("it answers")
    };
    assert_eq!(asks("/api/v1/strolls/far/elm/roster").status, 200);
    assert_eq!(asks("/api/v1/strolls/far/elm/members").status, 403);
    let listed = ounce.run(&["tokens", "list", "bess@example.org"]);
    assert!(listed.out.contains("see-roster") && !listed.out.contains(&token), "{}", listed.out);
    let id = listed.out.split_whitespace().next().expect("a row begins with its id");
    for (code, ends) in [(Some(0), 401), (Some(1), 401)] {
        assert_eq!(ounce.run(&["tokens", "revoke", "bess@example.org", id]).code, code);
        assert_eq!(asks("/api/v1/me").status, ends);
    }
    for (words, code) in [
        (["tokens", "issue", "bess@example.org", "--actions", "fly"], Some(2)),
        (["tokens", "issue", "bess@example.org", "--days", "3"], Some(2)),
        (["tokens", "issue", "no@example.org", "--days", "7"], Some(1)),
    ] {
        assert_eq!(ounce.run(&words).code, code, "{words:?}");
    }
    let lead = ["members", "add", "bess@example.org", "--role", "coordinator"];
    assert_eq!(ounce.run(&[&lead[..], &["--for", "campaign:far"]].concat()).code, Some(0));
    let without = ounce.run(&issue);
    assert_eq!(without.code, Some(1), "the second step is missing");
    assert!(without.err.contains("second step"), "{}", without.err);
}
