//! temporary
mod shell;
mod tidy;
mod vendor;

fn main() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask/ is in the workspace");
    if let Err(e) = vendor::set_up(root).and_then(|()| tidy::tidy(root)) {
        eprintln!("{e}");
        std::process::exit(1);
    }
}
