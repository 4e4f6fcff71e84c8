//! A day in the park: the phones of all towns have been without network, and hand in at once what
//! they noted. The floor takes the same bodies, reads them, and writes their rows.

use std::fmt::Write as _;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use super::super::crowd::{self, CAMPAIGN};
use super::super::http;
use super::super::report::{Goals, median};
use super::super::subject::{Ground, Running, Subject};
use super::on;

/// Towns, phones in each, and entries of each phone: as many as it hands in with one request.
const TOWNS: u32 = 150;
const PHONES: u32 = 4;
const ENTRIES: u32 = 500;
/// How many phones send at the same moment.
const AT_ONCE: usize = 64;
/// The most that all of them may take.
const WITHIN: Duration = Duration::from_secs(60);
/// The least share of the floor's rows in a second.
const SHARE: f64 = 0.8;
/// A host of all towns enrolls the phones. One token makes so many requests without a pause.
const HOST: &str = "hedy.host@members.example";
const OF_A_TOKEN: usize = 250;

/// What one phone hands in.
struct Phone {
    /// Which of the towns.
    town: usize,
    token: String,
    body: String,
}

/// How long each answer took, and all of them together.
struct Taken {
    answers: Vec<Duration>,
    all: Duration,
}

impl Taken {
    fn entries_a_second(&self) -> f64 {
        f64::from(TOWNS * PHONES * ENTRIES) / self.all.as_secs_f64()
    }

    /// The answer that `hundredths` of all are not slower than, in milliseconds.
    fn within(&self, hundredths: usize) -> f64 {
        let mut answers = self.answers.clone();
        answers.sort_unstable();
        let at = (answers.len() * hundredths).div_ceil(100).clamp(1, answers.len());
        answers[at - 1].as_secs_f64() * 1e3
    }
}

pub(super) fn measure(ground: &Ground, goals: &mut Goals) -> Result<String, String> {
    let rounds = 3;
    let (mut floors, mut ounces) = (Vec::new(), Vec::new());
    for round in 1..=rounds {
        println!("bench: a day in the park, {round} of {rounds}");
        let ounce = ground.start(Subject::Ounce)?;
        let phones = enrolled(ground, &ounce)?;
        let taken = hand_in(&ounce, &phones)?;
        ounce.verify(&ground.ounce)?;
        drop(ounce);
        let floor = ground.start(Subject::Floor)?;
        floors.push(hand_in(&floor, &phones)?);
        ounces.push(taken);
    }
    let rate = |all: &[Taken]| median(all.iter().map(Taken::entries_a_second));
    let shares = ounces.iter().zip(&floors);
    let share = median(shares.map(|(a, b)| a.entries_a_second() / b.entries_a_second()));
    let slowest = ounces.iter().map(|one| one.all).max().unwrap_or_default();
    let all = TOWNS * PHONES * ENTRIES;
    goals.add(
        &format!("{all} entries of {} phones: within 60 s", TOWNS * PHONES),
        &format!("{:.1} s", slowest.as_secs_f64()),
        slowest < WITHIN,
    );
    let name = format!("entries a second, share of the floor's: {SHARE:.2} or more");
    goals.add(&name, &format!("{share:.2}"), share >= SHARE);
    let mut text = format!(
        "\n## A day in the park\n\n{TOWNS} towns, {PHONES} phones each, {ENTRIES} entries in one \
         request; {AT_ONCE} phones at once. Of ten entries six are arrivals, one is a family that \
         walks in, one is cash, one a headcount, one a note. The floor reads the same bodies and \
         writes as many rows of the log, and nothing that follows from them: no place, no gift, no \
         answer about what does not fit.\n\n| | entries/s | all, s | p50 ms | p99 ms |\n\
         |---|---|---|---|---|\n"
    );
    for (name, all) in [("ounce", &ounces), ("floor", &floors)] {
        let of = |figure: &dyn Fn(&Taken) -> f64| median(all.iter().map(figure));
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| {name} | {:.0} | {:.1} | {:.0} | {:.0} |",
            rate(all),
            of(&|one| one.all.as_secs_f64()),
            of(&|one| one.within(50)),
            of(&|one| one.within(99)),
        );
    }
    Ok(text)
}

/// Enrolls all phones, and writes what each hands in.
fn enrolled(ground: &Ground, ounce: &Running) -> Result<Vec<Phone>, String> {
    let (base, folder) = ounce.place();
    let towns = crowd::slugs(TOWNS);
    for town in &towns {
        let object = format!("stroll:{CAMPAIGN}/{town}");
        on(ground, folder, &["members", "add", HOST, "--role", "host", "--for", &object])?;
    }
    let (mut phones, mut token, mut asked) = (Vec::new(), String::new(), OF_A_TOKEN);
    for (place, town) in towns.iter().enumerate() {
        let day = format!("/api/v1/strolls/{CAMPAIGN}/{town}/day");
        let mut parties: Vec<String> = Vec::new();
        for number in 0..PHONES {
            if asked == OF_A_TOKEN {
                let issued = ["tokens", "issue", HOST, "--actions", "run-day"];
                token = format!("Authorization: Bearer {}", on(ground, folder, &issued)?.trim());
                asked = 0;
            }
            asked += 1;
            let path = format!("{day}/devices");
            let headers = [token.as_str(), "Content-Type: application/json"];
            let name = format!("{{\"name\":\"Phone {number}\"}}");
            let said = http::ask(base, ("POST", &path), &headers, &name)?;
            let said = http::good(("POST", &path), said)?;
            let own = format!("Authorization: Bearer {}", word_after(&said, "token")?);
            if number == 0 {
                let list = http::good(("GET", &day), http::ask(base, ("GET", &day), &[&own], "")?)?;
                parties = words_after(&list, "registration").map(str::to_owned).collect();
            }
            let body = noted(&parties, number);
            phones.push(Phone { town: place, token: own, body });
        }
    }
    Ok(phones)
}

/// The body of a phone's request: its own part of the list arrives, and the rest of the day.
fn noted(parties: &[String], number: u32) -> String {
    let mut own = parties.iter().skip(number as usize).step_by(PHONES as usize);
    let mut body = String::from("{\"since\":null,\"entries\":[");
    for seq in 1..=ENTRIES {
        let kind = match seq % 10 {
            6 => r#""kind":"walked_in","name":"Wanda Walker","email":null,"adults":2,"children":1,"waiver":{"version":1,"signed_name":"Wanda Walker"}"#
                .to_owned(),
            7 => format!(
                "\"kind\":\"cash\",\"amount\":\"5.00\",\"currency\":\"USD\",\"name\":null,\
                 \"email\":null,\"receipt\":\"{number}-{seq}\""
            ),
            8 => format!("\"kind\":\"headcount\",\"people\":{}", 100 + seq),
            9 => "\"kind\":\"note\",\"text\":\"A stroller is left at the fountain\"".to_owned(),
            _ => match own.next() {
                Some(party) => format!(
                    "\"kind\":\"arrived\",\"registration\":\"{party}\",\"adults\":1,\"children\":0"
                ),
                None => "\"kind\":\"note\",\"text\":\"Nobody is left on the list\"".to_owned(),
            },
        };
        let comma = if seq == 1 { "" } else { "," };
        // Writing to a string cannot fail.
        let _ = write!(body, "{comma}{{\"seq\":{seq},\"at\":\"2027-05-01T14:00:00Z\",{kind}}}");
    }
    body + "]}"
}

/// Hands in everything, many phones at once. Each is told that all of its entries are there.
fn hand_in(running: &Running, phones: &[Phone]) -> Result<Taken, String> {
    let (next, answers) = (Mutex::new(phones.iter()), Mutex::new(Vec::new()));
    let send = || -> Result<(), String> {
        loop {
            let phone = next.lock().map_err(|_| "a sender failed")?.next();
            let Some(Phone { town, token, body }) = phone else { return Ok(()) };
            let (campaign, slug) = (&running.campaign, &running.slugs[*town]);
            let path = format!("/api/v1/strolls/{campaign}/{slug}/day/entries");
            let start = Instant::now();
            let headers = [token.as_str(), "Content-Type: application/json"];
            let said = http::ask(running.base(), ("POST", &path), &headers, body)?;
            let took = start.elapsed();
            let said = http::good(("POST", &path), said)?;
            if http::number_after(&said, "through") != Some(i64::from(ENTRIES)) {
                return Err(format!("{path}: not all entries were taken: {said}"));
            }
            answers.lock().map_err(|_| "a sender failed")?.push(took);
        }
    };
    let start = Instant::now();
    thread::scope(|scope| {
        let senders: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(send)).collect();
        senders
            .into_iter()
            .try_for_each(|sender| sender.join().map_err(|_| "a sender failed".to_owned())?)
    })?;
    let all = start.elapsed();
    Ok(Taken { answers: answers.into_inner().map_err(|_| "a sender failed")?, all })
}

fn word_after<'a>(json: &'a str, name: &str) -> Result<&'a str, String> {
    words_after(json, name).next().ok_or_else(|| format!("no {name} in {json}"))
}

/// The words after each `"name":` in a text of JSON.
fn words_after<'a>(json: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let mark = format!("\"{name}\":\"");
    let rests: Vec<&str> = json.split(mark.as_str()).skip(1).collect();
    rests.into_iter().filter_map(|rest| rest.split('"').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_phone_checks_in_its_own_part_of_the_list() {
        let parties: Vec<String> = (0..1_200).map(|n| format!("p{n}")).collect();
        let all: Vec<String> = (0..PHONES)
            .flat_map(|number| {
                let body = noted(&parties, number);
                words_after(&body, "registration").map(str::to_owned).collect::<Vec<_>>()
            })
            .collect();
        let once: std::collections::BTreeSet<&String> = all.iter().collect();
        assert_eq!((all.len(), once.len()), (1_200, 1_200));
        assert_eq!(words_after(&noted(&parties, 0), "receipt").count(), 50);
    }

    #[test]
    fn the_slowest_of_a_hundred_is_its_ninety_ninth() {
        let answers = (1..=200).map(Duration::from_millis).collect();
        let taken = Taken { answers, all: Duration::from_secs(10) };
        assert_eq!((taken.within(50) as i64, taken.within(99) as i64), (100, 198));
        assert!((taken.entries_a_second() - 30_000.0).abs() < 0.1);
    }
}
