//! Whether to speak TLS to the server, and which authorities to believe about its name.
//!
//! `sslmode=require` (or `verify-full`, which is the same here) asks for TLS, and the certificate
//! is always verified: against the authorities browsers know, or against those in the PEM file of
//! `sslrootcert=FILE`, which most hosted databases need. Otherwise the connection is plain.

mod stream;

use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};

use self::stream::Connector;
use crate::fault::Fault;

/// Takes the words about TLS that the client library does not know out of the address.
pub(super) fn split(url: &str) -> (String, Option<String>) {
    let Some((base, query)) = url.split_once('?') else { return (url.to_owned(), None) };
    let mut authorities = None;
    let mut kept = Vec::new();
    for pair in query.split('&') {
        match pair.split_once('=') {
            Some(("sslrootcert", file)) => authorities = Some(file.to_owned()),
            Some(("sslmode", "verify-full" | "verify-ca")) => kept.push("sslmode=require"),
            _ => kept.push(pair),
        }
    }
    (format!("{base}?{}", kept.join("&")), authorities)
}

/// A connector that believes the authorities in a PEM file, or else those browsers know.
pub(super) fn connector(authorities: Option<&str>) -> Result<Connector, Fault> {
    let roots = match authorities {
        Some(file) => authorities_in(file)?,
        None => webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect(),
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| Fault::new(format!("TLS: {e}")))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Connector(Arc::new(config)))
}

fn authorities_in(file: &str) -> Result<RootCertStore, Fault> {
    let failed = |why: String| Fault::new(format!("sslrootcert {file}: {why}"));
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(file).map_err(|e| failed(e.to_string()))? {
        let certificate = certificate.map_err(|e| failed(e.to_string()))?;
        roots.add(certificate).map_err(|e| failed(e.to_string()))?;
    }
    if roots.is_empty() {
        return Err(failed("no certificate in it".to_owned()));
    }
    Ok(roots)
}

#[cfg(test)]
mod tests {
    use super::{connector, split};

    #[test]
    fn words_about_tls_are_understood() {
        let none = "postgres://ada@db/ounce";
        assert_eq!(split(none), (none.to_owned(), None));
        let (url, file) = split(&format!("{none}?sslmode=verify-full&sslrootcert=/etc/ca.pem&a=b"));
        assert_eq!(url, format!("{none}?sslmode=require&a=b"));
        assert_eq!(file.as_deref(), Some("/etc/ca.pem"));
        let prefer = format!("{none}?sslmode=prefer");
        assert_eq!(split(&prefer), (prefer.clone(), None));
    }

    #[test]
    fn a_file_without_certificates_is_told() {
        for file in ["/no/such/file.pem", "/dev/null"] {
            let fault = connector(Some(file)).err().map(|fault| fault.to_string());
            assert!(fault.is_some_and(|text| text.contains(file)));
        }
        assert!(connector(None).is_ok());
    }
}
