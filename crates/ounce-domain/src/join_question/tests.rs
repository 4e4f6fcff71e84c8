use super::*;

fn question(kind: AnswerKind, is_required: bool, choices: &[&str]) -> JoinQuestion {
    let choices = choices.iter().map(|choice| (*choice).to_owned()).collect();
    let wording = Wording { words: "Which shirt?".to_owned(), choices };
    JoinQuestion {
        stroll: Id::from_bytes([1; 16]),
        number: 3,
        position: 1,
        kind,
        is_required,
        is_asked: true,
        wording: BTreeMap::from([("en".to_owned(), wording)]),
    }
}

fn languages(tags: &[&str]) -> Vec<String> {
    tags.iter().map(|tag| (*tag).to_owned()).collect()
}

fn draft(fields: &[(&str, &str)], tags: &[&str]) -> Result<Draft, Vec<(&'static str, Refusal)>> {
    let typed = |name: &str| {
        fields.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| *value)
    };
    Draft::read(typed, false, &languages(tags))
        .map_err(|wrong| wrong.into_vec().into_iter().map(|c| (c.field, c.refusal)).collect())
}

#[test]
fn an_answer_is_of_the_kind_that_was_asked() {
    let long = "a".repeat(LONGEST + 1);
    let said = |text: &str| Ok(Some(text.to_owned()));
    for (kind, is_required, typed, expected) in [
        (AnswerKind::Text, false, " a red one ", said("a red one")),
        (AnswerKind::Text, false, "  ", Ok(None)),
        (AnswerKind::Text, true, "  ", Err(FieldRefusal::Missing)),
        (AnswerKind::Text, true, long.as_str(), Err(FieldRefusal::TooLong(200))),
        (AnswerKind::YesNo, false, "yes", said("yes")),
        (AnswerKind::YesNo, false, "no", said("no")),
        (AnswerKind::YesNo, false, "on", Err(FieldRefusal::NotAChoice)),
        (AnswerKind::YesNo, true, "", Err(FieldRefusal::Missing)),
        (AnswerKind::Choice, false, "2", said("2")),
        (AnswerKind::Choice, false, "3", Err(FieldRefusal::NotAChoice)),
        (AnswerKind::Choice, false, "small", Err(FieldRefusal::NotAChoice)),
    ] {
        let choices: &[&str] = if kind == AnswerKind::Choice { &["small", "large"] } else { &[] };
        let read = question(kind, is_required, choices).answer(typed);
        assert_eq!(read.map(|one| one.map(|one| one.said)), expected, "{kind:?} {typed:?}");
    }
}

#[test]
fn a_question_has_the_field_of_its_number() {
    let mut one = question(AnswerKind::Text, false, &[]);
    assert_eq!((one.field(), one.key()), ("answers.3", "3"));
    one.number = MOST_EVER;
    assert_eq!((one.field(), one.key()), ("answers.40", "40"));
    for (n, field) in (1..).zip(FIELDS) {
        assert_eq!(field, format!("answers.{n}"));
    }
}

#[test]
fn all_answers_are_read_and_every_fault_is_said() {
    let mut retired = question(AnswerKind::Text, true, &[]);
    (retired.number, retired.is_asked) = (1, false);
    let mut second = question(AnswerKind::YesNo, true, &[]);
    second.number = 2;
    let all = [retired, second, question(AnswerKind::Text, false, &[])];
    let mut wrong = Complaints::default();
    let typed = |one: &JoinQuestion| if one.number == 3 { "blue" } else { "" };
    let read = read_answers(&all, typed, &mut wrong);
    assert_eq!(read, [Answer { number: 3, said: "blue".to_owned() }]);
    let wrong = wrong.into_vec();
    assert_eq!(wrong.iter().map(|c| c.field).collect::<Vec<_>>(), ["answers.2"], "not the retired");
}

#[test]
fn a_reader_sees_a_question_in_a_language_that_it_has() {
    let mut one = question(AnswerKind::Text, false, &[]);
    let spanish = Wording { words: "¿Qué camiseta?".to_owned(), choices: Vec::new() };
    one.wording.insert("es".to_owned(), spanish);
    let words =
        |language: &str, others: &[&str]| one.said_in(language, &languages(others)).words.clone();
    assert_eq!(words("es", &["en-US"]), "¿Qué camiseta?");
    assert_eq!(words("ja", &["es-MX", "en"]), "¿Qué camiseta?");
    assert_eq!(words("ja", &["fr"]), "Which shirt?");
}

#[test]
fn a_draft_has_words_in_the_first_language_of_the_campaign() {
    let read = draft(&[("question_kind", "text"), ("question_es", "¿Qué?")], &["en-US", "es"]);
    assert_eq!(read, Err(vec![("question_en", FieldRefusal::Missing.into())]));
    let all = [("question_kind", "text"), ("question_en", "What?"), ("question_fr", "Quoi ?")];
    let read = draft(&all, &["en-US", "es"]).expect("it is whole");
    assert_eq!(read.wording.keys().collect::<Vec<_>>(), ["en"], "French is not the campaign's");
    let read = draft(&[("question_en", "What?")], &["en"]);
    assert_eq!(read, Err(vec![("question_kind", FieldRefusal::NotAChoice.into())]));
}

#[test]
fn every_language_offers_the_same_answers() {
    let differ = Refusal::from(PlanRefusal::ChoicesDiffer);
    let read = |english: &str, spanish: &str| {
        let fields = [
            ("question_kind", "choice"),
            ("question_en", "Size?"),
            ("choices_en", english),
            ("question_es", if spanish.is_empty() { "" } else { "¿Talla?" }),
            ("choices_es", spanish),
        ];
        draft(&fields, &["en", "es"])
    };
    let whole = read("small\r\n\r\nlarge\r\n", "chica\ngrande").expect("two and two");
    assert_eq!(whole.wording["en"].choices, ["small", "large"]);
    assert_eq!(read("small\nlarge", "chica"), Err(vec![("choices_es", differ)]));
    assert_eq!(read("small", ""), Err(vec![("choices_en", differ)]));
    assert_eq!(read(&"x\n".repeat(11), ""), Err(vec![("choices_en", differ)]));
    assert!(read(&"x\n".repeat(10), "").is_ok());
}

#[test]
fn a_form_asks_ten_questions_at_most() {
    assert_eq!(may_ask(9, 9, false), Ok(()));
    assert_eq!(may_ask(10, 10, false), Err(PlanRefusal::EnoughQuestions(10)));
    assert_eq!(may_ask(10, 10, true), Ok(()), "another wording of one of the ten");
    assert_eq!(may_ask(1, 40, true), Err(PlanRefusal::EnoughQuestions(40)));
}
