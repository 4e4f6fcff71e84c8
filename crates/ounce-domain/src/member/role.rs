//! Roles, what they are held for, and who may give and take them.

use crate::campaign::{Campaign, Group, Partner};
use crate::id::Id;
use crate::refusal::MemberRefusal;
use crate::stroll::Stroll;

/// What somebody is to one object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Runs a campaign.
    Coordinator,
    /// Keeps the books of a campaign.
    Treasurer,
    /// Reads what visitors write about a campaign, and shows or hides it.
    Moderator,
    /// Reads the figures of a partner.
    Reader,
    /// Leads a group of a partner.
    Leader,
    /// Runs a stroll.
    Host,
    /// Helps at a stroll.
    Helper,
}

impl Role {
    pub const ALL: [Self; 7] = [
        Self::Coordinator,
        Self::Treasurer,
        Self::Moderator,
        Self::Reader,
        Self::Leader,
        Self::Host,
        Self::Helper,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::Treasurer => "treasurer",
            Self::Moderator => "moderator",
            Self::Reader => "reader",
            Self::Leader => "leader",
            Self::Host => "host",
            Self::Helper => "helper",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// The kind of object it is held for.
    pub fn kind(self) -> Kind {
        match self {
            Self::Coordinator | Self::Treasurer | Self::Moderator => Kind::Campaign,
            Self::Reader => Kind::Partner,
            Self::Leader => Kind::Group,
            Self::Host | Self::Helper => Kind::Stroll,
        }
    }

    /// Whether an object may not be left without somebody in this role.
    fn must_be_held(self) -> bool {
        matches!(self, Self::Coordinator | Self::Host)
    }

    /// Whether somebody in this role has to show a second factor to come in.
    pub fn needs_second_factor(self) -> bool {
        matches!(self, Self::Coordinator | Self::Treasurer)
    }

    /// The roles that somebody in this role may give and take, none of them higher than their own.
    fn gives(self) -> &'static [Self] {
        match self {
            Self::Coordinator => &Self::ALL,
            Self::Leader => &[Self::Leader, Self::Host, Self::Helper],
            Self::Host => &[Self::Host, Self::Helper],
            Self::Treasurer | Self::Moderator | Self::Reader | Self::Helper => &[],
        }
    }
}

/// The kinds of things that roles are held for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Campaign,
    Partner,
    Group,
    Stroll,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Campaign, Self::Partner, Self::Group, Self::Stroll];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Campaign => "campaign",
            Self::Partner => "partner",
            Self::Group => "group",
            Self::Stroll => "stroll",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// One thing that roles are held for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Object {
    pub kind: Kind,
    pub id: [u8; 16],
}

impl From<Id<Campaign>> for Object {
    fn from(id: Id<Campaign>) -> Self {
        Self { kind: Kind::Campaign, id: id.bytes() }
    }
}

impl From<Id<Partner>> for Object {
    fn from(id: Id<Partner>) -> Self {
        Self { kind: Kind::Partner, id: id.bytes() }
    }
}

impl From<Id<Group>> for Object {
    fn from(id: Id<Group>) -> Self {
        Self { kind: Kind::Group, id: id.bytes() }
    }
}

impl From<Id<Stroll>> for Object {
    fn from(id: Id<Stroll>) -> Self {
        Self { kind: Kind::Stroll, id: id.bytes() }
    }
}

/// An object and what it belongs to: a stroll belongs to its group and its campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub object: Object,
    /// The group that runs a stroll, where one does.
    pub group: Option<Id<Group>>,
    pub campaign: Id<Campaign>,
}

impl Place {
    pub fn of_campaign(campaign: Id<Campaign>) -> Self {
        Self { object: campaign.into(), group: None, campaign }
    }

    /// Whether a role that is held for `object` counts here.
    pub fn is_in(&self, object: Object) -> bool {
        self.object == object
            || Object::from(self.campaign) == object
            || self.group.is_some_and(|group| Object::from(group) == object)
    }
}

/// A role that somebody holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Held {
    pub role: Role,
    pub object: Object,
}

/// Who gives or takes a role.
#[derive(Clone, Copy, Debug)]
pub enum Giver<'a> {
    /// Somebody at the shell of the machine, who could write into the database anyway.
    Shell,
    /// A member, with all roles they hold.
    Member(&'a [Held]),
}

impl Giver<'_> {
    /// Whether the role may be given and taken at the place by this giver.
    fn may_give(self, role: Role, place: &Place) -> bool {
        match self {
            Self::Shell => true,
            Self::Member(roles) => roles
                .iter()
                .any(|held| place.is_in(held.object) && held.role.gives().contains(&role)),
        }
    }
}

/// Whether a role may be given.
///
/// # Errors
/// `RoleOfAnotherKind` when nobody can hold the role for such an object, `NotYours` when the giver
/// may not give it.
pub fn give(giver: Giver<'_>, role: Role, place: &Place) -> Result<(), MemberRefusal> {
    if role.kind() != place.object.kind {
        return Err(MemberRefusal::RoleOfAnotherKind);
    }
    if giver.may_give(role, place) { Ok(()) } else { Err(MemberRefusal::NotYours) }
}

/// A role that is to be taken from a member, and who else holds it for the object.
#[derive(Clone, Copy, Debug)]
pub struct Taking {
    /// The member takes it from themself.
    pub is_own: bool,
    /// The member has signed in at least once. An address that nobody ever came in with may be
    /// mistyped, so it does not stand in for somebody who did.
    pub has_come_in: bool,
    /// How many others hold it.
    pub others: i64,
    /// How many of them have signed in at least once.
    pub others_in: i64,
}

/// Whether a role may be taken from a member. Everybody may lay down a role of their own.
///
/// # Errors
/// `NotYours` when the giver may not take it, `LastOne` when nobody else would run the campaign or
/// the stroll.
pub fn take(
    giver: Giver<'_>,
    role: Role,
    place: &Place,
    taking: Taking,
) -> Result<(), MemberRefusal> {
    if !taking.is_own && !giver.may_give(role, place) {
        return Err(MemberRefusal::NotYours);
    }
    let is_last = taking.others == 0 || taking.has_come_in && taking.others_in == 0;
    if role.must_be_held() && is_last { Err(MemberRefusal::LastOne) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id<T>(n: u8) -> Id<T> {
        Id::from_bytes([n; 16])
    }

    fn stroll(n: u8, group: Option<u8>) -> Place {
        Place { object: id::<Stroll>(n).into(), group: group.map(id), campaign: id(1) }
    }

    fn held(role: Role, object: impl Into<Object>) -> Held {
        Held { role, object: object.into() }
    }

    #[test]
    fn words_are_read_as_they_were_written() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.as_str()), Some(role));
        }
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.as_str()), Some(kind));
        }
        assert_eq!((Role::parse("Host"), Kind::parse("")), (None, None));
    }

    #[test]
    fn a_role_is_held_for_its_own_kind_of_object() {
        let campaign = Place::of_campaign(id(1));
        assert_eq!(give(Giver::Shell, Role::Coordinator, &campaign), Ok(()));
        let refused = give(Giver::Shell, Role::Host, &campaign);
        assert_eq!(refused, Err(MemberRefusal::RoleOfAnotherKind));
        let refused = give(Giver::Shell, Role::Treasurer, &stroll(2, None));
        assert_eq!(refused, Err(MemberRefusal::RoleOfAnotherKind));
    }

    #[test]
    fn nobody_gives_a_role_higher_than_their_own_or_elsewhere() {
        let (campaign, other) = (id::<Campaign>(1), id::<Campaign>(9));
        let here = stroll(2, Some(3));
        let cases = [
            // A coordinator gives all roles in the campaign, and none in another one.
            (held(Role::Coordinator, campaign), Role::Host, Ok(())),
            (held(Role::Coordinator, other), Role::Host, Err(MemberRefusal::NotYours)),
            // A host gives roles of the same stroll only.
            (held(Role::Host, id::<Stroll>(2)), Role::Host, Ok(())),
            (held(Role::Host, id::<Stroll>(2)), Role::Helper, Ok(())),
            (held(Role::Host, id::<Stroll>(7)), Role::Helper, Err(MemberRefusal::NotYours)),
            // A leader gives roles of the strolls of the group.
            (held(Role::Leader, id::<Group>(3)), Role::Host, Ok(())),
            (held(Role::Leader, id::<Group>(4)), Role::Host, Err(MemberRefusal::NotYours)),
            // These give none.
            (held(Role::Helper, id::<Stroll>(2)), Role::Helper, Err(MemberRefusal::NotYours)),
            (held(Role::Treasurer, campaign), Role::Host, Err(MemberRefusal::NotYours)),
            (held(Role::Moderator, campaign), Role::Helper, Err(MemberRefusal::NotYours)),
            (held(Role::Reader, id::<Partner>(5)), Role::Helper, Err(MemberRefusal::NotYours)),
        ];
        for (own, role, verdict) in cases {
            assert_eq!(give(Giver::Member(&[own]), role, &here), verdict, "{own:?} {role:?}");
        }
        // A host does not give the role of the coordinator.
        let host = [held(Role::Host, id::<Stroll>(2))];
        let whole = Place::of_campaign(campaign);
        let refused = give(Giver::Member(&host), Role::Coordinator, &whole);
        assert_eq!(refused, Err(MemberRefusal::NotYours));
        assert_eq!(give(Giver::Member(&[]), Role::Helper, &here), Err(MemberRefusal::NotYours));
    }

    const NEW: Taking = Taking { is_own: false, has_come_in: false, others: 0, others_in: 0 };

    #[test]
    fn the_last_coordinator_and_the_last_host_stay() {
        let (whole, here) = (Place::of_campaign(id(1)), stroll(2, None));
        let last = Err(MemberRefusal::LastOne);
        let known = Taking { has_come_in: true, ..NEW };
        let shell = |role, place: &Place, taking| take(Giver::Shell, role, place, taking);
        assert_eq!(shell(Role::Coordinator, &whole, known), last);
        assert_eq!(shell(Role::Host, &here, NEW), last);
        assert_eq!(shell(Role::Helper, &here, known), Ok(()));
        assert_eq!(shell(Role::Treasurer, &whole, known), Ok(()));
        let two = Taking { others: 1, others_in: 1, ..known };
        assert_eq!(shell(Role::Coordinator, &whole, two), Ok(()));
        // An address that nobody came in with does not stand in for somebody, and can go itself.
        let mistyped = Taking { others_in: 0, ..two };
        assert_eq!(shell(Role::Host, &here, mistyped), last);
        assert_eq!(shell(Role::Host, &here, Taking { has_come_in: false, ..two }), Ok(()));
        // Also when it is one's own.
        let own = [held(Role::Host, id::<Stroll>(2))];
        let of_own = |taking| take(Giver::Member(&own), Role::Host, &here, taking);
        assert_eq!(of_own(Taking { is_own: true, ..known }), last);
        assert_eq!(of_own(Taking { is_own: true, ..two }), Ok(()));
    }

    #[test]
    fn a_role_of_ones_own_can_be_laid_down_and_nobody_elses() {
        let here = stroll(2, None);
        let helper = [held(Role::Helper, id::<Stroll>(2))];
        let of = |is_own| {
            take(Giver::Member(&helper), Role::Helper, &here, Taking { is_own, others: 1, ..NEW })
        };
        assert_eq!(of(true), Ok(()));
        assert_eq!(of(false), Err(MemberRefusal::NotYours));
    }
}
