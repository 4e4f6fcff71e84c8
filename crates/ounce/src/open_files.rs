//! How many files the process may have open: each connection is one.

/// How many files are kept for other uses: the database and its readers, the listener, the log,
/// conversations with the mail server.
const KEPT_BACK: usize = 128;
/// The most connections: beyond this, memory runs short before files do.
const MOST: usize = 16_384;

/// How many connections there is room for, and how many of them may be live tallies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Room {
    pub(crate) files: usize,
    pub(crate) connections: usize,
    pub(crate) live: usize,
}

/// Raises the limit as far as the system allows, and returns it. If the system does not tell the
/// limit, the smallest usual one is taken.
pub(crate) fn raise() -> usize {
    let files = rlimit::increase_nofile_limit(u64::MAX).unwrap_or_else(|error| {
        tracing::warn!(%error, "the limit of open files is not known");
        1_024
    });
    usize::try_from(files).unwrap_or(usize::MAX)
}

/// How a number of files is shared out. Half of the connections stay free of live tallies, so that
/// pages can be opened however many watch.
pub(crate) fn share(files: usize, live_wanted: usize) -> Room {
    let kept_back = KEPT_BACK.min(files / 2);
    let connections = (files - kept_back).clamp(1, MOST);
    Room { files, connections, live: live_wanted.min(connections / 2) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tallies_leave_half_of_the_connections_and_those_leave_files_for_the_rest() {
        for (files, connections, live) in [
            (1_024, 896, 448),
            (65_536, 16_384, 2_000),
            (20_000, 16_384, 2_000),
            (64, 32, 16),
            (1, 1, 0),
        ] {
            assert_eq!(share(files, 2_000), Room { files, connections, live });
        }
    }
}
