//! Examines a scanned or typed text that should be a DIN, as a whole.
//!
//! A scanner sends `=`, the DIN and two flag characters; people type the DIN, perhaps with the
//! flags and with the boxed check character behind it, in groups as it is printed. Everything that
//! is wrong is named at once.

use std::fmt;

use super::din::{Din, DinRefusal};
use super::message::Message;
use super::scan;
use super::structure::Structure;

/// The two characters behind a DIN. They are not part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flag(u8);

/// What a flag says, by the ranges of ST-001.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagMeaning {
    /// 00.
    Nothing,
    /// 01 to 04 and 15 to 19: one container of a set.
    ContainerOfSet,
    /// 05.
    RepeatedLabel,
    /// 06.
    PilotTube,
    /// 07.
    TestTube,
    /// 08.
    DonorRecord,
    /// 09.
    NucleicAcidSample,
    /// 10.
    BacterialSample,
    /// 11 to 13.
    PairOfLabels,
    /// 20 to 59: whatever the facility means by it.
    Local,
    /// 60 to 96: 60 and the checksum of the DIN.
    Checksum,
    /// 14 and 97 to 99.
    Reserved,
}

impl Flag {
    pub const NONE: Self = Self(0);

    /// Two digits; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse().map(Self).ok()).flatten()
    }

    /// The flag that carries the checksum of this DIN.
    pub fn checksum_of(din: &Din) -> Self {
        Self(din.type_3_flag())
    }

    pub fn meaning(self) -> FlagMeaning {
        match self.0 {
            0 => FlagMeaning::Nothing,
            1..=4 | 15..=19 => FlagMeaning::ContainerOfSet,
            5 => FlagMeaning::RepeatedLabel,
            6 => FlagMeaning::PilotTube,
            7 => FlagMeaning::TestTube,
            8 => FlagMeaning::DonorRecord,
            9 => FlagMeaning::NucleicAcidSample,
            10 => FlagMeaning::BacterialSample,
            11..=13 => FlagMeaning::PairOfLabels,
            20..=59 => FlagMeaning::Local,
            60..=96 => FlagMeaning::Checksum,
            _ => FlagMeaning::Reserved,
        }
    }
}

/// Two digits.
impl fmt::Display for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.0)
    }
}

/// A fault of the scanned or typed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    Din(DinRefusal),
    /// The flags are not two digits.
    FlagShape,
    /// No meaning is given to this flag.
    FlagReserved(Flag),
    /// The flag carries another checksum than the DIN has.
    FlagChecksum {
        found: Flag,
        expected: Flag,
    },
    /// The check character is another one than the DIN has.
    CheckCharacter {
        found: char,
        expected: char,
    },
}

impl Problem {
    /// A short name, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Din(DinRefusal::Length { .. }) => "length",
            Self::Din(_) => "character",
            Self::FlagShape => "flag_shape",
            Self::FlagReserved(_) => "flag_reserved",
            Self::FlagChecksum { .. } => "flag_checksum",
            Self::CheckCharacter { .. } => "check_character",
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Din(refusal) => refusal.fmt(f),
            Self::FlagShape => f.write_str("the flag characters behind the DIN are two digits"),
            Self::FlagReserved(flag) => write!(f, "the flag {flag} has no meaning yet"),
            Self::FlagChecksum { found, expected } => {
                write!(f, "the flag says {found}, the DIN asks for {expected}")
            }
            Self::CheckCharacter { found, expected } => {
                write!(f, "the check character is `{found}`, the DIN asks for `{expected}`")
            }
        }
    }
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examination {
    pub din: Option<Din>,
    /// The flag that was read, when there was one.
    pub flag: Option<Flag>,
    pub problems: Vec<Problem>,
}

const SHAPES: &str = "13 for a DIN, and behind it flags (2), a check character (1) or both";

/// Examines a DIN as scanned (`=A99992600000100`, or as a fact of a whole message) or typed (`A9999
/// 26 000001 00 S`). Blanks, small letters and characters that scanners add are accepted.
pub fn examine(text: &str) -> Examination {
    let mut found = Examination { din: None, flag: None, problems: Vec::new() };
    let plain = scan::plain(text);
    let plain = din_of_message(&plain).unwrap_or(plain);
    let scanned = plain.strip_prefix('=');
    let typed = scanned.unwrap_or(&plain);
    let characters: Vec<char> = typed.chars().collect();
    let (length, expected) = match scanned {
        Some(_) => (characters.len() == 15, "15 behind the `=`"),
        None => ((13..=16).contains(&characters.len()), SHAPES),
    };
    if !length {
        let found_length = characters.len();
        found.problems.push(Problem::Din(DinRefusal::Length { found: found_length, expected }));
        return found;
    }
    let part = |from: usize, to: usize| characters[from..to].iter().collect::<String>();
    match Din::parse(&part(0, 13)) {
        Ok(din) => found.din = Some(din),
        // A character beyond ASCII takes one place, like any other wrong character.
        Err(DinRefusal::Length { .. }) => {
            let place = characters.iter().position(|c| !c.is_ascii()).unwrap_or(0);
            let (expected, wrong) = ("a digit or a capital letter", characters[place]);
            let refusal = DinRefusal::Character { place: place + 1, found: wrong, expected };
            found.problems.push(Problem::Din(refusal));
        }
        Err(refusal) => found.problems.push(Problem::Din(refusal)),
    }
    if characters.len() >= 15 {
        match Flag::parse(&part(13, 15)) {
            Some(flag) => found.flag(flag),
            None => found.problems.push(Problem::FlagShape),
        }
    }
    if let (Some(din), 14 | 16) = (found.din, characters.len()) {
        let (read, expected) = (characters[characters.len() - 1], din.check_character());
        if read != expected {
            found.problems.push(Problem::CheckCharacter { found: read, expected });
        }
    }
    found
}

/// The DIN of a message that is right as a whole and has one.
fn din_of_message(text: &str) -> Option<String> {
    let message = Message::parse(text).ok()?;
    let mut dins = message.structures().iter().filter_map(|structure| match structure {
        Structure::Din { .. } => Some(structure.to_string()),
        _ => None,
    });
    // If a symbol has two DINs, it is unknown which one is meant.
    let din = dins.next()?;
    dins.next().is_none().then_some(din)
}

impl Examination {
    pub fn is_valid(&self) -> bool {
        self.problems.is_empty()
    }

    fn flag(&mut self, flag: Flag) {
        self.flag = Some(flag);
        match (flag.meaning(), self.din) {
            (FlagMeaning::Reserved, _) => self.problems.push(Problem::FlagReserved(flag)),
            (FlagMeaning::Checksum, Some(din)) => {
                let expected = Flag::checksum_of(&din);
                if flag != expected {
                    self.problems.push(Problem::FlagChecksum { found: flag, expected });
                }
            }
            _ => {}
        }
    }
}
