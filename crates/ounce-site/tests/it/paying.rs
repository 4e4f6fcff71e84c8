//! A provider is asked once, and only for a gift that is stored.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::Request;
use ounce_domain::gift::{Gift, GiftStanding, Method, Offer};
use ounce_domain::id::Id;
use ounce_web::pay::{Beginning, Begun, Declined, Provider};

use crate::app::{TestApp, form, json as request, with};
use crate::giving::{A_GIFT, GIFTS, gift};
use crate::joining::typed;

const JOIN: &str = "/campaigns/next/strolls/beach/join";

/// A card whose provider answers as the test tells it, and counts.
struct Card {
    asked: AtomicUsize,
    says: Mutex<Result<Begun, Declined>>,
}

impl Card {
    fn that_says(says: Result<Begun, Declined>) -> Arc<Self> {
        Arc::new(Self { asked: AtomicUsize::new(0), says: Mutex::new(says) })
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }
}

impl Provider for Card {
    fn method(&self) -> Method {
        Method::DemoCard
    }

    fn at_once(&self) -> Option<GiftStanding> {
        None
    }

    fn begin<'a>(&'a self, _: Id<Gift>, _: &'a Offer) -> Beginning<'a> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        let says = self.says.lock().expect("nothing panics with it").clone();
        Box::pin(std::future::ready(says))
    }
}

fn join_with_card<'a>(email: &'a str, adults: &'a str, once: &'a str) -> Request<Body> {
    let gift = [("gift_amount", "25"), ("gift_method", "demo-card"), ("once", once)];
    form(JOIN, &[typed(email, adults), gift.to_vec()].concat())
}

#[tokio::test]
async fn a_gift_sent_many_times_at_once_asks_the_provider_once() {
    let card = Card::that_says(Ok(Begun::Received));
    let app = TestApp::paying(card.clone()).await;
    let body = gift("25", "demo-card");
    let all = (0..10).map(|_| app.send(with(request(GIFTS, &body), "idempotency-key", "same")));
    let answers = futures_util::future::join_all(all).await;
    assert!(answers.iter().all(|one| one.status.as_u16() == 201));
    assert_eq!(card.asked(), 1);
    let settled = app.send(with(request(GIFTS, &body), "idempotency-key", "same")).await;
    assert_eq!(settled.json(201)["status"], "received", "the answer it came to in the end");
    assert_eq!(app.rows().await[2], 1);
}

#[tokio::test]
async fn a_double_click_with_a_first_gift_asks_once_and_a_refused_one_asks_nobody() {
    let card = Card::that_says(Ok(Begun::Received));
    let app = TestApp::paying(card.clone()).await;
    let click = || app.send(join_with_card("ada@example.org", "2", "click"));
    let twice = futures_util::future::join(click(), click());
    let (one, other) = twice.await;
    assert_eq!((one.status.as_u16(), other.status.as_u16()), (303, 303));
    assert_eq!(card.asked(), 1);
    // The party is larger than any stroll takes.
    let refused = join_with_card("bo@example.org", "21", "large");
    assert_eq!(app.send(refused).await.status.as_u16(), 422);
    // The address has a place already.
    let again = join_with_card("ada@example.org", "2", "later");
    assert_eq!(app.send(again).await.status.as_u16(), 303);
    assert_eq!(card.asked(), 1);
    assert_eq!(app.rows().await[2], 1);
}

#[tokio::test]
async fn a_declined_card_leaves_no_gift_and_may_be_tried_again() {
    let card = Card::that_says(Err(Declined("declined")));
    let app = TestApp::paying(card.clone()).await;
    let sent = [&A_GIFT[..4], &[("method", "demo-card"), ("name", "Gil"), ("once", "x")]].concat();
    let declined = app.send(form("/campaigns/next/give", &sent)).await;
    assert_eq!(declined.status.as_u16(), 422);
    *card.says.lock().expect("nothing panics with it") =
        Ok(Begun::Redirect("https://pay.example/1".to_owned()));
    let elsewhere = app.send(form("/campaigns/next/give", &sent)).await;
    assert_eq!(elsewhere.header("location"), "https://pay.example/1");
    assert_eq!(card.asked(), 2);
    let again = app.send(form("/campaigns/next/give", &sent)).await;
    assert_eq!(again.header("location"), "https://pay.example/1", "the same payment");
    assert_eq!(card.asked(), 2);
}
