//! The content of a bottle and its storage, in words for the ward.

/// Facts that stand on a label in words only. An unknown fact is not printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// In microlitres.
    pub volume_ul: Option<u64>,
    /// In thousandths of a kilocalorie in a decilitre.
    pub energy_cal_dl: Option<u64>,
    /// In milligrams in a decilitre.
    pub protein_mg_dl: Option<u64>,
    /// How it is stored, such as "Keep frozen at −20 °C or colder".
    pub storage: Option<String>,
    /// In how many hours it must be used once it is thawed.
    pub use_within_h: Option<u16>,
}

impl Contents {
    /// The lines about volume, energy and protein.
    pub(super) fn figures(&self) -> Vec<String> {
        let figures = [
            self.volume_ul.map(|ul| format!("Volume {} mL", thousandths(ul))),
            self.energy_cal_dl.map(|cal| format!("Energy {} kcal/100 mL", thousandths(cal))),
            self.protein_mg_dl.map(|mg| format!("Protein {} g/100 mL", thousandths(mg))),
        ];
        figures.into_iter().flatten().collect()
    }

    /// When it must be used once it is thawed.
    pub(super) fn use_within(&self) -> Option<String> {
        let hours = self.use_within_h?;
        let unit = if hours == 1 { "hour" } else { "hours" };
        Some(format!("Once thawed, use within {hours} {unit}"))
    }

    /// Whether every figure can be one of milk in a bottle: more than none, and no more than a
    /// bottle, or milk, can hold. A slip of the decimal point is worse than no figure.
    pub(super) fn is_possible(&self) -> bool {
        let within = |value: Option<u64>, most: u64| value.is_none_or(|v| (1..=most).contains(&v));
        let hours = self.use_within_h.is_none_or(|hours| (1..=720).contains(&hours));
        let storage = self.storage.as_ref().is_none_or(|text| !text.trim().is_empty());
        within(self.volume_ul, 10_000_000)
            && within(self.energy_cal_dl, 200_000)
            && within(self.protein_mg_dl, 10_000)
            && hours
            && storage
    }
}

/// Thousandths as a plain decimal.
fn thousandths(value: u64) -> String {
    let text = format!("{}.{:03}", value / 1000, value % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
