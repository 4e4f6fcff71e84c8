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

/// A mail server that takes everything but what goes to `nobody@example.org`.
fn letterbox() -> (String, Receiver<Received>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("it listens").to_string();
    let (tell, told) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let tell = tell.clone();
            std::thread::spawn(move || converse(stream, &tell));
        }
    });
    (address, told)
}

/// One conversation in SMTP. `None` when the other side hangs up, which ends it too.
fn converse(stream: TcpStream, tell: &Sender<Received>) -> Option<()> {
    let mut out = stream.try_clone().ok()?;
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let mut to = String::new();
    let mut say = move |text: &str| out.write_all(format!("{text}\r\n").as_bytes()).ok();
    say("220 letterbox")?;
    loop {
        let line = lines.next()?;
        let answer = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" | "HELO" => "250 letterbox",
            "RCPT" if line.contains("nobody@example.org") => "550 <nobody@example.org>: unknown",
            "RCPT" => {
                to = line.split(['<', '>']).nth(1)?.to_owned();
                "250 yes"
            }
            "DATA" => {
                say("354 go on")?;
                let body: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                let message = body.join("\n");
                tell.send(Received { to: to.clone(), message }).ok()?;
                "250 taken"
            }
            "QUIT" => return say("221 bye"),
            _ => "250 yes",
        };
        say(answer)?;
    }
}

#[test]
fn a_sign_up_brings_its_letter_and_an_unknown_address_is_not_tried_for_ever() {
    let (server, letters) = letterbox();
    let ounce = Ounce::with_strolls();
    let smtp = format!("smtp://{server}");
    let service = ounce.serve(&["--smtp", &smtp, "--from", "Stroll <stroll@ounce.example>"]);
    let mut http = Client::connect(&service.address).expect("it listens");
    let path = "/api/v1/strolls/far/elm/registrations";
    let mut join = |email, language, from| {
        let answer = http.post(path, from, language, &party("Ada Wren", email));
        let answer = answer.expect("it answers");
        assert_eq!(answer.status, 201, "{}", answer.body);
        answer.json()["links"]["manage"].as_str().expect("a link").to_owned()
    };
    join("nobody@example.org", "en", "10.1.1.1");
    let link = join("ada@example.org", "ja", "10.1.1.2");

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
    assert!(all.out.contains("(given up: the server answered 550)"), "{}", all.out);
    assert!(all.out.contains(&link), "the letter has the link the sign-up was answered with");
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
    // The command reads beside the service, which goes on.
    let waiting = ounce.run(&["outbox"]);
    for part in ["--- registration ", "(waiting)", "To: ada@example.org", "Subject: ", "Ada Wren"] {
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
