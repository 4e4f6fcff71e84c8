use super::*;

#[test]
fn tests_are_counted_over_all_binaries() {
    let said = "test result: ok. 12 passed; 0 failed; 1 ignored\nnoise\n\
        test result: FAILED. 3 passed; 2 failed; 0 ignored\n";
    assert_eq!(cargo_count(said), Some(Count { passed: 15, failed: 2 }));
    assert_eq!(cargo_count("error: could not compile"), None);
}

#[test]
fn the_last_sum_counts() {
    let said = "1 passed, 0 failed\n7 passed, 2 failed\nbye\n";
    assert_eq!(last_line_count(said), Some(Count { passed: 7, failed: 2 }));
    assert_eq!(last_line_count("all passed, none failed"), None);
}

#[test]
fn a_step_brings_what_it_needs() {
    let mut names = with_what_they_need(&["browser".to_owned()]);
    names.sort_unstable();
    assert_eq!(names, ["browser", "build", "set-up"]);
    assert_eq!(with_what_they_need(&["tidy".to_owned()]), ["tidy"]);
    assert!(STEPS.iter().all(|step| with_what_they_need(&[]).contains(&step.name)));
}

#[test]
fn a_step_comes_only_after_earlier_ones() {
    for (n, step) in STEPS.iter().enumerate() {
        for name in step.after {
            assert!(STEPS[..n].iter().any(|earlier| earlier.name == *name), "{name}");
        }
    }
}

#[test]
fn the_table_ends_with_the_sum() {
    let count = |passed, failed| Count { passed, failed };
    let rows = [
        ("tidy", count(1, 0), Duration::from_millis(1500)),
        ("unit", count(40, 2), Duration::from_secs(90)),
    ];
    let text = table(&rows);
    assert!(text.ends_with("\n41 passed, 2 failed\n"), "{text}");
    assert!(text.contains("unit            40       2   90.0 s\n"), "{text}");
}

#[test]
fn a_command_that_fails_without_counting_is_one_failure() {
    let root = std::env::temp_dir().join(format!("ounce-trial-{}", std::process::id()));
    let mut trial = Trial { root: root.clone(), logs: 0 };
    let mut command = Command::new("sh");
    fs::create_dir_all(&root).expect("the temporary folder can be written");
    command.args(["-c", "echo 5 passed, 0 failed; echo bad >&2; exit 3"]);
    let failure = trial.counted(command, last_line_count).expect_err("it ends with 3");
    assert_eq!(failure.count, Count { passed: 5, failed: 1 });
    assert!(failure.says.contains("bad"), "{}", failure.says);
    fs::remove_dir_all(&root).expect("it was made above");
}
