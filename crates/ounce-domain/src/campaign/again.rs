//! The same campaign once more, on another day: what goes along, and what stays behind.

use super::{Campaign, Group, Partner};
use crate::id::Id;
use crate::refusal::{FieldRefusal, Refusal};
use crate::stroll::{Status, Stroll};
use crate::text::Slug;
use jiff::civil::Date;

impl Campaign {
    /// The edition that follows this one. Its name says the other year where this one's says its
    /// own; how many places took part becomes the number before. Money stays behind.
    ///
    /// # Errors
    /// `NotASlug` for what no address can be made of, or for the slug of this edition; `InThePast`
    /// for a day that is not after this edition's.
    pub fn again(
        &self,
        id: Id<Self>,
        (slug, day): (&str, Date),
        places: i64,
    ) -> Result<Self, (&'static str, Refusal)> {
        let is_slug = Slug::parse(slug).is_ok() && slug != self.slug;
        if !is_slug {
            return Err(("edition", FieldRefusal::NotASlug.into()));
        }
        if day <= self.day {
            return Err(("day", FieldRefusal::InThePast.into()));
        }
        let (was, year) = (self.day.year().to_string(), day.year().to_string());
        Ok(Self {
            id,
            slug: slug.to_owned(),
            name: self.name.replace(&was, &year),
            day,
            last_day: day,
            previous_places: (places > 0).then_some(places),
            is_reconstruction: false,
            ..self.clone()
        })
    }
}

impl Partner {
    /// The same partner in another edition.
    pub fn again(&self, id: Id<Self>, campaign: Id<Campaign>) -> Self {
        Self { id, campaign, ..self.clone() }
    }
}

impl Group {
    /// The same group in another edition, of the same partner there.
    pub fn again(&self, id: Id<Self>, campaign: Id<Campaign>, partner: Id<Partner>) -> Self {
        Self { id, campaign, partner, ..self.clone() }
    }
}

impl Stroll {
    /// Whether the town goes along to the next edition. A draft was never one of its towns; one that
    /// was cancelled may walk the next time.
    pub fn goes_along(&self) -> bool {
        self.status != Status::Draft
    }

    /// The same town in another edition: a draft with the same words, on that edition's day, at the
    /// hour that was announced first.
    pub fn again(&self, id: Id<Self>, to: &Campaign, group: Option<Id<Group>>) -> Self {
        let hour = self.first_starts.unwrap_or(self.starts).time();
        Self {
            id,
            campaign: to.id,
            group,
            starts: to.day.to_datetime(hour),
            first_starts: None,
            status: Status::Draft,
            sequence: 0,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::Fee;
    use crate::quantity::Currency;
    use crate::stroll::tests::stroll;
    use jiff::civil::{date, datetime};

    fn campaign() -> Campaign {
        Campaign {
            id: Id::from_bytes([1; 16]),
            slug: "2027".to_owned(),
            name: "Milk Stroll 2027".to_owned(),
            day: date(2027, 5, 1),
            last_day: date(2027, 6, 5),
            currency: Currency::USD,
            languages: vec!["en".to_owned()],
            goal_minor: Some(5_000_000),
            goal_milk: None,
            fee: Fee { basis_points: 290, fixed_minor: 30 },
            previous_places: Some(100),
            is_reconstruction: true,
        }
    }

    #[test]
    fn the_next_edition_has_the_next_year_in_its_name() {
        let next = Id::from_bytes([2; 16]);
        let again = campaign().again(next, ("2028", date(2028, 5, 6)), 150).expect("it is later");
        assert_eq!((again.name.as_str(), again.slug.as_str()), ("Milk Stroll 2028", "2028"));
        assert_eq!((again.day, again.last_day), (date(2028, 5, 6), date(2028, 5, 6)));
        assert_eq!((again.previous_places, again.goal_minor), (Some(150), Some(5_000_000)));
        assert!(!again.is_reconstruction && again.id == next);
        let wrong = |slug, day| campaign().again(next, (slug, day), 1).map_err(|wrong| wrong.0);
        assert_eq!(wrong("2027", date(2028, 5, 6)), Err("edition"), "it would be itself");
        assert_eq!(wrong("20 28", date(2028, 5, 6)), Err("edition"));
        assert_eq!(wrong("2028", date(2027, 5, 1)), Err("day"));
    }

    #[test]
    fn a_town_goes_along_as_a_draft_at_its_first_hour() {
        let to = Campaign { day: date(2028, 5, 6), id: Id::from_bytes([9; 16]), ..campaign() };
        let mut town = stroll(Status::Postponed { dated: true }, Some(50));
        town.first_starts = Some(datetime(2027, 5, 1, 9, 30, 0, 0));
        town.sequence = 4;
        let again = town.again(Id::from_bytes([8; 16]), &to, None);
        assert_eq!(again.starts, datetime(2028, 5, 6, 9, 30, 0, 0));
        assert_eq!((again.status, again.first_starts, again.sequence), (Status::Draft, None, 0));
        assert_eq!((&again.meeting_point, again.capacity), (&town.meeting_point, Some(50)));
        assert_eq!((&again.slug, again.campaign), (&town.slug, to.id));
        assert!(town.goes_along() && !again.goes_along());
    }
}
