//! Which certificates of a mail server are trusted.
//!
//! Certificates that public authorities signed are trusted, and no others, unless the operator
//! names a file with further authorities: an organisation's own mail server often has a certificate
//! that the organisation signed.

use std::path::Path;

use lettre::transport::smtp::client::{Certificate, TlsParameters};

/// The TLS settings for a connection to `host`: it trusts public authorities, and those in the PEM
/// file if one is named.
///
/// # Errors
/// When the file can't be read or holds no certificate.
pub(super) fn parameters(host: &str, authority: Option<&Path>) -> Result<TlsParameters, String> {
    let mut parameters = TlsParameters::builder(host.to_owned());
    if let Some(authority) = authority {
        parameters = parameters.add_root_certificate(certificate(authority)?);
    }
    parameters.build().map_err(|_| "--smtp-ca: not a certificate".to_owned())
}

fn certificate(authority: &Path) -> Result<Certificate, String> {
    let unusable = |why: &str| format!("--smtp-ca: {}: {why}", authority.display());
    let pem = std::fs::read(authority).map_err(|error| unusable(&error.to_string()))?;
    // A file without a certificate in it is no error to the reader of PEM.
    let is_pem = String::from_utf8_lossy(&pem).contains(BEGIN);
    let certificate = Certificate::from_pem(&pem).ok().filter(|_| is_pem);
    certificate.ok_or_else(|| unusable("no certificate in PEM"))
}

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
