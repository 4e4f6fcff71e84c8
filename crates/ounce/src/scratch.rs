//! A folder for one test, removed when the test ends.

use crate::clock;
use ounce_store::{Options, Store, waivers};
use std::path::{Path, PathBuf};

pub(crate) struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    pub(crate) fn new() -> Self {
        let name = format!("ounce-{}", u64::from_be_bytes(clock::random()));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir(&folder).expect("a name nobody else has");
        Self { folder }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.folder
    }

    /// A new store in the folder, as a command would open it.
    pub(crate) fn store(&self) -> Store {
        let url = format!("sqlite:{}", self.folder.join("ounce.db").display());
        let store = Store::open(&url, Options::new(0)).expect("a new database opens");
        let ensured = store.write_now(|sql| waivers::ensure(sql).map(Ok::<(), ()>));
        ensured.expect("the waivers are written").expect("nothing refuses");
        store
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A folder that stays behind in the system's temporary folder does no harm.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
