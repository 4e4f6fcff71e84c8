//! How wide words are on a label, and how they are cut into lines.
//!
//! Another program prints the label, so the widths of letters are not measured but taken from a
//! table: those of Helvetica, which the fonts named in the drawing share. A character that is not
//! in the table counts as wide as a letter can be, so that nothing runs off the label.

use super::drawing::Length;

/// The widths of the printable characters of ASCII, in thousandths of the size.
const WIDTHS: [usize; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// How wide a character is at most, in thousandths of the size.
fn width(c: char) -> usize {
    match c {
        ' '..='~' => WIDTHS[c as usize - ' ' as usize],
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' => 0,
        // Accented letters are as wide as the letters they are made of.
        'À'..='Å' | 'Ç'..='Ö' | 'Ø'..='Ý' => 778,
        'à'..='å' | 'ç'..='ö' | 'ø'..='ÿ' | 'ß' => 611,
        '−' | '°' | '·' => 584,
        _ => 1_015,
    }
}

/// The width of a text at a size.
pub(super) fn length(text: &str, size: Length) -> Length {
    (text.chars().map(width).sum::<usize>() * size).div_ceil(1_000)
}

/// A text in lines of at most this width, cut between words; `None` when it does not fit in `most`
/// lines. Nothing is left out, and no word is cut.
pub(super) fn lines(text: &str, size: Length, wide: Length, most: usize) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if length(word, size) > wide {
            return None;
        }
        match lines.last_mut() {
            Some(line) if length(&format!("{line} {word}"), size) <= wide => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    (!lines.is_empty() && lines.len() <= most).then_some(lines)
}

/// The lines of a text in the largest of the sizes in which it fits, each with how many lines it
/// may take.
pub(super) fn largest(
    text: &str,
    wide: Length,
    sizes: &[(Length, usize)],
) -> Option<(Length, Vec<String>)> {
    sizes.iter().find_map(|(size, most)| Some((*size, lines(text, *size, wide, *most)?)))
}
