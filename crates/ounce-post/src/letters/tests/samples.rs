//! Every letter, about invented people and places.

use super::*;

pub(super) fn letters(lang: Lang, mark: &'static str) -> Vec<(String, Letter)> {
    let samples = Samples::new(lang, mark);
    let t = Reader::new(lang, Units::Metric);
    let mut all = Vec::new();
    for (standing, phase) in [
        (Standing::Confirmed, Phase::Open { room: None }),
        (Standing::Confirmed, Phase::Postponed { dated: false, room: None }),
        (Standing::Waiting, Phase::Full),
    ] {
        for occasion in [Occasion::Joined, Occasion::Again, Occasion::Promoted] {
            let place = Place {
                campaign: &samples.campaign(),
                stroll: &samples.stroll_in(phase),
                meeting: &samples.meeting(),
                registration: &samples.registration(standing),
                place_in_line: Some(3),
                code: code(),
                link: CONFIRMED,
                path: "/registrations/x?token=t0k%2Fn%2B",
            };
            let name = format!("{} {occasion:?} {standing:?}", lang.code());
            all.push((name, registration(&place, occasion, SENDER, &t)));
        }
    }
    for (announcement, standing) in changes() {
        let letter = changed(lang, mark, announcement, standing);
        all.push((format!("{} {announcement:?} {standing:?}", lang.code()), letter));
    }
    for (standing, phase) in
        [(Standing::Confirmed, Phase::Open { room: None }), (Standing::Waiting, Phase::Full)]
    {
        let place = Place {
            campaign: &samples.campaign(),
            stroll: &samples.stroll_in(phase),
            meeting: &samples.meeting(),
            registration: &samples.registration(standing),
            place_in_line: Some(3),
            code: code(),
            link: CONFIRMED,
            path: "/registrations/x?token=t0k%2Fn%2B",
        };
        let name = format!("{} elsewhere {standing:?}", lang.code());
        all.push((name, meets_elsewhere(&place, SENDER, &t)));
    }
    gifts_and_milk(&samples, &t, &mut all);
    of_those_who_run_it(&samples, &t, &mut all);
    all
}

/// Letters to hosts and to those who offer to host.
fn of_those_who_run_it(samples: &Samples, t: &Reader, all: &mut Vec<(String, Letter)>) {
    let lang = t.lang;
    let query = Query {
        campaign: &samples.campaign(),
        stroll: &samples.stroll_in(Phase::Full),
        question: &samples.question(),
        path: "/questions/x?token=t0k%2Fn%2B",
    };
    all.push((format!("{} asked", lang.code()), question_asked(&query, SENDER, t)));
    all.push((format!("{} question", lang.code()), question(&query, SENDER, t)));
    let application = samples.host_application(ounce_domain::hosting::Standing::Asked);
    let hosting = Hosting {
        campaign: &samples.campaign(),
        application: &application,
        path: "/host-applications/x?token=t0k%2Fn%2B",
    };
    all.push((format!("{} host applied", lang.code()), host_applied(&hosting, SENDER, t)));
    all.push((format!("{} host asked", lang.code()), host_asked(&hosting, SENDER, t)));
    all.push((format!("{} host declined", lang.code()), host_declined(&hosting, SENDER, t)));
    to_many(samples, t, all);
    let stroll = samples.stroll_in(Phase::Draft);
    let again = Again {
        stroll: &stroll,
        campaign: ("2027", &samples.campaign().name),
        ends_ms: 1_803_900_000_000,
        path: "/again/x?token=t0k%2Fn%2B",
    };
    all.push((format!("{} again", lang.code()), host_again(&again, SENDER, t)));
    let sign_ups = SignUps { parties: 24, unconfirmed: 23 };
    let about = (query.campaign, query.stroll);
    all.push((format!("{} burst", lang.code()), burst(about, sign_ups, SENDER, t)));
    for number in [1, 2] {
        let letter = report_missing(about, number, SENDER, t);
        all.push((format!("{} report missing {number}", lang.code()), letter));
    }
}

/// Circulars, reminders, thanks and the test of a member.
fn to_many(samples: &Samples, t: &Reader, all: &mut Vec<(String, Letter)>) {
    let (lang, campaign) = (t.lang.code(), samples.campaign());
    let stroll = samples.stroll_in(Phase::Open { room: None });
    let words = ounce_domain::circular::Words {
        subject: samples.registration(Standing::Confirmed).name,
        text: samples.question().words,
        shows_writer: false,
    };
    for (n, answers) in [
        Answers::Writer("ada@host.example"),
        Answers::Form("/campaigns/2027/strolls/x/ask"),
        Answers::Contact,
        Answers::Nobody,
    ]
    .into_iter()
    .enumerate()
    {
        let from =
            if n == 2 { From::Coordinators(&campaign.name) } else { From::Host(&stroll.name) };
        let around = Around::new(from, answers, t);
        let to = ToReader {
            words: &words,
            around: &around,
            name: &campaign.name,
            is_test: n == 3,
            pages: &[("letter-stroll", "/campaigns/2027/strolls/x".to_owned())],
            stop: Some("/letters/circulars/x/stop?token=t0k"),
        };
        all.push((format!("{lang} circular {n}"), circular(&to, SENDER, t)));
    }
    let place = Place {
        campaign: &campaign,
        stroll: &stroll,
        meeting: &samples.meeting(),
        registration: &samples.registration(Standing::Confirmed),
        place_in_line: None,
        code: code(),
        link: CONFIRMED,
        path: "/registrations/x?token=t0k%2Fn%2B",
    };
    let stop = "/letters/reminders/x/stop?token=t0k";
    for one in [Reminder::Week, Reminder::Day] {
        all.push((format!("{lang} {one:?}"), reminder(&place, one, stop, SENDER, t)));
    }
    let together = Together {
        people: 34,
        raised: campaign.money(123_400),
        all_raised: campaign.money(5_000_000),
        all_milk: Microlitres::from_millilitres(2_957),
    };
    all.push((format!("{lang} thanks"), thanks(&place, together, stop, SENDER, t)));
}

/// The thanks for gifts, and what to do after a promise of milk.
fn gifts_and_milk(samples: &Samples, t: &Reader, all: &mut Vec<(String, Letter)>) {
    let lang = t.lang;
    for method in [Method::DemoCard, Method::AtStroll] {
        let stroll = StrollName::of(&samples.stroll_in(Phase::Full), t);
        let pages = [PartnerPage {
            partner: "Best for Babes Foundation".to_owned(),
            page: "https://give.example/now".to_owned(),
        }];
        let campaign = samples.campaign();
        let letter = |stroll| gift(&samples.gift(method), (&campaign, &pages), stroll, SENDER, t);
        all.push((format!("{} {method:?}", lang.code()), letter(Some(&stroll))));
        all.push((format!("{} {method:?} for all", lang.code()), letter(None)));
    }
    let volume = Microlitres::from_millilitres(2_957);
    let (bank, contact) = (samples.bank(), samples.bank_contact());
    let unknown = Contact::unknown(bank.id);
    let to_call = |contact, is_chosen| Some(ToCall { bank: &bank, contact, is_chosen });
    for to_call in [to_call(&contact, true), to_call(&unknown, false), None] {
        let letter = milk_promise(
            volume,
            to_call,
            "/milk-promises/x?token=t0k",
            &samples.campaign(),
            SENDER,
            t,
        );
        let chosen = to_call.map(|to_call| to_call.is_chosen);
        all.push((format!("{} milk {chosen:?}", lang.code()), letter));
    }
}

/// Every change, for a party that walks and for one that waits.
pub(super) fn changes() -> impl Iterator<Item = (Announcement, Standing)> {
    let all = [
        Announcement::Cancelled,
        Announcement::Postponed,
        Announcement::Moved,
        Announcement::Reopened,
    ];
    all.into_iter().flat_map(|one| [(one, Standing::Confirmed), (one, Standing::Waiting)])
}

/// The letter about a stroll that was to be on 1 May at ten and is now on 29 May at eleven.
pub(super) fn changed(
    lang: Lang,
    mark: &'static str,
    what: Announcement,
    standing: Standing,
) -> Letter {
    let samples = Samples::new(lang, mark);
    let mut stroll = samples.stroll_in(Phase::Open { room: None });
    let before = DateTime::constant(2027, 5, 1, 10, 0, 0, 0);
    stroll.starts = DateTime::constant(2027, 5, 29, 11, 0, 0, 0);
    match what {
        Announcement::Cancelled => stroll.status = Status::Cancelled,
        Announcement::Postponed => stroll.status = Status::Postponed { dated: false },
        Announcement::Moved => stroll.status = Status::Postponed { dated: true },
        Announcement::Reopened => {}
    }
    let place = Place {
        campaign: &samples.campaign(),
        stroll: &stroll,
        meeting: &samples.meeting(),
        registration: &samples.registration(standing),
        place_in_line: (standing == Standing::Waiting).then_some(3),
        code: code(),
        link: CONFIRMED,
        path: "/registrations/x?token=t0k%2Fn%2B",
    };
    let why = format!("A storm is forecast.{mark}");
    let change = Change { announcement: what, before, why: &why };
    stroll_changed(&place, &change, SENDER, &Reader::new(lang, Units::Metric))
}

pub(super) fn code() -> Code {
    Code::of(Id::from_bytes([3; 16]), 0)
}
