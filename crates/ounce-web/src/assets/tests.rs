use super::*;

#[test]
fn every_address_leads_to_its_file_and_only_there() {
    let paths: std::collections::BTreeSet<_> = all().iter().map(|asset| &asset.path).collect();
    assert_eq!(paths.len(), all().len());
    for asset in all() {
        assert!(at(&asset.path).is_some_and(|found| found.etag == asset.etag));
        assert!(!asset.mime.starts_with("application/octet"), "{} has no type", asset.path);
    }
    assert!(at("/assets/ounce.css").is_none());
    assert!(at("/vendor/../Cargo.toml").is_none());
}

#[test]
fn compressed_files_unpack_to_themselves() {
    use std::io::Read;
    for asset in all() {
        let Some(packed) = asset.packed(Packing::Gzip) else { continue };
        let mut bytes = Vec::new();
        let read = flate2::read::GzDecoder::new(packed).read_to_end(&mut bytes);
        assert!(read.is_ok() && bytes == *asset.bytes, "{}", asset.path);
        // Brotli's best levels take minutes in a build that is not optimised.
        if asset.bytes.len() > 100_000 {
            continue;
        }
        let small = asset.packed(Packing::Brotli).expect("it can be packed");
        let mut bytes = Vec::new();
        let read = brotli::Decompressor::new(small, 4096).read_to_end(&mut bytes);
        assert!(read.is_ok() && bytes == *asset.bytes, "{}", asset.path);
        assert!(small.len() <= packed.len(), "{} is larger with brotli", asset.path);
    }
}

#[test]
fn a_client_gets_the_best_that_it_takes() {
    use axum::http::{HeaderMap, HeaderValue, header};
    for (offered, best) in [
        ("gzip, deflate, br, zstd", Some(Packing::Brotli)),
        ("gzip, br;q=0", Some(Packing::Gzip)),
        ("gzip", Some(Packing::Gzip)),
        ("identity", None),
    ] {
        let value = HeaderValue::from_static(offered);
        let asked = HeaderMap::from_iter([(header::ACCEPT_ENCODING, value)]);
        assert_eq!(Packing::for_client(&asked), best, "{offered}");
    }
}

#[test]
fn the_map_loads_only_scripts_that_are_there() {
    let code = at(href("map.mjs")).map(|asset| String::from_utf8_lossy(&asset.bytes));
    let code = code.expect("the map has a script");
    let imports: Vec<_> = code.lines().filter_map(|line| line.split_once("from \"")).collect();
    assert_eq!(imports.len(), 1);
    for (_, path) in imports {
        assert!(at(path.trim_end_matches("\";")).is_some(), "{path}");
    }
}

#[test]
fn the_stylesheet_names_only_fonts_that_are_there() {
    let css = at(href("ounce.css")).map(|asset| String::from_utf8_lossy(&asset.bytes));
    let css = css.expect("there is a stylesheet");
    assert!(!css.contains("/*") && css.contains(".button"));
    for part in css.split("url(").skip(1) {
        let path = part.split(')').next().unwrap_or_default();
        assert!(at(path).is_some(), "{path}");
    }
    assert_eq!(css.matches("@font-face").count(), preloaded_fonts().len() * 3);
    assert_eq!(css.matches('{').count(), css.matches('}').count());
}

#[test]
fn every_colour_by_role_is_given_in_every_theme() {
    let tokens = include_str!("../../assets/css/tokens.css");
    let blocks: Vec<&str> = tokens.split("color-scheme:").collect();
    let roles = |text: &str| -> Vec<String> {
        let names = text.split("--").skip(1).filter_map(|part| part.split_once(": #"));
        names.map(|(name, _)| name.to_owned()).collect()
    };
    let light = roles(blocks[0]);
    let rest = roles(&blocks[1..].concat());
    assert!(light.len() > 15);
    for role in &light {
        let times = rest.iter().filter(|other| *other == role).count();
        assert_eq!(times, 2, "--{role} in the dark, by system and by choice");
    }
}

#[test]
fn every_picture_that_a_campaign_may_name_is_there() {
    use ounce_domain::campaign::Face;
    let found: Vec<_> = Face::PICTURES.iter().filter_map(|name| picture(name)).collect();
    assert_eq!(found.len(), PICTURES.len());
    assert!(found.iter().all(|path| at(path).is_some_and(|file| file.mime == "image/svg+xml")));
    assert_eq!(picture("elephant"), None);
    assert_eq!(picture(""), None);
}

/// What a phone fetches for the day, without the page and its list: at most 60 kB with both.
#[test]
fn the_scripts_of_the_day_are_light_and_find_each_other() {
    let folder = href("day.mjs").strip_suffix("day.mjs").expect("it ends with its name");
    let mut weight =
        at(href("day.css")).and_then(|css| css.packed(Packing::Brotli)).map_or(0, <[u8]>::len);
    for (name, code) in DAY {
        let path = format!("{folder}{name}");
        let asset = at(&path).expect("they lie in one folder");
        weight += asset.packed(Packing::Brotli).map_or(0, <[u8]>::len);
        for (_, from) in code.lines().filter_map(|line| line.split_once(" from \"")) {
            let from = from.trim_end_matches("\";");
            match from.strip_prefix("./") {
                Some(other) => assert!(at(&format!("{folder}{other}")).is_some(), "{name}: {from}"),
                None => assert!(at(from).is_some() || !has_reader(), "{name}: {from}"),
            }
        }
    }
    for part in reader_parts() {
        weight += at(part).and_then(|part| part.packed(Packing::Brotli)).map_or(0, <[u8]>::len);
    }
    assert!((20_000..52_000).contains(&weight), "{weight} bytes");
}

#[test]
fn comments_are_left_out_of_a_script_and_code_is_not() {
    let code =
        "/* one\n two */\n// three\nconst a = 1; // four\n/** five */\n  const b = \"/* no */\";\n";
    let bare = "const a = 1; // four\nconst b = \"/* no */\";\n";
    assert_eq!(without_comment_lines(code), bare);
}
