use super::*;
use ounce_milk::intake::IntakePack;
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder for one test, removed when the test ends.
pub(in crate::milk) struct Folder(PathBuf);

impl Folder {
    pub(in crate::milk) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("ounce-milk-{}-{next}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
        Self(folder)
    }

    pub(in crate::milk) fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file and gives its path.
    pub(in crate::milk) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let file = self.0.join(name);
        let parent = file.parent().expect("a file stands in a folder");
        std::fs::create_dir_all(parent).expect("the temporary folder can be written");
        std::fs::write(&file, content).expect("the temporary folder can be written");
        file
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays behind in the system's temporary folder does no harm.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The pack of this id, as a command line would choose it.
pub(in crate::milk) fn choice(pack: &str) -> Choice {
    Choice { pack: pack.into(), packs: None, on: Some(Date::constant(2026, 8, 1)), json: false }
}

#[test]
fn a_folder_adds_packs_and_newer_versions() {
    let folder = Folder::new();
    let own = include_str!("../../../../../packs/intake/us-mn.json");
    let newer = own.replace("\"2026.1\"", "\"2026.2\"").replace("2026-01-01", "2026-07-01");
    folder.file("intake/us-mn.json", newer);
    folder.file("intake/ours.json", own.replace("\"us-mn\"", "\"ours\""));
    folder.file("intake/README.md", "not a pack");
    let mut chosen = choice("us-mn");
    let version = |chosen: &Choice| chosen.pack::<IntakePack>().map(|pack| pack.version);
    assert_eq!(version(&chosen), Ok("2026.1".into()));
    chosen.packs = Some(folder.path().to_owned());
    assert_eq!(version(&chosen), Ok("2026.2".into()));
    chosen.on = Some(Date::constant(2026, 6, 30));
    assert_eq!(version(&chosen), Ok("2026.1".into()));
    chosen.pack = "ours".into();
    assert_eq!(version(&chosen), Ok("2026.1".into()));
    let bad = folder.file("intake/worse.json", "{\n \"id\": 3}");
    let said = version(&chosen).expect_err("one bad pack is all bad");
    assert!(said.0[0].starts_with(&format!("{}:2: 8: ", bad.display())), "{said:?}");
}

#[test]
fn a_folder_without_packs_is_a_slip() {
    let folder = Folder::new();
    let said = shelf(Some(folder.path())).expect_err("nothing there");
    assert!(said.0[0].ends_with("no pack in it (KIND/NAME.json)"), "{said:?}");
    let said = shelf(Some(&folder.path().join("nowhere"))).expect_err("no folder");
    assert!(said.0[0].contains("nowhere"), "{said:?}");
}

#[test]
fn a_file_that_is_no_text_is_named_with_its_line() {
    let folder = Folder::new();
    let file = folder.file("x.csv", b"a,b\n1,2\n\xff,3\n");
    assert_eq!(
        answer::text(&file),
        Err(Unusable::one(format!("{}:3: text: not UTF-8", file.display())))
    );
    assert_eq!(visible("a\u{1b}[31mb"), "a [31mb");
}
