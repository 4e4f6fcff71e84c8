//! Runs wrk and reads the one line our scripts print for us.

use std::path::Path;
use std::process::Command;

use crate::shell;

/// The measurements of one run of load.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Measured {
    /// All answers that came back, also refusals.
    pub(crate) answers: i64,
    /// How long it took, in microseconds.
    pub(crate) took_us: i64,
    /// Half of the answers came within this, in microseconds.
    pub(crate) p50_us: i64,
    /// All but one in a hundred came within this, in microseconds.
    pub(crate) p99_us: i64,
}

impl Measured {
    /// Answers per second.
    pub(crate) fn rate(&self) -> f64 {
        self.answers as f64 * 1e6 / (self.took_us.max(1)) as f64
    }
}

/// Load from `connections` at once for `seconds`, as `script` in `bench/` makes it from `args`.
///
/// # Errors
/// wrk is missing, or an answer was a refusal or did not come: such a run measures nothing.
pub(crate) fn run(
    root: &Path,
    script: &str,
    base: &str,
    connections: u32,
    seconds: u32,
    args: &[String],
) -> Result<Measured, String> {
    let threads = connections.min(2);
    let said = shell::quiet(
        Command::new("wrk")
            .args([format!("-t{threads}"), format!("-c{connections}"), format!("-d{seconds}s")])
            .args(["--timeout", "20s", "-s"])
            .arg(root.join("bench").join(script))
            .arg(base)
            .arg("--")
            .args(args),
    )?;
    read(&said)
}

fn read(said: &str) -> Result<Measured, String> {
    let line = said
        .lines()
        .rev()
        .find_map(|line| line.strip_prefix("measured "))
        .ok_or_else(|| format!("wrk measured nothing\n{said}"))?;
    let number = |name: &str| -> Result<i64, String> {
        line.split_whitespace()
            .find_map(|word| word.strip_prefix(name)?.strip_prefix('=')?.parse().ok())
            .ok_or_else(|| format!("`{line}` has no {name}"))
    };
    let (refused, broken) = (number("refused")?, number("broken")?);
    if refused + broken > 0 {
        return Err(format!("{refused} answers were refusals and {broken} did not come"));
    }
    Ok(Measured {
        answers: number("answers")?,
        took_us: number("seconds_us")?,
        p50_us: number("p50_us")?,
        p99_us: number("p99_us")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_our_scripts_is_read() {
        let said = "Running 3s test\nmeasured answers=300 seconds_us=3000000 p50_us=5 p99_us=9 \
            refused=0 broken=0\n";
        let measured = read(said).expect("it is whole");
        assert_eq!((measured.answers, measured.p50_us, measured.p99_us), (300, 5, 9));
        assert!((measured.rate() - 100.0).abs() < 1e-9);
    }

    #[test]
    fn a_run_with_refusals_measures_nothing() {
        let said = "measured answers=3 seconds_us=1 p50_us=5 p99_us=9 refused=2 broken=0\n";
        assert_eq!(read(said), Err("2 answers were refusals and 0 did not come".into()));
        assert!(read("nothing").is_err());
    }
}
