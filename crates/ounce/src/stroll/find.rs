//! `ounce stroll find`: finds the party whose code was read out. No address is printed: the helper
//! at the table needs none.

use crate::say::{End, columns, print, visible};
use crate::{serve, words};
use ounce_domain::registration::{Code, Misread, Party};
use ounce_store::Store;
use ounce_store::registrations::{self, Held};

/// Prints the party that has this code: code, name, people, the standing of its place, and the
/// stroll.
///
/// # Errors
/// A verdict when nobody has it; unusable when it is no code.
pub(super) fn run(store: &Store, typed: &str) -> Result<(), End> {
    let code = Code::parse(typed).map_err(|misread| End::Unusable(why(typed, misread)))?;
    // Rows of an older version of the program may have no code yet.
    serve::give_codes(store)?;
    let held = store.read_now(move |sql| match registrations::find(sql, code)? {
        Some(registration) => registrations::load(sql, registration),
        None => Ok(None),
    })?;
    let held = held.ok_or_else(|| End::Verdict(format!("nobody has the code {code}")))?;
    print(&columns(&[row(&held)]))
}

fn row(held: &Held) -> Vec<String> {
    let registration = &held.registration;
    let stands = match (held.link.is_held(), held.place_in_line) {
        (true, _) => "held until its address confirms".to_owned(),
        (false, Some(line)) => format!("waiting, number {line} in line"),
        (false, None) => registration.standing.as_str().to_owned(),
    };
    vec![
        held.code.to_string(),
        visible(&registration.name),
        party(registration.party),
        stands,
        format!("{} {}", held.campaign.slug, held.stroll.stroll.slug),
    ]
}

fn party(party: Party) -> String {
    let counted = |n: i64, one, many| words::count(n.unsigned_abs(), one, many);
    let adults = counted(party.adults, "adult", "adults");
    match party.children {
        0 => adults,
        children => format!("{adults}, {}", counted(children, "child", "children")),
    }
}

fn why(typed: &str, misread: Misread) -> String {
    let typed = visible(typed);
    match misread {
        Misread::Length(length) => {
            format!("{typed} has {length} characters; a code has {}", Code::LENGTH)
        }
        Misread::Character(c) => format!("{typed}: no code has a {}", visible(&c.to_string())),
        Misread::Check => {
            format!("{typed} is no code: a character is wrong, or two changed places; ask again")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misread_code_says_what_to_look_at() {
        for (typed, said) in [
            ("7K3", "7K3 has 3 characters; a code has 10"),
            ("7K3MWU4T9X", "7K3MWU4T9X: no code has a U"),
            (
                "31GM4V41BK",
                "31GM4V41BK is no code: a character is wrong, or two changed places; ask again",
            ),
        ] {
            let misread = Code::parse(typed).err();
            assert_eq!(misread.map(|misread| why(typed, misread)).as_deref(), Some(said));
        }
    }

    #[test]
    fn a_party_is_counted_in_words() {
        assert_eq!(party(Party { adults: 1, children: 0 }), "1 adult");
        assert_eq!(party(Party { adults: 2, children: 1 }), "2 adults, 1 child");
    }
}
