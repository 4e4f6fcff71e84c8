//! Verdicts on curves in words.

use std::fmt::Write;

use ounce_milk::curve::{Milliseconds, Outcome, Reason, Reevaluation, Verdict};

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "Pass",
        Outcome::Review => "Hold for review",
        Outcome::Fail => "Fail",
    }
}

/// A verdict on one trace.
pub(super) fn verdict(trace: &str, found: &Verdict) -> String {
    let outcome = word(found.outcome);
    let load = match found.load {
        Some(load) if found.loads.len() > 1 => format!(", load {load}"),
        _ => String::new(),
    };
    let on = found.on.map(|on| format!(" of {on}")).unwrap_or_default();
    let (pack, version) = (&found.pack, &found.version);
    let mut text = format!("{outcome}: {trace}{load}{on}, by {pack} {version}\n");
    match (found.hold_from_s, found.min_hold_c) {
        (Some(from), Some(low)) => put(
            &mut text,
            format_args!(
                "Held {} from {} on; lowest {low} °C, hottest of all {} °C",
                found.hold_s.spoken(),
                from.spoken(),
                found.max_c
            ),
        ),
        _ => put(&mut text, format_args!("Never held; hottest of all {} °C", found.max_c)),
    }
    for probe in &found.probes {
        let certificate = probe.certificate.as_deref().filter(|name| !name.is_empty());
        let by = certificate.map(|name| format!(" (calibration {name})")).unwrap_or_default();
        put(
            &mut text,
            format_args!(
                "  {}: {} readings, {} °C added to each{by}",
                probe.probe, probe.readings, probe.offset_c
            ),
        );
    }
    reasons(&mut text, "", &found.reasons);
    for warning in &found.warnings {
        put(&mut text, format_args!("  worth a word{}: {}", at(warning), warning.detail));
    }
    if found.loads.len() > 1 || found.load.is_none() {
        loads(&mut text, found);
    }
    examples(&mut text, &found.examples);
    text
}

/// Every load of the trace, with the reasons against it.
fn loads(text: &mut String, found: &Verdict) {
    for load in &found.loads {
        let (from, until) = (load.from_s.spoken(), load.until_s.spoken());
        let began = load.began.as_ref().map(|at| format!(" ({at})")).unwrap_or_default();
        let outcome = word(load.outcome);
        put(text, format_args!("Load {}, from {from} to {until}{began}: {outcome}", load.load));
        reasons(text, "  ", &load.reasons);
    }
}

/// Which cycles now fail.
pub(super) fn reevaluation(found: &Reevaluation) -> String {
    let probe = found.probe.as_deref().map_or("every probe".into(), |name| format!("probe {name}"));
    let mut text = format!(
        "{} of {} cycles now fail, with {} °C added to the readings of {probe}, by {} {}\n",
        found.now_fail.len(),
        found.cycles,
        found.offset_c,
        found.pack,
        found.version
    );
    put(&mut text, format_args!("The probe took part in {} cycles", found.with_probe));
    for change in &found.now_fail {
        let on = change.on.map(|on| format!(" of {on}")).unwrap_or_default();
        put(&mut text, format_args!("{}{on} ({}):", change.cycle, change.trace));
        reasons(&mut text, "  ", &change.reasons);
    }
    if !found.fail_both.is_empty() {
        put(&mut text, format_args!("Not accepted either way: {}", found.fail_both.join(", ")));
    }
    if !found.now_pass.is_empty() {
        let names: Vec<&str> = found.now_pass.iter().map(|change| change.cycle.as_str()).collect();
        put(
            &mut text,
            format_args!(
                "Not accepted before, and nothing speaks against them now: {}. A person decides.",
                names.join(", ")
            ),
        );
    }
    examples(&mut text, &found.examples);
    text
}

fn reasons(text: &mut String, indent: &str, reasons: &[Reason]) {
    for reason in reasons {
        let example = if reason.verified { "" } else { " [example limit]" };
        put(text, format_args!("{indent}  because{}: {}{example}", at(reason), reason.detail));
    }
}

fn at(reason: &Reason) -> String {
    reason.at_s.map(|at: Milliseconds| format!(" at {}", at.spoken())).unwrap_or_default()
}

fn examples(text: &mut String, examples: &[String]) {
    if !examples.is_empty() {
        put(text, format_args!("Examples until a bank signs the pack: {}", examples.join(", ")));
    }
}

fn put(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string never fails.
    let _ = writeln!(text, "{line}");
}
