//! Which certificates of a mail server are believed.
//!
//! Those that public authorities signed, and nothing else, unless the operator names a file with
//! authorities of their own: a mail server inside a house often has a certificate of the house.

use std::path::Path;

use lettre::transport::smtp::AsyncSmtpTransportBuilder;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use url::Url;

/// Believes the authorities in a PEM file as well as the public ones.
///
/// # Errors
/// When the file can't be read or holds no certificate, or the server's URL asks for no TLS:
/// somebody who names an authority must not be given mail in the clear.
pub(super) fn believe(
    server: AsyncSmtpTransportBuilder,
    url: &str,
    authority: &Path,
) -> Result<AsyncSmtpTransportBuilder, String> {
    let unusable = |why: String| format!("--smtp-ca: {why}");
    let pem = std::fs::read(authority)
        .map_err(|error| unusable(format!("{}: {error}", authority.display())))?;
    let certificate = Certificate::from_pem(&pem).ok();
    // A file without a certificate in it is no error to the reader of PEM.
    let certificate = certificate.filter(|_| String::from_utf8_lossy(&pem).contains(BEGIN));
    let certificate = certificate
        .ok_or_else(|| unusable(format!("{}: no certificate in PEM", authority.display())))?;
    let url = Url::parse(url).map_err(|_| unusable("the server's URL can't be read".to_owned()))?;
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
    let parameters = TlsParameters::builder(host)
        .add_root_certificate(certificate)
        .build()
        .map_err(|_| unusable(format!("{}: not a certificate", authority.display())))?;
    let tls = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value);
    match (url.scheme(), tls.as_deref()) {
        ("smtps", _) => Ok(server.tls(Tls::Wrapper(parameters))),
        ("smtp", Some("required")) => Ok(server.tls(Tls::Required(parameters))),
        _ => Err(unusable("the server's URL asks for no TLS: smtps://… or …?tls=required".into())),
    }
}

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
