//! The kinds of nodes in a trace, and their labels.

use ounce_domain::reference::key;
use serde::Serialize;
use std::fmt;

/// The kinds of nodes, in the sequence in which an image numbers them. The number of a kind is
/// part of the stored form: new kinds go to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Kind {
    /// A milk donor, by the bank's own number.
    Donor,
    Consent,
    Screening,
    Serology,
    /// One container of raw milk.
    Container,
    Depot,
    /// One run of a courier from depots to the bank.
    Courier,
    /// A slot of a freezer or refrigerator at the bank.
    Freezer,
    Tray,
    Pool,
    Sample,
    /// A result of the laboratory.
    LabResult,
    /// One load of a pasteuriser.
    Batch,
    Pasteuriser,
    Probe,
    Calibration,
    /// A lot of material: bottles, caps, labels.
    Lot,
    /// A person at work, by number, or a shift.
    Operator,
    Bottle,
    LabelPrint,
    Order,
    Allocation,
    /// A box on its way.
    Shipment,
    Hospital,
    /// A refrigerator of a ward.
    WardFridge,
    /// A baby, by the hospital's pseudonym.
    Recipient,
    AdverseEvent,
    Recall,
}

impl Kind {
    pub const ALL: [Self; 28] = [
        Self::Donor,
        Self::Consent,
        Self::Screening,
        Self::Serology,
        Self::Container,
        Self::Depot,
        Self::Courier,
        Self::Freezer,
        Self::Tray,
        Self::Pool,
        Self::Sample,
        Self::LabResult,
        Self::Batch,
        Self::Pasteuriser,
        Self::Probe,
        Self::Calibration,
        Self::Lot,
        Self::Operator,
        Self::Bottle,
        Self::LabelPrint,
        Self::Order,
        Self::Allocation,
        Self::Shipment,
        Self::Hospital,
        Self::WardFridge,
        Self::Recipient,
        Self::AdverseEvent,
        Self::Recall,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Donor => "donor",
            Self::Consent => "consent",
            Self::Screening => "screening",
            Self::Serology => "serology",
            Self::Container => "container",
            Self::Depot => "depot",
            Self::Courier => "courier",
            Self::Freezer => "freezer",
            Self::Tray => "tray",
            Self::Pool => "pool",
            Self::Sample => "sample",
            Self::LabResult => "lab_result",
            Self::Batch => "batch",
            Self::Pasteuriser => "pasteuriser",
            Self::Probe => "probe",
            Self::Calibration => "calibration",
            Self::Lot => "lot",
            Self::Operator => "operator",
            Self::Bottle => "bottle",
            Self::LabelPrint => "label_print",
            Self::Order => "order",
            Self::Allocation => "allocation",
            Self::Shipment => "shipment",
            Self::Hospital => "hospital",
            Self::WardFridge => "ward_fridge",
            Self::Recipient => "recipient",
            Self::AdverseEvent => "adverse_event",
            Self::Recall => "recall",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    pub(super) fn place(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A node as people write it: `donor:D17`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    pub kind: Kind,
    pub name: String,
}

impl Label {
    /// The longest name of a node, in bytes.
    pub const LONGEST: usize = 120;

    /// Reads `kind:name`. A name is up to [`Label::LONGEST`] bytes of anything but control
    /// characters, and may hold colons itself.
    ///
    /// # Errors
    /// One sentence that says what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let Some((kind, name)) = text.split_once(':') else {
            return Err(format!("`{text}` is not a kind and a name, such as donor:D17"));
        };
        let Some(kind) = Kind::parse(kind) else {
            let known: Vec<&str> = Kind::ALL.into_iter().map(Kind::as_str).collect();
            return Err(format!("`{kind}` is no kind, there is {}", known.join(", ")));
        };
        let fits = !key(name).is_empty() && name.len() <= Self::LONGEST;
        if !fits || name.chars().any(char::is_control) {
            return Err(format!("`{text}`: a name has 1 to {} bytes", Self::LONGEST));
        }
        Ok(Self { kind, name: name.to_owned() })
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind, self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_a_kind_and_a_name_of_a_length_that_fits() {
        let longest = format!("donor:{}", "n".repeat(Label::LONGEST));
        for good in ["donor:D17", "bottle:A:1", "lab_result:ü", &longest] {
            assert_eq!(Label::parse(good).map(|label| label.to_string()), Ok(good.to_owned()));
        }
        for (bad, reason) in [
            ("D17", "`D17` is not a kind and a name, such as donor:D17"),
            ("donor:", "`donor:`: a name has 1 to 120 bytes"),
            ("donor:a\u{1}b", "`donor:a\u{1}b`: a name has 1 to 120 bytes"),
            (&format!("{longest}n"), &format!("`{longest}n`: a name has 1 to 120 bytes")),
        ] {
            assert_eq!(Label::parse(bad), Err(reason.to_owned()), "{bad}");
        }
        let reason = Label::parse("cow:C1").expect_err("no kind");
        assert!(reason.starts_with("`cow` is no kind, there is donor, consent, "), "{reason}");
        assert!(reason.ends_with(", adverse_event, recall"), "{reason}");
    }
}
