//! The sizes of paper, in points of a 72nd of an inch.

/// The paper that a printer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// ISO 216.
    A4,
    /// US Letter, ANSI A.
    Letter,
}

impl Size {
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// The word in addresses and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.as_str() == text)
    }

    /// What printers of a country (ISO 3166-1 alpha-2) hold. Canada and Mexico print on Letter like
    /// the United States.
    pub fn of_country(country: &str) -> Self {
        if matches!(country, "US" | "CA" | "MX") { Self::Letter } else { Self::A4 }
    }

    /// Width and height of a sheet.
    pub(crate) fn points(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }

    /// Width and height of a poster: twice the area, which is A3 or Tabloid. Copy shops have both,
    /// and a printer that has not scales it down to one sheet.
    pub(crate) fn poster_points(self) -> (f32, f32) {
        match self {
            Self::A4 => (841.89, 1190.55),
            Self::Letter => (792.0, 1224.0),
        }
    }
}
