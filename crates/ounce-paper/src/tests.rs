//! Lines and their breaks, and what is printed for what no font has.

use parley::Alignment;

use crate::drawing::ink;
use crate::fonts::Fonts;
use crate::typesetter::{Block, Face, MISSING, Style, Typesetter};

fn fonts() -> Fonts {
    Fonts::built_in().expect("`cargo xtask set-up` fetches the fonts for paper")
}

fn plain(face: Face, size: f32) -> Style {
    Style { face, size, leading: 1.4, color: ink(), align: Alignment::Start }
}

fn set(language: &str, text: &str, width: f32) -> Block {
    Typesetter::new(&fonts(), language).set(text, plain(Face::Text, 10.0), width)
}

/// Signs that begin no line in strict Japanese typesetting: closing brackets, full stops and
/// commas, small kana, marks of repetition and of length, and the middle dot.
const NEVER_FIRST: &str = "、。，．・：；？！）］｝〕〉》」』】〙〗〟’”ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ々〻ヽヾゝゞ‐゠–〜";

/// Signs that end no line: opening brackets.
const NEVER_LAST: &str = "（［｛〔〈《「『【〘〖〝‘“";

/// Sentences full of such signs, as flyers have them.
const CORPUS: [&str; 8] = [
    "搾乳した母乳を、ＮＩＣＵの小さな赤ちゃんに届けます。「ミルク・ストロール」は、公園を歩くだけの朝です。",
    "集合場所：中央公園（北口）。雨のときは、となりの「こどもセンター」に集まってください。",
    "ベビーカー、ぼうし、のみもの。ちょっとしたおやつもあるとよいでしょう。",
    "「歩いてみませんか？」「ええ、ぜひ！」――そんなやりとりから、はじまりました。",
    "ドナーミルクについて：母乳バンクへの登録は、当日（午前１０時～正午）にも受け付けます。",
    "参加費は無料です。『母乳バンク協会』『ラ・レーチェ・リーグ日本』とともに歩きます。",
    "ウォーキングのあと、ちょっとしたティーパーティーをします。カフェ・ロワッシーのケーキも、どうぞ。",
    "佐々木さん、々の字、ヽヾゝゞ。［注］（※）｛例｝【お知らせ】〈案内〉《本》〔補足〕です。",
];

#[test]
fn no_line_of_japanese_begins_or_ends_with_a_sign_that_must_not() {
    let mut setter = Typesetter::new(&fonts(), "ja");
    let mut breaks = 0;
    for text in CORPUS {
        // From eight characters to a whole sentence, by parts of a character. Seven signs in a row
        // that stay together need seven.
        for width in (80..420).step_by(3) {
            let block = setter.set(text, plain(Face::Text, 10.0), width as f32);
            let lines = block.lines();
            breaks += lines.len() - 1;
            for (at, line) in lines.iter().enumerate() {
                let first = line.chars().next().expect("a line has a character");
                let last = line.trim_end().chars().next_back().expect("a line has a character");
                assert!(
                    at == 0 || !NEVER_FIRST.contains(first),
                    "{first} begins a line: {lines:?}"
                );
                assert!(!NEVER_LAST.contains(last), "{last} ends a line: {lines:?}");
            }
            assert_eq!(lines.concat(), text, "nothing is lost");
        }
    }
    assert!(breaks > 1_500, "{breaks} breaks are not many");
}

#[test]
fn words_are_not_torn_and_an_address_is() {
    let block = set("en", "Tick who came. Have every adult sign.", 70.0);
    assert!(block.lines().len() > 1);
    for line in block.lines() {
        assert!(line.ends_with([' ', '.']), "{line:?}");
    }
    let address = "stroll.example/campaigns/2027/strolls/virginia-beach-va";
    let block = set("en", address, 60.0);
    assert!(block.width() <= 60.0, "{}", block.width());
    assert_eq!(block.lines().concat(), address);
}

#[test]
fn a_character_that_no_font_has_is_seen_to_be_missing() {
    let mut setter = Typesetter::new(&fonts(), "en");
    let block = setter.set("Milk 🍼 for all ⴰ", plain(Face::Text, 10.0), 300.0);
    assert_eq!(block.text, format!("Milk {MISSING} for all {MISSING}"));
    assert_eq!(setter.missing.iter().collect::<String>(), "ⴰ🍼");
    let block = setter.set("a\u{0}b\u{feff}c\td", plain(Face::Text, 10.0), 300.0);
    assert_eq!(block.text, "abc d");
}

#[test]
fn the_languages_of_the_pages_and_rare_names_have_their_characters() {
    let mut setter = Typesetter::new(&fonts(), "fr");
    let all = "áéíóúüñ¿¡ÁÉÍÓÚÜÑ àâæçèêëîïôœùûÿÀÂÆÇÈÊËÎÏÔŒÙÛŸ «»“”‘’…–—·€$¥ Łódź Šťastný 髙橋 山﨑 𠮷田 花子 ゔ";
    for face in [Face::Display, Face::Text, Face::Strong] {
        setter.set(all, plain(face, 10.0), 500.0);
    }
    assert!(setter.missing.is_empty(), "{:?}", setter.missing);
}

#[test]
fn a_line_that_is_too_long_is_set_smaller() {
    let mut setter = Typesetter::new(&fonts(), "en");
    let block = setter.fit("Virginia Beach Milk Stroll", plain(Face::Display, 40.0), 100.0);
    assert!(block.width() <= 100.5 && block.width() > 95.0, "{}", block.width());
    assert_eq!(block.lines().len(), 1);
    let block = setter.fit("1", plain(Face::Display, 40.0), 100.0);
    assert!((block.style.size - 40.0).abs() < f32::EPSILON);
}
