//! Data goes to standard output, words for people to standard error.

use std::io::{ErrorKind, Write, stdout};

/// How a command ends when it does not end well.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// The command did its work, with a bad result. Exit code 1.
    Verdict(String),
    /// The input can't be used, or the database or a file failed. Exit code 2.
    Unusable(String),
}

impl From<ounce_store::Fault> for End {
    fn from(fault: ounce_store::Fault) -> Self {
        Self::Unusable(fault.to_string())
    }
}

impl From<std::io::Error> for End {
    fn from(error: std::io::Error) -> Self {
        Self::Unusable(error.to_string())
    }
}

/// Writes data to standard output. A reader that has had enough (`| head`) is no failure.
///
/// # Errors
/// When it cannot be written for another reason, such as a full disk.
pub(crate) fn print(data: &str) -> Result<(), End> {
    let mut out = stdout().lock();
    match out.write_all(data.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(End::Unusable(format!("standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Says something to a person, on standard error. Nobody need listen: a terminal that was closed or
/// a pipe that ended is no reason to stop.
pub(crate) fn to_people(words: std::fmt::Arguments<'_>) {
    let _ = writeln!(std::io::stderr().lock(), "{words}");
}

/// As `eprintln!`, which panics when nobody listens.
macro_rules! tell {
    ($($words:tt)*) => { $crate::say::to_people(format_args!($($words)*)) };
}
pub(crate) use tell;

/// Standard error for the log: a line that nobody takes is lost, and the program goes on.
pub(crate) struct Unheard(std::io::Stderr);

impl Unheard {
    pub(crate) fn new() -> Self {
        Self(std::io::stderr())
    }
}

impl Write for Unheard {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let _ = self.0.write_all(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        let _ = self.0.flush();
        Ok(())
    }
}

/// Text as a terminal may show it: a name or a message could hold control sequences.
pub(crate) fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

/// Columns side by side, as wide as their widest cell; the last one runs on.
pub(crate) fn columns(rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max()
    };
    let mut text = String::new();
    for row in rows {
        for (column, cell) in row.iter().enumerate() {
            text.push_str(cell);
            if column + 1 < row.len() {
                let missing = width(column).unwrap_or(0) - cell.chars().count();
                text.extend(std::iter::repeat_n(' ', missing + 2));
            }
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other() {
        let rows = [["a", "bb", "c"], ["aaa", "b", "cc"]];
        let rows = rows.map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(columns(&rows), "a    bb  c\naaa  b   cc\n");
    }

    #[test]
    fn no_control_sequence_reaches_a_terminal() {
        assert_eq!(visible("a\u{1b}[31mb\nc"), "a [31mb\nc");
    }
}
