//! Code 128 (ISO/IEC 15417): a line of bars for printable ASCII.
//!
//! Two of its three code sets are used: B, one character a symbol, and C, two digits a symbol.
//! Where to change between them is chosen so that the fewest symbols are needed, which for a DIN
//! is `=` and the facility's first letter in B and its fourteen digits in C.

use super::LabelRefusal;

/// A symbol of [`PATTERNS`]: 0 to 106.
pub type Value = u8;

const TO_C: Value = 99;
const TO_B: Value = 100;
const START_B: Value = 104;
const START_C: Value = 105;
const STOP: usize = 106;

/// Widths of bars and spaces in turn, the bar first. Eleven modules each, thirteen for the stop.
const PATTERNS: [&[u8]; 107] = [
    b"212222", b"222122", b"222221", b"121223", b"121322", b"131222", b"122213", b"122312",
    b"132212", b"221213", b"221312", b"231212", b"112232", b"122132", b"122231", b"113222",
    b"123122", b"123221", b"223211", b"221132", b"221231", b"213212", b"223112", b"312131",
    b"311222", b"321122", b"321221", b"312212", b"322112", b"322211", b"212123", b"212321",
    b"232121", b"111323", b"131123", b"131321", b"112313", b"132113", b"132311", b"211313",
    b"231113", b"231311", b"112133", b"112331", b"132131", b"113123", b"113321", b"133121",
    b"313121", b"211331", b"231131", b"213113", b"213311", b"213131", b"311123", b"311321",
    b"331121", b"312113", b"312311", b"332111", b"314111", b"221411", b"431111", b"111224",
    b"111422", b"121124", b"121421", b"141122", b"141221", b"112214", b"112412", b"122114",
    b"122411", b"142112", b"142211", b"241211", b"221114", b"413111", b"241112", b"134111",
    b"111242", b"121142", b"121241", b"114212", b"124112", b"124211", b"411212", b"421112",
    b"421211", b"212141", b"214121", b"412121", b"111143", b"111341", b"131141", b"114113",
    b"114311", b"411113", b"411311", b"113141", b"114131", b"311141", b"411131", b"211412",
    b"211214", b"211232", b"2331112",
];

/// The modules of the symbol from left to right, `true` for a bar, without the quiet zone.
///
/// # Errors
/// [`LabelRefusal::Symbol`] for an empty text, for more than 200 characters, and for anything but
/// printable ASCII.
pub fn modules(text: &str) -> Result<Vec<bool>, LabelRefusal> {
    let values = values(text)?;
    let patterns = values.iter().map(|value| PATTERNS[usize::from(*value)]);
    let mut modules = Vec::new();
    for pattern in patterns.chain([PATTERNS[STOP]]) {
        for (n, width) in pattern.iter().enumerate() {
            modules.extend(std::iter::repeat_n(n % 2 == 0, usize::from(width - b'0')));
        }
    }
    Ok(modules)
}

/// The symbols from the start to the check symbol.
///
/// # Errors
/// As [`modules`].
pub fn values(text: &str) -> Result<Vec<Value>, LabelRefusal> {
    let bytes = text.as_bytes();
    let printable = bytes.iter().all(|byte| (b' '..=b'~').contains(byte));
    if bytes.is_empty() || bytes.len() > 200 || !printable {
        return Err(LabelRefusal::Symbol);
    }
    let costs = costs(bytes);
    let (mut in_c, mut at) = (costs[0].pair < costs[0].single, 0);
    let mut values = vec![if in_c { START_C } else { START_B }];
    while at < bytes.len() {
        let here = &costs[at];
        // In C two digits take one symbol, so the text stays in C as long as digits come in pairs.
        let wants_c = if in_c { here.pair < NEVER } else { 1 + here.pair < here.single };
        if wants_c != in_c {
            values.push(if wants_c { TO_C } else { TO_B });
            in_c = wants_c;
        }
        if in_c {
            values.push((bytes[at] - b'0') * 10 + (bytes[at + 1] - b'0'));
            at += 2;
        } else {
            values.push(bytes[at] - b' ');
            at += 1;
        }
    }
    let weighed = values.iter().enumerate().map(|(n, value)| n.max(1) * usize::from(*value));
    let check = weighed.sum::<usize>() % 103;
    values.push(Value::try_from(check).expect("a remainder of 103 is small"));
    Ok(values)
}

/// How many symbols the rest of a text needs, for each way to write the next one.
struct Cost {
    /// One character in set B.
    single: usize,
    /// Two digits in set C; far more than there can be where no two digits stand.
    pair: usize,
}

/// More than any text needs, and far from overflowing.
const NEVER: usize = 1 << 20;

fn costs(bytes: &[u8]) -> Vec<Cost> {
    let mut costs: Vec<Cost> = Vec::with_capacity(bytes.len() + 1);
    // From the end, so that the cost of the following text is known at each place. The end costs
    // nothing.
    costs.push(Cost { single: 0, pair: 0 });
    for at in (0..bytes.len()).rev() {
        let behind = |characters: usize| &costs[costs.len() - characters];
        let after_single = behind(1).single.min(1 + behind(1).pair);
        let is_pair = bytes[at..].len() >= 2 && bytes[at..at + 2].iter().all(u8::is_ascii_digit);
        let pair = if is_pair { 1 + behind(2).pair.min(1 + behind(2).single) } else { NEVER };
        costs.push(Cost { single: 1 + after_single, pair });
    }
    costs.reverse();
    costs
}
