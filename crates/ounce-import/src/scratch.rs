//! A folder for one test, removed when the test ends.

use ounce_store::{Options, Store, waivers};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

pub(crate) struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("ounce-import-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
        Self { folder }
    }

    /// A new store in the folder, with the waivers that registrations are signed under.
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
