//! What developers run: `cargo xtask demo`, `test`, `tidy`, `set-up` and `bench`.
//!
//! Nothing here is shipped, and the shipped program needs nothing from here. The standard library
//! is the only dependency, so that the first command on a fresh machine starts within seconds. The
//! commands are for Unix, as the tools they drive are; the service itself is not bound to it.
#![expect(
    clippy::disallowed_methods,
    reason = "a development tool may look at the clock: it times the steps it runs"
)]

mod bench;
mod caretaker;
mod cluster;
mod fonts;
#[expect(unreachable_pub, reason = "its three functions are the recipe's public face")]
mod geodata;
mod node;
mod service;
mod setup;
mod shell;
mod tidy;
mod trial;
mod vendor;

use std::env;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask demo [ARGS]    build the service and run its demo; ARGS go to `ounce demo`
cargo xtask test [STEP …]  everything that must hold, or the named steps of it
cargo xtask bench [PART …] [OPT …]  how fast it is beside the floor; parts service, desks, milk, trace and
                           builds; --seconds --rounds --connections for the service, --bottles for
                           the trace, --at COMMIT for builds
cargo xtask tidy           the rules of STYLE.md that a machine can hold
cargo xtask gazetteer      rebuild the packed gazetteer from its sources
cargo xtask base-map       rebuild the drawn map and the world map from their sources
cargo xtask set-up         fetch what demo and test need, and do nothing else";

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("this crate is a folder of the workspace");
    let mut words = env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    let result = match command.as_str() {
        "demo" => demo(root, &rest),
        "test" => trial::test(root, &rest),
        "gazetteer" => geodata::gazetteer(root),
        "base-map" => geodata::base_map(root),
        "bench" => bench::bench(root, &rest),
        "tidy" => tidy::tidy(root),
        "set-up" | "setup" => setup::for_tests(root),
        "" | "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        unknown => Err(format!("no command is called `{unknown}`\n{USAGE}")),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(says) => {
            eprintln!("{says}");
            ExitCode::FAILURE
        }
    }
}

/// Builds and runs the demo in the caller's folder. Without npm the demo has no web fonts and no
/// interactive map, or fonts that are larger than need be, and a line says so.
fn demo(root: &Path, args: &[String]) -> Result<(), String> {
    if let Err(missing) = vendor::set_up(root) {
        println!("set-up: {missing}");
        println!("set-up: going on with the system's fonts, the list and the drawn map");
    } else if let Err(uncut) = fonts::set_up(root) {
        println!("set-up: {uncut}");
        println!("set-up: going on with the whole fonts");
    }
    let mut command = shell::cargo(&["run", "--locked", "--package", "ounce", "--manifest-path"]);
    command.arg(root.join("Cargo.toml")).args(["--", "demo"]).args(args);
    shell::open(&mut command)
}
