//! How each command ends: 0 the verdict is favourable, 1 it is not, 2 the input can't be used.

use super::milk;
use crate::program::Ounce;

const CLEAR: &str = r#"{"tobacco": false, "alcohol_daily": false, "drugs": false,
 "transfusion": "never", "transplant": "never", "tattoo_unsterile": "never",
 "partner_risk": "never", "chronic_inf": false, "meds": [], "mastitis": "never",
 "infant_ok": true, "min_volume": true, "freezer": -18}"#;

const INTAKE: &str = "container,donor,expressed_on,frozen_on,received_on,storage_c,arrived_frozen,\
    thaw_signs,intact,debris,warm_milk_added,one_expression,medicines_named,cow_milk\n\
    C,D,2026-05-10,2026-05-10,2026-06-01,,yes,no,yes,no,,,yes,\n";

const RECORD: &str = include_str!("../../../../../fuzz/seeds/record/good.json");

/// A cycle that holds the milk at this for half an hour and three minutes.
fn trace(celsius: &str) -> String {
    let mut text = String::from("t_s,probe,temp_c\n");
    for t in (0..=6_000).step_by(30) {
        let shown = match t {
            0..1_200 => (5 + t / 24).to_string(),
            1_200..=3_180 => celsius.to_owned(),
            3_181..=3_700 => "20".to_owned(),
            _ => "5".to_owned(),
        };
        text += &format!("{t},T1,{shown}\n");
    }
    text
}

fn folder() -> Ounce {
    let ounce = Ounce::new();
    let panels = |result: &str| {
        let rows = ["hiv_1_2", "htlv_1_2", "hbv", "hcv", "syphilis"]
            .map(|analyte| format!("D,{analyte},elisa,{result},2026-01-15,lab\n"));
        format!("donor,analyte,method,result,drawn_on,lab\n{}", rows.concat())
    };
    let results = |n: u8| {
        let header = "sample,stage,organism,method,operator,value,unit,plated_ml,plates\n";
        format!("{header}S,post,total,x,=,{n},cfu/ml,1,1\n")
    };
    let moves = |ml: u8| {
        format!(
            "move,at,by,from,to,volume_ml,reason,reverses\n\
             m1,2026-01-02,O1,donor_claimed:C1,received:C1,120,,\n\
             m2,2026-01-02,O1,received:C1,raw_stock:C1,{ml},,\n"
        )
    };
    let steps = |to: &str| {
        format!("thing,to,at,who,why,batch\ncontainer:C1,{to},2026-03-01,O1,arrived frozen,\n")
    };
    let plan = |least: u16| format!("pools = 1\nmin_volume_ml = {least}\nmax_volume_ml = 3000\n");
    let files = [
        ("clear.json", CLEAR.to_owned()),
        ("smokes.json", CLEAR.replace("\"tobacco\": false", "\"tobacco\": 20")),
        ("negative.csv", panels("negative")),
        ("positive.csv", panels("positive")),
        ("milk.csv", "container,donor,expressed_on\nC,D,2026-02-01\n".to_owned()),
        ("fresh.csv", INTAKE.to_owned()),
        ("old.csv", INTAKE.replace("2026-06-01", "2027-06-01")),
        ("clean.csv", results(0)),
        ("grown.csv", results(9)),
        ("warm.csv", trace("62.8")),
        ("cold.csv", trace("62.4")),
        ("cycles.csv", "cycle,on,trace\nc1,2026-03-01,warm.csv\n".to_owned()),
        (
            "probes.csv",
            "probe,valid_from,valid_until,offset_c,certificate\nT1,2026-01-01,2026-12-31,0,C\n"
                .to_owned(),
        ),
        ("logger.csv", "Time,T1\n2026-03-01 08:00:00,62.8\n".to_owned()),
        (
            "deposits.csv",
            "container,donor,volume_ml,protein_g_dl,energy_kcal_dl,expressed_on,flags\n\
             C1,D1,120,1.0,70,2026-03-01,\n"
                .to_owned(),
        ),
        ("small.toml", plan(100)),
        ("large.toml", plan(1000)),
        (
            "stock.csv",
            "bottle,din,volume_ml,expires_on,product,state\n\
             b1,A999026000001,100,2099-06-01,standard,stock\n"
                .to_owned(),
        ),
        ("some.csv", "hospital,tier,infants,need_ml,product,filled_ml\nbay,T1,1,90,any,\n".into()),
        ("more.csv", "hospital,tier,infants,need_ml,product,filled_ml\nbay,T1,1,900,any,\n".into()),
        ("even.csv", moves(120)),
        ("odd.csv", moves(121)),
        ("legal.csv", steps("received")),
        ("illegal.csv", steps("pooled")),
        ("edges.csv", "from,to,volume_ml,at\ndonor:D1,container:C1,120,2026-01-02\n".to_owned()),
        ("circle.csv", "from,to,volume_ml,at\npool:A,pool:B,1,\npool:B,pool:A,1,\n".to_owned()),
    ];
    for (name, text) in files.into_iter().chain(evidence()) {
        ounce.write(name, &text);
    }
    ounce
}

/// The files that a release is judged by.
fn evidence() -> [(&'static str, String); 5] {
    let calibrations =
        "probe,valid_from,valid_until,offset_c,certificate\nT1,2026-01-01,2026-12-31,0,K1\n";
    [
        ("good.json", RECORD.to_owned()),
        ("alone.json", RECORD.replace("O3", "O2")),
        ("printed.json", "{}".to_owned()),
        ("donors.csv", "donor,from,until\nD,2026-01-01,2026-12-31\n".to_owned()),
        ("calibrations.csv", calibrations.to_owned()),
    ]
}

/// Command lines and how they end. Those that only answer a question, make something or show it
/// have no unfavourable end.
const ENDS: &[(&str, i32)] = &[
    ("prescreen --pack br-rdc171 --answers clear.json --on 2026-08-01", 0),
    ("prescreen --pack br-rdc171 --answers smokes.json --on 2026-08-01", 1),
    ("prescreen --pack nobody --answers clear.json --on 2026-08-01", 2),
    ("serology --pack us-hmbana --panels negative.csv --containers milk.csv", 0),
    ("serology --pack us-hmbana --panels positive.csv --containers milk.csv", 1),
    ("serology --pack us-hmbana --panels milk.csv --containers milk.csv", 2),
    ("intake --pack us-mn --containers fresh.csv", 0),
    ("intake --pack us-mn --containers old.csv", 1),
    ("intake --pack us-mn --containers milk.csv", 2),
    ("culture --pack us-hmbana --results clean.csv", 0),
    ("culture --pack us-hmbana --results grown.csv", 1),
    ("culture --pack us-hmbana --results milk.csv", 2),
    ("curve --pack holder --trace warm.csv --calibrations probes.csv --on 2026-03-01", 0),
    ("curve --trace warm.csv --calibrations probes.csv --on 2026-03-01 --load 2", 1),
    ("curve --trace warm.csv --calibrations probes.csv", 2),
    ("curve --trace logger.csv --as generic", 2),
    ("curve --trace logger.csv --as nobody", 2),
    ("curve --pack holder --trace warm.csv", 1),
    ("curve --pack holder --trace cold.csv", 1),
    ("curve --pack holder --trace warm.csv --probe-offset -0.5", 1),
    ("curve --pack holder --trace milk.csv", 2),
    ("curve --cycles cycles.csv --probe-offset 0.1", 0),
    ("curve --cycles cycles.csv --probe-offset -0.5", 1),
    ("curve --cycles cycles.csv --probe-offset hot", 2),
    ("curve --cycles cycles.csv --probe T9 --probe-offset -0.5", 2),
    ("din check A9990 26 000001 S", 0),
    ("din check A9990 26 000001 Q", 1),
    ("din check", 2),
    ("din next --facility A9990 --year 26 --serial 3", 0),
    ("din next --facility W0000 --year 26 --serial 3 --facility-registered", 0),
    ("din next --facility W0000 --year 26 --serial 3", 2),
    ("din next --facility A9990 --year 26 --serial 1000000", 2),
    ("label --din A9990260000010088 --division 13 --expires 2027-04-30", 2),
    ("label --din A999026000001 --division 13 --expires 2027-04-30", 0),
    ("label --din A999026000001 --division 1000 --expires 2027-04-30", 2),
    ("label --din W000009123456 --division 13 --expires 2027-04-30", 2),
    ("pool --deposits deposits.csv --plan small.toml --seconds 1", 0),
    ("pool --deposits deposits.csv --plan large.toml --seconds 1", 1),
    ("pool --deposits stock.csv --plan small.toml", 2),
    ("allocate --stock stock.csv --orders some.csv", 0),
    ("allocate --stock stock.csv --orders more.csv", 1),
    ("allocate --stock some.csv --orders some.csv", 2),
    ("balance --moves even.csv", 0),
    ("balance --moves odd.csv", 1),
    ("balance --moves milk.csv", 2),
    ("states --steps legal.csv", 0),
    ("states --steps illegal.csv", 1),
    ("states --steps milk.csv", 2),
    ("release --record good.json", 0),
    ("release --record alone.json", 1),
    ("release --record good.json --record alone.json", 1),
    ("release --record clear.json", 2),
    (
        "release assemble --batch B1 --pool P1 --on 2026-03-02 --operator O1 --containers milk.csv \
         --donors donors.csv --intake printed.json --serology printed.json --curve printed.json \
         --calibrations calibrations.csv --trace warm.csv --culture printed.json \
         --culture-known-at 2026-03-05T08:00:00Z --out made.json",
        0,
    ),
    (
        "release assemble --batch B1 --pool P1 --on 2026-03-02 --operator O1 --containers donors.csv \
         --donors donors.csv --intake printed.json --serology printed.json --curve printed.json \
         --calibrations calibrations.csv --trace warm.csv --culture printed.json \
         --culture-known-at 2026-03-05T08:00:00Z --out made.json",
        2,
    ),
    ("release sign --record made.json --who O2", 0),
    ("release sign --record made.json --who o-2", 2),
    ("release sign --record made.json --who O1", 2),
    ("release --record made.json", 1),
    ("trace build --edges edges.csv --out image", 0),
    ("trace build --edges circle.csv --out other", 2),
    ("trace check --in image", 0),
    ("trace check --in edges.csv", 2),
    ("trace forward --in image --from donor:D1", 0),
    ("trace forward --in image", 2),
    ("trace backward --in image --from container:C1", 0),
    ("trace backward --in image --from container:C2", 2),
    ("trace sideways --in image --from container:C1 --through freezer", 0),
    ("trace sideways --in image --from container:C1 --through moon", 2),
    ("synth --donors 4 --months 3 --out bank", 0),
    ("synth --donors 4 --months 3 --out bank", 2),
    ("synth --donors 3 --months 3 --out other-bank", 2),
    ("synth --donors 4 --months 2 --out other-bank", 2),
];

#[test]
fn every_command_ends_by_its_verdict() {
    let ounce = folder();
    for (line, code) in ENDS {
        let words: Vec<&str> = line.split(' ').collect();
        let said = milk(&ounce, &words);
        assert_eq!(said.code, Some(*code), "{line}: {}{}", said.out, said.err);
        // For unusable input nothing is printed on standard output, and standard error says why.
        assert_eq!(said.out.is_empty(), *code == 2, "{line}: {}", said.out);
        assert_eq!(said.err.is_empty(), *code != 2, "{line}: {}", said.err);
    }
    for command in commands(&ounce, &[]) {
        let met = ENDS.iter().any(|(line, _)| line.split(' ').next() == Some(&command));
        assert!(met, "{command} has no line here");
    }
}

/// The commands below this one, as its help lists them.
fn commands(ounce: &Ounce, below: &[&str]) -> Vec<String> {
    let help = milk(ounce, &[below, &["--help"]].concat()).out;
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = listed.map_while(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

#[test]
fn every_command_answers_in_json_when_asked() {
    let ounce = folder();
    let mut endings = 0;
    for command in commands(&ounce, &[]) {
        let below = commands(&ounce, &[&command]);
        let own = if below.is_empty() { vec![None] } else { below.iter().map(Some).collect() };
        for inner in own {
            let inner = inner.map(String::as_str);
            let words: Vec<&str> = [Some(command.as_str()), inner].into_iter().flatten().collect();
            let help = milk(&ounce, &[&words[..], &["--help"]].concat()).out;
            assert!(help.contains("--json"), "{words:?}: {help}");
            endings += 1;
        }
    }
    assert!(endings >= 18, "{endings}");
    for (line, code) in ENDS.iter().filter(|(_, code)| *code < 2) {
        let words: Vec<&str> = line.split(' ').chain(["--json"]).collect();
        let said = milk(&ounce, &words);
        assert_eq!(said.code, Some(*code), "{line}: {}", said.err);
        let found: Result<serde_json::Value, _> = serde_json::from_str(&said.out);
        assert!(found.is_ok_and(|found| found.is_object() || found.is_array()), "{line}");
    }
}
