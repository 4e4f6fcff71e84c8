//! Holds every answer of the interface for programs against its description.
//!
//! All requests of these tests to `/api/` come through here, so that a status, a header or a field
//! that `openapi.json` does not name fails the test that met it, whatever that test looked at.

use std::sync::LazyLock;

use axum::http::Method;
use serde_json::{Value, json};

use crate::asking::Answer;

pub(crate) static DESCRIPTION: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../openapi.json")).expect("the description is JSON")
});

/// Asserts that the description promises this answer. Other addresses than the interface's pass.
pub(crate) fn check(method: &Method, path: &str, answer: &Answer) {
    if !path.starts_with("/api/") {
        return;
    }
    let asked = format!("{method} {path} answers {}", answer.status);
    // What is asked of no address, or by no method of it, is a problem as any other.
    let problem = "/components/responses/NotFound".to_owned();
    let at = match operation(method, path) {
        Some(operation) => {
            let at = format!("{operation}/responses/{}", answer.status.as_u16());
            let response = DESCRIPTION.pointer(&at);
            let response = response.unwrap_or_else(|| panic!("{asked}, which is not described"));
            response["$ref"].as_str().map_or(at, |to| to.trim_start_matches('#').to_owned())
        }
        None => problem,
    };
    let response = DESCRIPTION.pointer(&at).unwrap_or_else(|| panic!("nothing is at {at}"));
    for (name, header) in response["headers"].as_object().into_iter().flatten() {
        let value = answer.header(&name.to_lowercase());
        assert!(!value.is_empty(), "{asked} without {name}");
        if header["schema"]["type"] == "integer" {
            assert!(value.parse::<u64>().is_ok(), "{asked}: {name} is {value}");
        }
    }
    let Some(content) = response["content"].as_object() else {
        assert!(answer.bytes.is_empty(), "{asked} with a body");
        return;
    };
    let kind = answer.header("content-type");
    assert!(content.contains_key(kind), "{asked} as {kind}");
    let is_packed = !answer.header("content-encoding").is_empty();
    if *method != Method::HEAD && !is_packed && kind.contains("json") {
        let schema = format!("{at}/content/{}/schema", kind.replace('/', "~1"));
        let body = serde_json::from_slice(&answer.bytes).expect("JSON");
        assert_eq!(faults(&schema, &body), Vec::<String>::new(), "{asked}");
    }
}

/// Where the description speaks of a method and an address, as a pointer into it.
fn operation(method: &Method, path: &str) -> Option<String> {
    // A head is asked for and answered as the page itself.
    let verb = if *method == Method::HEAD { "get" } else { &method.as_str().to_lowercase() };
    let paths = DESCRIPTION["paths"].as_object()?;
    let (described, _) = paths
        .iter()
        .find(|(described, methods)| matches(described, path) && methods.get(verb).is_some())?;
    Some(format!("/paths/{}/{verb}", described.replace('~', "~0").replace('/', "~1")))
}

fn matches(described: &str, path: &str) -> bool {
    let (one, other) = (described.split('/'), path.split('/'));
    one.clone().count() == other.clone().count()
        && one.zip(other).all(|(one, other)| one == other || one.starts_with('{'))
}

/// What of a body breaks the schema at a place of the description.
fn faults(schema: &str, body: &Value) -> Vec<String> {
    let mut root = DESCRIPTION.pointer(schema).expect("the schema is there").clone();
    root["components"] = DESCRIPTION["components"].clone();
    let validator = jsonschema::validator_for(&root).expect("the description has sound schemas");
    validator.iter_errors(body).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

#[test]
fn an_answer_that_is_not_promised_is_found() {
    let problem = "/components/responses/Busy/content/application~1problem+json/schema";
    let sound = json!({ "type": "about:blank", "title": "Busy", "status": 503 });
    assert_eq!(faults(problem, &sound), Vec::<String>::new());
    assert_eq!(faults(problem, &json!({ "title": "Busy", "status": 503 })).len(), 1);
    let mut more = sound.clone();
    more["mood"] = json!("low");
    assert_eq!(faults(problem, &more).len(), 1);
    assert!(operation(&Method::HEAD, "/api/v1/campaigns/next/tally").is_some());
    assert!(operation(&Method::DELETE, "/api/v1/campaigns").is_none());
}
