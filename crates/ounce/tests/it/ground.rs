//! How the service behaves when its database fails: a full disk, a file that is replaced or
//! damaged, and the way back by a backup.

use crate::http::{Answer, Client, party};
use crate::program::{Ounce, Service, exists};
use std::fs;
use std::time::{Duration, Instant};

fn sign_up(http: &mut Client, count: usize) -> Answer {
    let email = format!("walker-{count}@example.org");
    let from = format!("10.0.{}.{}", count / 250, count % 250);
    let path = "/api/v1/strolls/far/elm/registrations";
    http.post(path, &from, "en", &party("Ada Wren", &email)).expect("it answers")
}

fn connect(service: &Service) -> Client {
    Client::connect(&service.address).expect("it listens")
}

/// Writes are refused, the reason is told to those who run the service, and pages go on.
fn expect_readable_only(http: &mut Client, why: &str) {
    let ready = http.get("/readyz").expect("it answers");
    assert_eq!(ready.status, 503, "{}", ready.body);
    assert!(ready.body.starts_with("not ready: ") && ready.body.contains(why), "{}", ready.body);
    let tally = http.get("/api/v1/campaigns/far/tally").expect("it answers");
    assert_eq!(tally.status, 200, "{}", tally.body);
}

/// The limit on a file's size is one that the system keeps, as it keeps the size of a disk.
#[test]
fn a_full_disk_loses_nothing_and_stops_no_page() {
    let ounce = Ounce::with_strolls();
    let service = ounce.serve_after("trap '' XFSZ; ulimit -f 2048");
    let mut http = connect(&service);
    assert_eq!(http.get("/readyz").expect("it answers").body, "ready\n");
    let refused = (0..2000).find(|count| {
        let answer = sign_up(&mut http, *count);
        assert!(matches!(answer.status, 201 | 503), "{} {}", answer.status, answer.body);
        answer.status == 503
    });
    let refused = refused.expect("the file may not grow for ever");
    assert!(refused > 0, "there was room at first");
    expect_readable_only(&mut http, "disk is full");
    service.kill();
    // With room again everything acknowledged is there, and everything refused is not.
    let service = ounce.serve(&[]);
    let mut http = connect(&service);
    assert_eq!(sign_up(&mut http, refused - 1).status, 409, "an acknowledged sign-up is gone");
    assert_eq!(sign_up(&mut http, refused).status, 201, "a refused sign-up was kept");
    assert_eq!(ounce.run(&["verify"]).code, Some(0));
}

#[test]
fn a_database_replaced_under_the_service_takes_nothing_more() {
    let ounce = Ounce::with_strolls();
    let service = ounce.serve(&[]);
    let mut http = connect(&service);
    assert_eq!(sign_up(&mut http, 0).status, 201);
    assert_eq!(http.get("/api/v1/campaigns/far/tally").expect("it answers").status, 200);
    fs::rename(ounce.path("ounce.db"), ounce.path("away.db")).expect("the folder is ours");
    let answer = sign_up(&mut http, 1);
    assert_eq!(answer.status, 503, "{}", answer.body);
    expect_readable_only(&mut http, "removed or replaced");
}

#[expect(clippy::disallowed_methods, reason = "how long it took is what the test is about")]
fn now() -> Instant {
    Instant::now()
}

/// Nobody writes to it and nobody asks whether it is ready. Jobs may meet the same fault before the
/// watcher does and log it, so the test waits for the watcher's own words: a file that is back
/// before the watcher looks was never away for it.
#[test]
fn a_database_that_goes_is_noticed_within_a_second_without_a_write() {
    let ounce = Ounce::with_strolls();
    let (service, log) = ounce.serve_heard();
    let mut http = connect(&service);
    let (file, away) = (ounce.path("ounce.db"), ounce.path("away.db"));
    let began = now();
    fs::rename(&file, &away).expect("the folder is ours");
    log.wait_for("removed or replaced: writes stop");
    // A second, and some more for a busy machine.
    assert!(began.elapsed() < Duration::from_secs(4), "after {:?}", began.elapsed());
    expect_readable_only(&mut http, "removed or replaced");
    assert_eq!(sign_up(&mut http, 0).status, 503);
    fs::rename(&away, &file).expect("the folder is ours");
    log.wait_for("in its place again");
    assert_eq!(http.get("/readyz").expect("it answers").body, "ready\n");
    assert_eq!(sign_up(&mut http, 1).status, 201);
    // The same bytes in another file are another database.
    fs::copy(&file, &away).expect("the folder is ours");
    fs::rename(&away, &file).expect("the folder is ours");
    log.wait_for("removed or replaced: writes stop");
    expect_readable_only(&mut http, "removed or replaced");
    assert_eq!(sign_up(&mut http, 2).status, 503);
}

#[cfg(unix)]
#[test]
fn a_database_that_may_only_be_read_is_refused_with_what_to_do() {
    let ounce = Ounce::with_strolls();
    let said = ounce.run_as_reader(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(said.code, Some(2), "{}", said.err);
    assert!(said.err.contains("belong to the user that the service runs as"), "{}", said.err);
    assert_eq!(ounce.run(&["verify"]).code, Some(0), "nothing was changed");
}

#[test]
fn a_damaged_page_is_refused_at_start_and_a_restore_mends_it() {
    let ounce = Ounce::with_strolls();
    assert_eq!(ounce.run(&["backup", "safe.db"]).code, Some(0));
    let file = ounce.path("ounce.db");
    let mut bytes = fs::read(&file).expect("the database is there");
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0xff);
    fs::write(&file, &bytes).expect("the folder is ours");
    let said = ounce.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(said.code, Some(2), "{}", said.err);
    assert!(said.err.contains("ounce restore FILE"), "{}", said.err);
    assert_eq!(fs::read(&file).expect("it is there still"), bytes, "it was left as it is");
    let said = ounce.run(&["restore", "safe.db"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    let kept = said.err.lines().find_map(|line| line.strip_prefix("what was there is kept in "));
    assert_eq!(fs::read(ounce.path(kept.expect("it says where"))).expect("it is kept"), bytes);
    assert_eq!(ounce.run(&["verify"]).code, Some(0));
}

#[test]
fn a_restore_waits_for_the_service_to_stop_and_then_brings_everything_back() {
    let ounce = Ounce::with_strolls();
    let service = ounce.serve(&[]);
    let mut http = connect(&service);
    assert_eq!(sign_up(&mut http, 0).status, 201);
    assert_eq!(ounce.run(&["backup", "safe.db"]).code, Some(0));
    assert_eq!(sign_up(&mut http, 1).status, 201);
    let said = ounce.run(&["restore", "safe.db"]);
    assert_eq!(said.code, Some(2), "it is in use: {}", said.err);
    assert_eq!(sign_up(&mut http, 2).status, 201, "the service was not disturbed");
    service.kill();
    assert_eq!(ounce.run(&["restore", "safe.db"]).code, Some(0));
    let service = ounce.serve(&[]);
    let mut http = connect(&service);
    assert_eq!(sign_up(&mut http, 0).status, 409, "it was in the backup");
    assert_eq!(sign_up(&mut http, 1).status, 201, "it came after the backup");
    assert_eq!(ounce.run(&["restore", "none.db"]).code, Some(2));
    assert!(exists(&ounce.path("safe.db")), "the backup stays");
}

#[cfg(unix)]
#[test]
fn files_are_their_owner_s_alone_whatever_the_mask() {
    use std::os::unix::fs::PermissionsExt;
    let ounce = Ounce::new();
    let service = ounce.serve_after("umask 000");
    assert_eq!(ounce.run(&["backup", "safe.db"]).code, Some(0));
    for name in ["ounce.db", "ounce.db-wal", "ounce.db-shm", "safe.db"] {
        let file = fs::metadata(ounce.path(name)).expect("it is there");
        assert_eq!(file.permissions().mode() & 0o777, 0o600, "{name}");
    }
    drop(service);
}
