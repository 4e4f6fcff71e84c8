//! The pages of the blueprint, with invented values.

use ounce_domain::campaign::Campaign;
use ounce_domain::campaign::blueprint::{
    Blueprint, Entry, FIELDS, Hold, Kept, Outline, Spot, Standing, Touched,
};
use ounce_domain::id::Id;
use ounce_domain::refusal::{Complaint, FieldRefusal};
use ounce_domain::stroll::Status;
use ounce_store::acts::{self, Act, Deed, Told};
use ounce_web::form::Form;

use super::super::undoing::{Said, Undoable};
use super::deciding::Setting;
use super::page::{BlueprintPage, FieldPage, PreviewPage};
use crate::samples::{Rendered, Samples, add, id};

fn spot(text: &str) -> Spot {
    Spot::parse(text).expect("it is a field of the blueprint")
}

impl Samples {
    fn entry(&self, hold: Hold, value: &str) -> Option<Entry> {
        Some(Entry { hold, value: self.s(value) })
    }

    fn a_blueprint(&self) -> Blueprint {
        let mut all = Blueprint::default();
        let bring = "Water, sun cream, and a hat. In {town} there is shade at the lake.";
        all.set(spot("stroll_name"), self.entry(Hold::Suggested, "{town} Milk Stroll"));
        all.set(spot("bring"), self.entry(Hold::Suggested, bring));
        all.set(spot("bring/CA"), self.entry(Hold::Locked, &"Layers, boots. ".repeat(20)));
        all.set(spot("rain_plan/CA"), Some(Entry { hold: Hold::Free, value: String::new() }));
        let exact = |hold, value: &str| Some(Entry { hold, value: value.to_owned() });
        all.set(spot("time"), exact(Hold::Locked, "10:00"));
        all.set(spot("distance"), exact(Hold::Suggested, "1609 m"));
        all.set(spot("capacity"), exact(Hold::Locked, ""));
        all.set(spot("confirm"), exact(Hold::Locked, "always"));
        all
    }

    fn standing_of(&self, text: &str) -> Standing {
        let stroll = self.stroll(Status::Open);
        Standing { stroll, taken: 41, parties: 17, text: self.s(text), given: None }
    }

    fn outline_of(&self, texts: &[&str], told: i64) -> Outline {
        let touched = texts.iter().map(|text| Touched {
            standing: self.standing_of(text),
            to: self.s("Water."),
            told,
        });
        Outline {
            touched: touched.collect(),
            kept: Kept::ALL.map(|why| (self.standing_of("Boots."), why)).to_vec(),
            in_step: vec![self.standing_of("Water.")],
        }
    }

    fn set_blueprint(&self) -> Undoable {
        let act = Act {
            id: id(9),
            campaign: id(1),
            object: Id::<Campaign>::from_bytes([1; 16]).into(),
            deed: Deed::SetBlueprint,
            by: acts::By::Shell,
            about: None,
            at_ms: 1_803_900_000_000,
            field: spot("time/CA").act_field(),
            was: String::new(),
            became: "locked\n09:00".to_owned(),
            why: String::new(),
        };
        let told = Told { act, by: None, about: None, name: self.s("Milk Stroll 2027") };
        Undoable { told, letters: 212, leave_ms: 1_803_900_620_000 }
    }

    pub(crate) fn blueprint_pages(&self, all: &mut Vec<Rendered>) {
        let path = "/desk/campaigns/2027/blueprint";
        let list = |blueprint, countries: &[&str], said, undoable| BlueprintPage {
            t: self.t,
            frame: self.frame(path),
            campaign: "2027".to_owned(),
            name: self.s("Milk Stroll 2027"),
            fields: FIELDS.to_vec(),
            blueprint,
            countries: countries.iter().map(|code| (*code).to_owned()).collect(),
            said,
            undoable,
        };
        let countries = ["CA", "JP", "US"];
        let undoable = Some(self.set_blueprint());
        let full = list(self.a_blueprint(), &countries, Said::Nothing, undoable);
        add(all, "blueprint", &full);
        let empty = Blueprint::default;
        add(all, "blueprint-empty", &list(empty(), &["US"], Said::UndonePartly, None));
        add(all, "blueprint-undone", &list(empty(), &countries, Said::Undone, None));
        add(all, "blueprint-late", &list(empty(), &countries, Said::UndoOver, None));
        let form = |spot, form| FieldPage {
            t: self.t,
            frame: self.frame(path),
            campaign: "2027".to_owned(),
            name: self.s("Milk Stroll 2027"),
            spot,
            form,
        };
        for field in FIELDS {
            let spot = spot(&format!("{}/CA", field.name()));
            let filled = Form::new().with("hold", "above").with("value", self.s("Water."));
            add(all, "blueprint-field", &form(spot, filled));
        }
        let wrong = vec![
            Complaint { field: "hold", refusal: FieldRefusal::NotAChoice.into() },
            Complaint { field: "value", refusal: FieldRefusal::NotATime.into() },
        ];
        let typed = [("value".to_owned(), self.s("soon"))];
        add(all, "blueprint-field-refused", &form(spot("time"), Form::refused(typed, wrong)));
        self.blueprint_previews(all);
    }

    fn blueprint_previews(&self, all: &mut Vec<Rendered>) {
        let preview = |text: &str, entry: Option<Entry>, outline, is_as_before: bool| PreviewPage {
            t: self.t,
            frame: self.frame("/desk/campaigns/2027/blueprint"),
            campaign: "2027".to_owned(),
            name: self.s("Milk Stroll 2027"),
            setting: Setting { spot: spot(text), entry },
            hold: "suggested".to_owned(),
            value: self.s("Water."),
            outline,
            seen: "0".repeat(32),
            once: "0".repeat(26),
            sends_mail: !is_as_before,
            meanwhile: is_as_before,
            is_as_before,
        };
        let suggested = || self.entry(Hold::Suggested, "Water.");
        let some = || self.outline_of(&["", "", "Boots."], 17);
        add(all, "blueprint-preview", &preview("bring", suggested(), some(), false));
        add(all, "blueprint-preview-quiet", &preview("bring/CA", suggested(), some(), true));
        let named = self.entry(Hold::Locked, "Stroll of {town}");
        let texts: Vec<String> = (0..20).map(|n| format!("Stroll {n}")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let by_town = preview("stroll_name", named, self.outline_of(&texts, 0), false);
        add(all, "blueprint-preview-names", &by_town);
        let nothing = preview("bring", suggested(), Outline::default(), true);
        add(all, "blueprint-preview-nothing", &nothing);
        let free = preview("bring/CA", None, Outline::default(), false);
        add(all, "blueprint-preview-free", &free);
    }
}
