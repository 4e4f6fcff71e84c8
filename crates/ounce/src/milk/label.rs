//! `ounce milk label`: the label of one bottle.

#[cfg(test)]
mod tests;

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use jiff::civil::DateTime;
use ounce_milk::isbt::{Flag, Minute, ProductCode, Structure, examine};
use ounce_milk::label::{Contents, Label, drawing};
use ounce_milk::pack::day;
use ounce_milk::sheet;
use serde::Serialize;

use super::answer::{self, Answer, Unusable};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The number of the pool, as scanned or typed.
    #[arg(long)]
    din: String,
    /// The product: M0001, another code of milk, or a local one (A to D and four characters).
    #[arg(long, default_value = "M0001")]
    product: String,
    /// The number of the bottle in its pool, 1 to 999; 0 for an undivided pool.
    #[arg(long)]
    division: u16,
    /// The last day the milk may be used, as 2027-04-30, or the last minute: 2027-04-30T12:00.
    #[arg(long, value_name = "DAY", value_parser = minute)]
    expires: Minute,
    /// When the earliest milk in it was expressed.
    #[arg(long, value_name = "DAY", value_parser = minute)]
    collected: Option<Minute>,
    /// When it was pasteurised.
    #[arg(long, value_name = "DAY", value_parser = minute)]
    produced: Option<Minute>,
    /// The two flag characters behind the DIN, such as 10 for a sample for bacterial tests
    /// [default: those that were scanned with the DIN].
    #[arg(long, value_parser = flag)]
    flag: Option<Flag>,
    /// What the bottle holds, in millilitres.
    #[arg(long, value_name = "ML", value_parser = thousandths)]
    volume_ml: Option<u64>,
    /// Energy, in kilocalories in 100 mL.
    #[arg(long, value_name = "KCAL", value_parser = thousandths)]
    energy_kcal_dl: Option<u64>,
    /// Protein, in grams in 100 mL.
    #[arg(long, value_name = "G", value_parser = thousandths)]
    protein_g_dl: Option<u64>,
    /// How it is stored, such as "Keep frozen at −20 °C or colder".
    #[arg(long, value_name = "WORDS")]
    storage: Option<String>,
    /// In how many hours it must be used once it is thawed.
    #[arg(long, value_name = "HOURS")]
    use_within_h: Option<u16>,
    /// The name of the product in words; a long one is set in up to three lines.
    #[arg(long, default_value = "Donor human milk, pasteurised")]
    name: String,
    /// Confirm that the facility is registered with ICCBBA under this number.
    #[arg(long)]
    facility_registered: bool,
    /// Write label.svg, data-matrix.svg and a Code 128 for each fact into this folder.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Print JSON, the drawings included.
    #[arg(long)]
    json: bool,
}

fn flag(text: &str) -> Result<Flag, String> {
    Flag::parse(text).ok_or_else(|| "the flag characters are two digits".into())
}

/// A decimal with up to three places, in thousandths.
fn thousandths(text: &str) -> Result<u64, String> {
    let places = text.split_once('.').map_or(0, |(_, places)| places.len());
    let read = sheet::decimal(text, 3).filter(|_| places <= 3);
    let number = read.and_then(|number| u64::try_from(number).ok());
    number.ok_or_else(|| "not a number such as 67.5, with up to three places".into())
}

/// A day stands for its last minute, as ISBT 128 has it.
fn minute(text: &str) -> Result<Minute, String> {
    let whole_day = day::read(text).and_then(Minute::end_of);
    let told = || {
        let shaped = text.len() == 16 && text.as_bytes()[10] == b'T';
        text.parse::<DateTime>().ok().filter(|_| shaped).and_then(Minute::new)
    };
    whole_day.or_else(told).ok_or_else(|| "not a day (2027-04-30) or minute (…T12:00)".into())
}

/// The answer of `label --json`.
#[derive(Debug, Serialize)]
struct Printed {
    /// The compound message, as the Data Matrix holds it.
    message: String,
    din: String,
    check_character: char,
    data_matrix_svg: String,
    code_128: Vec<Bars>,
    label_svg: String,
}

#[derive(Debug, Serialize)]
struct Bars {
    /// Which fact: din, product, expires, collected or produced.
    fact: &'static str,
    /// The exact string.
    text: String,
    svg: String,
}

pub(crate) fn run(args: Args) -> ExitCode {
    answer::say(answer(&args))
}

fn answer(args: &Args) -> Result<Answer, Unusable> {
    let label = label(args)?;
    let printed = printed(&label, args.facility_registered)?;
    let mut written = String::new();
    if let Some(folder) = &args.out {
        fs::create_dir_all(folder).map_err(|error| answer::unreadable(folder, &error))?;
        let bars = printed.code_128.iter().map(|bars| (format!("{}.svg", bars.fact), &bars.svg));
        let whole = [
            ("label.svg".to_owned(), &printed.label_svg),
            ("data-matrix.svg".to_owned(), &printed.data_matrix_svg),
        ];
        for (name, svg) in whole.into_iter().chain(bars) {
            let file = folder.join(name);
            fs::write(&file, svg).map_err(|error| answer::unreadable(&file, &error))?;
            written.push_str(&format!("  wrote {}\n", file.display()));
        }
    }
    let text = if args.json { answer::json(&printed)? } else { printed.said() + &written };
    Ok(Answer { text, favourable: true })
}

fn label(args: &Args) -> Result<Label, Unusable> {
    let found = examine(&args.din);
    let din = match found.din {
        Some(din) if found.is_valid() => din,
        _ => {
            let says = |problem| format!("--din: {problem}");
            return Err(Unusable(found.problems.iter().map(says).collect()));
        }
    };
    let product = ProductCode::new(&args.product, args.division).map_err(Unusable::one)?;
    let flag = args.flag.or(found.flag).unwrap_or(Flag::NONE);
    let whole = examine(&format!("={din}{flag}"));
    if !whole.is_valid() {
        let says = |problem| format!("--flag: {problem}");
        return Err(Unusable(whole.problems.iter().map(says).collect()));
    }
    Ok(Label {
        din,
        flag,
        product,
        name: args.name.clone(),
        contents: Contents {
            volume_ul: args.volume_ml,
            energy_cal_dl: args.energy_kcal_dl,
            protein_mg_dl: args.protein_g_dl,
            storage: args.storage.clone(),
            use_within_h: args.use_within_h,
        },
        expires: args.expires,
        collected: args.collected,
        produced: args.produced,
    })
}

fn printed(label: &Label, registered: bool) -> Result<Printed, Unusable> {
    label.check(registered).map_err(Unusable::one)?;
    let message = label.message().map_err(Unusable::one)?.to_string();
    let mut code_128 = Vec::new();
    for structure in label.structures() {
        let text = structure.to_string();
        let svg = drawing::code128_svg(&text).map_err(Unusable::one)?;
        code_128.push(Bars { fact: fact(&structure), text, svg });
    }
    Ok(Printed {
        data_matrix_svg: drawing::data_matrix_svg(&message).map_err(Unusable::one)?,
        label_svg: drawing::label_svg(label, registered).map_err(Unusable::one)?,
        message,
        din: label.din.to_string(),
        check_character: label.din.check_character(),
        code_128,
    })
}

pub(super) fn fact(structure: &Structure) -> &'static str {
    match structure {
        Structure::Din { .. } => "din",
        Structure::Product(_) => "product",
        Structure::Expires(_) => "expires",
        Structure::Collected(_) => "collected",
        Structure::Produced(_) => "produced",
        Structure::ContainerLot(_) => "container-lot",
        Structure::ItemLot(_) => "item-lot",
        Structure::Donor { .. } => "donor",
        Structure::Staff { .. } => "staff",
        Structure::Consignment { .. } => "consignment",
    }
}

impl Printed {
    fn said(&self) -> String {
        let mut text = format!("{}\n", self.message);
        text.push_str(&format!("  DIN {}, check character {}\n", self.din, self.check_character));
        for bars in &self.code_128 {
            text.push_str(&format!("  {} {}\n", bars.fact, bars.text));
        }
        text
    }
}
