//! The list of migrations; `migrations/README.md` has the rules.

use ounce_sql::Migration;

/// Takes a name, and reads the files of that name beside the others in `migrations/`.
macro_rules! migration {
    ($name:literal) => {
        Migration {
            name: $name,
            text: include_str!(concat!("../migrations/", $name, ".sql")),
            sqlite: "",
            postgres: "",
        }
    };
    ($name:literal, by_engine) => {
        Migration {
            name: $name,
            text: include_str!(concat!("../migrations/", $name, ".sql")),
            sqlite: include_str!(concat!("../migrations/", $name, ".sqlite.sql")),
            postgres: include_str!(concat!("../migrations/", $name, ".postgres.sql")),
        }
    };
}

/// In order; the number of a migration is its place in this list, from 1.
pub const MIGRATIONS: &[Migration] = &[
    migration!("0001_setting"),
    migration!("0002_campaign"),
    migration!("0003_stroll"),
    migration!("0004_registration"),
    migration!("0005_ledger", by_engine),
    migration!("0006_gift"),
    migration!("0007_milk"),
    migration!("0008_outbox"),
    migration!("0009_story"),
    migration!("0010_gift_message"),
    migration!("0011_confirm"),
    migration!("0012_particulars"),
    migration!("0013_job"),
    migration!("0014_owner_kind"),
    migration!("0015_meeting_place"),
    migration!("0016_registration_code"),
    migration!("0017_question"),
    migration!("0018_published"),
    migration!("0019_burst"),
    migration!("0020_member", by_engine),
    migration!("0021_sign_in"),
    migration!("0022_second_factor"),
    migration!("0023_invitation"),
    migration!("0024_host_edits"),
    migration!("0025_api_token"),
    migration!("0026_day", by_engine),
    migration!("0027_day_desk"),
    migration!("0028_act_by_member"),
    migration!("0029_host_application"),
    migration!("0030_stroll_words"),
    migration!("0031_circular"),
    migration!("0032_outbox_record"),
    migration!("0033_stroll_report", by_engine),
    migration!("0034_helper_hours"),
    migration!("0035_blueprint"),
    migration!("0036_join_question", by_engine),
    migration!("0037_passkey"),
    migration!("0038_member_language"),
    migration!("0039_upload"),
];

#[cfg(test)]
mod tests {
    use super::MIGRATIONS;

    #[test]
    fn every_file_is_in_the_list() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .expect("the migrations are there")
            .map(|entry| entry.expect("the folder can be read").file_name())
            .filter_map(|name| name.to_str()?.strip_suffix(".sql").map(str::to_owned))
            .collect();
        files.sort_unstable();
        let mut listed = Vec::new();
        for (number, migration) in (1..).zip(MIGRATIONS) {
            assert!(migration.name.starts_with(&format!("{number:04}_")), "{}", migration.name);
            for (own, suffix) in [(migration.postgres, ".postgres"), (migration.sqlite, ".sqlite")]
            {
                if !own.is_empty() {
                    listed.push(format!("{}{suffix}", migration.name));
                }
            }
            listed.push(migration.name.to_owned());
        }
        listed.sort_unstable();
        assert_eq!(files, listed);
    }
}
