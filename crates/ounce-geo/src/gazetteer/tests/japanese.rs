use proptest::prelude::*;

use super::{check, resolve, short};
use crate::gazetteer::Gazetteer;

#[test]
fn one_box_understands_japanese() {
    for (q, expected) in [
        ("横須賀", "Yokosuka, Kanagawa, JP"),
        ("横須賀市", "Yokosuka, Kanagawa, JP"),
        ("神奈川県横須賀市", "Yokosuka, Kanagawa, JP"),
        ("神奈川 横須賀", "Yokosuka, Kanagawa, JP"),
        ("yokosuka japan", "Yokosuka, Kanagawa, JP"),
        ("Yokosuka Naval Base", "Yokosuka, Kanagawa, JP"),
        ("Misawa Air Base, Japan", "Misawa, Aomori, JP"),
        ("Chuo-ku, Tokyo", "Chūō, Tokyo, JP"),
        ("Camp Zama", "Zama, Kanagawa, JP"),
        ("東京", "Tokyo, Tokyo, JP"),
        ("東京都", "Tokyo, Tokyo, JP"),
        ("札幌", "Sapporo, Hokkaido, JP"),
        ("佐世保", "Sasebo, Nagasaki, JP"),
        ("三浦郡葉山町", "Hayama, Kanagawa, JP"),
        ("ニューヨーク", "New York City, NY, US"),
        ("ﾎﾉﾙﾙ", "Honolulu, HI, US"),
    ] {
        check(q, None, expected);
    }
}

#[test]
fn a_town_is_found_as_it_is_read() {
    for (readings, expected) in [
        ("よこすか ヨコスカ ﾖｺｽｶ よこすかし ヨコスカシ ﾖｺｽｶｼ", "Yokosuka, Kanagawa, JP"),
        ("かながわけんよこすかし ｶﾅｶﾞﾜｹﾝﾖｺｽｶｼ かながわよこすか", "Yokosuka, Kanagawa, JP"),
        ("とうきょう トウキョウト ﾄｳｷｮｳ とーきょー とうきようと", "Tokyo, Tokyo, JP"),
        ("さっぽろ さっぽろし サツポロ ﾎｯｶｲﾄﾞｳｻｯﾎﾟﾛｼ", "Sapporo, Hokkaido, JP"),
        ("おおさか おーさか オオサカシ ｵｵｻｶ", "Osaka, Osaka, JP"),
        ("ひろしま ひろしまし ヒロシマ", "Hiroshima, Hiroshima, JP"),
        ("はやま はやままち みうらぐんはやままち", "Hayama, Kanagawa, JP"),
        ("つくば ツクバシ つくば市", "Tsukuba, Ibaraki, JP"),
        ("つ つし ツ 津市", "Tsu, Mie, JP"),
        ("いいづか いいずか イイヅカシ", "Iizuka, Fukuoka, JP"),
        ("なら ならし", "Nara-shi, Nara, JP"),
        ("みさわ ﾐｻﾜ", "Misawa, Aomori, JP"),
        ("よこた ヨコタ", "Yokota, Tokyo, JP"),
        ("うるま うるまし うるま市", "Uruma, Okinawa, JP"),
        // Not listed by their own characters, known by sound.
        ("いなわしろ 猪苗代町 耶麻郡猪苗代町", "Inawashiro, Fukushima, JP"),
    ] {
        for q in readings.split(' ') {
            check(q, None, expected);
        }
    }
    check("かながわ よこすか", None, "Yokosuka, Kanagawa, JP");
    check("よこすか、かながわ", None, "Yokosuka, Kanagawa, JP");
}

#[test]
fn small_differences_of_spelling_do_not_matter() {
    for (spellings, expected) in [
        ("茅ヶ崎 茅ケ崎 茅が崎 茅ガ崎市 ちがさき", "Chigasaki, Kanagawa, JP"),
        ("龍ケ崎 龍ヶ崎市 龍が崎 りゅうがさき りゆうがさきし", "Ryūgasaki, Ibaraki, JP"),
        ("関ケ原 関が原 せきがはら", "Sekigahara, Gifu, JP"),
        ("自由が丘 自由ヶ丘", "Jiyūgaoka, Tokyo, JP"),
        ("Osaka Ōsaka OSAKA Oosaka", "Osaka, Osaka, JP"),
        ("Tokyo Tōkyō Toukyou Tōkyo", "Tokyo, Tokyo, JP"),
        ("Kobe Kōbe Koube", "Kobe, Hyogo, JP"),
        ("Yokosuka-shi yokosuka Yokosuka-city", "Yokosuka, Kanagawa, JP"),
    ] {
        for q in spellings.split(' ') {
            check(q, None, expected);
        }
    }
}

#[test]
fn a_reading_of_several_towns_asks_which() {
    for (q, expected) in [
        ("ふちゅう", "? Fuchū, Tokyo, JP; Fuchū, Hiroshima, JP; Fuchūchō, Hiroshima, JP"),
        ("府中市", "? Fuchū, Tokyo, JP; Fuchūchō, Hiroshima, JP"),
        ("なかの", "? Nakano, Tokyo, JP; Nakano, Nagano, JP"),
        ("さかい", "? Sakai, Osaka, JP; Sakai, Ibaraki, JP; Sakai, Fukui, JP"),
        ("よこ", "? Yokohama, Kanagawa, JP; Yokosuka, Kanagawa, JP; Yokote, Akita, JP"),
        // A short o is another town than a long one.
        ("おの", "? Ono, Hyogo, JP; Ono-niimachi, Fukushima, JP"),
        ("おおの", "? Ono, Fukui, JP; Kurono, Gifu, JP"),
    ] {
        check(q, None, expected);
    }
    for q in ["かながわ", "カナガワケン", "ｶﾅｶﾞﾜ"] {
        check(q, None, "? Yokohama, Kanagawa, JP; Kawasaki, Kanagawa, JP");
    }
    check("ほっかいどう", None, "? Sapporo, Hokkaido, JP; Hakodate, Hokkaido, JP");
    check("にほん", None, "? Tokyo, Tokyo, JP; Osaka, Osaka, JP");
}

#[test]
fn a_ward_is_its_own_place_or_its_city() {
    for (q, expected) in [
        ("大阪市北区", "Osaka, Osaka, JP"),
        ("大阪府大阪市北区", "Osaka, Osaka, JP"),
        ("おおさかしきたく", "Osaka, Osaka, JP"),
        ("広島市安佐北区", "Hiroshima, Hiroshima, JP"),
        ("広島県 広島市 安佐北区", "Hiroshima, Hiroshima, JP"),
        ("ひろしまし あさきたく", "Hiroshima, Hiroshima, JP"),
        ("ひろしましあさきたく", "Hiroshima, Hiroshima, JP"),
        ("東京都北区", "Kita, Tokyo, JP"),
        ("とうきょうときたく", "Kita, Tokyo, JP"),
        ("江東区", "Kotō, Tokyo, JP"),
        ("品川", "Shinagawa, Tokyo, JP"),
        ("練馬区", "Tokyo, Tokyo, JP"),
        ("北区", "? Kita, Tokyo, JP; Osaka, Osaka, JP; Sapporo, Hokkaido, JP"),
        ("きたく", "? Kita, Tokyo, JP; Osaka, Osaka, JP; Sapporo, Hokkaido, JP"),
    ] {
        check(q, None, expected);
    }
}

#[test]
fn an_address_is_its_municipality() {
    for (q, expected) in [
        ("横須賀市汐入町", "Yokosuka, Kanagawa, JP"),
        ("〒238-0042 神奈川県横須賀市汐入町2丁目", "Yokosuka, Kanagawa, JP"),
        ("大阪市北区梅田", "Osaka, Osaka, JP"),
        ("四日市市諏訪町", "Yokkaichi, Mie, JP"),
        ("町田市原町田", "Machida, Tokyo, JP"),
        // The beginning of a name is no address.
        ("市川三", "Ichikawadaimon, Yamanashi, JP"),
        ("市区町村", "nothing"),
    ] {
        check(q, None, expected);
    }
}

#[test]
fn one_kana_is_a_whole_name_or_none() {
    check("か", None, "nothing");
    check("ー", None, "nothing");
    assert_eq!(short(&Gazetteer::embedded().search("つ", None, 9)[0]), "Tsu, Mie, JP");
}

#[test]
fn nearly_every_town_of_japan_has_a_reading() {
    let gazetteer = Gazetteer::embedded();
    let mut keys = gazetteer.packed.keys_from("ァ");
    let mut read = std::collections::BTreeSet::new();
    while let Some((key, towns)) = keys.next() {
        if std::str::from_utf8(key).is_ok_and(|key| key.chars().all(crate::kana::is_kana)) {
            read.extend(towns.iter().map(|(town, _)| town));
        }
    }
    let japanese = |town: &usize| gazetteer.group(*town).country == "JP";
    let all = (0..gazetteer.towns()).filter(japanese).count();
    let with_reading = read.iter().filter(|town| japanese(town)).count();
    assert!(all > 2_000, "{all}");
    assert!(with_reading + 10 > all, "{with_reading} of {all}");
}

proptest! {
    #[test]
    fn hiragana_and_katakana_find_the_same(q in "[ぁ-ゖー]{1,8}") {
        let shifted = |c: char| match c {
            'ぁ'..='ゖ' => char::from_u32(c as u32 + 0x60).expect("katakana follow hiragana"),
            c => c,
        };
        prop_assert_eq!(resolve(&q), resolve(&q.chars().map(shifted).collect::<String>()));
    }
}
