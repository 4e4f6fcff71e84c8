//! A bank's telephone number: how it is written, and how it is dialled.
//!
//! How a number is dialled depends on its country. If that is not known for sure, the number is
//! shown without a link that dials it: a wrong number rings at a stranger's.

/// One number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telephone {
    /// As written.
    pub said: String,
    /// RFC 3966 without `tel:`: `+13175361670`, `+18005656635;ext=5253`.
    pub dialled: Option<String>,
    /// Calling it costs nothing.
    pub is_toll_free: bool,
}

const TOLL_FREE: &str = "toll-free";

impl Telephone {
    /// Reads numbers with semicolons between them, of a bank in a country (ISO 3166-1 alpha-2).
    pub(super) fn read_all(written: &str, country: &str) -> Vec<Self> {
        let all = written.split(';').map(str::trim).filter(|one| !one.is_empty());
        all.map(|one| Self::read(one, country)).collect()
    }

    fn read(written: &str, country: &str) -> Self {
        let said = written.strip_prefix(TOLL_FREE).map(str::trim);
        let is_toll_free = said.is_some();
        let said = said.unwrap_or(written).to_owned();
        Self { dialled: dialled(&said, country), said, is_toll_free }
    }
}

fn dialled(said: &str, country: &str) -> Option<String> {
    let (number, extension) = match said.split_once("ext") {
        Some((number, extension)) => (number, Some(extension.trim_start_matches(['.', ' ']))),
        None => (said, None),
    };
    let is_plain = |c: char| c.is_ascii_digit() || " -.()+".contains(c);
    if !number.chars().all(is_plain) {
        return None;
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let abroad = match number.trim().starts_with('+') {
        true => digits,
        false => from_abroad(&digits, country)?,
    };
    // ITU-T E.164 allows fifteen digits; no bank has fewer than eight with its country's code.
    if !(8..=15).contains(&abroad.len()) {
        return None;
    }
    match extension {
        None => Some(format!("+{abroad}")),
        Some(ext) if !ext.is_empty() && ext.bytes().all(|b| b.is_ascii_digit()) => {
            Some(format!("+{abroad};ext={ext}"))
        }
        Some(_) => None,
    }
}

/// Turns a number as dialled within its country into one with the country's code. The first digit
/// that only calls within the country have is dropped.
fn from_abroad(digits: &str, country: &str) -> Option<String> {
    match (country, digits.len()) {
        ("US" | "CA", 10) => Some(format!("1{digits}")),
        ("US" | "CA", 11) if digits.starts_with('1') => Some(digits.to_owned()),
        ("GB", 10 | 11) => Some(format!("44{}", digits.strip_prefix('0')?)),
        ("JP", 10 | 11) => Some(format!("81{}", digits.strip_prefix('0')?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_dialled_as_their_country_writes_them() {
        for (country, written, dialled) in [
            ("US", "317-536-1670", Some("+13175361670")),
            ("US", "(317) 536 1670", Some("+13175361670")),
            ("CA", "416-586-4800 ext. 3053", Some("+14165864800;ext=3053")),
            ("CA", "1-800-565-6635 ext. 5253", Some("+18005656635;ext=5253")),
            ("GB", "0141 232 7973", Some("+441412327973")),
            ("JP", "03-5542-0000", Some("+81355420000")),
            ("FR", "+33 5 00 00 00 00", Some("+33500000000")),
            // Unknown, unclear or incomplete: shown, never dialled.
            ("FR", "05 00 00 00 00", None),
            ("US", "536-1670", None),
            ("US", "317-536-MILK", None),
            ("US", "2-317-536-1670", None),
            ("CA", "416-586-4800 ext. desk", None),
            ("GB", "141 232 7973", None),
            ("US", "+1", None),
            ("US", "call us", None),
        ] {
            let read = Telephone::read_all(written, country);
            assert_eq!(read.len(), 1, "{written}");
            assert_eq!(read[0].dialled.as_deref(), dialled, "{country} {written}");
            assert_eq!(read[0].said, written);
        }
    }

    #[test]
    fn several_numbers_are_told_apart() {
        let read = Telephone::read_all("317-536-1670 ; toll-free 877-829-7470", "US");
        let said: Vec<_> = read.iter().map(|one| (&*one.said, one.is_toll_free)).collect();
        assert_eq!(said, [("317-536-1670", false), ("877-829-7470", true)]);
        assert_eq!(read[1].dialled.as_deref(), Some("+18778297470"));
        assert_eq!(Telephone::read_all(" ; ", "US"), []);
    }
}
