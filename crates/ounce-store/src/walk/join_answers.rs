//! What parties answer to the questions of their stroll: shown to its host and to themselves.

use std::collections::BTreeMap;

use ounce_domain::id::Id;
use ounce_domain::join_question::{Answer, Answered, JoinQuestion};
use ounce_domain::registration::Registration;
use ounce_domain::stroll::Stroll;
use ounce_sql::{Fault, Sql};

use super::join_questions;
use crate::columns::{each, id};

const OF_REGISTRATION: &str =
    "SELECT number, said FROM join_answer WHERE registration = :registration ORDER BY number";
const OF_STROLL: &str = "SELECT registration, number, said FROM join_answer
    WHERE stroll = :stroll ORDER BY registration, number";
const COUNT: &str = "SELECT number, CAST(COUNT(*) AS BIGINT) FROM join_answer
    WHERE stroll = :stroll GROUP BY number";
const INSERT: &str = "INSERT INTO join_answer (registration, number, stroll, said)
    VALUES (:registration, :number, :stroll, :said)";
const REMOVE: &str =
    "DELETE FROM join_answer WHERE registration = :registration AND number = :number";

pub(crate) const ALL_SQL: &[&str] = &[OF_REGISTRATION, OF_STROLL, COUNT, INSERT, REMOVE];

/// Everything that the parties of a stroll answered.
pub fn list(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<Vec<Answered>, Fault> {
    each(&sql.rows(OF_STROLL, &[("stroll", id(stroll))])?, |row| {
        let registration = row.id()?;
        Ok(Answered { registration, answer: Answer { number: row.int()?, said: row.text()? } })
    })
}

/// How many parties answered each question, by its number.
pub fn counts(sql: &mut dyn Sql, stroll: Id<Stroll>) -> Result<BTreeMap<i64, i64>, Fault> {
    let rows = sql.rows(COUNT, &[("stroll", id(stroll))])?;
    Ok(each(&rows, |row| Ok((row.int()?, row.int()?)))?.into_iter().collect())
}

/// The questions that concern a party, with its answers: those it is asked, and those it answered
/// before they were retired.
pub fn of(
    sql: &mut dyn Sql,
    registration: &Registration,
) -> Result<Vec<(JoinQuestion, Option<Answer>)>, Fault> {
    let rows = sql.rows(OF_REGISTRATION, &[("registration", id(registration.id))])?;
    let answers = each(&rows, |row| Ok(Answer { number: row.int()?, said: row.text()? }))?;
    let all = join_questions::list(sql, registration.stroll)?.into_iter();
    let with_answers = all.map(|question| {
        let answer = answers.iter().find(|answer| answer.number == question.number);
        (question, answer.cloned())
    });
    Ok(with_answers.filter(|(question, answer)| question.is_asked || answer.is_some()).collect())
}

/// Writes the answers of a party that has just joined.
pub(crate) fn insert(
    sql: &mut dyn Sql,
    registration: &Registration,
    answers: &[Answer],
) -> Result<(), Fault> {
    for answer in answers {
        let args = [
            ("registration", id(registration.id)),
            ("number", answer.number.into()),
            ("stroll", id(registration.stroll)),
            ("said", (&answer.said).into()),
        ];
        sql.run(INSERT, &args)?;
    }
    Ok(())
}

/// Writes what a party answers now. Answers to questions that it was not asked this time stay.
pub fn save(
    sql: &mut dyn Sql,
    registration: &Registration,
    asked: &[JoinQuestion],
    answers: &[Answer],
) -> Result<(), Fault> {
    for question in asked {
        let args = [("registration", id(registration.id)), ("number", question.number.into())];
        sql.run(REMOVE, &args)?;
    }
    insert(sql, registration, answers)
}
