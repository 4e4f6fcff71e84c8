//! The composition of mixed milk, in whole numbers.
//!
//! A mean is a sum over a volume. [`Blend`] keeps the sums as distances from the target, so that
//! adding and taking away a container is three additions, and the distance of the whole is one
//! division for each nutrient at the end.

use super::deposit::Container;
use ounce_domain::quantity::Microlitres;
use serde::{Serialize, Serializer};

/// True protein in mg/dL: 1000 is 1.0 g/dL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Protein(pub i64);

/// Energy in 0.01 kcal/dL: 7000 is 70 kcal/dL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Energy(pub i64);

/// A relative distance in parts per million: 250,000 is 0.25.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ppm(pub i64);

/// A number as JSON writes it, from a whole number of its last place.
pub(crate) fn decimal(value: i64, places: usize) -> serde_json::Number {
    let sign = if value < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let point = if places == 0 { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}").parse().expect("digits around a point are a number")
}

impl Serialize for Protein {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        decimal(self.0, 3).serialize(serializer)
    }
}

impl Serialize for Energy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        decimal(self.0, 2).serialize(serializer)
    }
}

impl Serialize for Ppm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        decimal(self.0, 6).serialize(serializer)
    }
}

/// The protein and energy that a pool should contain. Both are above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    pub protein: Protein,
    pub energy: Energy,
}

/// Milk poured together, as sums against a [`Target`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Blend {
    pub volume_ul: i64,
    /// Sum of volume times distance from the target, in µL · mg/dL.
    pub protein_over: i64,
    /// The same in µL · 0.01 kcal/dL.
    pub energy_over: i64,
}

impl Blend {
    /// The blend of one container.
    pub fn of(container: &Container, target: Target) -> Self {
        let volume_ul = container.volume.0;
        Self {
            volume_ul,
            protein_over: volume_ul * (container.protein.0 - target.protein.0),
            energy_over: volume_ul * (container.energy.0 - target.energy.0),
        }
    }

    pub fn plus(self, other: Self) -> Self {
        Self {
            volume_ul: self.volume_ul + other.volume_ul,
            protein_over: self.protein_over + other.protein_over,
            energy_over: self.energy_over + other.energy_over,
        }
    }

    pub fn minus(self, other: Self) -> Self {
        Self {
            volume_ul: self.volume_ul - other.volume_ul,
            protein_over: self.protein_over - other.protein_over,
            energy_over: self.energy_over - other.energy_over,
        }
    }

    /// |P − P*| / P* and |E − E*| / E*, each rounded half up to the millionth; zero when empty.
    ///
    /// With at most 100 litres, 10 g/dL and 200 kcal/dL the products stay below 2 · 10^18.
    pub fn deviations(self, target: Target) -> (Ppm, Ppm) {
        let share = |over: i64, of: i64| {
            let whole = of * self.volume_ul;
            if whole == 0 { 0 } else { (over.abs() * 1_000_000 + whole / 2) / whole }
        };
        let protein = share(self.protein_over, target.protein.0);
        (Ppm(protein), Ppm(share(self.energy_over, target.energy.0)))
    }

    /// The sum of both [`Blend::deviations`].
    pub fn deviation(self, target: Target) -> Ppm {
        let (protein, energy) = self.deviations(target);
        Ppm(protein.0 + energy.0)
    }

    pub fn volume(self) -> Microlitres {
        Microlitres(self.volume_ul)
    }

    /// The mean of the blend, rounded half up. An empty one is at the target.
    pub fn protein(self, target: Target) -> Protein {
        Protein(target.protein.0 + self.mean(self.protein_over))
    }

    /// The mean of the blend, rounded half up. An empty one is at the target.
    pub fn energy(self, target: Target) -> Energy {
        Energy(target.energy.0 + self.mean(self.energy_over))
    }

    fn mean(self, over: i64) -> i64 {
        if self.volume_ul == 0 { 0 } else { (over + self.volume_ul / 2).div_euclid(self.volume_ul) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TARGET: Target = Target { protein: Protein(1000), energy: Energy(7000) };

    fn container(volume_ml: i64, protein: i64, energy: i64) -> Container {
        Container {
            id: "C".to_owned(),
            donor: "D".to_owned(),
            volume: Microlitres::from_millilitres(volume_ml),
            protein: Protein(protein),
            energy: Energy(energy),
            expressed_on: jiff::civil::date(2026, 5, 2),
            flags: Default::default(),
        }
    }

    #[test]
    fn a_blend_is_the_mean_by_volume() {
        let thin = Blend::of(&container(300, 800, 6000), TARGET);
        let rich = Blend::of(&container(100, 1400, 8200), TARGET);
        let both = thin.plus(rich);
        assert_eq!(both.protein(TARGET), Protein(950));
        assert_eq!(both.energy(TARGET), Energy(6550));
        // 0.05 of protein and 4.5 of 70 kcal.
        assert_eq!(both.deviations(TARGET), (Ppm(50_000), Ppm(64_286)));
        assert_eq!(both.minus(rich), thin);
        assert_eq!(Blend::default().deviation(TARGET), Ppm(0));
    }

    #[test]
    fn what_is_shown_is_rounded_half_up() {
        let blend = |volume_ul, over| {
            let blend = Blend { volume_ul, protein_over: over, energy_over: over };
            (blend.protein(TARGET).0 - 1000, blend.energy(TARGET).0 - 7000)
        };
        for (volume_ul, over, shown) in
            [(4, 1, 0), (4, 2, 1), (4, -2, 0), (4, -3, -1), (3, 1, 0), (3, 2, 1), (0, 0, 0)]
        {
            assert_eq!(blend(volume_ul, over), (shown, shown), "{over} over {volume_ul}");
        }
    }

    #[test]
    fn the_largest_blend_does_not_overflow() {
        let full = Blend {
            volume_ul: 100_000_000,
            protein_over: 100_000_000 * (10_000 - 1),
            energy_over: 100_000_000 * (20_000 - 1),
        };
        let least = Target { protein: Protein(1), energy: Energy(1) };
        assert_eq!(full.deviations(least), (Ppm(9_999_000_000), Ppm(19_999_000_000)));
    }

    #[test]
    fn decimals_are_written_as_json_numbers() {
        for (value, places, text) in [
            (1, 6, "1e-6"),
            (250_000, 6, "0.25"),
            (-1250, 3, "-1.25"),
            (7000, 2, "70.0"),
            (12, 0, "12"),
        ] {
            assert_eq!(decimal(value, places).to_string(), text);
        }
    }
}
