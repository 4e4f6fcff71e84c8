//! The fields of the page that a host changes.

/// One field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Name,
    /// Only a draft's day is a field; another day of a public stroll is a postponement.
    Day,
    Time,
    LastsMinutes,
    MeetingPoint,
    Venue,
    Street,
    Position,
    Host,
    HostEmail,
    Bring,
    Capacity,
    Confirm,
    Distance,
    Surface,
    Pram,
    Wheelchair,
    Parking,
    Toilets,
    RainPlan,
    /// The welcome in a language, by its code.
    About(&'static str),
}

impl Field {
    pub const ALL: [Self; 24] = [
        Self::Name,
        Self::Day,
        Self::Time,
        Self::LastsMinutes,
        Self::MeetingPoint,
        Self::Venue,
        Self::Street,
        Self::Position,
        Self::Host,
        Self::HostEmail,
        Self::Bring,
        Self::Capacity,
        Self::Confirm,
        Self::Distance,
        Self::Surface,
        Self::Pram,
        Self::Wheelchair,
        Self::Parking,
        Self::Toilets,
        Self::RainPlan,
        Self::About("en"),
        Self::About("es"),
        Self::About("fr"),
        Self::About("ja"),
    ];

    /// The name in forms, in the API and in acts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "stroll_name",
            Self::Day => "day",
            Self::Time => "time",
            Self::LastsMinutes => "lasts_minutes",
            Self::MeetingPoint => "meeting_point",
            Self::Venue => "venue",
            Self::Street => "street",
            Self::Position => "position",
            Self::Host => "host",
            Self::HostEmail => "host_email",
            Self::Bring => "bring",
            Self::Capacity => "capacity",
            Self::Confirm => "confirm",
            Self::Distance => "distance",
            Self::Surface => "surface",
            Self::Pram => "pram",
            Self::Wheelchair => "wheelchair",
            Self::Parking => "parking",
            Self::Toilets => "toilets",
            Self::RainPlan => "rain_plan",
            Self::About("en") => "about_en",
            Self::About("es") => "about_es",
            Self::About("fr") => "about_fr",
            Self::About(_) => "about_ja",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}
