//! Who acts: who writes into the book, or changes what is on record.

/// Who did something. Never an address, and no name but one that is public.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// A visitor, by a form or by the link of a sign-up, a gift or a promise.
    Walker,
    /// The host of the stroll.
    Host,
    /// Somebody who runs the campaign.
    Coordinator,
    /// A file that was imported.
    Import,
    /// A milk bank.
    Bank,
    /// A card provider.
    Provider,
    /// The service itself, when a time has passed.
    House,
    /// Somebody by a public name.
    Named(String),
}

impl Actor {
    const ROLES: [Self; 7] = [
        Self::Walker,
        Self::Host,
        Self::Coordinator,
        Self::Import,
        Self::Bank,
        Self::Provider,
        Self::House,
    ];

    /// The role's word, or the public name.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Walker => "walker",
            Self::Host => "host",
            Self::Coordinator => "coordinator",
            Self::Import => "import",
            Self::Bank => "bank",
            Self::Provider => "provider",
            Self::House => "house",
            Self::Named(name) => name,
        }
    }

    /// Reads the text of [`Self::as_str`]. Text that is no role is a public name.
    pub fn parse(text: &str) -> Self {
        let role = Self::ROLES.into_iter().find(|role| role.as_str() == text);
        role.unwrap_or_else(|| Self::Named(text.to_owned()))
    }

    /// Whether this actor may stand in the book. The book names no persons.
    pub fn keeps_the_book(&self) -> bool {
        !matches!(self, Self::Named(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_and_public_names_are_read_as_they_were_written() {
        for role in Actor::ROLES {
            assert_eq!(Actor::parse(role.as_str()), role);
            assert!(role.keeps_the_book());
        }
        let named = Actor::parse("Elm Grove circle");
        assert_eq!(named, Actor::Named("Elm Grove circle".to_owned()));
        assert_eq!(named.as_str(), "Elm Grove circle");
        assert!(!named.keeps_the_book(), "the book names no persons");
    }
}
