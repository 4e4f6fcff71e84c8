//! Settings: a flag first, then the environment, then the default.
//!
//! This is the only module that reads the environment.

use crate::cli;
use crate::say::End;
use ounce_post::Mail;
use std::net::SocketAddr;
use std::path::PathBuf;
use url::Url;

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
    let Some(text) = set else { return Ok(None) };
    let url = Url::parse(&text).ok().filter(|url| {
        let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        let names_nobody = url.username().is_empty() && url.password().is_none();
        matches!(url.scheme(), "http" | "https") && url.has_host() && is_bare && names_nobody
    });
    let is_as_typed = !text.contains(char::is_whitespace) && !text.ends_with("//");
    let url = url.filter(|_| is_as_typed).ok_or_else(|| {
        End::Unusable(format!("{text} is not an address such as https://stroll.example"))
    })?;
    // As browsers and mail servers spell it: `bücher.example` is `xn--bcher-kva.example`.
    Ok(Some(url.origin().ascii_serialization()))
}

/// The hosts that are this service, if there is no base URL: those that are named, and the address
/// it listens on.
///
/// # Errors
/// When a name is no host, or no host is known although other machines can reach the service.
pub(crate) fn hosts(
    flags: &[String],
    has_base_url: bool,
    listen: SocketAddr,
    variables: Variables<'_>,
) -> Result<Vec<String>, End> {
    let set = variables("OUNCE_HOSTS").filter(|_| flags.is_empty()).unwrap_or_default();
    let set = set.split(',').map(str::trim).filter(|host| !host.is_empty());
    let named = flags.iter().map(String::as_str).chain(set);
    let mut hosts = named.map(host).collect::<Result<Vec<_>, _>>()?;
    let is_open = !listen.ip().to_canonical().is_loopback();
    if is_open && listen.ip().is_unspecified() && hosts.is_empty() && !has_base_url {
        return Err(End::Unusable(format!(
            "others than this machine can reach {listen}: say --base-url https://stroll.example, or \
             --host NAME for each name visitors use, so that links lead to you and nobody else"
        )));
    }
    if is_open && !listen.ip().is_unspecified() {
        hosts.push(match listen.ip() {
            std::net::IpAddr::V4(v4) => v4.to_string(),
            std::net::IpAddr::V6(v6) => format!("[{v6}]"),
        });
    }
    Ok(hosts)
}

/// One host, with a port where only that one counts, as a browser spells it.
fn host(text: &str) -> Result<String, End> {
    let unusable = || End::Unusable(format!("{text} is not a host such as stroll.example"));
    let url = Url::parse(&format!("http://{text}")).map_err(|_| unusable())?;
    let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    let fits =
        is_bare && !text.contains(['/', '@', '?', '#']) && !text.contains(char::is_whitespace);
    let name = url.host_str().filter(|_| fits).ok_or_else(unusable)?;
    // The port as it was typed: the usual port of `http` is not the usual one of the visitor's
    // `https`.
    let port = text.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
    let port = port.map(|(_, port)| format!(":{port}")).unwrap_or_default();
    Ok(format!("{name}{port}"))
}

/// Whether a proxy's headers are trusted.
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

/// How letters are sent, if at all.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Sending {
    /// A mail server takes them.
    By(Mail),
    /// Letters wait until a server is named.
    Later,
    /// No server will ever be named.
    Never,
}

/// The settings of mail.
///
/// # Errors
/// When a server is named and no address to send from.
pub(crate) fn mail(flags: &cli::Mail, variables: Variables<'_>) -> Result<Sending, End> {
    let smtp = flags.smtp.clone().or_else(|| variables("OUNCE_SMTP"));
    let from = flags.from.clone().or_else(|| variables("OUNCE_MAIL_FROM"));
    let authority = flags.smtp_ca.clone().or_else(|| variables("OUNCE_SMTP_CA").map(PathBuf::from));
    match (smtp, from) {
        (None, _) => Ok(Sending::Later),
        (Some(smtp), _) if smtp == "none" => Ok(Sending::Never),
        (Some(smtp), Some(from)) => Ok(Sending::By(Mail { smtp, from, authority })),
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
        for url in [
            "stroll.example",
            "https://",
            "ftp://a",
            "https://a/b",
            "https://a b",
            "https://a?b",
            "https://me@a",
        ] {
            assert!(base_url(Some(url), &unset).is_err(), "{url}");
        }
        assert!(listen(None, &|_| Some("nowhere".to_owned())).is_err());
        assert!(trust_forwarded(false, &|_| Some("perhaps".to_owned())).is_err());
    }

    #[test]
    fn an_address_is_spelled_as_the_network_does() {
        for (typed, spelled) in [
            ("https://bücher.example/", "https://xn--bcher-kva.example"),
            ("HTTPS://Stroll.Example", "https://stroll.example"),
            ("https://stroll.example:443", "https://stroll.example"),
            ("http://[2001:db8::1]:8080", "http://[2001:db8::1]:8080"),
        ] {
            assert_eq!(base_url(Some(typed), &unset).unwrap().as_deref(), Some(spelled));
        }
    }

    #[test]
    fn who_opens_the_service_to_others_says_what_it_is_called() {
        let everywhere: SocketAddr = "0.0.0.0:8080".parse().unwrap();
        let here: SocketAddr = "127.0.0.1:8080".parse().unwrap();
        let one: SocketAddr = "192.0.2.7:8080".parse().unwrap();
        let named = ["Stroll.example".to_owned(), "bücher.example:8443".to_owned()];
        assert!(hosts(&[], false, everywhere, &unset).is_err());
        assert_eq!(hosts(&[], true, everywhere, &unset).unwrap(), [""; 0]);
        assert_eq!(hosts(&[], false, here, &unset).unwrap(), [""; 0]);
        assert_eq!(hosts(&[], false, one, &unset).unwrap(), ["192.0.2.7"]);
        let expected = ["stroll.example", "xn--bcher-kva.example:8443"];
        assert_eq!(hosts(&named, false, everywhere, &unset).unwrap(), expected);
        let set = |_: &str| Some("a.example, b.example".to_owned());
        assert_eq!(hosts(&[], false, everywhere, &set).unwrap(), ["a.example", "b.example"]);
        for bad in ["https://a", "a/b", "a b", "", "me@a"] {
            assert!(hosts(&[bad.to_owned()], false, here, &unset).is_err(), "{bad}");
        }
    }

    #[test]
    fn letters_need_a_sender_as_soon_as_there_is_a_server() {
        let none = cli::Mail::default();
        let smtp = cli::Mail { smtp: Some("smtp://a.example".to_owned()), ..cli::Mail::default() };
        assert_eq!(mail(&none, &unset).unwrap(), Sending::Later);
        let never = cli::Mail { smtp: Some("none".to_owned()), ..cli::Mail::default() };
        assert_eq!(mail(&never, &unset).unwrap(), Sending::Never, "for good");
        assert!(mail(&smtp, &unset).is_err());
        let Sending::By(both) = mail(&smtp, &set).unwrap() else { panic!("there is a server") };
        assert_eq!(
            (both.smtp.as_str(), both.from.as_str()),
            ("smtp://a.example", "stroll@ounce.example")
        );
    }
}
