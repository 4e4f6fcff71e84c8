//! What developers run: `cargo xtask demo`, `test`, `set-up`, `tidy` and `bench`.
//!
//! Nothing here is shipped, and nothing here is needed by what is shipped. The standard library is
//! the only dependency, so that the first command on a fresh machine starts within seconds.

mod shell;
mod vendor;

fn main() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask/ is in the workspace");
    if let Err(e) = vendor::set_up(root) { eprintln!("{e}"); std::process::exit(1); }
}
