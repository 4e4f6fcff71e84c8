//! The fields of a report.

/// To how many banks one stroll hands milk at most.
pub const MILK_ROWS: usize = 4;

/// One field. The milk rows are numbered from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Arrived,
    WalkUps,
    Headcount,
    CashCounted,
    CashReason,
    Milk(usize),
    MilkBank(usize),
    MilkReason,
    Story,
    StoryShown,
}

const MILK: [&str; MILK_ROWS] = ["milk_1", "milk_2", "milk_3", "milk_4"];
const MILK_BANKS: [&str; MILK_ROWS] = ["milk_bank_1", "milk_bank_2", "milk_bank_3", "milk_bank_4"];

impl Field {
    pub const ALL: [Self; 16] = [
        Self::Arrived,
        Self::WalkUps,
        Self::Headcount,
        Self::CashCounted,
        Self::CashReason,
        Self::Milk(0),
        Self::MilkBank(0),
        Self::Milk(1),
        Self::MilkBank(1),
        Self::Milk(2),
        Self::MilkBank(2),
        Self::Milk(3),
        Self::MilkBank(3),
        Self::MilkReason,
        Self::Story,
        Self::StoryShown,
    ];

    /// The name in forms, in the API and in acts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Arrived => "arrived",
            Self::WalkUps => "walk_ups",
            Self::Headcount => "headcount",
            Self::CashCounted => "cash_counted",
            Self::CashReason => "cash_reason",
            Self::Milk(row) => MILK[row],
            Self::MilkBank(row) => MILK_BANKS[row],
            Self::MilkReason => "milk_reason",
            Self::Story => "story",
            Self::StoryShown => "story_shown",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}
