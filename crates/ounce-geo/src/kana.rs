//! One spelling for Japanese words that sound alike, so that よこすか, ヨコスカ and ﾖｺｽｶ are one name.
//!
//! Hiragana become katakana and small letters large ones, as bank forms and old address lists write
//! them. A long o is オウ however it is spelt: おおさか, おうさか, おーさか. The packer does the same
//! (`geodata/recipe/folding.py`). Never looks at Latin letters; half-width kana are full-width here
//! already.

/// The plain spelling of a text that may have kana in it.
pub(crate) fn plain(text: String) -> String {
    if !text.chars().any(is_kana) {
        return text;
    }
    let letters: Vec<char> = text.chars().map(|c| alike(katakana(c))).collect();
    let mut plain = String::with_capacity(text.len());
    let mut last = None;
    for (at, &c) in letters.iter().enumerate() {
        let c = match (c, last.and_then(vowel)) {
            ('ー', Some('ア')) => 'ア',
            ('ー', Some('イ' | 'エ')) => 'イ',
            ('ー', Some(_)) | ('オ', Some('オ')) => 'ウ',
            ('ガ' | 'ケ', _) if is_beside_a_character(&letters, at) => 'ケ',
            _ => c,
        };
        plain.push(c);
        last = Some(c);
    }
    plain
}

fn katakana(c: char) -> char {
    match c {
        'ぁ'..='ゖ' => char::from_u32(c as u32 + 0x60).unwrap_or(c),
        _ => c,
    }
}

/// Small letters are large ones, and of two that sound alike the commoner is meant.
fn alike(c: char) -> char {
    match c {
        'ァ' => 'ア',
        'ィ' | 'ヰ' => 'イ',
        'ゥ' => 'ウ',
        'ェ' | 'ヱ' => 'エ',
        'ォ' => 'オ',
        'ッ' => 'ツ',
        'ャ' => 'ヤ',
        'ュ' => 'ユ',
        'ョ' => 'ヨ',
        'ヮ' => 'ワ',
        'ヵ' => 'カ',
        'ヶ' => 'ケ',
        'ヂ' => 'ジ',
        'ヅ' => 'ズ',
        other => other,
    }
}

/// The vowel a large katakana ends with.
fn vowel(c: char) -> Option<char> {
    const ROWS: [(char, &str); 5] = [
        ('ア', "アカサタナハマヤラワガザダバパ"),
        ('イ', "イキシチニヒミリギジビピ"),
        ('ウ', "ウクスツヌフムユルグズブプヴ"),
        ('エ', "エケセテネヘメレゲゼデベペ"),
        ('オ', "オコソトノホモヨロヲゴゾドボポ"),
    ];
    ROWS.iter().find(|(_, row)| row.contains(c)).map(|(vowel, _)| *vowel)
}

/// 茅ヶ崎, 茅ケ崎 and 茅が崎 are one town: beside a Chinese character the three are the same word.
fn is_beside_a_character(letters: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| letters.get(before));
    [before, letters.get(at + 1)].into_iter().flatten().any(|c| is_han(*c))
}

pub(crate) fn is_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}')
}

/// Whether a character is a Chinese one, which can be a whole name by itself.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{9fff}')
}
