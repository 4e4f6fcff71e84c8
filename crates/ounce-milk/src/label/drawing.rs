//! Symbols and labels as SVG, in hundredths of a millimetre.

use std::fmt::Write;

use super::{Label, LabelRefusal, code128, data_matrix, fit};
use crate::isbt::{Minute, Structure};

/// A hundredth of a millimetre.
pub type Length = usize;

/// The narrowest bar: 0.25 mm.
const BAR: Length = 25;
/// How high the bars are: 10 mm.
const BAR_HEIGHT: Length = 1_000;
/// The least that must stay white on both sides of the bars, in bars.
const BAR_QUIET: usize = 10;
/// A module of a Data Matrix: 0.5 mm.
const MODULE: Length = 50;
/// The least that must stay white around a Data Matrix is one module; two are easier to hit.
const MODULE_QUIET: usize = 2;

/// A drawing of its own size.
struct Drawing {
    width: Length,
    height: Length,
    /// The content of the `svg` element.
    inside: String,
}

impl Drawing {
    fn svg(&self, title: &str) -> String {
        let Self { width, height, inside } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\">\n<title>{}</title>\n\
             <path fill=\"#fff\" d=\"M0 0h{width}v{height}H0z\"/>\n{inside}</svg>\n",
            millimetres(*width),
            millimetres(*height),
            escaped(title),
        )
    }

    /// As a part of another drawing.
    fn put(&self, x: Length, y: Length, on: &mut String) {
        let inside = &self.inside;
        on.push_str(&format!("<g transform=\"translate({x} {y})\">\n{inside}</g>\n"));
    }
}

fn millimetres(length: Length) -> String {
    format!("{}.{:02}", length / 100, length % 100)
}

/// A Code 128 symbol of this text.
///
/// # Errors
/// [`LabelRefusal::Symbol`].
pub fn code128_svg(text: &str) -> Result<String, LabelRefusal> {
    Ok(bars(text)?.svg(&format!("Code 128: {text}")))
}

/// A Data Matrix symbol of this text.
///
/// # Errors
/// [`LabelRefusal::Symbol`].
pub fn data_matrix_svg(text: &str) -> Result<String, LabelRefusal> {
    Ok(matrix(text)?.svg(&format!("Data Matrix: {text}")))
}

fn bars(text: &str) -> Result<Drawing, LabelRefusal> {
    let modules = code128::modules(text)?;
    let width = (modules.len() + 2 * BAR_QUIET) * BAR;
    let mut path = String::new();
    dark_runs(&modules, |from, length| {
        let (x, bar) = ((BAR_QUIET + from) * BAR, length * BAR);
        path.push_str(&format!("M{x} 0h{bar}v{BAR_HEIGHT}h-{bar}z"));
    });
    Ok(Drawing { width, height: BAR_HEIGHT, inside: dark(&path) })
}

fn matrix(text: &str) -> Result<Drawing, LabelRefusal> {
    let rows = data_matrix::modules(text)?;
    let side = (rows.len() + 2 * MODULE_QUIET) * MODULE;
    let mut path = String::new();
    for (n, row) in rows.iter().enumerate() {
        let y = (MODULE_QUIET + n) * MODULE;
        dark_runs(row, |from, length| {
            let (x, run) = ((MODULE_QUIET + from) * MODULE, length * MODULE);
            path.push_str(&format!("M{x} {y}h{run}v{MODULE}h-{run}z"));
        });
    }
    Ok(Drawing { width: side, height: side, inside: dark(&path) })
}

/// Calls for each run of dark modules, with where it begins and how long it is.
fn dark_runs(modules: &[bool], mut run: impl FnMut(usize, usize)) {
    let mut at = 0;
    for same in modules.chunk_by(|a, b| a == b) {
        if same[0] {
            run(at, same.len());
        }
        at += same.len();
    }
}

/// Edges must fall where the widths say, not where they would look smooth.
fn dark(path: &str) -> String {
    format!("<path fill=\"#000\" shape-rendering=\"crispEdges\" d=\"{path}\"/>\n")
}

/// The size of a label: 76 × 51 mm, with a margin of 3 mm.
const WIDTH: Length = 7_600;
const HEIGHT: Length = 5_100;
const MARGIN: Length = 300;
/// Where the words stand that are not about numbers and times.
const WORDS_LEFT: Length = 4_450;
const WORDS_TOP: Length = 2_450;
/// The lowest line of letters.
const BOTTOM: Length = 4_950;

/// A line of text: its place, its size, and its words.
pub(super) struct Line {
    x: Length,
    y: Length,
    size: Length,
    text: String,
}

/// The name above the symbols, in letters as large as its length lets them be.
pub(super) fn name(label: &Label) -> Result<Vec<Line>, LabelRefusal> {
    let wide = WIDTH - 2 * MARGIN;
    let sizes = [(330, 1), (240, 2), (190, 3)];
    let (size, lines) = fit::largest(&label.name, wide, &sizes).ok_or(LabelRefusal::Name)?;
    let (first, step) = match lines.len() {
        1 => (550, 0),
        2 => (320, 290),
        _ => (240, 215),
    };
    let at = lines.into_iter().enumerate();
    let line = |(n, text): (usize, String)| Line { x: MARGIN, y: first + n * step, size, text };
    Ok(at.map(line).collect())
}

/// The content of the bottle and its storage, one below the other to the right of the numbers.
pub(super) fn words(label: &Label) -> Result<Vec<Line>, LabelRefusal> {
    let contents = &label.contents;
    let texts: Vec<String> = contents
        .figures()
        .into_iter()
        .chain(contents.storage.clone())
        .chain(contents.use_within())
        .collect();
    let wide = WIDTH - MARGIN - WORDS_LEFT;
    for size in [240, 210, 180] {
        let step = size * 5 / 4;
        let room = (BOTTOM - WORDS_TOP) / step;
        let cut: Option<Vec<Vec<String>>> =
            texts.iter().map(|text| fit::lines(text, size, wide, room)).collect();
        let lines: Vec<String> = cut.unwrap_or_default().into_iter().flatten().collect();
        if texts.is_empty() || (1..=room).contains(&lines.len()) {
            let at = lines.into_iter().enumerate();
            let line = |(n, text): (usize, String)| Line {
                x: WORDS_LEFT,
                y: WORDS_TOP + n * step,
                size,
                text,
            };
            return Ok(at.map(line).collect());
        }
    }
    Err(LabelRefusal::Words)
}

/// A label: the name, the Data Matrix of everything, the DIN in bars and in letters with its check
/// character in a box, product code, bottle and times; beside them its content and storage.
///
/// # Errors
/// As [`Label::check`], and [`LabelRefusal::Symbol`].
pub fn label_svg(label: &Label, registered: bool) -> Result<String, LabelRefusal> {
    label.check(registered)?;
    let (width, height, margin) = (WIDTH, HEIGHT, MARGIN);
    let mut inside = String::new();
    let din = Structure::Din { din: label.din, flag: label.flag };
    let (bars, matrix) = (bars(&din.to_string())?, matrix(&label.message()?.to_string())?);
    // The bars themselves stand below the name, their quiet zone in the margin.
    bars.put(margin - BAR_QUIET * BAR, 750, &mut inside);
    matrix.put(width - matrix.width - margin + MODULE_QUIET * MODULE, 750, &mut inside);
    let mut line = |x: Length, y: Length, size: Length, text: &str| {
        let text = escaped(text);
        // A string never fails to grow.
        let _ = writeln!(inside, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\">{text}</text>");
    };
    for Line { x, y, size, text } in name(label)?.into_iter().chain(words(label)?) {
        line(x, y, size, &text);
    }
    line(margin, 2_200, 380, &label.din.spoken());
    line(3_520, 2_190, 340, &label.din.check_character().to_string());
    let division = label.product.division();
    line(margin, 2_800, 300, &label.product.to_string());
    let mut title = format!("{}, {}", label.name, label.din.spoken());
    if division > 0 {
        line(2_400, 2_800, 300, &format!("Bottle {division}"));
        title.push_str(&format!(" bottle {division}"));
    }
    line(margin, 3_400, 340, &format!("Use by {}", spoken(label.expires)));
    if let Some(at) = label.produced {
        line(margin, 3_850, 270, &format!("Pasteurised {}", spoken(at)));
    }
    if let Some(at) = label.collected {
        line(margin, 4_250, 270, &format!("Expressed from {}", spoken(at)));
    }
    if label.din.facility().is_for_validation() {
        line(margin, 4_800, 300, "Sample label: not for feeding");
    }
    let fonts = "<g font-family=\"Liberation Sans, Arial, Helvetica, sans-serif\" fill=\"#000\">\n";
    let boxed = "<path fill=\"none\" stroke=\"#000\" stroke-width=\"20\" \
                 d=\"M3450 1900h380v360h-380z\"/>\n";
    let inside = format!("{fonts}{inside}</g>\n{boxed}");
    Ok(Drawing { width, height, inside }.svg(&title))
}

/// The day, and the time unless it stands for the whole day.
fn spoken(minute: Minute) -> String {
    let at = minute.at();
    let whole_day = (at.hour(), at.minute()) == (23, 59);
    if whole_day { at.date().to_string() } else { at.strftime("%Y-%m-%d %H:%M").to_string() }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
