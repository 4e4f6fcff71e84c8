//! A certificate for a party that had a place, from the day on.

use crate::app::TestApp;
use crate::joining::{BEACH, party};

impl TestApp {
    /// The path of the manage link of a party, with another page of it.
    async fn joined_as(&self, email: &str) -> (String, String) {
        let made = self.post_json(BEACH, &party(email, 2, 1)).await.json(201);
        let manage = made["links"]["manage"].as_str().expect("a link").to_owned();
        let path = manage.strip_prefix("http://stroll.example").expect("our own host");
        let path = path.strip_prefix("/api/v1").unwrap_or(path);
        let (id, token) = path.split_once('?').expect("a token");
        (format!("{id}?{token}"), format!("{id}/certificate?{token}"))
    }
}

#[tokio::test]
async fn who_had_a_place_prints_a_certificate_after_the_day() {
    let app = TestApp::new().await;
    let (page, certificate) = app.joined_as("ada@example.org").await;
    let (other, others) = app.joined_as("bo@example.org").await;
    assert_eq!(app.get(&certificate).await.status.as_u16(), 404, "not before the day");
    assert!(!app.get(&page).await.text(200).contains("/certificate?"));
    let given_back = app.post_form(&other.replace('?', "/cancellation?"), &[]).await;
    assert_eq!(given_back.status.as_u16(), 303);
    app.set_clock(70 * 86_400);
    app.refresh().await;
    assert!(app.get(&page).await.text(200).contains("/certificate?"));
    let pdf = app.get(&certificate).await;
    assert_eq!((pdf.status.as_u16(), pdf.header("content-type")), (200, "application/pdf"));
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
    assert!(pdf.header("cache-control").contains("private"), "{}", pdf.header("cache-control"));
    assert_eq!(app.get(&others).await.status.as_u16(), 404, "the place was given back");
    let stranger = certificate.split("token=").next().map(|path| format!("{path}token=x"));
    assert_eq!(app.get(&stranger.expect("a path")).await.status.as_u16(), 401);
    let again = app.get(&certificate).await;
    assert!(again.bytes == pdf.bytes, "the same certificate is the same file");
}
