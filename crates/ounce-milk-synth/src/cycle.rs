//! The curve of a cycle, as its probes measured it.
//!
//! A control bottle is read every 30 seconds: up to the plateau, half an hour there, down in ice
//! water. A machine holds the temperature that its own probe shows, so a probe that reads too high
//! leaves the milk too cold, and nobody notices.

use super::calendar::Day;
use super::dice::Dice;

/// The fault of a cycle, by the word of the curve's rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    Hold,
    Gap,
    Overheated,
    Cooling,
}

impl Flaw {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::Gap => "gap",
            Self::Overheated => "overheated",
            Self::Cooling => "cooling",
        }
    }
}

/// How a cycle went, as shown.
#[derive(Clone, Debug)]
pub(super) struct Tale {
    pub flaw: Option<Flaw>,
    /// The shown temperature of the plateau, corrected by the calibration then in force, in m°C.
    pub plateau_mc: i64,
    /// Ran with the probe that reads too high.
    pub misread: bool,
    seed: u64,
}

/// The planted probe, how much too high it reads, and on which day that begins.
pub(super) const BAD_PROBE: &str = "T2";
pub(super) const READS_HIGH_MC: i64 = 500;

pub(super) fn misread_since(end: Day) -> Day {
    end - (end / 3).clamp(25, 90)
}

/// Two plateaus: the lower one is too cold half a degree below what is shown, the higher is not.
const LOW_PLATEAU_MC: i64 = 62_800;
const HIGH_PLATEAU_MC: i64 = 63_200;
const FLOOR_MC: i64 = 62_500;
/// Readings lie this far around the plateau at most.
const TREMBLES_MC: i64 = 30;

pub(super) fn tale(dice: &mut Dice, machine: usize, day: Day, end: Day) -> Tale {
    let flaw = match dice.between(1, 1000) {
        1..=8 => Some(Flaw::Hold),
        9..=13 => Some(Flaw::Gap),
        14..=17 => Some(Flaw::Overheated),
        18..=22 => Some(Flaw::Cooling),
        _ => None,
    };
    let plateau_mc = if dice.happens(600_000) { LOW_PLATEAU_MC } else { HIGH_PLATEAU_MC };
    let misread = machine == 1 && day >= misread_since(end);
    Tale { flaw, plateau_mc, misread, seed: dice.between(0, i64::MAX - 1) as u64 }
}

impl Tale {
    /// Whether the curve was accepted by what the probes showed.
    pub(super) fn passes(&self) -> bool {
        self.flaw.is_none()
    }

    /// Whether it was accepted, and fails once the planted probe is corrected.
    pub(super) fn now_fails(&self) -> bool {
        self.passes() && self.misread && self.plateau_mc - READS_HIGH_MC < FLOOR_MC
    }

    /// The trace: `t_s,probe,temp_c`. Each probe's readings carry its own calibrated offset, and
    /// differ a little from the other's.
    pub(super) fn trace(&self, probes: &[(&str, i64)]) -> String {
        let mut dice = Dice::new(self.seed, 5);
        let mut text = String::from("t_s,probe,temp_c\n");
        let rise_s = dice.between(50, 75) * 30;
        let hold_s = if self.flaw == Some(Flaw::Hold) { 27 * 60 } else { 33 * 60 };
        let slow = if self.flaw == Some(Flaw::Cooling) { 3 } else { 1 };
        let silence = rise_s + 600..rise_s + 600 + 240;
        let end_s = rise_s + hold_s + 45 * 60;
        for t in (0..=end_s).step_by(30) {
            if self.flaw == Some(Flaw::Gap) && silence.contains(&t) {
                continue;
            }
            for (probe, offset_mc) in probes {
                let trembles = dice.between(-TREMBLES_MC, TREMBLES_MC);
                let mut shown = self.shape(t, rise_s, hold_s, slow) + trembles;
                if self.flaw == Some(Flaw::Overheated) && t == rise_s + 900 {
                    shown += 2_400;
                }
                let shown = shown - offset_mc;
                let (whole, part) = (shown / 1000, shown % 1000);
                text.push_str(&format!("{t},{probe},{whole}.{part:03}\n"));
            }
        }
        text
    }

    /// Straight lines: up, level, fast down to 20 °C, slowly down to 5 °C.
    fn shape(&self, t: i64, rise_s: i64, hold_s: i64, slow: i64) -> i64 {
        let top = self.plateau_mc;
        let cooling = t - rise_s - hold_s;
        if t < rise_s {
            return 5_000 + (top - 5_600) * t / rise_s;
        }
        if cooling <= 0 {
            return top;
        }
        let fast = 420 * slow;
        if cooling < fast {
            return top - (top - 20_000) * cooling / fast;
        }
        (20_000 - (cooling - fast) * 15_000 / 1_500).max(4_500)
    }
}
