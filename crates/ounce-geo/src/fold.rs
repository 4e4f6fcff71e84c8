//! How a name becomes a search key: accents, case, width, punctuation and the kind of kana don't
//! matter.
//!
//! The packer folds names in the same way (`geodata/recipe/folding.py`). Tests look up names of the
//! packed file through this module and fold its keys again, so a difference between the two is
//! noticed.

use unicode_normalization::UnicodeNormalization;

use crate::kana;

/// The key of a name, to search or to sort by; empty when nothing in it can be searched for.
pub fn fold(text: &str) -> String {
    let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let plain: String = lower.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).nfc().collect();
    let mut spaced = String::with_capacity(plain.len());
    for c in plain.chars().filter(|&c| !is_silent(c)) {
        match spelled_out(c) {
            Some(letters) => spaced.push_str(letters),
            None if c.is_alphanumeric() => spaced.push(c),
            None => spaced.push(' '),
        }
    }
    let mut key = String::with_capacity(spaced.len());
    for token in spaced.split(' ').filter(|t| !t.is_empty()) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(in_full(token));
    }
    kana::plain(key)
}

/// Marks that people may write or leave out.
fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʻ' | 'ʼ' | 'ʹ' | '.' | '′')
}

fn spelled_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'þ' => "th",
        'ı' => "i",
        'ħ' => "h",
        'ŋ' => "n",
        'ə' => "e",
        _ => return None,
    })
}

/// The long form of a shortened word: people search for "St. Paul" as often as for "Saint Paul".
fn in_full(token: &str) -> &str {
    match token {
        "st" => "saint",
        "ste" => "sainte",
        "ft" => "fort",
        "mt" => "mount",
        other => other,
    }
}

/// Whether a character is Chinese or Japanese, where names stand side by side without a space.
pub(crate) fn is_han_or_kana(c: char) -> bool {
    kana::is_han(c) || kana::is_kana(c)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (typed, key) in [
            ("São Paulo", "sao paulo"),
            ("  MONTRÉAL ", "montreal"),
            ("Montre\u{301}al", "montreal"),
            ("St. John's", "saint johns"),
            ("Winston-Salem", "winston salem"),
            ("Ｐｏｒｔｌａｎｄ", "portland"),
            ("Łódź", "lodz"),
            ("Ōtsu", "otsu"),
            ("ﾖｺｽｶ", "ヨコスカ"),
            ("龍ヶ崎", "龍ケ崎"),
            ("ながさき", "ナガサキ"),
            ("よこすかし", "ヨコスカシ"),
            ("ﾖｺｽｶｼ", "ヨコスカシ"),
            ("サッポロ", "サツポロ"),
            ("ﾄﾞｲﾂ", "ドイツ"),
            ("きょうと", "キヨウト"),
            ("とーきょー", "トウキヨウ"),
            ("おおさか", "オウサカ"),
            ("おーさか", "オウサカ"),
            ("おうさか", "オウサカ"),
            ("おおおか", "オウオカ"),
            ("おの", "オノ"),
            ("おおの", "オウノ"),
            ("ニューヨーク", "ニユウヨウク"),
            ("セーラム", "セイラム"),
            ("いーづか", "イイズカ"),
            ("茅ヶ崎", "茅ケ崎"),
            ("茅が崎", "茅ケ崎"),
            ("茅ガ崎", "茅ケ崎"),
            ("つつじが丘", "ツツジケ丘"),
            ("かが", "カガ"),
            ("みやけ", "ミヤケ"),
            ("四ッ谷", "四ツ谷"),
            ("つくば市", "ツクバ市"),
            ("ー", "ー"),
            ("\0;--", ""),
            ("🍼", ""),
            ("", ""),
        ] {
            assert_eq!(fold(typed), key, "{typed:?}");
        }
    }
}
