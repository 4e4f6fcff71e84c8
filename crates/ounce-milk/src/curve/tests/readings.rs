use super::*;

fn refused(trace: &str) -> Vec<String> {
    let pack = holder();
    let terms = terms(&pack);
    let bad = judged(terms, trace).expect_err("the trace cannot be used");
    bad.iter().map(ToString::to_string).collect()
}

#[test]
fn a_trace_is_read_whatever_program_wrote_it() {
    let plain = "t_s,probe,temp_c\n0,p1,4.5\n10.25,p1,5\n";
    let expected = verdict(plain);
    assert_eq!((expected.probes[0].readings, expected.max_c), (2, MilliCelsius(5_000)));
    for trace in [
        "t_s,probe,temp_c\r\n0,p1,4.5\r\n10.25,p1,5",
        "\u{feff}t_s,probe,temp_c\n\n0,p1,4.5\n10.25,p1,5.000\n\n",
        "temp_c, t_s ,\"probe\"\n4.5,0,p1\n +5 ,10.25,\" p1 \"\n",
    ] {
        let found = Verdict { trace_sha256: expected.trace_sha256.clone(), ..verdict(trace) };
        assert_eq!(found, expected, "{trace:?}");
    }
}

#[test]
fn the_hash_is_that_of_the_file() {
    // `printf 't_s,probe,temp_c\n0,p1,4.5\n' | sha256sum`
    let known = "bdee840384922b5ae7c376fa3522813f0da4ad34f212988eb9fd592daaa0a42f";
    assert_eq!(verdict("t_s,probe,temp_c\n0,p1,4.5\n").trace_sha256, known);
}

#[test]
fn every_row_that_cannot_be_used_is_named() {
    let trace = "t_s,probe,temp_c\n0,p1,4\nx,p1,hot\n10,p1\n20,,4\n5,p1,4\n20,p1,4\n20,p1,4\n\
                 15,p2,4\n30,p1,200.5\n-1,p1,4\n";
    assert_eq!(
        refused(trace),
        [
            "3: t_s: `x` is not a time in seconds",
            "3: temp_c: `hot` is not a temperature in °C",
            "4: t_s: the row has 2 cells, the header 3",
            "5: probe: `` is not a name of a probe",
            "8: t_s: a second reading of this probe at 20 s",
            "9: t_s: 15 s comes after 20 s: rows stand in time's sequence",
            "10: temp_c: `200.5` is not a temperature in °C",
            "11: t_s: `-1` is not a time in seconds",
        ]
    );
}

#[test]
fn a_header_that_is_another_one_is_refused_and_no_row_is_guessed_at() {
    let columns = "not a column of this file, which has t_s,probe,temp_c";
    assert_eq!(
        refused("t,probe,temp_c\nx\n"),
        ["1: t_s: the column is missing".to_owned(), format!("1: t: {columns}"),]
    );
    assert_eq!(refused("t_s,probe,temp_c,temp_c\n"), ["1: temp_c: the column stands there twice"]);
    assert_eq!(refused(""), ["1: t_s: the file is empty, expected the columns t_s,probe,temp_c"]);
    assert_eq!(refused("t_s,probe,temp_c\n"), ["1: t_s: the trace holds no reading"]);
}

#[test]
fn what_is_no_trace_cannot_fill_the_memory() {
    let line = "9".repeat(5_000);
    let long = refused(&format!("t_s,probe,temp_c\n{line}\n0,p1,4\n{line}"));
    let says = "t_s: the line is too long to be a row of three cells";
    assert_eq!(long, [format!("2: {says}"), format!("4: {says}")]);
    let mut many = String::from("t_s,probe,temp_c\n");
    for n in 0..65 {
        many.push_str(&format!("{n},p{n},4\n"));
    }
    assert_eq!(refused(&many), ["66: probe: more than 64 probes"]);
    let name = "p".repeat(65);
    assert_eq!(refused(&format!("t_s,probe,temp_c\n0,{name},4\n")).len(), 1);
    // The longest line that is allowed, filled up with blanks.
    let (row, header) = (format!("0,p1,{:>4091}", "4"), "t_s,probe,temp_c\n");
    assert_eq!((row.len(), verdict(&format!("{header}{row}")).probes[0].readings), (4096, 1));
    assert_eq!(refused(&format!("{header}{row} ")), [format!("2: {says}")]);
}

#[test]
fn a_probe_has_a_name_that_can_be_printed() {
    for (name, says) in [("p\"1", "p\"1"), ("p\t1", "p1"), ("", "")] {
        let expected = format!("2: probe: `{says}` is not a name of a probe");
        assert_eq!(refused(&format!("t_s,probe,temp_c\n0,{name},4\n")), [expected]);
    }
}

#[test]
fn calibrations_name_every_row_that_cannot_be_used() {
    let bad = Calibrations::read(
        "probe,valid_from,valid_until,offset_c,certificate\n\
         p1,2025-01-01,2025-12-31,0,A\n\
         p1,2025-01-01,2025-06-30,0,B\n\
         p1,2025-02-30,2025-12-31,low,C\n\
         ,2025-03-01,2025-02-28,0,D\n",
    );
    let bad: Vec<String> =
        bad.expect_err("it cannot be used").iter().map(ToString::to_string).collect();
    assert_eq!(
        bad,
        [
            "3: valid_from: a second calibration of p1 from 2025-01-01 on",
            "4: valid_from: `2025-02-30` is not a day (2026-08-31)",
            "4: offset_c: `low` is not a difference in °C",
            "5: probe: the name of the probe is missing",
            "5: valid_until: 2025-02-28 is before 2025-03-01",
        ]
    );
}

#[test]
fn a_list_of_cycles_names_every_row_that_cannot_be_used() {
    let read = cycles("cycle,on,trace\nb-1,2025-07-01,b-1.csv\n").expect("it is well formed");
    let mut one = Cycle { cycle: "b-1".into(), on: DAY, trace: "b-1.csv".into(), load: None };
    assert_eq!(read, [one.clone()]);
    one.load = Some(2);
    let read = cycles("cycle,load,on,trace\nb-1,2,2025-07-01,b-1.csv\n");
    assert_eq!(read, Ok(vec![one]));
    for load in ["0", "-1", "two", "1.0"] {
        let bad = cycles(&format!("cycle,load,on,trace\nb-1,{load},2025-07-01,b-1.csv\n"));
        let reason = format!("2: load: `{load}` is not the place of a load (1, 2, …)");
        assert_eq!(bad.map_err(|bad| bad[0].to_string()), Err(reason));
    }
    assert!(cycles("cycle,on,trace\nb-1,2025-07-01,a\nB-1,2025-07-01,b\n").is_err());
    let bad = cycles("cycle,on,trace\nb-1,2025-07-01,b-1.csv\nb-1,July,\n");
    let bad: Vec<String> =
        bad.expect_err("it cannot be used").iter().map(ToString::to_string).collect();
    assert_eq!(
        bad,
        [
            "3: trace: is empty",
            "3: cycle: b-1 stands there twice",
            "3: on: `July` is not a day (2026-08-31)",
        ]
    );
}

#[test]
fn a_pack_that_asks_for_the_impossible_is_refused() {
    use crate::pack::Pack;
    for pack in Shelf::built_in().all::<CurvePack>().expect("the packs are in order") {
        assert_eq!(pack.problems(), [""; 0], "{}", pack.id);
    }
    let passes =
        |depth| Dip { depth_c: MilliCelsius(depth), within_s: Milliseconds(1), at_most: 1 };
    let dipping = CurvePack { dip: Some(stated(passes(1))), ..holder() };
    assert_eq!(dipping.problems(), [""; 0]);
    for depth in [0, -1] {
        let dipping = CurvePack { dip: Some(stated(passes(depth))), ..holder() };
        assert_eq!(dipping.problems(), ["`dip` has a `depth_c` above nothing"]);
    }
    let changes: [fn(&mut CurvePack); 17] = [
        |pack| pack.warn_above_c.value = MilliCelsius(62_000),
        |pack| pack.reject_above_c.value = MilliCelsius(63_000),
        |pack| pack.hold_s.value = Milliseconds(0),
        |pack| pack.sample_every_s.value = Milliseconds(0),
        |pack| pack.max_gap_s.value = Milliseconds(59_999),
        |pack| pack.cool.reverse(),
        |pack| pack.cool[0].value.to_c = MilliCelsius(62_500),
        |pack| pack.cool[1].value.to_c = pack.cool[0].value.to_c,
        |pack| pack.cool[1].value.within_s = Milliseconds::from_seconds(599),
        |pack| pack.disagreement_c.value = MilliCelsius(-1),
        |pack| pack.load.value.above_c = pack.floor_c.value,
        |pack| pack.load.value.cold_c = pack.load.value.above_c,
        |pack| pack.load.value.fall_c = pack.load.value.rise_c,
        |pack| pack.load.value.rise_c = MilliCelsius(0),
        |pack| pack.load.value.rest_c = MilliCelsius(-1),
        |pack| pack.load.value.rest_s = Milliseconds(0),
        |pack| pack.late.value.in_hundred = 101,
    ];
    for (n, change) in changes.iter().enumerate() {
        let mut pack = holder();
        change(&mut pack);
        assert_eq!(pack.problems().len(), 1, "change {n}");
    }
}
