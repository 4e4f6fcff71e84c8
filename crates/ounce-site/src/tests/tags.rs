//! Reads the tags of a page: enough of HTML to hold our own pages to account, no more.

/// One opening tag.
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(other, _)| *other == name).map(|(_, value)| *value)
    }
}

/// Elements that have no end tag (HTML, 13.1.2).
const VOID: &[&str] = &["meta", "link", "input", "br", "img", "hr"];

enum Piece<'a> {
    Open(Tag<'a>, bool),
    Close(&'a str),
}

/// Every opening tag in order.
pub(super) fn tags(html: &str) -> Vec<Tag<'_>> {
    let open = |piece| match piece {
        Piece::Open(tag, _) => Some(tag),
        Piece::Close(_) => None,
    };
    pieces(html).into_iter().filter_map(open).collect()
}

/// What is opened and not closed, or closed and not open.
pub(super) fn balance(html: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    for piece in pieces(html) {
        match piece {
            Piece::Open(tag, is_closed) if !is_closed && !VOID.contains(&tag.name) => {
                open.push(tag.name);
            }
            Piece::Open(..) => {}
            Piece::Close(name) => match open.pop() {
                Some(last) if last == name => {}
                last => faults.push(format!("</{name}> closes {last:?}")),
            },
        }
    }
    faults.extend(open.iter().map(|name| format!("<{name}> is not closed")));
    faults
}

fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if rest.starts_with('!') {
            continue;
        }
        let end = tag_end(rest);
        let (inside, after) = (&rest[..end], &rest[end..]);
        rest = after;
        if let Some(name) = inside.strip_prefix('/') {
            pieces.push(Piece::Close(name.trim()));
        } else {
            let is_closed = inside.ends_with('/');
            pieces.push(Piece::Open(read(inside.trim_end_matches('/')), is_closed));
        }
    }
    pieces
}

/// Where a tag ends: the first `>` outside quotes.
fn tag_end(text: &str) -> usize {
    let mut is_quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            '>' if !is_quoted => return at,
            _ => {}
        }
    }
    text.len()
}

fn read(inside: &str) -> Tag<'_> {
    let (name, mut rest) = inside.split_once([' ', '\n']).unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Tag { name, attributes };
        }
        let end = rest.find([' ', '=', '\n']).unwrap_or(rest.len());
        let (attribute, after) = rest.split_at(end);
        if let Some(quoted) = after.strip_prefix("=\"") {
            let (value, after) = quoted.split_once('"').unwrap_or((quoted, ""));
            attributes.push((attribute, value));
            rest = after;
        } else {
            attributes.push((attribute, ""));
            rest = after.trim_start_matches('=');
        }
    }
}

#[test]
fn a_crooked_page_is_found() {
    assert_eq!(balance("<p><b>x</b></p><br>"), Vec::<String>::new());
    assert_eq!(balance("<p><b>x</p></b>").len(), 2);
    assert_eq!(balance("<ul><li>x</ul>").len(), 2);
    assert_eq!(balance("<svg><path d=\"a>b\"/></svg>"), Vec::<String>::new());
    let tag = &tags("<input name=\"a b\" required value=\"<x>\">")[0];
    assert_eq!(tag.get("name"), Some("a b"));
    assert_eq!(tag.get("required"), Some(""));
    assert_eq!(tag.get("value"), Some("<x>"));
}
