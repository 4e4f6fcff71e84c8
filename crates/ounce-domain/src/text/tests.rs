use super::*;

#[test]
fn addresses_people_have_are_taken() {
    for text in ["ada@example.org", "A.B+c@mail.example.org", " x@y.example ", "母@例え.テスト"]
    {
        assert!(EmailAddress::parse(text).is_ok(), "{text}");
    }
    let carriers = ["taro", "docomo"];
    let [name, carrier] = carriers;
    for local in [format!("{name}..yamada"), format!("{name}.")] {
        let address = format!("{local}@{carrier}.ne.jp");
        assert!(EmailAddress::parse(&address).is_ok(), "{address}");
        assert!(EmailAddress::parse(&format!("{local}@example.org")).is_err());
    }
    let keys =
        ["Ada@Example.org", "ada@example.ORG"].map(|t| EmailAddress::parse(t).map(|e| e.key()));
    assert_eq!(keys[0], keys[1]);
}

#[test]
fn a_domain_is_one_however_it_is_spelled() {
    let key = |text| EmailAddress::parse(text).map(|email| email.key());
    for text in ["ada@bücher.example", "Ada@BÜCHER.example", "ada@xn--bcher-kva.example"] {
        assert_eq!(key(text).as_deref(), Ok("ada@xn--bcher-kva.example"), "{text}");
    }
    assert_eq!(key("José@example.org").as_deref(), Ok("josé@example.org"));
    // No letter is spelled like this, so no mail goes there.
    assert_eq!(key("ada@xn--a.example"), Err(FieldRefusal::NotAnEmail));
}

#[test]
fn what_is_no_address_is_refused() {
    for text in [
        "ada",
        "ada@",
        "@example.org",
        "a@b",
        "a b@example.org",
        "a@exa mple.org",
        "a@@example.org",
        "a..b@example.org",
        ".a@example.org",
        "a@-x.org",
        "a@x-.org",
        "a@example..org",
        "a@1.2.3.4",
        "a@example.org\nBcc: b@example.org",
        "a\0@example.org",
        "<a@example.org>",
        "a@example.org,b@example.org",
    ] {
        assert_eq!(EmailAddress::parse(text), Err(FieldRefusal::NotAnEmail), "{text:?}");
    }
    assert_eq!(EmailAddress::parse("  "), Err(FieldRefusal::Missing));
    let long = format!("a@{}.org", "x".repeat(300));
    assert_eq!(EmailAddress::parse(&long), Err(FieldRefusal::TooLong(254)));
}

#[test]
fn an_address_does_not_print_itself() {
    let email = EmailAddress::parse("ada@example.org").map(|email| format!("{email:?}"));
    assert_eq!(email.as_deref(), Ok("EmailAddress(hidden)"));
}

#[test]
fn names_of_any_script_are_kept_as_typed() {
    for text in ["Ada R.", "山田 花子", "مريم", "🍼", "O’Neil-Śmith", "<b>Ada</b>"] {
        assert_eq!(name(text).as_deref(), Ok(text));
    }
}

#[test]
fn names_that_cannot_be_shown_are_refused() {
    assert_eq!(name(" \t "), Err(FieldRefusal::Missing));
    assert_eq!(name(&"x".repeat(10_000)), Err(FieldRefusal::TooLong(100)));
    assert_eq!(name(&"あ".repeat(100)).map(|n| n.chars().count()), Ok(100));
    for text in ["a\0b", "a\nb", "\u{200b}", "\u{202e}\u{200f}", "a\u{7f}"] {
        assert_eq!(name(text), Err(FieldRefusal::NotText), "{text:?}");
    }
    // A blank Braille cell, selectors of a variation of nothing, tags, a vowel that never shows.
    for text in ["\u{2800}", "\u{fe0f}", "\u{e0041}\u{e0042}", "\u{180e} \u{fff9}", "\u{17b4}"] {
        assert_eq!(name(text), Err(FieldRefusal::NotText), "{text:?}");
    }
    assert!(
        name("👨\u{200d}👩\u{200d}👧 ❤\u{fe0f}").is_ok(),
        "beside something to see they are fine"
    );
}

#[test]
fn no_name_turns_the_page_around_it() {
    for text in ["Ada\u{202e}nekcihc", "\u{202d}Ada\u{202c}"] {
        assert_eq!(name(text), Err(FieldRefusal::NotText), "{text:?}");
        assert_eq!(message(text, 300), Err(FieldRefusal::NotText), "{text:?}");
    }
    // As a telephone's address book hands names out.
    assert_eq!(name("\u{202a}Ada R.\u{202c}").as_deref(), Ok("Ada R."));
    assert_eq!(name("\u{2068}مريم\u{2069}").as_deref(), Ok("مريم"));
    assert_eq!(message("\u{2067}שלום", 300).as_deref(), Ok("שלום"));
    // Marks of direction turn nothing but what has none of its own.
    assert_eq!(name("מרים\u{200f} (3)").as_deref(), Ok("מרים\u{200f} (3)"));
}

#[test]
fn messages_keep_their_lines() {
    assert_eq!(message(" one\r\ntwo ", 500).as_deref(), Ok("one\ntwo"));
    assert_eq!(message("", 500).as_deref(), Ok(""));
    assert_eq!(message("a\0", 500), Err(FieldRefusal::NotText));
    assert_eq!(message(&"x".repeat(501), 500), Err(FieldRefusal::TooLong(500)));
}

#[test]
fn slugs_are_what_a_link_can_carry() {
    for text in ["2015", "virginia-beach-va", "a"] {
        assert!(Slug::parse(text).is_ok(), "{text}");
    }
    for text in ["A", "a--b", "-a", "a-", "a b", "a/b", "é", "a.b", "%00"] {
        assert_eq!(Slug::parse(text), Err(FieldRefusal::NotASlug), "{text}");
    }
}

#[test]
fn white_space_of_any_keyboard_is_white_space() {
    for blank in ["\t", "\u{b}", "\u{85}", "\r", "\u{2028}"] {
        assert_eq!(
            name(&format!("{blank}Ada{blank}R.{blank}")).as_deref(),
            Ok("Ada R."),
            "{blank:?}"
        );
        let said = message(&format!("Ada{blank}R."), 300).map(|text| text.replace('\n', " "));
        assert_eq!(said.as_deref(), Ok("Ada R."), "{blank:?}");
    }
    assert_eq!(message("a\r\nb\rc", 300).as_deref(), Ok("a\nb\nc"));
}

#[test]
fn an_address_that_stands_for_none_takes_no_mail() {
    let id = Id::<()>::from_bytes([3; 16]);
    for address in [EmailAddress::of_nobody(id), EmailAddress::none_given(id)] {
        assert!(!address.takes_mail(), "{}", address.as_str());
        assert_eq!(EmailAddress::parse(address.as_str()), Ok(address.clone()));
    }
    assert!(!EmailAddress::none_given(id).is_of_nobody(), "nobody was erased");
    assert_eq!(EmailAddress::parse("ada@example.org").map(|one| one.takes_mail()), Ok(true));
}
