//! Writes every sample of every page in every language to a folder, to be looked at.
//!
//! `cargo run -p ounce-site --example gallery -- FOLDER`, then serve FOLDER over HTTP: pages refer
//! to their stylesheet and drawings by absolute paths. `FOLDER/index.html` lists them all.

use ounce_site::samples;
use ounce_web::assets;
use ounce_web::charts::Bottle;
use ounce_web::i18n::Lang;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let Some(folder) = env::args().nth(1) else {
        return Err(io::Error::other("usage: gallery FOLDER"));
    };
    let folder = PathBuf::from(folder);
    let mut index = String::from("<!doctype html><title>Gallery</title><ul>\n");
    for lang in Lang::ALL {
        for page in samples::render_all(lang) {
            let name = format!("{}/{}.html", lang.code(), page.name);
            write(&folder, &name, page.html.as_bytes())?;
            index.push_str(&format!("<li><a href=\"{name}\">{name}</a>\n"));
        }
    }
    write(&folder, "index.html", index.as_bytes())?;
    for asset in assets::all() {
        write(&folder, &asset.path[1..], &asset.bytes)?;
        if asset.path.ends_with("/favicon.svg") {
            write(&folder, "favicon.svg", &asset.bytes)?;
        }
    }
    write(&folder, "card.html", card().as_bytes())?;
    println!("{}/index.html", folder.display());
    Ok(())
}

/// The picture that stands for a link elsewhere: a browser's view of this, 1200 by 630 pixels, is
/// kept as `assets/img/card.png`.
fn card() -> String {
    format!(
        "<!doctype html><title>Card</title><link rel=\"stylesheet\" href=\"{}\"><style>\
         body{{--card:#fbf5ea;width:1200px;height:630px;min-height:0;flex-direction:row;\
         align-items:center;gap:60px;padding:0 90px;background:#fbf5ea;color:#1f2d36}}\
         h1{{font-size:92px;line-height:1.08}}p{{font-size:34px;color:#55636c;margin-top:28px}}\
         div{{flex:1}}.bottle{{width:220px}}</style><div><h1>Walk a mile.<br>Give an ounce.</h1>\
         <p>Many towns, one morning, human milk<br>for the smallest babies.</p></div>{}\n",
        assets::href("ounce.css"),
        Bottle::new(64, 100)
    )
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let file = folder.join(name);
    if let Some(parent) = file.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(file, bytes)
}
