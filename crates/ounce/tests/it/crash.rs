//! Acknowledged writes are there after the process is killed in the middle of its work.

use crate::http::{Client, party};
use crate::program::{Ounce, Service};
use serde_json::Value;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

const CLIENTS: usize = 8;
/// How many sign-ups are acknowledged in each round before the process is killed.
const ROUNDS: [usize; 5] = [1, 40, 90, 17, 130];

/// A sign-up that the service has acknowledged.
struct Acknowledged {
    /// The path and query of the link that opens it.
    link: String,
    standing: String,
}

#[test]
fn every_acknowledged_sign_up_survives_a_kill() {
    let ounce = Ounce::with_strolls();
    let mut kept = Vec::new();
    for (round, wanted) in ROUNDS.into_iter().enumerate() {
        let service = ounce.serve(&[]);
        check_all(&service, &kept);
        let (tell, told) = channel();
        let clients: Vec<_> =
            (0..CLIENTS).map(|client| stream(&service, (round, client), tell.clone())).collect();
        drop(tell);
        for _ in 0..wanted {
            let next = told.recv_timeout(Duration::from_secs(60));
            kept.push(next.expect("sign-ups are acknowledged"));
        }
        service.kill();
        kept.extend(end_of(clients, &told));
        let verdict = ounce.run(&["verify"]);
        assert_eq!(verdict.code, Some(0), "round {round}: {}{}", verdict.out, verdict.err);
    }
    let service = ounce.serve(&[]);
    check_all(&service, &kept);
    let waiting = kept.iter().filter(|one| one.standing == "waiting").count();
    assert!(waiting > 0, "one of the strolls was full, so some had to wait");
    assert!(kept.len() >= ROUNDS.iter().sum());
}

/// Signs parties up one after the other until the connection breaks.
fn stream(
    service: &Service,
    (round, client): (usize, usize),
    tell: Sender<Acknowledged>,
) -> JoinHandle<()> {
    let address = service.address.clone();
    std::thread::spawn(move || {
        let Ok(mut http) = Client::connect(&address) else { return };
        for count in 0.. {
            let stroll = if (client + count) % 2 == 0 { "elm" } else { "oak" };
            let path = format!("/api/v1/strolls/far/{stroll}/registrations");
            let email = format!("walker-{round}-{client}-{count}@example.org");
            // Each from an address of its own: limits on one address are not what is tested.
            let from = format!("10.{round}.{}.{}", client + count / 250, count % 250);
            let Ok(answer) = http.post(&path, &from, "en", &party("Ada Wren", &email)) else {
                return;
            };
            assert_eq!(answer.status, 201, "{}", answer.body);
            let told = tell.send(acknowledged(&answer.json()));
            if told.is_err() {
                return;
            }
        }
    })
}

fn acknowledged(answer: &Value) -> Acknowledged {
    let text = |value: &Value| value.as_str().expect("the answer has it").to_owned();
    let link = text(&answer["links"]["manage"]);
    let (_, link) = link.split_once("/registrations/").expect("the link is that of a place");
    Acknowledged {
        link: format!("/api/v1/registrations/{link}"),
        standing: text(&answer["status"]),
    }
}

/// What else was acknowledged before the end. Every client has met it: a kill between requests
/// would prove nothing.
fn end_of(clients: Vec<JoinHandle<()>>, told: &Receiver<Acknowledged>) -> Vec<Acknowledged> {
    for client in clients {
        client.join().expect("no client found anything wrong");
    }
    told.try_iter().collect()
}

fn check_all(service: &Service, kept: &[Acknowledged]) {
    let mut http = Client::connect(&service.address).expect("it listens");
    for one in kept {
        let answer = http.get(&one.link).expect("it answers");
        assert_eq!(answer.status, 200, "an acknowledged sign-up is gone: {}", answer.body);
        assert_eq!(answer.json()["status"].as_str(), Some(one.standing.as_str()));
    }
}
