//! Slips of the thumb: a letter left out, put in, mistaken, or swapped with its neighbour.

/// How many slips a name is forgiven; none at all where every short word would be close to another,
/// or where one character is half a name.
pub(crate) fn slips_forgiven(name: &str) -> Option<usize> {
    if !name.chars().all(|c| c.is_ascii_lowercase() || c == ' ') {
        return None;
    }
    match name.len() {
        0..=4 => None,
        5..=9 => Some(1),
        _ => Some(2),
    }
}

/// Whether at most so many slips lie between two names of ASCII letters (optimal string alignment:
/// Damerau's slips, none inside another).
pub(crate) fn is_within(a: &str, b: &str, slips: usize) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > slips {
        return false;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let is_same = a[i - 1] == b[j - 1];
            let mut least =
                (last[j - 1] + usize::from(!is_same)).min(last[j] + 1).min(row[j - 1] + 1);
            let is_swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if is_swapped {
                least = least.min(before[j - 2] + 1);
            }
            row[j] = least;
        }
        if row.iter().min().is_none_or(|least| *least > slips) {
            return false;
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()] <= slips
}

#[cfg(test)]
mod tests {
    use super::{is_within, slips_forgiven};

    #[test]
    fn slips_are_counted() {
        for (a, b, slips) in [
            ("virginia beach", "virgina beach", 1),
            ("philadelphia", "philidelphia", 1),
            ("cincinnati", "cincinatti", 2),
            ("portland", "protland", 1),
            ("portland", "portland", 0),
            ("boston", "bston", 1),
            ("boston", "bosston", 1),
            ("", "ab", 2),
        ] {
            assert!(is_within(a, b, slips), "{a} {b}");
            assert!(is_within(b, a, slips), "{b} {a}");
            assert!(slips == 0 || !is_within(a, b, slips - 1), "{a} {b} has fewer slips");
        }
    }

    #[test]
    fn short_and_foreign_names_must_be_right() {
        assert_eq!(slips_forgiven("york"), None);
        assert_eq!(slips_forgiven("横須賀横須賀"), None);
        assert_eq!(slips_forgiven("boston"), Some(1));
        assert_eq!(slips_forgiven("philadelphia"), Some(2));
    }
}
