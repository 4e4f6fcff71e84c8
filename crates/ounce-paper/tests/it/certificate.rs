//! Certificates in every language, for short names and for long ones.

use ounce_paper::{Certificate, Fonts, Printed, Size, certify};

fn certificate(language: &str, size: Size, name: &str) -> Certificate {
    let (heading, said) = match language {
        "ja" => ("参加証明書", "2027年5月1日、ロチェスターのミルク・ストロールを歩きました。"),
        _ => ("Certificate", "walked at the Rochester Milk Stroll on Saturday, May 1, 2027."),
    };
    Certificate {
        language: language.to_owned(),
        size,
        title: format!("{heading} {name}"),
        heading: heading.to_owned(),
        name: name.to_owned(),
        said: vec![said.to_owned()],
        foot: vec!["Milk Stroll 2027".to_owned(), "The parents of Elm Grove".to_owned()],
    }
}

fn printed(one: &Certificate) -> Printed {
    let fonts = Fonts::built_in().expect("`cargo xtask set-up` fetches the fonts for paper");
    certify(one, &fonts).expect("the engine checks for PDF/UA-1")
}

#[test]
fn a_certificate_is_one_tagged_page_on_either_paper() {
    let long = "Maximiliana Alexandrina of the House by the Long River ".repeat(2);
    for size in Size::ALL {
        for language in ["en", "ja"] {
            for name in ["Bo", "佐々木 花子", long.trim()] {
                let printed = printed(&certificate(language, size, name));
                assert_eq!((printed.pages, printed.missing), (1, vec![]), "{name}");
                assert!(printed.bytes.starts_with(b"%PDF-1.7"));
            }
        }
    }
}

#[test]
fn the_same_certificate_is_the_same_file() {
    let one = certificate("en", Size::Letter, "Ada Ant");
    let other = certificate("en", Size::Letter, "Ada Bee");
    assert!(printed(&one).bytes == printed(&one).bytes);
    assert!(printed(&one).bytes != printed(&other).bytes);
}
