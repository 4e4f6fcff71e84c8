//! Content lines as RFC 5545 wants them: escaped, folded, ended by CRLF.

/// Octets on one line, the line's end not counted (RFC 5545, 3.1).
const WIDTH: usize = 75;

/// A calendar being written.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A line whose value needs no escaping.
    pub(super) fn add(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    /// A line whose value is text of any kind (RFC 5545, 3.3.11).
    pub(super) fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len() + 8);
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => {}
                c => escaped.push(c),
            }
        }
        self.add(name, &escaped);
    }

    /// Breaks a long line between characters; what goes on starts with a space.
    fn fold(&mut self, line: &str) {
        let mut width = 0;
        for c in line.chars() {
            if width + c.len_utf8() > WIDTH {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(c);
            width += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    pub(super) fn into_text(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unfolded(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", &"ミルクの散歩".repeat(20));
        let text = lines.into_text();
        assert!(text.split("\r\n").count() > 3);
        for line in text.split("\r\n") {
            assert!(line.len() <= WIDTH, "{line}");
        }
        assert_eq!(unfolded(&text), format!("SUMMARY:{}\r\n", "ミルクの散歩".repeat(20)));
    }

    #[test]
    fn a_line_of_the_full_width_stays_whole() {
        let mut lines = Lines::default();
        lines.add("X", &"y".repeat(WIDTH - 2));
        lines.add("X", &"y".repeat(WIDTH - 1));
        let text = lines.into_text();
        assert_eq!(text.lines().map(str::len).collect::<Vec<_>>(), [WIDTH, WIDTH, 2]);
    }

    #[test]
    fn what_would_end_a_value_is_escaped() {
        let mut lines = Lines::default();
        lines.text("LOCATION", "Gate 3; Park, \\north\r\nEND:VEVENT\u{0}");
        assert_eq!(lines.into_text(), "LOCATION:Gate 3\\; Park\\, \\\\north\\nEND:VEVENT\r\n");
    }
}
