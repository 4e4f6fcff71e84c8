//! The move to PostgreSQL, and the service on it. Without one (`OUNCE_TEST_POSTGRES`) this fails.

use crate::http::{Client, party};
use crate::program::Ounce;
use postgres::NoTls;

/// A database of the test's own, dropped with it.
struct Database {
    server: String,
    name: String,
}

impl Database {
    #[expect(clippy::disallowed_methods, reason = "the test command says where its PostgreSQL is")]
    fn new() -> Self {
        let server = std::env::var("OUNCE_TEST_POSTGRES").expect(
            "OUNCE_TEST_POSTGRES is not set: run `cargo xtask test`, which starts a PostgreSQL",
        );
        let name = format!("ounce_it_{}", std::process::id());
        let database = Self { server, name };
        database.tell_server(&format!("CREATE DATABASE {}", database.name));
        database
    }

    fn tell_server(&self, statement: &str) {
        let client = postgres::Client::connect(&self.server, NoTls);
        let mut client = client.expect("the test PostgreSQL answers");
        client.batch_execute(statement).expect("the test user may make and drop databases");
    }

    fn url(&self) -> String {
        // In a connection string the last name of a database counts.
        let mark = if self.server.contains('?') { '&' } else { '?' };
        format!("{}{mark}dbname={}", self.server, self.name)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.tell_server(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
        }
    }
}

#[test]
fn everything_moves_to_postgres_and_back_and_sign_ups_survive_a_kill() {
    let database = Database::new();
    let url = database.url();
    let ounce = Ounce::with_strolls();
    let copied = ounce.run(&["copy", "sqlite:ounce.db", &url]);
    assert_eq!(copied.code, Some(0), "{}", copied.err);

    ounce.write("again.csv", crate::program::STROLLS);
    let again = ounce.run(&["import", "strolls", "again.csv", "--db", &url]);
    assert_eq!(again.err, "again.csv: 0 new, 2 unchanged\n");

    let service = ounce.serve(&["--db", &url]);
    let mut http = Client::connect(&service.address).expect("it listens");
    let mut links = Vec::new();
    for count in 0..30 {
        let path = "/api/v1/strolls/far/oak/registrations";
        let (email, from) = (format!("walker-{count}@example.org"), format!("10.0.0.{count}"));
        let answer = http.post(path, &from, "en", &party("Ada Wren", &email));
        let answer = answer.expect("it answers");
        assert_eq!(answer.status, 201, "{}", answer.body);
        let link = answer.json()["links"]["manage"].as_str().expect("a link").to_owned();
        links.push(link.split_once("/registrations").expect("a place's link").1.to_owned());
    }
    service.kill();

    assert_eq!(ounce.run(&["verify", "--db", &url]).code, Some(0));
    let back = ounce.run(&["copy", &url, "sqlite:back.db"]);
    assert_eq!(back.code, Some(0), "{}", back.err);
    assert_eq!(ounce.run(&["verify", "--db", "sqlite:back.db"]).code, Some(0));
    let service = ounce.serve(&["--db", "sqlite:back.db"]);
    let mut http = Client::connect(&service.address).expect("it listens");
    for link in links {
        let answer = http.get(&format!("/api/v1/registrations{link}")).expect("it answers");
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    let report = |db| ounce.run(&["report", "far", "--format", "csv", "--db", db]).out;
    assert!(report("sqlite:back.db").contains("walkers"));
    assert_eq!(report("sqlite:back.db"), report(&url));
}
