//! The book in the database does what the book in memory does.

use ounce_domain::actor::Actor;
use std::collections::BTreeMap;

use ounce_domain::id::Id;
use ounce_domain::ledger::{Account, Book, Code, Kind, LedgerRefusal, Owner, Transfer, Unit};
use ounce_domain::quantity::Currency;
use ounce_store::{Store, ledger};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::world::World;
use crate::both::NOW_MS;

/// One post: number, kind, accounts, amount.
type Post = (u8, u8, u8, usize, usize, i64);

const CODES: [Code; 4] = [Code::CardClearing, Code::HostCash, Code::Gifts, Code::MilkAtBanks];

fn any_post() -> impl Strategy<Value = Post> {
    (1_u8..20, 0_u8..4, 1_u8..20, 0_usize..4, 0_usize..4, -1_i64..40)
}

fn account(world: &World, i: usize) -> Account {
    let code = CODES[i];
    let unit = if code == Code::MilkAtBanks { Unit::Milk } else { Unit::Money(Currency::USD) };
    Account { campaign: world.campaign.id, owner: Owner::Campaign(world.campaign.id), unit, code }
}

fn transfer(
    world: &World,
    round: u8,
    (n, kind, of, debit, credit, amount): Post,
) -> (Transfer, Account, Account) {
    let id = |n| Id::from_bytes([round, n, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    let (debit, credit) = (account(world, debit), account(world, credit));
    let kind = match kind {
        0 => Kind::Posted,
        1 => Kind::Pending,
        2 => Kind::PostPending(id(of)),
        _ => Kind::VoidPending(id(of)),
    };
    let transfer = Transfer {
        id: id(n),
        kind,
        debit: debit.id(),
        credit: credit.id(),
        unit: Unit::Money(Currency::USD),
        amount,
        about: id(n).bytes(),
        at_ms: NOW_MS,
        by: Actor::Import,
    };
    (transfer, debit, credit)
}

fn post(
    store: &Store,
    (transfer, debit, credit): (Transfer, Account, Account),
) -> Result<Result<(), LedgerRefusal>, ounce_store::Fault> {
    store.write_now(move |sql| ledger::post(sql, &transfer, &debit, &credit))
}

fn balances(world: &World) -> Result<BTreeMap<[u8; 16], [i64; 4]>, ounce_store::Fault> {
    let rows = world.read(|sql| {
        sql.rows(
            "SELECT id, debits_posted, credits_posted, debits_pending, credits_pending
            FROM ledger_account",
            &[],
        )
    })?;
    rows.iter()
        .map(|row| Ok((row.id(0)?, [row.int(1)?, row.int(2)?, row.int(3)?, row.int(4)?])))
        .collect()
}

on_both! {
    /// Any sequence of posts: the same refusals, the same sums, the same promises left.
    fn the_stored_book_is_the_book_in_memory(db) {
        let world = World::new(db)?;
        let mut book = Book::default();
        for i in 0..CODES.len() {
            let account = account(&world, i);
            book.open(account.id(), account.unit);
        }
        let (mut round, mut accepted, mut refused) = (0, 0, 0);
        let mut runner = TestRunner::deterministic();
        let posts = proptest::collection::vec(any_post(), 60);
        for _ in 0..4 {
            round += 1;
            let tree = posts.new_tree(&mut runner).map_err(|e| e.to_string())?;
            for given in tree.current() {
                let line = transfer(&world, round, given);
                let expected = book.post(&line.0);
                let id = line.0.id;
                assert_eq!(post(&world.store, line)?, expected, "{given:?}");
                assert_eq!(world.read(move |sql| ledger::load_pending(sql, id))?, book.pending(id));
                match expected {
                    Ok(()) => accepted += 1,
                    Err(_) => refused += 1,
                }
            }
        }
        assert!(accepted > 20 && refused > 20, "{accepted} accepted, {refused} refused");
        let stored = balances(&world)?;
        for (id, _, balance) in book.accounts() {
            let sums = [
                balance.debits_posted,
                balance.credits_posted,
                balance.debits_pending,
                balance.credits_pending,
            ];
            assert_eq!(stored.get(&id.0).copied().unwrap_or_default(), sums);
        }
    }

    /// A sum beyond 64 bits is refused, and the caller's refusal undoes the other half.
    fn a_sum_that_would_overflow_is_refused(db) {
        let world = World::new(db)?;
        let first = transfer(&world, 1, (1, 0, 1, 0, 2, i64::MAX - 5));
        assert_eq!(post(&world.store, first)?, Ok(()));
        let second = transfer(&world, 1, (2, 0, 1, 0, 2, 6));
        assert_eq!(post(&world.store, second)?, Err(LedgerRefusal::SumOverflows));
        let third = transfer(&world, 1, (3, 0, 1, 1, 2, 6));
        assert_eq!(post(&world.store, third)?, Err(LedgerRefusal::SumOverflows));
        let debit = account(&world, 1).id();
        assert_eq!(balances(&world)?.get(&debit.0), None, "nothing of the third stays");
    }

    /// A transfer never changes and never goes.
    fn transfers_are_final(db) {
        let world = World::new(db)?;
        let line = transfer(&world, 1, (1, 0, 1, 0, 2, 500));
        let (id, kept) = (line.0.id, line.0.clone());
        assert_eq!(post(&world.store, line)?, Ok(()));
        for change in ["UPDATE ledger_transfer SET amount = 1", "DELETE FROM ledger_transfer"] {
            let change: &'static str = change;
            let fault = world.store.write_now(move |sql| sql.run(change, &[]).map(Ok::<_, ()>));
            assert!(fault.is_err(), "{change}");
        }
        assert_eq!(world.read(move |sql| ledger::load(sql, id))?, Some(kept));
    }

    /// A transfer and accounts that are not its own are a mistake of the program's.
    fn accounts_must_be_the_transfers_own(db) {
        let world = World::new(db)?;
        let (line, debit, _) = transfer(&world, 1, (1, 0, 1, 0, 2, 500));
        let wrong = account(&world, 1);
        assert!(post(&world.store, (line, debit, wrong)).is_err());
        assert!(balances(&world)?.is_empty());
    }
}
