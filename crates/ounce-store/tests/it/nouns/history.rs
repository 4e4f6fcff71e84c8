//! After any actions in any order everything agrees, and parts equal totals.

use ounce_domain::actor::Actor;
use ounce_domain::gift::{Gift, GiftStanding, Method, Purpose};
use ounce_domain::id::Id;
use ounce_domain::milk_promise::MilkPromise;
use ounce_domain::registration::Registration;
use ounce_domain::stroll::Status;
use ounce_domain::tally::StrollTally;
use ounce_store::registrations::Joined;
use ounce_store::{gifts, milk, strolls, tally};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::world::{Answer, World, new_id};
use crate::both::{NOW_MS, Outcome};

/// One thing that people do; numbers choose whom and what it concerns.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Join { town: usize, who: u8, people: i64 },
    Change { which: usize, people: i64 },
    Cancel { which: usize },
    Give { town: usize, minor: i64, shirt: bool, promised: bool },
    Settle { which: usize, kept: bool },
    PromiseMilk { town: usize, ml: i64 },
    ReceiveMilk { which: usize, ml: i64, brought: bool },
    Room { town: usize, capacity: Option<i64> },
    Status { town: usize, next: usize },
}

const TOWNS: [&str; 3] = ["elm-grove", "river-bend", "long-beach"];

fn any_deed() -> impl Strategy<Value = Deed> {
    let town = || 0_usize..4;
    prop_oneof![
        8 => (0_usize..3, 0_u8..40, 1_i64..7)
            .prop_map(|(town, who, people)| Deed::Join { town, who, people }),
        3 => (any::<usize>(), 1_i64..8).prop_map(|(which, people)| Deed::Change { which, people }),
        3 => any::<usize>().prop_map(|which| Deed::Cancel { which }),
        4 => (town(), 1_i64..90_000, any::<bool>(), any::<bool>())
            .prop_map(|(town, minor, shirt, promised)| Deed::Give { town, minor, shirt, promised }),
        3 => (any::<usize>(), any::<bool>()).prop_map(|(which, kept)| Deed::Settle { which, kept }),
        2 => (town(), 1_i64..5_000).prop_map(|(town, ml)| Deed::PromiseMilk { town, ml }),
        2 => (any::<usize>(), 1_i64..5_000, any::<bool>())
            .prop_map(|(which, ml, brought)| Deed::ReceiveMilk { which, ml, brought }),
        1 => (0_usize..3, proptest::option::of(1_i64..30))
            .prop_map(|(town, capacity)| Deed::Room { town, capacity }),
        1 => (0_usize..3, 0_usize..7).prop_map(|(town, next)| Deed::Status { town, next }),
    ]
}

/// The records made so far, for later actions to choose from.
#[derive(Default)]
struct Past {
    parties: Vec<Id<Registration>>,
    gifts: Vec<Id<Gift>>,
    promises: Vec<MilkPromise>,
    /// Deeds that were done, and deeds that were refused.
    done: usize,
    refused: usize,
}

fn chosen<T: Clone>(all: &[T], which: usize) -> Option<T> {
    all.get(which.checked_rem(all.len())?).cloned()
}

impl Past {
    fn count<T, R>(&mut self, outcome: Result<T, R>) -> Option<T> {
        match outcome {
            Ok(value) => {
                self.done += 1;
                Some(value)
            }
            Err(_) => {
                self.refused += 1;
                None
            }
        }
    }

    fn live(&mut self, world: &World, deed: Deed) -> Outcome {
        match deed {
            Deed::Join { town, who, people } => {
                let joined = world.join(TOWNS[town], &format!("w{who}@example.org"), people)?;
                if let Some(Joined::New(party, _)) = self.count(joined) {
                    self.parties.push(party.id);
                }
            }
            Deed::Change { which, people } => {
                if let Some(party) = chosen(&self.parties, which) {
                    self.count(world.change(party, people, people / 2)?);
                }
            }
            Deed::Cancel { which } => {
                if let Some(party) = chosen(&self.parties, which) {
                    self.count(world.cancel(party)?);
                }
            }
            Deed::Room { town, capacity } => {
                let mut stroll = world.listed(TOWNS[town])?.stroll;
                stroll.capacity = capacity;
                self.count(world.try_save(&stroll, NOW_MS)?);
            }
            Deed::Status { town, next } => self.turn(world, town, next)?,
            Deed::Give { .. } | Deed::Settle { .. } => self.give_or_settle(world, deed)?,
            Deed::PromiseMilk { .. } | Deed::ReceiveMilk { .. } => self.milk(world, deed)?,
        }
        Ok(())
    }

    fn turn(&mut self, world: &World, town: usize, next: usize) -> Outcome {
        let stroll = world.listed(TOWNS[town])?.stroll;
        let later = Status::Postponed { dated: true };
        let next =
            [Status::Open, later, Status::Postponed { dated: false }, Status::Cancelled][next % 4];
        let start = stroll.starts.checked_add(jiff::Span::new().days(1))?;
        let at = jiff::Timestamp::from_millisecond(NOW_MS)?;
        let changed = world.store.write_now(move |sql| {
            strolls::change_status(
                sql,
                stroll.id,
                (next, Some(start)),
                (&Actor::Host, "weather"),
                at,
            )
        })?;
        self.count(changed);
        Ok(())
    }

    fn give_or_settle(&mut self, world: &World, deed: Deed) -> Outcome {
        match deed {
            Deed::Give { town, minor, shirt, promised } => {
                let mut gift = world.gift(minor, TOWNS.get(town).copied());
                gift.purpose = if shirt { Purpose::Shirt } else { Purpose::Gift };
                if promised {
                    gift.method = Method::AtStroll;
                    gift.standing = GiftStanding::Promised;
                } else if shirt {
                    gift.fee_cover_minor = minor / 20;
                }
                self.gifts.push(gift.id);
                world.put(move |sql| gifts::give(sql, &gift, new_id()))?;
                self.done += 1;
            }
            Deed::Settle { which, kept } => {
                let Some(gift) = chosen(&self.gifts, which) else { return Ok(()) };
                let outcome = if kept { GiftStanding::Received } else { GiftStanding::Withdrawn };
                let settled = world.store.write_now(move |sql| {
                    gifts::settle(sql, gift, outcome, NOW_MS + 1, &Actor::Coordinator)
                })?;
                self.count(settled);
            }
            _ => {}
        }
        Ok(())
    }

    fn milk(&mut self, world: &World, deed: Deed) -> Outcome {
        match deed {
            Deed::PromiseMilk { town, ml } => {
                let promise = world.promise(ml, TOWNS.get(town).copied());
                self.promises.push(promise.clone());
                world.put(move |sql| milk::promise(sql, &promise, new_id()))?;
                self.done += 1;
            }
            Deed::ReceiveMilk { which, ml, brought } => {
                let of = chosen(&self.promises, which).filter(|_| !brought);
                let receipt = world.receipt(ml, of.as_ref());
                let received =
                    world.store.write_now(move |sql| milk::receive(sql, &receipt, &Actor::Bank))?;
                self.count(received);
            }
            _ => {}
        }
        Ok(())
    }
}

/// The strolls' figures and those of the campaign itself add up to the campaign's.
fn parts_equal_totals(world: &World) -> Outcome {
    let id = world.campaign.id;
    let list = world.read(move |sql| strolls::list(sql, id))?;
    let total = world.read(move |sql| tally::campaign(sql, id))?;
    let own = own_sums(world)?;
    let sum = |part: fn(&StrollTally) -> i64| list.iter().map(|one| part(&one.tally)).sum::<i64>();
    // People who signed up for a cancelled stroll do not walk.
    let walks = list.iter().filter(|one| one.stroll.status != Status::Cancelled);
    assert_eq!(walks.map(|one| one.tally.walkers).sum::<i64>(), total.walkers);
    assert_eq!(sum(|t| t.raised_minor) + own.raised_minor, total.raised_minor());
    assert_eq!(sum(|t| t.milk_promised.0) + own.milk_promised.0, total.milk_promised.0);
    assert_eq!(sum(|t| t.milk_received.0) + own.milk_received.0, total.milk_received.0);
    Ok(())
}

/// The sums that belong to no stroll, straight from the transfers.
fn own_sums(world: &World) -> Answer<StrollTally> {
    let owner = world.campaign.id.bytes();
    let rows = world.read(move |sql| {
        sql.rows(
            "SELECT a.code, t.kind, CAST(SUM(t.amount) AS BIGINT) FROM ledger_transfer t
                JOIN ledger_account a ON a.id = t.credit
            WHERE a.owner = :owner GROUP BY a.code, t.kind",
            &[("owner", owner.into())],
        )
    })?;
    let mut own = StrollTally::default();
    for row in rows {
        let (code, kind, amount) = (row.int(0)?, row.text(1)?, row.int(2)?);
        match (code, kind.as_str()) {
            (4000 | 4100, "posted" | "post") => own.raised_minor += amount,
            (4500, "pending") => own.milk_promised.0 += amount,
            (4500, "post") | (4510, "posted") => own.milk_received.0 += amount,
            _ => {}
        }
    }
    Ok(own)
}

on_both! {
    /// Six histories of eighty deeds, one after the other in the same town hall.
    fn after_any_history_everything_agrees(db) {
        let world = World::new(db)?;
        let mut past = Past::default();
        let mut runner = TestRunner::deterministic();
        for _ in 0..6 {
            let deeds = proptest::collection::vec(any_deed(), 80);
            let tree = deeds.new_tree(&mut runner).map_err(|e| e.to_string())?;
            for deed in tree.current() {
                past.live(&world, deed)?;
            }
            world.agrees()?;
            parts_equal_totals(&world)?;
        }
        assert!(past.done > 150 && past.refused > 50, "{} and {}", past.done, past.refused);
        let promoted = "SELECT CAST(COUNT(*) AS BIGINT) FROM outbox WHERE kind = 'promoted'";
        assert!(world.count(promoted)? > 0, "somebody moved up");
    }
}
