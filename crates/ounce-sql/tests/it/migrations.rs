//! A database is of exactly the shape this program expects, or it is not opened.

use ounce_sql::{Schema, Store};

use crate::both::{NOW_MS, opening};

on_both! {
    /// Opening again changes nothing.
    fn migrations_are_applied_once(db) {
        let list = "SELECT number, name, sha256, at_ms FROM migration ORDER BY number";
        let store = db.open();
        let (first, schema) = (store.read_now(move |sql| sql.rows(list, &[]))?, Schema::of(&store)?);
        assert!(!first.is_empty());
        assert_eq!(first[0].int(3)?, NOW_MS);
        drop(store);
        let store = Store::open(&db.url(), opening(NOW_MS + 1))?;
        assert_eq!(store.read_now(move |sql| sql.rows(list, &[]))?, first);
        assert_eq!(Schema::of(&store)?, schema);
    }

    /// Another text under the same number is somebody's mistake.
    fn a_changed_migration_is_refused(db) {
        drop(db.open());
        let sum = if db.is_sqlite() { "x'00'" } else { "'\\x00'" };
        db.script(&format!("UPDATE migration SET sha256 = {sum} WHERE number = 1"));
        let fault = Store::open(&db.url(), opening(NOW_MS)).err().ok_or("it opened")?;
        assert!(fault.to_string().contains("another text"), "{fault}");
    }

    /// A program that is older than its database must keep its hands off.
    fn a_newer_database_is_refused(db) {
        drop(db.open());
        let sum = if db.is_sqlite() { "x'00'" } else { "'\\x00'" };
        db.script(&format!("INSERT INTO migration VALUES (9999, 'later', {sum}, 0)"));
        let fault = Store::open(&db.url(), opening(NOW_MS)).err().ok_or("it opened")?;
        assert!(fault.to_string().contains("newer"), "{fault}");
    }

    /// Several processes start on an empty database at the same moment.
    fn starting_together_does_not_clash(db) {
        let start = std::sync::Barrier::new(4);
        std::thread::scope(|scope| {
            let open = || {
                start.wait();
                Store::open(&db.url(), opening(NOW_MS)).map(drop)
            };
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(open)).collect();
            for thread in threads {
                thread.join().expect("no panic").expect("every one of them opens");
            }
        });
    }
}

#[test]
fn an_unknown_address_is_told_without_its_secrets() {
    let fault = Store::open("mysql://ada:secret@db", opening(NOW_MS)).err();
    let text = fault.map(|fault| fault.to_string()).unwrap_or_default();
    assert!(text.contains("mysql") && !text.contains("secret"), "{text}");
    for url in ["", "sqlite:", "sqlite:/no/such/folder/db", "postgres:///x?host=/no/such/socket"] {
        assert!(Store::open(url, opening(NOW_MS)).is_err(), "{url}");
    }
}
