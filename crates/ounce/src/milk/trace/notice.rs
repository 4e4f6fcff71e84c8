//! The answer for one hospital, in words.

use std::fmt::Write;

use ounce_milk::trace::Notice;

use crate::milk::balance::ml;
use crate::milk::choice::visible;

pub(super) fn told(notice: &Notice) -> String {
    let hospital = visible(&notice.hospital);
    let (count, sum) = (notice.sum.count, ml(notice.sum.volume_ul));
    let mut text = format!("To {hospital}: {count} bottles, {sum}\n");
    for (state, held) in &notice.by_state {
        let _ = writeln!(text, "  {state}: {}, {}", held.count, ml(held.volume_ul));
    }
    for one in &notice.bottles {
        let state = one.state.map_or("unaccounted", |state| state.as_str());
        let _ = writeln!(text, "Bottle {}: {}, {state}", visible(&one.bottle), ml(one.volume_ul));
    }
    text
}
