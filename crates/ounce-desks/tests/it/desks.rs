//! What the desks show and change.

use ounce_domain::gift::{Gift, GiftStanding, Method, Purpose};
use ounce_domain::id::Id;
use ounce_domain::member::Role;
use ounce_domain::quantity::{Currency, Money};
use ounce_domain::registration::Application;
use ounce_domain::registration::Party;
use ounce_domain::text::EmailAddress;
use ounce_domain::waiver::Signature;
use ounce_store::registrations::{self, Join};
use ounce_store::{campaigns, gifts};

use crate::app::{ELSEWHERE, HERE, TestApp};

const ELM: &str = "/desk/campaigns/next/strolls/elm";

impl TestApp {
    pub(crate) async fn joins(&self, name: &str, email: &str, adults: i64) {
        // Numbers are in the order of sign-ups.
        self.wait(1);
        let application = Application {
            name: name.to_owned(),
            email: EmailAddress::parse(email).expect("the example is an address"),
            party: Party { adults, children: 1 },
            signature: Signature {
                version: 1,
                language: "en".to_owned(),
                signed_name: name.to_owned(),
            },
        };
        let (id, letter) =
            (self.app.fresh_id(self.app.now()), self.app.fresh_id::<()>(self.app.now()));
        let at_ms = self.now_ms();
        let joined = self.store.write(move |sql| {
            let campaign = campaigns::load(sql, HERE)?.expect("the world has it");
            let join = Join {
                id,
                application: &application,
                answers: &[],
                language: "en",
                at_ms,
                outbox_id: Id::bytes(letter),
                sends_mail: false,
            };
            registrations::join(sql, &campaign, "elm", &join)
        });
        joined.await.expect("the store works").expect("there is room");
    }
}

impl TestApp {
    /// Gives with a message; the id of the gift.
    async fn gives(&self, message: &str) -> String {
        let message = message.to_owned();
        let (id, at_ms) = (self.app.fresh_id(self.app.now()), self.now_ms());
        let letter = self.app.fresh_id::<()>(self.app.now()).bytes();
        let given = self.store.write(move |sql| {
            let campaign = campaigns::load(sql, HERE)?.expect("the world has it").id;
            let gift = Gift {
                id,
                campaign,
                stroll: None,
                purpose: Purpose::Gift,
                method: Method::DemoCard,
                amount: Money::new(2_500, Currency::USD),
                fee_cover_minor: 0,
                name: "Gil Giver".to_owned(),
                email: None,
                is_hidden: false,
                message: message.clone(),
                standing: GiftStanding::Received,
                language: "en".to_owned(),
                at_ms,
            };
            gifts::give(sql, &gift, letter).map(Ok::<_, ()>)
        });
        given.await.expect("the store works").expect("nothing refuses");
        id.to_string()
    }
}

#[tokio::test]
async fn a_host_sees_who_walks_and_takes_the_list_along() {
    let app = TestApp::new().await;
    app.give("bess@hosts.example", Role::Host, HERE, "elm").await;
    app.joins("=Zoë <b>Zander", "zoe@example.org", 2).await;
    app.joins("Adam Ant", "adam@example.org", 1).await;
    let bess = app.signs_in("bess@hosts.example").await;
    let desk = app.get(ELM, &bess).await;
    assert_eq!(desk.status, 200);
    assert!(desk.text.contains("5 of 50 places"), "{}", desk.text);
    assert!(desk.text.contains("=Zoë &#60;b&#62;Zander"), "{}", desk.text);
    assert!(!desk.text.contains("zoe@example.org"), "no address is shown");
    let roster = app.get(&format!("{ELM}/roster?q=zoe"), &bess).await;
    assert!(roster.text.contains("Zander") && !roster.text.contains("Adam"), "{}", roster.text);
    let none = app.get(&format!("{ELM}/roster?q=%3Cscript%3E"), &bess).await;
    assert_eq!(none.status, 200);
    assert!(!none.text.contains("<script>"), "{}", none.text);
    let csv = app.get(&format!("{ELM}/roster.csv"), &bess).await;
    let lines: Vec<&str> = csv.text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "number,name,adults,children,status,code,signed");
    assert!(lines[1].starts_with("1,'=Zoë <b>Zander,2,1,confirmed,"), "{}", lines[1]);
    assert!(lines[2].starts_with("2,Adam Ant,1,1,confirmed,"), "{}", lines[2]);
    assert_eq!(lines.len(), 3);
}

/// Who keeps the books sees how many walk, and no names.
#[tokio::test]
async fn a_treasurer_sees_figures_without_names() {
    let app = TestApp::new().await;
    app.give("tess@hosts.example", Role::Treasurer, HERE, "").await;
    app.joins("Adam Ant", "adam@example.org", 1).await;
    let tess = app.signs_in("tess@hosts.example").await;
    let desk = app.get(ELM, &tess).await;
    assert!(desk.text.contains("2 of 50 places"), "{}", desk.text);
    assert!(!desk.text.contains("Adam"), "{}", desk.text);
}

#[tokio::test]
async fn a_host_gives_and_takes_roles_and_stays_the_last_one() {
    let app = TestApp::new().await;
    app.give("bess@hosts.example", Role::Host, HERE, "elm").await;
    let bess = app.signs_in("bess@hosts.example").await;
    let (give, take) = (format!("{ELM}/members/invite"), format!("{ELM}/members/take"));
    let helper = [("email", "hal@hosts.example"), ("role", "helper"), ("why", "He has the cooler")];
    for _ in 0..2 {
        let given = app.post(&give, &bess, &helper).await;
        assert!(given.location.starts_with(&format!("{ELM}/members?done=")), "{}", given.location);
    }
    let page = app.get(&format!("{ELM}/members"), &bess).await.text;
    assert!(page.contains("hal@hosts.example") && page.contains("He has the cooler"), "{page}");
    assert_eq!(page.matches("was invited as Helper").count(), 1, "invited once: {page}");
    app.give("hal@hosts.example", Role::Helper, HERE, "elm").await;
    let hal = app.signs_in("hal@hosts.example").await;
    assert_eq!(app.get(&format!("{ELM}/roster"), &hal).await.status, 200);
    assert_eq!(app.post(&give, &hal, &helper).await.status, 403, "a helper gives no role");
    // Not a role of the campaign, and no address that is none.
    let higher = [("email", "bess@hosts.example"), ("role", "coordinator"), ("why", "")];
    let refused = app.post(&give, &bess, &higher).await;
    assert_eq!(refused.status, 422);
    let wrong = app.post(&give, &bess, &[("email", "hal@"), ("role", "pope"), ("why", "x")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("value=\"hal@\"") && wrong.text.contains("value=\"x\""));
    // The last host stays, also by her own hand.
    let own = [("email", "bess@hosts.example"), ("role", "host"), ("why", "")];
    let last = app.post(&take, &bess, &own).await;
    assert_eq!(last.status, 422);
    assert!(last.text.contains("somebody has to"), "{}", last.text);
    // A role that was taken counts no more at the next request.
    let taken = app.post(&take, &bess, &helper).await;
    assert_eq!(taken.status, 303);
    assert_eq!(app.get(&format!("{ELM}/roster"), &hal).await.status, 303, "signed out");
}

#[tokio::test]
async fn a_coordinator_sees_which_strolls_need_something() {
    let app = TestApp::new().await;
    app.give("cora@hosts.example", Role::Coordinator, HERE, "").await;
    app.give("bess@hosts.example", Role::Host, HERE, "elm").await;
    let cora = app.signs_in("cora@hosts.example").await;
    let desk = app.get("/desk/campaigns/next", &cora).await;
    assert!(desk.text.contains("2 strolls have no host"), "{}", desk.text);
    assert!(desk.text.contains("One stroll is still a draft"), "{}", desk.text);
    let drafts = app.get("/desk/campaigns/next?only=opening", &cora).await;
    assert!(drafts.text.contains("/strolls/fir\"") && !drafts.text.contains("/strolls/oak\""));
    let draft = app.get("/desk/campaigns/next/strolls/fir", &cora).await;
    assert!(draft.text.contains("Nobody else sees this stroll yet"), "{}", draft.text);
    let named = app.get("/desk/campaigns/next?q=GROVE+oak", &cora).await.text;
    assert!(named.contains("/strolls/oak\"") && !named.contains("/strolls/elm\""), "{named}");
    for query in ["?page=0", "?page=99", "?page=-1", "?only=all", "?q=%F0%9F%98%80"] {
        let path = format!("/desk/campaigns/next{query}");
        assert_eq!(app.get(&path, &cora).await.status, 200, "{query}");
    }
}

/// What givers write waits until somebody has read it, and is judged in its own campaign alone.
#[tokio::test]
async fn a_moderator_reads_what_givers_write() {
    let app = TestApp::new().await;
    app.give("mo@hosts.example", Role::Moderator, HERE, "").await;
    app.give("mona@hosts.example", Role::Moderator, ELSEWHERE, "").await;
    let gift = app.gives("For the <b>night</b> nurses").await;
    let mo = app.signs_in("mo@hosts.example").await;
    let desk = app.get("/desk/campaigns/next", &mo).await;
    assert!(desk.text.contains("One message waits to be read"), "{}", desk.text);
    let page = app.get("/desk/campaigns/next/messages", &mo).await;
    assert!(page.text.contains("For the &#60;b&#62;night&#60;/b&#62; nurses"), "{}", page.text);
    let judge = "/desk/campaigns/next/messages/judge";
    let shown = [("gift", gift.as_str()), ("standing", "shown"), ("why", "")];
    let mona = app.signs_in("mona@hosts.example").await;
    assert_eq!(app.post(judge, &mona, &shown).await.status, 403);
    let elsewhere = "/desk/campaigns/other/messages/judge";
    assert_eq!(app.post(elsewhere, &mona, &shown).await.status, 404, "of another campaign");
    for _ in 0..2 {
        let judged = app.post(judge, &mo, &shown).await;
        assert_eq!(judged.location, "/desk/campaigns/next/messages");
    }
    let page = app.get("/desk/campaigns/next/messages", &mo).await;
    assert!(page.text.contains("Nothing waits to be read"), "{}", page.text);
    let hidden =
        [("gift", gift.as_str()), ("standing", "hidden"), ("why", "a child\u{2019}s name")];
    assert_eq!(app.post(judge, &mo, &hidden).await.status, 303);
    let all = app.get("/desk/campaigns/next/messages?all=1", &mo).await;
    assert!(all.text.contains("· hidden"), "{}", all.text);
    app.give("cora@hosts.example", Role::Coordinator, HERE, "").await;
    let cora = app.signs_in("cora@hosts.example").await;
    let acts = app.get("/desk/campaigns/next/members", &cora).await.text;
    assert_eq!(acts.matches("message was shown").count(), 1, "{acts}");
    assert!(
        acts.contains("message was hidden") && acts.contains("a child\u{2019}s name"),
        "{acts}"
    );
    for wrong in [
        [("gift", "x"), ("standing", "shown"), ("why", "")],
        [("gift", gift.as_str()), ("standing", "held"), ("why", "")],
    ] {
        assert_eq!(app.post(judge, &mo, &wrong).await.status, 422);
    }
}

/// Undo stands beside what was done, and a hand that slipped loses nothing.
#[tokio::test]
async fn what_was_done_can_be_undone() {
    let app = TestApp::new().await;
    app.give("bess@hosts.example", Role::Host, HERE, "elm").await;
    let bess = app.signs_in("bess@hosts.example").await;
    let helper = [("email", "hal@hosts.example"), ("role", "helper"), ("why", "")];
    app.give("hal@hosts.example", Role::Helper, HERE, "elm").await;
    let members = app.get(&format!("{ELM}/members"), &bess).await;
    assert!(members.text.contains("has not come in yet"), "{}", members.text);
    let taken = app.post(&format!("{ELM}/members/take"), &bess, &helper).await;
    let page = app.get(&taken.location, &bess).await.text;
    assert!(page.contains("hal@hosts.example is Helper no longer"), "{page}");
    assert!(page.contains(&format!("action=\"{ELM}/members/give-back\"")), "{page}");
    let again = app.post(&format!("{ELM}/members/take"), &bess, &helper).await;
    assert!(app.get(&again.location, &bess).await.text.contains("It was so before"));
    let back = app.post(&format!("{ELM}/members/give-back"), &bess, &helper).await;
    let page = app.get(&back.location, &bess).await.text;
    assert!(page.contains("hal@hosts.example became Helper"), "{page}");
    // A host whom nobody ever saw does not replace one who is there.
    let typo = [("email", "tyop@hosts.example"), ("role", "host"), ("why", "")];
    app.give("tyop@hosts.example", Role::Host, HERE, "elm").await;
    // Who never held a role is not given it without being asked.
    let new = [("email", "new@hosts.example"), ("role", "helper"), ("why", "")];
    let given = app.post(&format!("{ELM}/members/give-back"), &bess, &new).await;
    assert_eq!(given.status, 422);
    let own = [("email", "bess@hosts.example"), ("role", "host"), ("why", "")];
    assert_eq!(app.post(&format!("{ELM}/members/take"), &bess, &own).await.status, 422);
    assert_eq!(app.post(&format!("{ELM}/members/take"), &bess, &typo).await.status, 303);
}

/// Names that nothing is called by are not found, whatever is in them.
#[tokio::test]
async fn odd_names_are_not_found() {
    let app = TestApp::new().await;
    app.give("cora@hosts.example", Role::Coordinator, HERE, "").await;
    let cora = app.signs_in("cora@hosts.example").await;
    for odd in ["%00", "a%00", "..", "%2e%2e", "%F0%9F%98%80", "NEXT", "a%27--"] {
        for path in [
            format!("/desk/campaigns/{odd}"),
            format!("/desk/campaigns/next/strolls/{odd}"),
            format!("/desk/campaigns/{odd}/strolls/elm/roster.csv"),
            format!("/desk/sessions/{odd}/end"),
            format!("/sign-in/{odd}"),
        ] {
            let status = app.get(&path, &cora).await.status;
            assert!(matches!(status, 303 | 308 | 404 | 405), "{path}: {status}");
        }
        let path = format!("/desk/campaigns/next/strolls/{odd}/members/give");
        assert_eq!(app.post(&path, &cora, &[]).await.status, 404, "{path}");
    }
}

/// Everybody may lay down a role of their own, but for the last host.
#[tokio::test]
async fn a_role_is_laid_down_by_its_own_member() {
    let app = TestApp::new().await;
    app.give("bess@hosts.example", Role::Host, HERE, "elm").await;
    app.give("hal@hosts.example", Role::Helper, HERE, "elm").await;
    app.give("hal@hosts.example", Role::Helper, HERE, "oak").await;
    let (bess, hal) =
        (app.signs_in("bess@hosts.example").await, app.signs_in("hal@hosts.example").await);
    let of = |slug: &'static str, role: &'static str| {
        [("kind", "stroll"), ("campaign", HERE), ("slug", slug), ("role", role)]
    };
    let last = app.post("/desk/lay-down", &bess, &of("elm", "host")).await;
    assert_eq!(last.status, 422);
    assert!(last.text.contains("somebody has to"), "{}", last.text);
    // Somebody else's role is not touched: it is not held by Hal.
    assert_eq!(app.post("/desk/lay-down", &hal, &of("elm", "host")).await.status, 303);
    assert_eq!(app.get(ELM, &bess).await.status, 200);
    assert_eq!(app.post("/desk/lay-down", &hal, &of("elm", "helper")).await.location, "/desk");
    assert_eq!(app.get(ELM, &hal).await.status, 403);
    assert_eq!(app.get("/desk", &hal).await.status, 200, "one role is left");
    assert_eq!(app.post("/desk/lay-down", &hal, &of("oak", "helper")).await.location, "/desk");
    assert_eq!(app.get("/desk", &hal).await.status, 303, "signed out");
    for odd in [of("no\0", "helper"), of("none", "helper")] {
        assert_eq!(app.post("/desk/lay-down", &bess, &odd).await.status, 404);
    }
    assert_eq!(app.post("/desk/lay-down", &bess, &of("elm", "pope")).await.status, 422);
}

/// Drafts are on the coordinator's map, and what is missing is drawn hollow.
#[tokio::test]
async fn a_coordinator_sees_which_towns_are_ready_and_how_it_grows() {
    let app = TestApp::new().await;
    app.give("cora@campaigns.example", Role::Coordinator, HERE, "").await;
    let session = app.signs_in("cora@campaigns.example").await;
    let page = app.get("/desk/campaigns/next/standing", &session).await;
    assert_eq!(page.status, 200);
    for slug in ["elm", "oak", "fir"] {
        let desk = format!("href=\"/desk/campaigns/next/strolls/{slug}\" class=\"changed\"");
        assert!(page.text.contains(&desk), "{slug} has no host: {}", page.text);
    }
    assert!(page.text.contains("first campaign"), "{}", page.text);
    let token = app.issues("cora@campaigns.example", "see-campaign").await;
    let told = app.reads("/api/v1/campaigns/next/standing", &token).await.json(200);
    assert_eq!(told["strolls"].as_array().map(Vec::len), Some(3), "{told}");
    assert!(told["growth"].is_null(), "{told}");
    let needs = told["strolls"].as_array().into_iter().flatten();
    assert!(needs.into_iter().all(|one| one["needs"][0] == "host"), "{told}");
}
