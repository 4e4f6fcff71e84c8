//! Settings: a flag first, then the environment, then the default.
//!
//! This is the only module that reads the environment.

use crate::cli;
use crate::say::End;
use ounce_post::Mail;
use std::net::SocketAddr;
use std::path::PathBuf;

/// One variable of the environment; an empty one counts as not set.
#[expect(clippy::disallowed_methods, reason = "the binary alone reads the environment, and here")]
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Where a variable's value comes from; the environment, but for tests.
pub(crate) type Variables<'a> = &'a dyn Fn(&str) -> Option<String>;

const DEFAULT_DB: &str = "sqlite:ounce.db";
/// Where to listen unless told otherwise.
pub(crate) const DEFAULT_LISTEN: &str = "127.0.0.1:8080";

/// The address of the database.
pub(crate) fn database(flag: Option<&str>, variables: Variables<'_>) -> String {
    let set = || variables("OUNCE_DB");
    flag.map(str::to_owned).or_else(set).unwrap_or_else(|| DEFAULT_DB.to_owned())
}

/// Where to listen.
///
/// # Errors
/// When the variable holds no address.
pub(crate) fn listen(
    flag: Option<SocketAddr>,
    variables: Variables<'_>,
) -> Result<SocketAddr, End> {
    if let Some(address) = flag {
        return Ok(address);
    }
    let set = variables("OUNCE_LISTEN").unwrap_or_else(|| DEFAULT_LISTEN.to_owned());
    set.parse().map_err(|_| {
        End::Unusable(format!("OUNCE_LISTEN: {set} is not an address such as {DEFAULT_LISTEN}"))
    })
}

/// The address visitors know, without a slash at the end.
///
/// # Errors
/// When it is not a web address.
pub(crate) fn base_url(
    flag: Option<&str>,
    variables: Variables<'_>,
) -> Result<Option<String>, End> {
    let set = flag.map(str::to_owned).or_else(|| variables("OUNCE_BASE_URL"));
    let Some(url) = set else { return Ok(None) };
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = host.map(|host| host.trim_end_matches('/')).unwrap_or_default();
    if host.is_empty() || host.contains(['/', '?', '#', ' ']) {
        return Err(End::Unusable(format!(
            "{url} is not an address such as https://stroll.example"
        )));
    }
    Ok(Some(url.trim_end_matches('/').to_owned()))
}

/// Whether a proxy's headers are believed.
///
/// # Errors
/// When the variable is neither yes nor no.
pub(crate) fn trust_forwarded(flag: bool, variables: Variables<'_>) -> Result<bool, End> {
    match variables("OUNCE_TRUST_FORWARDED").as_deref() {
        _ if flag => Ok(true),
        None | Some("no" | "0" | "false") => Ok(false),
        Some("yes" | "1" | "true") => Ok(true),
        Some(other) => {
            Err(End::Unusable(format!("OUNCE_TRUST_FORWARDED: {other} is neither yes nor no")))
        }
    }
}

/// How mail is sent, when it is.
///
/// # Errors
/// When there is a server and no address to send from.
pub(crate) fn mail(flags: &cli::Mail, variables: Variables<'_>) -> Result<Option<Mail>, End> {
    let smtp = flags.smtp.clone().or_else(|| variables("OUNCE_SMTP"));
    let from = flags.from.clone().or_else(|| variables("OUNCE_MAIL_FROM"));
    let authority = flags.smtp_ca.clone().or_else(|| variables("OUNCE_SMTP_CA").map(PathBuf::from));
    match (smtp, from) {
        (None, _) => Ok(None),
        (Some(smtp), Some(from)) => Ok(Some(Mail { smtp, from, authority })),
        (Some(_), None) => Err(End::Unusable(
            "with --smtp say --from ADDRESS (or OUNCE_MAIL_FROM), so that letters have a sender"
                .to_owned(),
        )),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    fn set(name: &str) -> Option<String> {
        let value = match name {
            "OUNCE_DB" => "sqlite:from-env.db",
            "OUNCE_LISTEN" => "[::1]:9000",
            "OUNCE_BASE_URL" => "https://stroll.example/",
            "OUNCE_SMTP" => "smtp://127.0.0.1:2525",
            "OUNCE_MAIL_FROM" => "stroll@ounce.example",
            "OUNCE_TRUST_FORWARDED" => "yes",
            _ => return None,
        };
        Some(value.to_owned())
    }

    fn unset(_: &str) -> Option<String> {
        None
    }

    #[test]
    fn a_flag_comes_before_the_environment_and_that_before_the_default() {
        assert_eq!(database(Some("sqlite:flag.db"), &set), "sqlite:flag.db");
        assert_eq!(database(None, &set), "sqlite:from-env.db");
        assert_eq!(database(None, &unset), DEFAULT_DB);
        let flag = "127.0.0.1:1".parse().unwrap();
        assert_eq!(listen(Some(flag), &set).unwrap(), flag);
        assert_eq!(listen(None, &set).unwrap().to_string(), "[::1]:9000");
        assert_eq!(listen(None, &unset).unwrap().to_string(), DEFAULT_LISTEN);
        assert_eq!(base_url(None, &set).unwrap().unwrap(), "https://stroll.example");
        assert_eq!(base_url(None, &unset).unwrap(), None);
        assert!(trust_forwarded(false, &set).unwrap());
        assert!(trust_forwarded(true, &unset).unwrap());
        assert!(!trust_forwarded(false, &unset).unwrap());
    }

    #[test]
    fn what_cannot_be_used_is_said_before_anything_starts() {
        for url in ["stroll.example", "https://", "ftp://a", "https://a/b", "https://a b"] {
            assert!(base_url(Some(url), &unset).is_err(), "{url}");
        }
        assert!(listen(None, &|_| Some("nowhere".to_owned())).is_err());
        assert!(trust_forwarded(false, &|_| Some("perhaps".to_owned())).is_err());
    }

    #[test]
    fn letters_need_a_sender_as_soon_as_there_is_a_server() {
        let none = cli::Mail::default();
        let smtp = cli::Mail { smtp: Some("smtp://a.example".to_owned()), ..cli::Mail::default() };
        assert_eq!(mail(&none, &unset).unwrap(), None);
        assert!(mail(&smtp, &unset).is_err());
        let both = mail(&smtp, &set).unwrap().unwrap();
        assert_eq!(
            (both.smtp.as_str(), both.from.as_str()),
            ("smtp://a.example", "stroll@ounce.example")
        );
    }
}
