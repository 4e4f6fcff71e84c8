//! The pages of milk banks, with invented values.

use crate::bank::card::BankCard;
use crate::bank::depot::{DepotLine, ItsBank};
use crate::bank::near::NearBanks;
use crate::bank::page::{BankPage, BankRow, BanksPage};
use crate::milk::page::BankChoice;
use crate::samples::{Rendered, Samples, add, id};
use jiff::civil::date;
use ounce_domain::milk_promise::{Bank, Contact, Depot, Frozen, SeenOn};
use ounce_domain::stroll::Position;
use ounce_web::board::KnownBank;
use ounce_web::i18n::Lang;

/// Norfolk in Virginia.
const HERE: (f64, f64) = (36.85, -76.29);

impl Samples {
    pub fn bank(&self) -> Bank {
        self.known_banks().remove(0).bank
    }

    /// What is known of that bank.
    pub fn bank_contact(&self) -> Contact {
        self.known_banks().remove(0).contact
    }

    fn bank_of(&self, n: u8, name: &str, network: &str, country: &str) -> Bank {
        Bank {
            id: id(40 + n),
            slug: format!("bank-{n}"),
            name: self.s(name),
            city: self.s("Norfolk"),
            region: self.s("VA"),
            country: country.to_owned(),
            position: Position {
                lat_e7: 368_500_000 + 27_000_000 * i64::from(n),
                lon_e7: -760_000_000,
            },
            network: self.s(network),
            status: "active".to_owned(),
            source: "background".to_owned(),
            last_checked: date(2026, 11, 21),
        }
    }

    fn depot(&self, n: u8, bank: &Bank) -> Depot {
        let seen = ["2022", "2025-11", "2022-05-18"].get(usize::from(n));
        Depot {
            id: id(60 + n),
            slug: format!("depot-{n}"),
            bank: bank.id,
            name: self.s("Elm Street Family Clinic"),
            city: self.s("Hampton"),
            region: self.s("VA"),
            country: "US".to_owned(),
            position: Position {
                lat_e7: 369_000_000 + 1_000_000 * i64::from(n),
                lon_e7: -763_000_000,
            },
            source: self.s("https://news.example/depot (2022)"),
            seen_on: seen.and_then(|seen| SeenOn::parse(seen).ok()),
        }
    }

    /// A bank with every kind of contact, one with only a page, one of a network with a page, and
    /// one without any contact.
    fn known_banks(&self) -> Vec<KnownBank> {
        let first = self.bank_of(0, "Tidewater Milk Bank", "HMBANA", "US");
        let whole = Contact {
            website: "https://tidewater.example".to_owned(),
            donor_page: "https://tidewater.example/donate".to_owned(),
            telephone: "757-555-0100 ; toll-free 800-555-0100".to_owned(),
            telephone_readings: 2,
            ships: Some(true),
            minimum_oz: Some(100),
            frozen: Some(Frozen::Yes),
            takes_from: "Virginia, North Carolina".to_owned(),
            source: self.s("https://tidewater.example/donate ; https://news.example"),
            seen_on: SeenOn::parse("2024-09").ok(),
            ..Contact::unknown(first.id)
        };
        let depots = (0..4).map(|n| self.depot(n, &first)).collect();
        let second = self.bank_of(1, "Maple Milk Bank", "HMBANA", "CA");
        let by_page = Contact {
            website: "https://maple.example".to_owned(),
            donor_page: "javascript:alert(1)".to_owned(),
            telephone: self.s("416-555-0100"),
            telephone_readings: 1,
            ships: Some(false),
            frozen: Some(Frozen::No),
            takes_from: self.s("Ontario, and beyond"),
            ..Contact::unknown(second.id)
        };
        let third = self.bank_of(2, "Bay Milk Bank", "JHMBA", "JP");
        let by_number = Contact {
            telephone: self.s("03-5550-0100"),
            telephone_readings: 2,
            frozen: Some(Frozen::Ask),
            minimum_oz: Some(68),
            ..Contact::unknown(third.id)
        };
        let fourth = self.bank_of(3, "Harbour Milk Bank", "EMBA", "FR");
        let fifth = self.bank_of(4, "Hill Milk Bank", "national", "IN");
        vec![
            KnownBank { bank: first, contact: whole, depots },
            KnownBank { bank: second, contact: by_page, depots: Vec::new() },
            KnownBank { bank: third, contact: by_number, depots: Vec::new() },
            KnownBank { contact: Contact::unknown(fourth.id), bank: fourth, depots: Vec::new() },
            KnownBank { contact: Contact::unknown(fifth.id), bank: fifth, depots: Vec::new() },
        ]
    }

    pub(crate) fn choices(&self) -> Vec<BankChoice> {
        let known = self.known_banks();
        known.iter().map(|known| BankChoice::of(&known.bank, Some(27.0), Lang::En)).collect()
    }

    pub(crate) fn bank_card(&self) -> BankCard {
        BankCard::new("2027", &self.known_banks()[0], Some(HERE))
    }

    pub(crate) fn near_banks(&self) -> NearBanks {
        let known = self.known_banks();
        let depots = known[0].depots_near(HERE).into_iter();
        NearBanks {
            place: self.s("Norfolk, VA"),
            cards: known.iter().map(|one| BankCard::new("2027", one, Some(HERE))).collect(),
            depots: depots
                .map(|(depot, km)| DepotLine::of_bank("2027", (depot, &known[0], km), HERE))
                .collect(),
            none_in: None,
        }
    }

    /// Where nothing is known.
    pub(crate) fn no_banks_near(&self) -> NearBanks {
        let none_in = Some("IS".to_owned());
        NearBanks { depots: Vec::new(), none_in, ..self.near_banks() }
    }

    pub(crate) fn bank_pages(&self, all: &mut Vec<Rendered>) {
        let known = self.known_banks();
        for (n, one) in known.iter().enumerate() {
            let at = (n % 2 == 0).then_some(HERE);
            let depots = one.depots.iter().map(|depot| DepotLine::new(depot, at.map(|_| 4.2)));
            let mut depots: Vec<DepotLine> = depots.collect();
            if let Some(line) = depots.last_mut() {
                // A depot beside a bank whose number can't be dialled.
                line.bank = Some(ItsBank {
                    name: self.s("Bay Milk Bank"),
                    href: "/campaigns/2027/banks/bank-2".to_owned(),
                    telephone: known[2].contact.shown_telephones("FR").into_iter().next(),
                });
            }
            let page = BankPage {
                t: self.t,
                frame: self.frame("/campaigns/2027/banks/bank"),
                campaign: self.campaign(),
                is_over: n == 1,
                card: BankCard::new("2027", one, at),
                depots,
            };
            add(all, &format!("bank-{n}"), &page);
        }
        for (name, banks) in [("banks", known), ("banks-none", Vec::new())] {
            let page = BanksPage {
                t: self.t,
                frame: self.frame("/campaigns/2027/banks"),
                campaign: self.campaign(),
                banks: banks.iter().map(|one| BankRow::new("2027", one, &self.t)).collect(),
            };
            add(all, name, &page);
        }
    }
}
