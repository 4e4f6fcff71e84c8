//! A form with a file in it, as browsers send it (RFC 7578).

use axum::body::Bytes;

/// One field of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) name: String,
    /// Empty where it is no file.
    pub(super) file_name: String,
    pub(super) content: Bytes,
}

/// The mark between the fields, as the type of the body names it.
pub(super) fn boundary(content_type: &str) -> Option<&str> {
    let (kind, rest) = content_type.split_once(';')?;
    if !kind.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let values = rest.split(';').filter_map(|pair| pair.split_once('='));
    let mut named = values.filter(|(name, _)| name.trim().eq_ignore_ascii_case("boundary"));
    let boundary = named.next()?.1.trim().trim_matches('"');
    // As long as RFC 2046 allows.
    (1..=70).contains(&boundary.len()).then_some(boundary)
}

/// The fields in their order; nothing for a body that is no such form.
pub(super) fn read(boundary: &str, body: &Bytes) -> Option<Vec<Part>> {
    let (first, between) = (format!("--{boundary}"), format!("\r\n--{boundary}"));
    let mut at = if body.starts_with(first.as_bytes()) {
        first.len()
    } else {
        find(body, between.as_bytes(), 0)? + between.len()
    };
    let mut parts = Vec::new();
    loop {
        match body.get(at..at + 2)? {
            b"--" => return Some(parts),
            b"\r\n" => at += 2,
            _ => return None,
        }
        let head_end = find(body, b"\r\n\r\n", at)?;
        let end = find(body, between.as_bytes(), head_end + 2)?;
        let head = std::str::from_utf8(&body[at..head_end]).ok()?;
        let content = body.slice((head_end + 4).min(end)..end);
        let (name, file_name) = names(head)?;
        parts.push(Part { name, file_name, content });
        at = end + between.len();
    }
}

fn find(body: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let first = *wanted.first()?;
    let mut at = from;
    loop {
        at += body.get(at..)?.iter().position(|byte| *byte == first)?;
        if body[at..].starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
}

/// The name of the field, and that of the file.
fn names(head: &str) -> Option<(String, String)> {
    let line = head.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.trim().eq_ignore_ascii_case("content-disposition").then_some(value)
    })?;
    let value = |name: &str| {
        let start = line.find(&format!(" {name}=\""))? + name.len() + 3;
        let end = line[start..].find('"')? + start;
        // Browsers write a quotation mark within as %22.
        Some(line[start..end].replace("%22", "\""))
    };
    Some((value("name")?, value("filename").unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = b"--x1\r\nContent-Disposition: form-data; name=\"noun\"\r\n\r\ngifts\r\n\
        --x1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a %22b%22.csv\"\r\n\
        Content-Type: text/csv\r\n\r\nName\r\n--x2,\0\xff\r\n\r\n\r\n--x1--\r\n";

    fn read_all(body: &'static [u8]) -> Option<Vec<Part>> {
        read("x1", &Bytes::from_static(body))
    }

    #[test]
    fn a_form_with_a_file_is_read_byte_by_byte() {
        let parts = read_all(BODY).expect("a form");
        let told: Vec<_> =
            parts.iter().map(|part| (&*part.name, &*part.file_name, &*part.content)).collect();
        assert_eq!(
            told,
            [
                ("noun", "", &b"gifts"[..]),
                ("file", "a \"b\".csv", &b"Name\r\n--x2,\0\xff\r\n\r\n"[..]),
            ]
        );
    }

    #[test]
    fn what_breaks_off_is_no_form() {
        // The last four bytes are the end of the last line.
        for end in 0..BODY.len() - 4 {
            assert_eq!(read("x1", &Bytes::from_static(&BODY[..end])), None, "{end} bytes");
        }
        assert_eq!(read_all(b"--x1\r\n\r\n\r\n--x1--"), None, "a field without a name");
        assert_eq!(read_all(b"--x1--").map(|parts| parts.len()), Some(0));
    }

    #[test]
    fn the_boundary_is_in_the_type() {
        assert_eq!(boundary("multipart/form-data; boundary=x1"), Some("x1"));
        assert_eq!(boundary("Multipart/Form-Data; charset=utf-8; Boundary=\"x 1\""), Some("x 1"));
        for other in
            ["multipart/form-data", "text/csv; boundary=x1", "multipart/form-data; boundary="]
        {
            assert_eq!(boundary(other), None, "{other}");
        }
    }
}
