//! Every row of every pack: an answer, its outcome, and the source.

use super::*;
use Status::{LikelyNot, LooksEligible, NotNow, TalkToBank};

/// Pack, question, answer on 1 August 2026, status, first day, and the source the reason names.
type Row = (&'static str, &'static str, &'static str, Status, &'static str, &'static str);

const US: &str = "us-hmbana-practice";
const CA: &str = "ca-on";
const UK: &str = "uk-nice-cg93";
const JP: &str = "jp-jhmba";
const FR: &str = "fr-1995";
const BR: &str = "br-rdc171";

const NOBODY: &str = "background knowledge";
const ROGERS: &str = "Rogers Hixon";
const GLASGOW: &str = "NHS Greater Glasgow";
const ARRETE: &str = "Arrêté du 10 février 1995";

#[rustfmt::skip]
const ROWS: &[Row] = &[
    (US, "tobacco", "true", LikelyNot, "", "LactaLogics"),
    (US, "tobacco", "2", LikelyNot, "", "LactaLogics"),
    (US, "tobacco", "0", LooksEligible, "", ""),
    (US, "tobacco", "\" Yes \"", LikelyNot, "", "LactaLogics"),
    (US, "tobacco", "\"no\"", LooksEligible, "", ""),
    (US, "second_hand", "true", TalkToBank, "", NOBODY),
    (US, "alcohol_daily", "true", LikelyNot, "", "LactaLogics"),
    (US, "drugs", "true", LikelyNot, "", "LactaLogics"),
    (US, "transfusion", "\"2026-04-02\"", NotNow, "2026-08-02", "Mothers' Milk Bank Northeast"),
    (US, "transfusion", "\"2026-04-01\"", LooksEligible, "", ""),
    (US, "transfusion", "true", TalkToBank, "", "Mothers' Milk Bank Northeast"),
    (US, "transplant", "\"2025-08-02\"", NotNow, "2026-08-02", "LactaLogics"),
    (US, "tattoo_unsterile", "\"2025-12-24\"", NotNow, "2026-12-24", "LactaLogics"),
    (US, "tattoo_sterile", "\"2026-07-25\"", NotNow, "2026-08-02", NOBODY),
    (US, "tattoo_sterile", "\"2026-07-24\"", LooksEligible, "", ""),
    (US, "partner_risk", "true", NotNow, "", "LactaLogics"),
    (US, "partner_risk", "\"2026-01-31\"", NotNow, "2027-01-31", "LactaLogics"),
    (US, "prison", "\"2025-09-01\"", NotNow, "2026-09-01", "LactaLogics"),
    (US, "chronic_inf", "true", LikelyNot, "", "LactaLogics"),
    (US, "cancer", "\"leukaemia_or_lymphoma\"", LikelyNot, "", "LactaLogics"),
    (US, "cancer", r#"{"kind": "other", "on": "2024-02-29"}"#, NotNow, "2027-02-28", "LactaLogics"),
    (US, "cancer", r#"{"kind": "other", "on": "2023-08-01"}"#, LooksEligible, "", ""),
    (US, "cancer", "\"2020-01-01\"", TalkToBank, "", "LactaLogics"),
    (US, "vcjd", "true", LikelyNot, "", "San José"),
    (US, "regions", "true", TalkToBank, "", "San José"),
    (US, "meds", "[\"antidepressant\"]", TalkToBank, "", "Mothers' Milk Bank Northeast"),
    (US, "supplements", "true", LikelyNot, "", "LactaLogics"),
    (US, "vegan_b12", "true", LikelyNot, "", "LactaLogics"),
    (US, "caffeine", "24", LooksEligible, "", ""),
    (US, "caffeine", "25", TalkToBank, "", "San José"),
    (US, "mastitis", "true", NotNow, "", NOBODY),
    (US, "mastitis", "\"2026-08-03\"", NotNow, "", NOBODY),
    (US, "mastitis", "\"2026-08-01\"", LooksEligible, "", ""),
    (US, "herpes", "true", NotNow, "", NOBODY),
    (US, "house_rash", "\"2026-07-01\"", TalkToBank, "", NOBODY),
    (US, "covid", "true", NotNow, "", NOBODY),
    (US, "infant_ok", "false", NotNow, "", "International Milk Bank"),
    (US, "baby_age_months", "24", LooksEligible, "", ""),
    (US, "baby_age_months", "25", LikelyNot, "", "themilkbank.org"),
    (US, "min_volume", "{\"oz\": 100}", LooksEligible, "", ""),
    (US, "min_volume", "{\"oz\": 99}", TalkToBank, "", "San José"),
    (US, "min_volume", "false", TalkToBank, "", "San José"),
    (US, "freezer", "-18", LooksEligible, "", ""),
    (US, "freezer", "\"-18\"", LooksEligible, "", ""),
    (US, "freezer", "-17.5", TalkToBank, "", NOBODY),
    (US, "freezer", "false", TalkToBank, "", NOBODY),
    (CA, "tobacco", "true", LikelyNot, "", ROGERS),
    (CA, "alcohol_daily", "true", LikelyNot, "", ROGERS),
    (CA, "drugs", "true", LikelyNot, "", ROGERS),
    (CA, "transfusion", "\"2026-04-30\"", NotNow, "2026-08-30", ROGERS),
    (CA, "tattoo_unsterile", "\"2026-02-01\"", NotNow, "2027-02-01", ROGERS),
    (CA, "acupuncture", "\"2026-02-02\"", NotNow, "2026-08-02", ROGERS),
    (CA, "tattoo_sterile", "\"2026-02-01\"", NotNow, "2027-02-01", ROGERS),
    (CA, "partner_risk", "\"2026-02-01\"", NotNow, "2027-02-01", NOBODY),
    (CA, "chronic_inf", "true", LikelyNot, "", ROGERS),
    (CA, "cancer", "\"2001-01-01\"", LikelyNot, "", ROGERS),
    (CA, "vcjd", "true", LikelyNot, "", ROGERS),
    (CA, "meds", "[\"iron\"]", TalkToBank, "", ROGERS),
    (CA, "supplements", "true", TalkToBank, "", NOBODY),
    (CA, "vegan_b12", "true", TalkToBank, "", NOBODY),
    (CA, "mastitis", "true", NotNow, "", NOBODY),
    (CA, "herpes", "true", NotNow, "", NOBODY),
    (CA, "covid", "true", NotNow, "", NOBODY),
    (CA, "infant_ok", "false", NotNow, "", ROGERS),
    (CA, "baby_age_months", "17", LooksEligible, "", ""),
    (CA, "baby_age_months", "18", LikelyNot, "", ROGERS),
    (CA, "min_volume", "{\"oz\": 149}", TalkToBank, "", ROGERS),
    (CA, "min_volume", "\"150 oz\"", LooksEligible, "", ""),
    (CA, "freezer", "-10", TalkToBank, "", NOBODY),
    (UK, "tobacco", "true", LikelyNot, "", GLASGOW),
    (UK, "second_hand", "true", TalkToBank, "", "Hong Kong"),
    (UK, "alcohol_daily", "true", LikelyNot, "", GLASGOW),
    (UK, "drugs", "true", LikelyNot, "", NOBODY),
    (UK, "transfusion", "\"2026-05-01\"", NotNow, "2026-09-01", "hmb.ph"),
    (UK, "transfusion", "\"2026-03-01\"", TalkToBank, "", "hmb.ph"),
    (UK, "transfusion", "\"2026-02-01\"", LooksEligible, "", ""),
    (UK, "tattoo_unsterile", "\"2026-05-01\"", TalkToBank, "", NOBODY),
    (UK, "partner_risk", "true", TalkToBank, "", NOBODY),
    (UK, "chronic_inf", "true", LikelyNot, "", GLASGOW),
    (UK, "cancer", "\"2001-01-01\"", TalkToBank, "", NOBODY),
    (UK, "vcjd", "true", LikelyNot, "", "hmb.ph"),
    (UK, "regions", "true", TalkToBank, "", "Human Milk Foundation"),
    (UK, "meds", "[\"antihypertensive\"]", TalkToBank, "", GLASGOW),
    (UK, "supplements", "true", TalkToBank, "", NOBODY),
    (UK, "vegan_b12", "true", TalkToBank, "", NOBODY),
    (UK, "caffeine", "true", LooksEligible, "", ""),
    (UK, "mastitis", "true", NotNow, "", NOBODY),
    (UK, "herpes", "true", NotNow, "", NOBODY),
    (UK, "vaccine_live", "\"2026-07-05\"", TalkToBank, "", "open-source milk bank"),
    (UK, "vaccine_live", "\"2026-07-04\"", LooksEligible, "", ""),
    (UK, "covid", "true", TalkToBank, "", "UKAMB"),
    (UK, "infant_ok", "false", NotNow, "", "Human Milk Foundation"),
    (UK, "baby_age_months", "25", LikelyNot, "", GLASGOW),
    (UK, "min_volume", "{\"ml\": 1}", LooksEligible, "", ""),
    (UK, "freezer", "-17", TalkToBank, "", "NICE CG93"),
    (JP, "tobacco", "true", LikelyNot, "", "milkbank.or.jp"),
    (JP, "alcohol_daily", "true", LikelyNot, "", NOBODY),
    (JP, "drugs", "true", LikelyNot, "", NOBODY),
    (JP, "transfusion", "\"1999-01-01\"", LikelyNot, "", "milkbank.or.jp"),
    (JP, "transplant", "true", LikelyNot, "", "milkbank.or.jp"),
    (JP, "tattoo_unsterile", "\"2026-01-01\"", NotNow, "2027-01-01", NOBODY),
    (JP, "tattoo_sterile", "\"2026-07-30\"", NotNow, "2026-08-07", "jhmba.or.jp"),
    (JP, "partner_risk", "true", TalkToBank, "", NOBODY),
    (JP, "chronic_inf", "true", LikelyNot, "", "milkbank.or.jp"),
    (JP, "cancer", "\"2025-01-01\"", NotNow, "2028-01-01", "milkbank.or.jp"),
    (JP, "vcjd", "true", TalkToBank, "", NOBODY),
    (JP, "meds", "[\"insulin\"]", TalkToBank, "", "jhmba.or.jp"),
    (JP, "supplements", "true", TalkToBank, "", NOBODY),
    (JP, "vegan_b12", "true", TalkToBank, "", NOBODY),
    (JP, "mastitis", "true", NotNow, "", "jhmba.or.jp"),
    (JP, "herpes", "\"2026-07-26\"", NotNow, "2026-08-02", "jhmba.or.jp"),
    (JP, "herpes", "\"2026-07-25\"", LooksEligible, "", ""),
    (JP, "house_rash", "\"2026-07-31\"", NotNow, "2026-08-28", "jhmba.or.jp"),
    (JP, "vaccine_live", "\"2026-07-31\"", NotNow, "2026-08-31", "jhmba.or.jp"),
    (JP, "smallpox_vax", "\"2026-07-31\"", NotNow, "2026-08-21", "jhmba.or.jp"),
    (JP, "covid", "true", NotNow, "", "jhmba.or.jp"),
    (JP, "infant_ok", "false", NotNow, "", "milkbank.or.jp"),
    (JP, "baby_age_months", "60", LooksEligible, "", ""),
    (JP, "min_volume", "{\"ml\": 1999}", TalkToBank, "", "milkbank.or.jp"),
    (JP, "freezer", "0", TalkToBank, "", NOBODY),
    (FR, "tobacco", "true", TalkToBank, "", ARRETE),
    (FR, "alcohol_daily", "true", TalkToBank, "", ARRETE),
    (FR, "drugs", "true", LikelyNot, "", ARRETE),
    (FR, "transfusion", "\"1980-01-01\"", LikelyNot, "", ARRETE),
    (FR, "transplant", "true", LikelyNot, "", ARRETE),
    (FR, "partner_risk", "true", LikelyNot, "", ARRETE),
    (FR, "chronic_inf", "true", LikelyNot, "", ARRETE),
    (FR, "vcjd", "true", LikelyNot, "", ARRETE),
    (FR, "regions", "true", TalkToBank, "", ARRETE),
    (FR, "meds", "[\"iron\"]", TalkToBank, "", ARRETE),
    (FR, "mastitis", "true", NotNow, "", NOBODY),
    (FR, "infant_ok", "false", NotNow, "", ARRETE),
    (FR, "freezer", "4", LooksEligible, "", ""),
    (FR, "freezer", "4.1", TalkToBank, "", ARRETE),
    (BR, "tobacco", "10", LooksEligible, "", ""),
    (BR, "tobacco", "11", LikelyNot, "", NOBODY),
    (BR, "tobacco", "true", TalkToBank, "", NOBODY),
    (BR, "alcohol_daily", "true", LikelyNot, "", NOBODY),
    (BR, "drugs", "true", LikelyNot, "", NOBODY),
    (BR, "transfusion", "\"2021-08-02\"", NotNow, "2026-08-02", NOBODY),
    (BR, "transplant", "true", LikelyNot, "", NOBODY),
    (BR, "tattoo_unsterile", "\"2026-08-01\"", NotNow, "2027-08-01", NOBODY),
    (BR, "partner_risk", "true", TalkToBank, "", NOBODY),
    (BR, "chronic_inf", "true", LikelyNot, "", NOBODY),
    (BR, "meds", "[\"iron\"]", TalkToBank, "", NOBODY),
    (BR, "mastitis", "true", NotNow, "", NOBODY),
    (BR, "infant_ok", "false", NotNow, "", NOBODY),
    (BR, "min_volume", "false", LooksEligible, "", ""),
    (BR, "freezer", "-2.9", TalkToBank, "", NOBODY),
];

#[test]
fn every_row_leads_where_its_source_says() {
    for (id, question, answer, status, not_before, source) in ROWS {
        let answer: Value = serde_json::from_str(answer).expect("JSON in every row");
        let seen = verdict(id, "2026-08-01", json!({ *question: answer }));
        let row = format!("{id}, {question}, {answer}: {:?}", seen.reasons);
        assert_eq!(seen.status, *status, "{row}");
        assert_eq!(seen.not_before.as_deref().unwrap_or(""), *not_before, "{row}");
        assert_eq!(seen.reasons.is_empty(), source.is_empty(), "{row}");
        if !source.is_empty() {
            assert!(seen.reasons.iter().any(|reason| reason.source.contains(source)), "{row}");
            let unread = *source == NOBODY;
            assert!(!unread || seen.reasons.iter().all(|reason| !reason.verified), "{row}");
        }
    }
}

#[test]
fn no_question_is_without_a_row() {
    for id in PACKS {
        for question in &pack(id).rows {
            let asked = [Some(question.id.as_str()), question.also.as_deref()];
            let has_row = ROWS.iter().any(|row| row.0 == id && asked.contains(&Some(row.1)));
            // Moments are tested as windows.
            assert!(has_row || question.id == "alcohol_event", "{id}: {}", question.id);
        }
    }
}
