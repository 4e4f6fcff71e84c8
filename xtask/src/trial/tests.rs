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
    let mut trial = Trial { root: root.clone(), longest: LONGEST, logs: 0 };
    let mut command = Command::new("sh");
    fs::create_dir_all(&root).expect("the temporary folder can be written");
    command.args(["-c", "echo 5 passed, 0 failed; echo bad >&2; exit 3"]);
    let failure = trial.counted(command, last_line_count).expect_err("it ends with 3");
    assert_eq!(failure.count, Count { passed: 5, failed: 1 });
    assert!(failure.says.contains("bad"), "{}", failure.says);
    fs::remove_dir_all(&root).expect("it was made above");
}

#[test]
fn a_command_that_hangs_is_ended_with_all_it_started() {
    let root = std::env::temp_dir().join(format!("ounce-hang-{}", std::process::id()));
    fs::create_dir_all(&root).expect("the temporary folder can be written");
    let mut trial = Trial { root: root.clone(), longest: Duration::from_millis(300), logs: 0 };
    let mut command = Command::new("sh");
    // The inner shell would keep the pipe open for an hour if only the outer one were ended.
    let pipe = root.join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()));
    command.args(["-c", r#"echo one; (exec 3>"$1"; sleep 3600) & sleep 3600"#, "hang"]).arg(&pipe);
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read(pipe)
    });
    let failure = trial.counted(command, last_line_count).expect_err("it never ends");
    assert!(failure.says.contains("one"), "{}", failure.says);
    assert!(failure.says.contains("was not done after"), "{}", failure.says);
    let end = reader.join().expect("the reader ends").expect("the pipe is closed");
    assert!(end.is_empty());
    fs::remove_dir_all(&root).expect("it was made above");
}
