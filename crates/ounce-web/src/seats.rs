//! Live tallies: how many are open in all, and how many from one address.
//!
//! Each keeps a connection for as long as its page is open, so without a bound one visitor could
//! take all that the process may have.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

pub struct Seats {
    all: usize,
    each: usize,
    taken: Mutex<Taken>,
    refused: AtomicU64,
}

#[derive(Default)]
struct Taken {
    in_all: usize,
    by_network: HashMap<IpAddr, usize>,
}

impl Seats {
    pub fn new(all: usize, each: usize) -> Arc<Self> {
        Arc::new(Self { all, each, taken: Mutex::default(), refused: AtomicU64::new(0) })
    }

    /// A seat for a visitor of this network; without one only the bound for all counts. `None`
    /// where either bound is reached.
    pub fn take(self: &Arc<Self>, network: Option<IpAddr>) -> Option<Seat> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let of_network = network.and_then(|of| taken.by_network.get(&of)).copied().unwrap_or(0);
        if taken.in_all >= self.all || of_network >= self.each {
            self.refused.fetch_add(1, Ordering::Relaxed);
            return None;
        }
        taken.in_all += 1;
        if let Some(network) = network {
            *taken.by_network.entry(network).or_insert(0) += 1;
        }
        Some(Seat { seats: Arc::clone(self), network })
    }

    /// How many were refused since this was last asked.
    pub(crate) fn refused_since(&self) -> u64 {
        self.refused.swap(0, Ordering::Relaxed)
    }

    fn give_back(&self, network: Option<IpAddr>) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.in_all -= 1;
        let Some(network) = network else { return };
        if let Some(count) = taken.by_network.get_mut(&network) {
            *count -= 1;
            if *count == 0 {
                taken.by_network.remove(&network);
            }
        }
    }
}

/// One open tally; given back when it is dropped.
pub struct Seat {
    seats: Arc<Seats>,
    network: Option<IpAddr>,
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.seats.give_back(self.network);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_leaves_seats_for_others_and_all_are_given_back() {
        let seats = Seats::new(5, 3);
        let here = |last| Some(IpAddr::from([192, 0, 2, last]));
        let mut open: Vec<_> = (0..3).map(|_| seats.take(here(1)).expect("a seat")).collect();
        assert!(seats.take(here(1)).is_none(), "no more for this one");
        open.push(seats.take(here(2)).expect("but for another"));
        open.push(seats.take(None).expect("and for who is not counted"));
        assert!(seats.take(here(3)).is_none(), "all are taken");
        assert_eq!(seats.refused_since(), 2);
        assert_eq!(seats.refused_since(), 0);
        open.clear();
        let taken = seats.taken.lock().expect("no panic");
        assert_eq!((taken.in_all, taken.by_network.len()), (0, 0));
    }
}
