//! More people for load work: copies of the registrations of the next edition.
//!
//! A copy has another reference and another address, so it counts as another person. It is the same
//! every time it is made. Strolls with a capacity have no room for copies, so their copies walk
//! elsewhere.

/// Rows per file: enough for speed, few enough for memory.
const BATCH: usize = 100_000;

/// A CSV file by its columns.
struct Sheet {
    header: csv::StringRecord,
    rows: Vec<csv::StringRecord>,
}

impl Sheet {
    fn read(text: &str) -> Result<Self, csv::Error> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers()?.clone();
        let rows = reader.records().collect::<Result<_, _>>()?;
        Ok(Self { header, rows })
    }

    /// The place of a column. For a missing column it is a place that no row has.
    fn place(&self, name: &str) -> usize {
        self.header.iter().position(|column| column == name).unwrap_or(usize::MAX)
    }
}

/// Copies the rows of a `registrations.csv` until there are `scale` of each, in files of at most
/// [`BATCH`] rows (or of one copy of each row, if that is more).
///
/// # Errors
/// When a file can't be read as CSV.
pub(super) fn copies(
    registrations: &str,
    strolls: &str,
    scale: u32,
) -> Result<impl Iterator<Item = Result<String, csv::Error>>, csv::Error> {
    let free = without_limit(strolls)?;
    let sheet = Sheet::read(registrations)?;
    let times = (BATCH / sheet.rows.len().max(1)).max(1);
    // Without a stroll that has room for everybody nobody can be added.
    let copies: Vec<u32> = if free.is_empty() { Vec::new() } else { (2..=scale).collect() };
    let batches: Vec<Vec<u32>> = copies.chunks(times).map(<[u32]>::to_vec).collect();
    Ok(batches.into_iter().map(move |batch| {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&sheet.header)?;
        for copy in batch {
            for row in 0..sheet.rows.len() {
                writer.write_record(copied(&sheet, row, copy, &free))?;
            }
        }
        let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }))
}

/// A row copied for another person.
fn copied(sheet: &Sheet, row: usize, copy: u32, free: &[String]) -> Vec<String> {
    let [stroll, reference, email, standing] =
        ["stroll", "reference", "email", "standing"].map(|name| sheet.place(name));
    let mut cells: Vec<String> = sheet.rows[row].iter().map(str::to_owned).collect();
    if let Some(cell) = cells.get_mut(reference) {
        cell.push_str(&format!("-{copy}"));
    }
    if let Some(cell) = cells.get_mut(email) {
        // The row is in it, since one person may walk in two towns and both be moved to a third.
        *cell = cell.replacen('@', &format!("+{row}.{copy}@"), 1);
    }
    if let Some(cell) = cells.get_mut(stroll).filter(|slug| !free.contains(slug)) {
        *cell = free[row % free.len()].clone();
    }
    if let Some(cell) = cells.get_mut(standing).filter(|word| *word == "waiting") {
        "confirmed".clone_into(cell);
    }
    cells
}

/// The slugs of the open strolls in a `strolls.csv` that have no capacity.
fn without_limit(strolls: &str) -> Result<Vec<String>, csv::Error> {
    let sheet = Sheet::read(strolls)?;
    let [slug, capacity, status] = ["slug", "capacity", "status"].map(|name| sheet.place(name));
    let open = sheet
        .rows
        .iter()
        .filter(|row| row.get(capacity) == Some("") && row.get(status) == Some("open"));
    Ok(open.filter_map(|row| row.get(slug)).map(str::to_owned).collect())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    const PEOPLE: &str = "\
stroll,reference,email,standing
elm,R-1,a@example.org,cancelled
oak,R-2,b@example.org,waiting
";
    const STROLLS: &str = "slug,capacity,status\nelm,,open\noak,50,open\nash,,cancelled\n";

    fn all(strolls: &str, scale: u32) -> Vec<String> {
        copies(PEOPLE, strolls, scale).unwrap().map(Result::unwrap).collect()
    }

    #[test]
    fn copies_are_somebody_else_where_there_is_room() {
        assert_eq!(
            all(STROLLS, 3),
            ["\
stroll,reference,email,standing
elm,R-1-2,a+0.2@example.org,cancelled
elm,R-2-2,b+1.2@example.org,confirmed
elm,R-1-3,a+0.3@example.org,cancelled
elm,R-2-3,b+1.3@example.org,confirmed
"]
        );
        assert_eq!(all(STROLLS, 1), [""; 0], "everybody is there once already");
        assert_eq!(all("slug,capacity,status\noak,50,open\n", 3), [""; 0], "there is no room");
    }

    #[test]
    fn files_stay_within_what_fits_in_memory() {
        let files = all(STROLLS, u32::try_from(BATCH / 2).unwrap() + 11);
        let rows: Vec<usize> = files.iter().map(|file| file.lines().count() - 1).collect();
        assert_eq!(rows, [BATCH, 20]);
    }
}
