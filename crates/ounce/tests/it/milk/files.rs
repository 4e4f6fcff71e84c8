//! A file that can't be used: every row that is bad is named as `file:line: column: reason`,
//! nothing is printed, nothing is written, and the exit status is 2.

use super::milk;
use crate::program::Ounce;

/// A file of a command: the words, the file that is bad, its text, and how each line of the
/// complaint begins. The other files are good.
struct Case {
    words: &'static str,
    file: &'static str,
    text: &'static str,
    begins: &'static [&'static str],
}

/// Good files, so that nothing but the bad one is complained about.
const GOOD: &[(&str, &str)] = &[
    ("containers.csv", "container,donor,expressed_on\nC1,D1,2026-03-01\n"),
    ("panels.csv", "donor,analyte,method,result,drawn_on,lab\n"),
    ("trace.csv", "t_s,probe,temp_c\n0,T1,20\n"),
    (
        "deposits.csv",
        "container,donor,volume_ml,protein_g_dl,energy_kcal_dl,expressed_on,flags\n\
         C1,D1,120,1.0,70,2026-03-01,\n",
    ),
    ("plan.toml", "pools = 1\nmin_volume_ml = 100\nmax_volume_ml = 200\n"),
    ("stock.csv", "bottle,din,volume_ml,expires_on,product,state\n"),
    ("orders.csv", "hospital,tier,infants,need_ml,product,filled_ml\n"),
    ("edges.csv", "from,to,volume_ml,at\ndonor:D1,container:C1,120,2026-01-02\n"),
    ("cycles.csv", "cycle,on,trace\nc1,2026-03-01,trace.csv\n"),
];

const CASES: &[Case] = &[
    Case {
        words: "prescreen --pack us-hmbana-practice --answers bad --on 2026-08-01",
        file: "bad",
        text: "{\n \"tobacco\": \"sometimes\",\n \"drugs\": false,\n \"prison\": {}\n}\n",
        begins: &["bad:2: tobacco: ", "bad:4: prison: "],
    },
    Case {
        words: "prescreen --pack us-hmbana-practice --answers bad --on 2026-08-01",
        file: "bad",
        text: "{\n \"tobaco\": true,\n \"drugs\": true,\n \"drugs\": true\n}\n",
        begins: &["bad:2: tobaco: ", "bad:4: drugs: "],
    },
    Case {
        words: "prescreen --replay bad",
        file: "bad",
        text: "{\n \"status\": \"not_now\"\n",
        begins: &["bad:3: 0: "],
    },
    Case {
        words: "serology --pack us-hmbana --panels bad --containers containers.csv",
        file: "bad",
        text: "donor,analyte,method,result,drawn_on,lab\n,hiv_1_2,x,fine,soon,L1\n\
               D1,hbv,x,negative,2026-03-01,L1\nD1,hbv\nD1,hcv,x,negative,2026-02-30,L1\n",
        begins: &[
            "bad:2: donor: ",
            "bad:2: result: ",
            "bad:2: drawn_on: ",
            "bad:4: donor: ",
            "bad:5: drawn_on: ",
        ],
    },
    Case {
        words: "serology --pack us-hmbana --panels panels.csv --containers bad",
        file: "bad",
        text: "container,donor,expressed_on\nC1,D1,soon\nC1,D1,2026-03-01\n\"C\"2,D1,\n",
        begins: &["bad:2: expressed_on: ", "bad:3: container: ", "bad:4: cell 1: "],
    },
    Case {
        words: "intake --pack us-mn --containers bad",
        file: "bad",
        text: "container,donor,expressed_on,frozen_on,received_on,storage_c,arrived_frozen,\
               thaw_signs,intact,debris,warm_milk_added,one_expression,medicines_named,cow_milk\n\
               C1,D1,soon,,,cold,maybe,,,,,,,\nC1,D1\nC1,D1,,,,,,,,,,,,\n",
        begins: &[
            "bad:2: arrived_frozen: ",
            "bad:2: expressed_on: ",
            "bad:2: storage_c: ",
            "bad:3: container: ",
            "bad:4: container: ",
        ],
    },
    Case {
        words: "culture --pack us-hmbana --results bad",
        file: "bad",
        text: "sample,stage,organism,method,operator,value,unit,plated_ml,plates\n\
               S1,before,total,x,~,some,cfu/ml,0.1,1\nS1,post,total,x,=,0,cfu/ml,,0\nS1,post\n",
        begins: &[
            "bad:2: stage: ",
            "bad:2: operator: ",
            "bad:2: value: ",
            "bad:3: plated_ml: ",
            "bad:3: plates: ",
            "bad:4: sample: ",
        ],
    },
    Case {
        words: "curve --trace bad",
        file: "bad",
        text: "t_s,probe,temp_c\nx,T1,62.5\n0,T1,warm\n30,T1\n60,T1,62.5\n",
        begins: &["bad:2: t_s: ", "bad:3: temp_c: ", "bad:4: t_s: "],
    },
    Case {
        words: "curve --trace trace.csv --on 2026-03-01 --calibrations bad",
        file: "bad",
        text: "probe,valid_from,valid_until,offset_c,certificate\n,soon,2026-03-01,x,K1\n\
               T1,2026-03-02,2026-03-01,0,K2\nT1\n",
        begins: &[
            "bad:2: probe: ",
            "bad:2: valid_from: ",
            "bad:2: offset_c: ",
            "bad:3: valid_until: ",
            "bad:4: probe: ",
        ],
    },
    Case {
        words: "curve --cycles bad --probe-offset -0.5",
        file: "bad",
        text: "cycle,on,trace\n,2026-03-01,trace.csv\nc2,soon,\nc3\n",
        begins: &["bad:2: cycle: ", "bad:3: trace: ", "bad:3: on: ", "bad:4: cycle: "],
    },
    Case {
        words: "curve --cycles cycles.csv --probe-offset -0.5",
        file: "trace.csv",
        text: "t_s,probe,temp_c\n0,T1,warm\n30,T1,cold\n",
        begins: &["trace.csv:2: temp_c: ", "trace.csv:3: temp_c: "],
    },
    Case {
        words: "pool --deposits bad --plan plan.toml",
        file: "bad",
        text: "container,donor,volume_ml,protein_g_dl,energy_kcal_dl,expressed_on,flags\n\
               C1,,0,x,201,2026-02-30,\nC1,D1,120,1.0,70,2026-03-01,\nC3,D1\n",
        begins: &[
            "bad:2: donor: ",
            "bad:2: volume_ml: ",
            "bad:2: protein_g_dl: ",
            "bad:2: energy_kcal_dl: ",
            "bad:2: expressed_on: ",
            "bad:3: container: ",
            "bad:4: container: ",
        ],
    },
    Case {
        words: "pool --deposits deposits.csv --plan bad",
        file: "bad",
        text: "pools = 0\nmin_volume_ml = \"much\"\nmax_volume_ml = 200\ncows = 1\n",
        begins: &["bad:1: pools: ", "bad:2: min_volume_ml: ", "bad:4: cows: "],
    },
    Case {
        words: "allocate --stock bad --orders orders.csv",
        file: "bad",
        text: "bottle,din,volume_ml,expires_on,product,state\nb1,,0,soon,standard,\nb1\n",
        begins: &[
            "bad:2: din: ",
            "bad:2: volume_ml: ",
            "bad:2: expires_on: ",
            "bad:2: state: ",
            "bad:3: bottle: ",
        ],
    },
    Case {
        words: "allocate --stock stock.csv --orders bad",
        file: "bad",
        text: "hospital,tier,infants,need_ml,product,filled_ml\nbay,T7,0,x,any,-1\nbay,T1\n",
        begins: &[
            "bad:2: tier: ",
            "bad:2: infants: ",
            "bad:2: need_ml: ",
            "bad:2: filled_ml: ",
            "bad:3: hospital: ",
        ],
    },
    Case {
        words: "balance --moves bad",
        file: "bad",
        text: "move,at,by,from,to,volume_ml,reason,reverses\n\
               ,soon,,milk:C1,received:C1,0,,\nm2,2026-01-02\n",
        begins: &[
            "bad:2: move: ",
            "bad:2: by: ",
            "bad:2: at: ",
            "bad:2: from: ",
            "bad:2: volume_ml: ",
            "bad:3: move: ",
        ],
    },
    Case {
        words: "states --steps bad",
        file: "bad",
        text: "thing,to,at,who,why,batch\njar:C1,received,2026-03-01,O1,arrived,\n\
               pool:P1,boiled,soon,O1,warm,P1-1\npool:P1\n",
        begins: &[
            "bad:2: thing: ",
            "bad:3: to: ",
            "bad:3: at: ",
            "bad:3: batch: ",
            "bad:4: thing: ",
        ],
    },
    Case {
        words: "release --record bad",
        file: "bad",
        text: "{\n \"batch\": 7\n}\n",
        begins: &["bad:2: 11: "],
    },
    Case {
        words: "trace build --edges bad --out image",
        file: "bad",
        text: "from,to,volume_ml,at\ndonor:D1,container:C1,120,2026-02-30\nD1,container:C1,-1,\n\
               donor:D1,container:C1,120\n",
        begins: &["bad:2: at: ", "bad:3: volume_ml: ", "bad:3: from: ", "bad:4: from: "],
    },
    Case {
        words: "trace build --edges edges.csv --where bad --out image",
        file: "bad",
        text: "bottle,state,at\nB1,lost,hospital:H1\nB2,fed,H1\nB3\n",
        begins: &["bad:2: state: ", "bad:3: at: ", "bad:4: bottle: "],
    },
    Case {
        words: "intake --pack ours --packs packs --containers containers.csv",
        file: "packs/intake/ours.json",
        text: "{\n \"id\": 3\n}\n",
        begins: &["packs/intake/ours.json:2: 8: "],
    },
];

fn folder() -> Ounce {
    let ounce = Ounce::new();
    for (name, text) in GOOD {
        ounce.write(name, text);
    }
    ounce
}

#[test]
fn every_bad_row_is_named_and_nothing_else_happens() {
    for Case { words, file, text, begins } in CASES {
        let ounce = folder();
        std::fs::create_dir_all(ounce.path("packs/intake")).expect("the folder can be written");
        ounce.write(file, text);
        let words: Vec<&str> = words.split(' ').collect();
        for json in [false, true] {
            let more: &[&str] = if json { &["--json"] } else { &[] };
            let said = milk(&ounce, &[&words[..], more].concat());
            assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{words:?}: {}", said.err);
            let lines: Vec<&str> = said.err.lines().collect();
            assert_eq!(lines.len(), begins.len(), "{words:?}: {}", said.err);
            for (line, begin) in lines.iter().zip(*begins) {
                assert!(line.starts_with(begin) && line.len() > begin.len(), "{line} / {begin}");
            }
        }
        assert!(!ounce.path("image").exists(), "{words:?} wrote an image");
    }
}

/// Every file of every command, by the words that name it.
const FILES: &[&str] = &[
    "prescreen --pack us-hmbana-practice --on 2026-08-01 --answers",
    "prescreen --replay",
    "serology --pack us-hmbana --containers containers.csv --panels",
    "serology --pack us-hmbana --panels panels.csv --containers",
    "intake --pack us-mn --containers",
    "culture --pack us-hmbana --results",
    "culture --replay",
    "curve --trace",
    "curve --trace trace.csv --on 2026-03-01 --calibrations",
    "curve --probe-offset 1 --cycles",
    "pool --plan plan.toml --deposits",
    "pool --deposits deposits.csv --plan",
    "allocate --orders orders.csv --stock",
    "allocate --stock stock.csv --orders",
    "balance --moves",
    "states --steps",
    "release --record",
    "trace build --out image --edges",
    "trace build --out image --edges edges.csv --where",
    "trace check --in",
    "trace forward --from donor:D1 --in",
];

#[test]
fn a_file_that_is_not_there_or_is_no_text_is_named() {
    let ounce = folder();
    std::fs::write(ounce.path("bytes"), b"a,b\n\xff\xfe,c\n").expect("the folder can be written");
    for words in FILES {
        let words: Vec<&str> = words.split(' ').collect();
        for file in ["nowhere", "bytes"] {
            let said = milk(&ounce, &[&words[..], &[file]].concat());
            assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{words:?} {file}");
            assert!(said.err.starts_with(&format!("{file}:")), "{words:?}: {}", said.err);
            let is_text = !(words.contains(&"--in") || words.contains(&"--trace"));
            if file == "bytes" && is_text {
                let begins = ["bytes:2: text: not UTF-8", "bytes:1: "];
                let named = begins.iter().any(|begin| said.err.starts_with(begin));
                assert!(named, "{words:?}: {}", said.err);
            }
        }
    }
    assert!(!ounce.path("image").exists());
}
