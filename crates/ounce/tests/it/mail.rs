//! Letters on their way, received by a mail server of the test's own.

use crate::http::{Client, party};
use crate::program::Ounce;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// A letter as it came over the wire.
struct Received {
    to: String,
    message: String,
}

/// What the server answers at a step that it takes for granted otherwise: by the first word of the
/// command and a part of the line.
type Quirk = (&'static str, &'static str, &'static str);

/// A mail server that takes everything but for its quirks. `hang` never answers.
fn letterbox(quirks: &'static [Quirk]) -> (String, Receiver<Received>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("it listens").to_string();
    let (tell, told) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let tell = tell.clone();
            std::thread::spawn(move || converse(stream, quirks, &tell));
        }
    });
    (address, told)
}

/// One conversation in SMTP. `None` when the other side hangs up, which ends it too.
fn converse(stream: TcpStream, quirks: &[Quirk], tell: &Sender<Received>) -> Option<()> {
    let mut out = stream.try_clone().ok()?;
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let mut to = String::new();
    let mut say = move |text: &str| out.write_all(format!("{text}\r\n").as_bytes()).ok();
    say("220 letterbox")?;
    loop {
        let line = lines.next()?;
        let word = line.split([' ', ':']).next().unwrap_or_default();
        let quirk = quirks.iter().find(|(at, part, _)| *at == word && line.contains(part));
        let answer = match (word, quirk) {
            (_, Some((_, _, "hang"))) => {
                // Until the other side has had enough.
                lines.by_ref().for_each(drop);
                return None;
            }
            (_, Some((_, _, answer))) => answer,
            ("EHLO" | "HELO", None) => "250 letterbox",
            ("RCPT", None) => {
                to = line.split(['<', '>']).nth(1)?.to_owned();
                "250 yes"
            }
            ("DATA", None) => {
                say("354 go on")?;
                let body: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                let message = body.join("\n");
                let quirk = quirks.iter().find(|(at, part, _)| *at == "." && to.contains(part));
                if let Some((_, _, answer)) = quirk {
                    say(answer)?;
                    continue;
                }
                tell.send(Received { to: to.clone(), message }).ok()?;
                "250 taken"
            }
            ("QUIT", None) => return say("221 bye"),
            _ => "250 yes",
        };
        say(answer)?;
    }
}

/// Joins the stroll in Elm; its manage link.
fn join(http: &mut Client, email: &str, language: &str, from: &str) -> String {
    let path = "/api/v1/strolls/far/elm/registrations";
    let answer = http.post(path, from, language, &party("Ada Wren", email));
    let answer = answer.expect("it answers");
    assert_eq!(answer.status, 201, "{}", answer.body);
    answer.json()["links"]["manage"].as_str().expect("a link").to_owned()
}

/// Waits until the outbox says something.
fn until(ounce: &Ounce, words: &[&str], said: &str) -> String {
    for _ in 0..600 {
        let all = ounce.run(words).out;
        if all.contains(said) {
            return all;
        }
    }
    panic!("{words:?} never said {said}: {}", ounce.run(words).out);
}

#[test]
fn a_sign_up_brings_its_letter_and_an_unknown_address_is_not_tried_for_ever() {
    let (server, letters) = letterbox(&[("RCPT", "nobody@", "550 5.1.1 <nobody>: unknown")]);
    let ounce = Ounce::with_strolls();
    let smtp = format!("smtp://{server}");
    let service = ounce.serve(&["--smtp", &smtp, "--from", "Stroll <stroll@ounce.example>"]);
    let mut http = Client::connect(&service.address).expect("it listens");
    join(&mut http, "nobody@example.org", "en", "10.1.1.1");
    let link = join(&mut http, "ada@example.org", "ja", "10.1.1.2");

    let letter = letters.recv_timeout(Duration::from_secs(60)).expect("a letter arrives");
    assert_eq!(letter.to, "ada@example.org");
    for header in ["Message-ID: <", "From: ", "Date: ", "Auto-Submitted: auto-generated"] {
        assert!(letter.message.contains(header), "{header}: {}", letter.message);
    }
    assert_eq!(service.stop(), Some(0), "what is under way is finished first");

    let waiting = ounce.run(&["outbox"]);
    assert_eq!((waiting.code, waiting.out.as_str()), (Some(0), ""), "nothing waits any more");
    let all =
        ounce.run(&["outbox", "--all", "--base-url", link.split("/reg").next().unwrap_or("")]);
    assert!(all.out.contains("(given up: the server answered 550: "), "{}", all.out);
    let place = link.split("?token=").next().expect("a link");
    let question = format!("{place}/confirmation?token=");
    assert!(all.out.contains(&question), "the letter asks the address to confirm");
    assert!(!all.out.contains(&link), "the owner's link is another one");
    assert!(!all.out.contains("Ada Wren"), "no word that was typed: {}", all.out);
    assert!(all.out.contains("2099年5月2日"), "it is in the language of the sign-up: {}", all.out);
    assert_eq!(all.out.matches("--- registration ").count(), 2, "{}", all.out);
}

#[test]
fn without_a_mail_server_letters_can_be_read() {
    let ounce = Ounce::with_strolls();
    let service = ounce.serve(&[]);
    let mut http = Client::connect(&service.address).expect("it listens");
    let path = "/api/v1/strolls/far/elm/registrations";
    let answer = http.post(path, "10.1.1.1", "en", &party("Ada Wren", "ada@example.org"));
    let answer = answer.expect("it answers");
    assert_eq!(answer.status, 201);
    let jobs = until(&ounce, &["jobs"], "places");
    assert!(jobs.contains("forgetting") && jobs.contains(", next "), "{jobs}");
    // The command reads beside the service, which goes on.
    let waiting = ounce.run(&["outbox"]);
    for part in
        ["--- registration ", "(waiting)", "To: ada@example.org", "Subject: ", "/confirmation?"]
    {
        assert!(waiting.out.contains(part), "{part}: {}", waiting.out);
    }
    let answer = answer.json();
    let link = answer["links"]["manage"].as_str().and_then(|link| link.split_once("/reg"));
    let (_, place) = link.expect("a link");
    let left = http.delete(&format!("/api/v1/reg{place}")).expect("it answers");
    assert_eq!(left.status, 200, "{}", left.body);
    let waiting = ounce.run(&["outbox"]).out;
    assert!(waiting.contains("(there is nobody to write to any more)"), "{waiting}");
    assert!(!waiting.contains("is kept"), "no letter promises a place given back: {waiting}");
}

#[test]
fn whoever_signed_up_is_told_what_became_of_the_stroll() {
    let ounce = Ounce::with_strolls();
    let service = ounce.serve(&[]);
    let mut http = Client::connect(&service.address).expect("it listens");
    let path = "/api/v1/strolls/far/elm/registrations";
    for (language, email) in [("en", "ada@example.org"), ("ja", "mika@example.org")] {
        let answer = http.post(path, "10.1.1.1", language, &party("Ada Wren", email));
        assert_eq!(answer.expect("it answers").status, 201);
    }
    let change = |words: &[&str]| {
        let mut all = vec!["stroll"];
        all.extend_from_slice(words);
        all.extend_from_slice(&["--why", "The park is flooded", "--by", "host"]);
        ounce.run(&all).code
    };
    let later = ["postpone", "far", "elm", "--starts", "2099-05-30T10:00"];
    assert_eq!(change(&later), Some(0));
    assert_eq!(change(&later), Some(1), "that is what is on record already");
    let waiting = ounce.run(&["outbox"]).out;
    assert_eq!(waiting.matches("--- stroll-changed ").count(), 2, "{waiting}");
    for part in ["May 2, 2099", "May 30, 2099", "2099年5月30日", "The park is flooded"] {
        assert!(waiting.contains(part), "{part}: {waiting}");
    }
    assert_eq!(change(&["cancel", "far", "elm"]), Some(0));
    let waiting = ounce.run(&["outbox"]).out;
    assert_eq!(waiting.matches("--- stroll-changed ").count(), 2, "the last change only");
    assert!(waiting.contains("The stroll in Elm is cancelled"), "{waiting}");
    assert!(waiting.contains("中止"), "{waiting}");
}

#[test]
fn only_a_missing_mailbox_is_final_and_no_letter_holds_up_another() {
    let (server, letters) = letterbox(&[
        ("RCPT", "gone@", "550 5.1.1 no such mailbox"),
        ("RCPT", "relay@", "550 5.7.1 relaying denied"),
        ("RCPT", "full@", "552 5.2.2 mailbox full"),
        ("RCPT", "slow@", "hang"),
        (".", "limit@", "550 5.4.5 daily limit reached"),
    ]);
    let ounce = Ounce::with_strolls();
    let smtp = format!("smtp://{server}");
    let service = ounce.serve(&["--smtp", &smtp, "--from", "stroll@ounce.example"]);
    let mut http = Client::connect(&service.address).expect("it listens");
    let addresses = [
        "slow@example.org",
        "gone@example.org",
        "relay@example.org",
        "full@example.org",
        "limit@example.org",
        "josé@example.org",
        "ada@bücher.example",
        "bo@example.org",
    ];
    for (n, email) in addresses.iter().enumerate() {
        join(&mut http, email, "en", &format!("10.1.2.{n}"));
    }
    let mut arrived: Vec<String> = Vec::new();
    for _ in 0..2 {
        let letter = letters.recv_timeout(Duration::from_secs(60)).expect("a letter arrives");
        arrived.push(letter.to);
    }
    arrived.sort();
    // The domain goes out in ASCII; a name in other letters is not sent to a server that can't.
    assert_eq!(arrived, ["ada@xn--bcher-kva.example", "bo@example.org"]);
    until(&ounce, &["outbox"], "takes no addresses with such letters");
    let all = until(&ounce, &["outbox", "--all"], "550 to the text");
    let given_up: Vec<&str> = all.lines().filter(|line| line.contains("given up")).collect();
    assert_eq!(given_up.len(), 1, "{all}");
    for said in ["last: the server answered 550: ", "last: the server answered 552: "] {
        assert!(all.contains(said), "{said}: {all}");
    }
    let id = given_up[0].split(' ').nth(3).expect("the letter's id");
    drop(service);
    // The operator has the given-up letter tried once more, and the others now.
    let retried = ounce.run(&["outbox", "retry", id]);
    assert_eq!((retried.code, retried.out.as_str()), (Some(0), "5 letters to be tried now\n"));
    assert!(!ounce.run(&["outbox", "--all"]).out.contains("given up"));
    assert_eq!(ounce.run(&["outbox", "retry", id]).code, Some(1), "it waits already");
    assert_eq!(ounce.run(&["outbox", "retry", "nonsense"]).code, Some(2));
}

#[test]
fn a_server_that_does_not_know_us_is_named_and_no_letter_pays_for_it() {
    let (server, _letters) = letterbox(&[
        ("EHLO", "", "250-letterbox\r\n250 AUTH PLAIN LOGIN"),
        ("AUTH", "", "535 5.7.8 authentication failed"),
    ]);
    let ounce = Ounce::with_strolls();
    let smtp = format!("smtp://stroll:wrong@{server}");
    let service = ounce.serve(&["--smtp", &smtp, "--from", "stroll@ounce.example"]);
    let mut http = Client::connect(&service.address).expect("it listens");
    join(&mut http, "ada@example.org", "en", "10.1.3.1");
    let said = "(waiting, last: the server did not accept our name and password (535))";
    until(&ounce, &["outbox"], said);
}
