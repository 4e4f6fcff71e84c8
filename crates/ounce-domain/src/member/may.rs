//! What each role may do: one table, from which every desk and every command answers.
//!
//! What does not stand in the table is not allowed. An action on an object is allowed to a role
//! that is held for the object or for what it belongs to ([`Place::is_in`]).

use super::role::{Held, Place, Role};

/// What members do at a desk. Every address of the desk names one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// See the desk of a campaign: its strolls and how ready each is.
    SeeCampaign,
    /// See the desk of a stroll: its figures and what is to do.
    SeeStroll,
    /// See who walks: names, parties, tickets.
    SeeRoster,
    /// Change the page of a stroll, and open, postpone or cancel it.
    ChangeStroll,
    /// See who holds which role.
    SeeMembers,
    /// Give and take roles; which ones, `give` and `take` decide.
    ChangeMembers,
    /// See who changed what.
    SeeActs,
    /// Read what givers write, and show or hide it.
    JudgeMessages,
    /// Read who offers to host a stroll, and say yes or no.
    JudgeApplications,
    /// Run the day in the park: enrol phones, see what they noted, settle what does not fit.
    RunDay,
    /// Write to the walkers of a stroll, or to the hosts of a campaign.
    SendCirculars,
    /// See which letters wait, left or failed; try them again; say which reminders are sent.
    RunMail,
    /// Plan the whole campaign: what every stroll's page begins with, files that are imported, and
    /// the next edition.
    PlanCampaign,
    /// See what a host reported after the day, beside what the day recorded.
    SeeReports,
    /// Report of a stroll after its day, and change that until it is closed.
    ReportStroll,
    /// Close the report of a stroll, and open it again.
    CloseReports,
}

impl Action {
    pub const ALL: [Self; 16] = [
        Self::SeeCampaign,
        Self::SeeStroll,
        Self::SeeRoster,
        Self::ChangeStroll,
        Self::SeeMembers,
        Self::ChangeMembers,
        Self::SeeActs,
        Self::JudgeMessages,
        Self::JudgeApplications,
        Self::RunDay,
        Self::SendCirculars,
        Self::RunMail,
        Self::PlanCampaign,
        Self::SeeReports,
        Self::ReportStroll,
        Self::CloseReports,
    ];

    /// The word for it in lists.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SeeCampaign => "see-campaign",
            Self::SeeStroll => "see-stroll",
            Self::SeeRoster => "see-roster",
            Self::ChangeStroll => "change-stroll",
            Self::SeeMembers => "see-members",
            Self::ChangeMembers => "change-members",
            Self::SeeActs => "see-acts",
            Self::JudgeMessages => "judge-messages",
            Self::JudgeApplications => "judge-applications",
            Self::RunDay => "run-day",
            Self::SendCirculars => "send-circulars",
            Self::RunMail => "run-mail",
            Self::PlanCampaign => "plan-campaign",
            Self::SeeReports => "see-reports",
            Self::ReportStroll => "report-stroll",
            Self::CloseReports => "close-reports",
        }
    }
}

use Action::{
    ChangeMembers, ChangeStroll, JudgeMessages, ReportStroll, RunDay, SeeActs, SeeCampaign,
    SeeMembers, SeeReports, SeeRoster, SeeStroll, SendCirculars,
};

/// What runs a stroll.
const RUNS: &[Action] = &[
    SeeStroll,
    SeeRoster,
    ChangeStroll,
    SeeMembers,
    ChangeMembers,
    SeeActs,
    RunDay,
    SeeReports,
    ReportStroll,
    SendCirculars,
];

/// The table.
const ALLOWED: [(Role, &[Action]); 7] = [
    (Role::Coordinator, &Action::ALL),
    // Names are not needed to keep the books; counted cash is.
    (Role::Treasurer, &[SeeCampaign, SeeStroll, SeeReports]),
    (Role::Moderator, &[SeeCampaign, SeeStroll, JudgeMessages]),
    (Role::Reader, &[]),
    (Role::Leader, RUNS),
    (Role::Host, RUNS),
    (Role::Helper, &[SeeStroll, SeeRoster, RunDay]),
];

/// Whether somebody who holds these roles may do this at this place.
pub fn may(roles: &[Held], action: Action, place: &Place) -> bool {
    roles.iter().any(|held| place.is_in(held.object) && allows(held.role, action))
}

/// Whether a role allows an action where it counts.
pub fn allows(role: Role, action: Action) -> bool {
    ALLOWED.iter().any(|(of, actions)| *of == role && actions.contains(&action))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::{Campaign, Partner};
    use crate::id::Id;
    use crate::member::role::Object;
    use crate::stroll::Stroll;

    #[test]
    fn every_role_has_one_row() {
        for (place, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(ALLOWED[place].0, role);
        }
    }

    #[test]
    fn a_role_counts_for_its_object_and_what_belongs_to_it() {
        let id = |n: u8| [n; 16];
        let stroll = |n: u8, campaign: u8| Place {
            object: Id::<Stroll>::from_bytes(id(n)).into(),
            group: None,
            campaign: Id::from_bytes(id(campaign)),
        };
        let of = |role: Role, object: Object| [Held { role, object }];
        let host = of(Role::Host, Id::<Stroll>::from_bytes(id(2)).into());
        assert!(may(&host, Action::SeeRoster, &stroll(2, 1)));
        assert!(!may(&host, Action::SeeRoster, &stroll(3, 1)), "another town");
        let whole = Place::of_campaign(Id::from_bytes(id(1)));
        assert!(!may(&host, Action::SeeCampaign, &whole), "a host runs no campaign");
        let coordinator = of(Role::Coordinator, Id::<Campaign>::from_bytes(id(1)).into());
        assert!(may(&coordinator, Action::SeeRoster, &stroll(3, 1)));
        assert!(!may(&coordinator, Action::SeeRoster, &stroll(3, 4)), "another campaign");
        // The same id as something of another kind opens nothing.
        let reader = of(Role::Reader, Id::<Partner>::from_bytes(id(1)).into());
        assert!(!may(&reader, Action::SeeCampaign, &whole));
        assert!(!may(&[], Action::SeeStroll, &stroll(2, 1)));
    }

    #[test]
    fn a_treasurer_sees_no_names() {
        assert!(allows(Role::Treasurer, Action::SeeStroll));
        assert!(!allows(Role::Treasurer, Action::SeeRoster));
    }
}
