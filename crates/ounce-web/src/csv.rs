//! Rows of CSV as spreadsheets read them.

/// The byte order mark. Excel takes a file without it for the code page of its country, and spoils
/// `José` and Japanese.
pub const MARK: &str = "\u{feff}";

/// One row of CSV (RFC 4180). A text that a spreadsheet would take for a formula is marked as
/// text by an apostrophe; a plain negative number is none.
pub fn row(cells: &[&str]) -> String {
    let quoted = cells.iter().map(|cell| {
        // Excel of an East Asian country reads the wide forms as well.
        let starts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
        let is_formula = cell.starts_with(starts) && cell.parse::<i64>().is_err();
        let cell = if is_formula { format!("'{cell}") } else { (*cell).to_owned() };
        if cell.contains([',', '"', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell
        }
    });
    let mut line = quoted.collect::<Vec<_>>().join(",");
    line.push_str("\r\n");
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_of_text_is_a_formula() {
        assert_eq!(row(&["=1+1", "-5", "a,b"]), "'=1+1,-5,\"a,b\"\r\n");
        assert_eq!(row(&["＝1+1", "－1", "\n=1"]), "'＝1+1,'－1,\"'\n=1\"\r\n");
        assert_eq!(row(&["say \"hi\"", "+49 x", ""]), "\"say \"\"hi\"\"\",'+49 x,\r\n");
    }
}
