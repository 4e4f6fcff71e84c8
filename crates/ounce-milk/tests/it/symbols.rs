//! Symbols are read back by other people's programs: `zbarimg` for bars, `dmtxread` for Data
//! Matrix, from a picture that `rsvg-convert` makes of the SVG.

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use jiff::civil::date;
use ounce_milk::isbt::{Din, Facility, Flag, LotNumber, Message, Minute, ProductCode, Structure};
use ounce_milk::label::{Contents, Label, drawing};

type Outcome = Result<(), Box<dyn Error>>;

/// A folder of one test's own, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Result<Self, Box<dyn Error>> {
        let path = std::env::temp_dir().join(format!("ounce-{name}-{}", std::process::id()));
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }

    /// A picture of the drawing, at 300 dots an inch as a label printer has them.
    fn picture(&self, svg: &str) -> Result<PathBuf, Box<dyn Error>> {
        let (from, to) = (self.0.join("symbol.svg"), self.0.join("symbol.png"));
        fs::write(&from, svg)?;
        let mut convert = Command::new("rsvg-convert");
        convert.args(["--dpi-x", "300", "--dpi-y", "300", "--background-color", "white"]);
        said_by(convert.arg("--output").arg(&to).arg(&from))?;
        Ok(to)
    }

    fn bars(&self, svg: &str) -> Result<Vec<String>, Box<dyn Error>> {
        let picture = self.picture(svg)?;
        let said = said_by(Command::new("zbarimg").args(["--quiet", "--raw"]).arg(picture))?;
        Ok(said.lines().map(str::to_owned).collect())
    }

    fn data_matrix(&self, svg: &str) -> Result<String, Box<dyn Error>> {
        let picture = self.picture(svg)?;
        said_by(Command::new("dmtxread").args(["--stop-after=1"]).arg(picture))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed from the temporary folder is no reason for a test to fail.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn said_by(command: &mut Command) -> Result<String, Box<dyn Error>> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| {
        format!("{program}: {error} (Debian: dmtx-utils, zbar-tools, librsvg2-bin)")
    })?;
    if output.status.success() {
        return Ok(String::from_utf8(output.stdout)?);
    }
    let error = String::from_utf8_lossy(&output.stderr);
    Err(format!("{program} found nothing: {error}").into())
}

fn label(serial: u32) -> Result<Label, Box<dyn Error>> {
    let day = |day| Minute::end_of(day).ok_or("the year is out of range");
    Ok(Label {
        din: Din::new(Facility::parse("A9990")?, 26, serial)?,
        flag: Flag::NONE,
        product: ProductCode::new("M0001", 13)?,
        name: "Donor human milk, pasteurised, preterm, of several donors, for a ward".into(),
        contents: Contents {
            volume_ul: Some(100_000),
            energy_cal_dl: Some(67_500),
            protein_mg_dl: Some(1_050),
            storage: Some("Keep frozen at −20 °C or colder".into()),
            use_within_h: Some(24),
        },
        expires: day(date(2027, 4, 30))?,
        collected: Some(day(date(2026, 10, 2))?),
        produced: Some(day(date(2026, 11, 21))?),
    })
}

#[test]
fn bars_of_every_structure_are_read_by_another_program() -> Outcome {
    let folder = Folder::new("bars")?;
    let facility = Facility::parse("A9999")?;
    let mut structures = label(1)?.structures();
    structures.push(Structure::ContainerLot(LotNumber::new("L77")?));
    structures.push(Structure::ItemLot(LotNumber::new("9ZQ")?));
    structures.push(Structure::donor(facility, "42")?);
    structures.push(Structure::staff(facility, "N7")?);
    structures.push(Structure::consignment(facility, 26, 12_345, 3, 5)?);
    for structure in structures {
        let text = structure.to_string();
        let read = folder.bars(&drawing::code128_svg(&text)?)?;
        assert_eq!(read, [text]);
    }
    Ok(())
}

/// Every printable character and every pair of digits, so that no pattern of the table is wrong.
#[test]
fn bars_of_every_pattern_are_read_by_another_program() -> Outcome {
    let folder = Folder::new("patterns")?;
    let printable: Vec<char> = (' '..='~').collect();
    let pairs: Vec<String> = (0..100).map(|pair| format!("{pair:02}")).collect();
    let mut texts: Vec<String> = pairs.chunks(10).map(|chunk| chunk.concat()).collect();
    // A letter at both ends keeps a blank from being taken for the quiet zone by the reader.
    texts.extend(printable.chunks(16).map(|chunk| {
        let inside: String = chunk.iter().collect();
        format!("x{inside}x")
    }));
    for text in texts {
        assert_eq!(folder.bars(&drawing::code128_svg(&text)?)?, [text]);
    }
    Ok(())
}

#[test]
fn a_data_matrix_is_read_by_another_program() -> Outcome {
    let folder = Folder::new("matrix")?;
    for serial in [0, 1, 123_456, 999_999] {
        let label = label(serial)?;
        let all = label.message()?.to_string();
        let short = Message::new(label.structures()[..1].to_vec())?.to_string();
        for text in [all, short] {
            assert_eq!(folder.data_matrix(&drawing::data_matrix_svg(&text)?)?, text);
        }
    }
    Ok(())
}

/// A whole label holds both symbols, with enough white around them to be found.
#[test]
fn both_symbols_of_a_whole_label_are_read_by_other_programs() -> Outcome {
    let folder = Folder::new("label")?;
    let label = label(1)?;
    let svg = drawing::label_svg(&label, false)?;
    assert_eq!(folder.bars(&svg)?, ["=A99902600000100"]);
    assert_eq!(folder.data_matrix(&svg)?, label.message()?.to_string());
    Ok(())
}
