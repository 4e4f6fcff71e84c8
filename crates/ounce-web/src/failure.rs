//! Why a request is not answered as asked.
//!
//! A handler returns a [`Failure`] and does not know how it is shown. The failure travels in the
//! response, and the edge turns it into a page or, under `/api/`, into a problem (RFC 9457). The
//! cause of a breakdown goes only to the log; a visitor gets a reference number.

use std::borrow::Cow;
use std::sync::Arc;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ounce_domain::refusal::{Complaint, Complaints, Refusal};
use ounce_store::Fault;

/// A field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub field: Cow<'static, str>,
    pub what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Refused(Refusal),
    /// The request has no such field.
    UnknownField,
    /// A JSON body has the field twice; neither value is used.
    Twice,
    /// The field is there, but holds another kind of value; the kind it should hold is named.
    WrongKind(Kind),
}

/// What a field of a JSON body holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    WholeNumber,
    YesOrNo,
    Object,
}

impl What {
    /// The word under `code` in the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::UnknownField => "unknown-field",
            Self::Twice => "twice",
            Self::WrongKind(Kind::Text) => "not-a-string",
            Self::WrongKind(Kind::WholeNumber) => "not-a-whole-number",
            Self::WrongKind(Kind::YesOrNo) => "not-true-or-false",
            Self::WrongKind(Kind::Object) => "not-an-object",
        }
    }
}

impl From<Complaint> for Wrong {
    fn from(complaint: Complaint) -> Self {
        let what = What::Refused(complaint.refusal);
        Self { field: Cow::Borrowed(complaint.field), what }
    }
}

impl Wrong {
    /// The domain's complaint, for a form; `None` for mistakes that only programs make.
    pub fn complaint(&self) -> Option<Complaint> {
        match (&self.field, self.what) {
            (Cow::Borrowed(field), What::Refused(refusal)) => Some(Complaint { field, refusal }),
            _ => None,
        }
    }
}

/// Why there is no answer.
#[derive(Clone, Debug)]
pub enum Failure {
    NotFound,
    /// No token, or not the right one.
    Unauthorized,
    /// Known, and still not allowed. The field is the header that says who asks.
    Forbidden(Wrong),
    /// The link has ended: its stroll is long over.
    Gone,
    /// Sent from another site's page.
    CrossSite,
    MethodNotAllowed,
    /// The request asks for another host's pages.
    Misdirected,
    /// The body took too long to arrive.
    TooSlow,
    /// The body is not of the one type that is read here.
    OtherType(&'static str),
    TooLarge,
    /// The body is not what its type says; for JSON, where it stops making sense.
    Unreadable {
        line: usize,
        column: usize,
    },
    /// Fields at fault.
    Wrong(Vec<Wrong>),
    /// The request is right, but refused in the present state.
    Conflict(Wrong),
    /// The idempotency key, or the mark of a form, came before with another body. Holds the answer
    /// given then; for a form that is the address it led to.
    KeyReused(Arc<str>),
    /// After how many seconds to ask again.
    TooMany(u64),
    /// The service has too much to do.
    Busy,
    TimedOut,
    /// Something is broken. Holds the text for the log.
    Broken(Arc<str>),
}

impl Failure {
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::Gone => StatusCode::GONE,
            Self::CrossSite | Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Misdirected => StatusCode::MISDIRECTED_REQUEST,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::OtherType(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unreadable { .. } => StatusCode::BAD_REQUEST,
            Self::Wrong(_) | Self::KeyReused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy | Self::TimedOut => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The fields at fault, where there are any.
    pub fn wrong(&self) -> &[Wrong] {
        match self {
            Self::Wrong(all) => all,
            Self::Conflict(one) | Self::Forbidden(one) => std::slice::from_ref(one),
            _ => &[],
        }
    }

    pub fn broken(what: impl Into<String>) -> Self {
        Self::Broken(what.into().into())
    }

    /// A refusal of what a token asks for.
    pub fn forbidden(refusal: impl Into<Refusal>) -> Self {
        let field = header::AUTHORIZATION.as_str();
        Self::Forbidden(Wrong { field: field.into(), what: What::Refused(refusal.into()) })
    }

    /// A refusal about one field.
    pub fn refused(field: &'static str, refusal: impl Into<Refusal>) -> Self {
        Self::Wrong(vec![Wrong { field: field.into(), what: What::Refused(refusal.into()) }])
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        if fault.is_busy() { Self::Busy } else { Self::broken(fault.to_string()) }
    }
}

impl From<Complaints> for Failure {
    fn from(complaints: Complaints) -> Self {
        complaints.into_vec().into()
    }
}

impl From<Vec<Complaint>> for Failure {
    fn from(complaints: Vec<Complaint>) -> Self {
        Self::Wrong(complaints.into_iter().map(Wrong::from).collect())
    }
}

/// The failure on its way to the edge.
#[derive(Clone)]
pub struct Failed(pub Arc<Failure>);

/// Marks an answer that already gives its reason, in plain text for a machine.
#[derive(Clone, Copy)]
pub struct SaidPlainly;

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        let headers = response.headers_mut();
        match &self {
            Self::TooMany(seconds) => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
            }
            Self::Busy | Self::TimedOut => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
            }
            // The rest of the body is not read.
            Self::TooSlow => {
                headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            Self::Unauthorized => {
                let scheme = HeaderValue::from_static("Bearer realm=\"ounce\"");
                headers.insert(header::WWW_AUTHENTICATE, scheme);
            }
            _ => {}
        }
        response.extensions_mut().insert(Failed(Arc::new(self)));
        response
    }
}
