//! Prints every sheet of an invented stroll into a folder, to look at, and four sheets of many
//! towns into one file: `kit FOLDER [a4|letter] [TOWNS]`.

#[path = "../tests/it/sample.rs"]
mod sample;

use ounce_paper::{Fonts, Sheet, Size, print};

fn main() {
    let mut words = std::env::args().skip(1);
    let folder = words.next().expect("say the folder");
    let size = words.next().and_then(|word| Size::parse(&word)).unwrap_or(Size::Letter);
    let fonts = Fonts::built_in().expect("the fonts were fetched by `cargo xtask set-up`");
    for sheet in Sheet::ALL {
        let facts = sample::facts(vec![sample::town(60, size)]);
        let printed = print(&facts, &[sheet], &fonts).expect("the sheet passes the check");
        let file = format!("{folder}/{}.pdf", sheet.as_str());
        std::fs::write(&file, printed.bytes).expect("the folder can be written");
        println!("{file}: {} pages, not in any font: {:?}", printed.pages, printed.missing);
    }
    let Some(towns) = words.next().and_then(|word| word.parse::<usize>().ok()) else { return };
    let facts = sample::facts((0..towns).map(|_| sample::town(60, size)).collect());
    let sheets = [Sheet::Flyer, Sheet::Poster, Sheet::SignIn, Sheet::Bibs];
    let printed = print(&facts, &sheets, &fonts).expect("the sheets pass the check");
    std::fs::write(format!("{folder}/towns.pdf"), &printed.bytes).expect("it was written before");
    println!("{towns} towns: {} pages, {} bytes", printed.pages, printed.bytes.len());
}
