//! Letters about the sign-in of a member.

use super::{Addressed, Desk, reader};
use crate::letters::{self, Step};
use ounce_domain::id::Id;
use ounce_store::{Fault, Sql, members, sign_ins};
use ounce_web::links;

impl Desk {
    /// `None` when the sign-in was used meanwhile, or nobody has the address any more.
    pub(super) fn sign_in(
        &self,
        sql: &mut dyn Sql,
        about: [u8; 16],
    ) -> Result<Option<Addressed>, Fault> {
        let id = Id::from_bytes(about);
        let Some((to, language)) = sign_ins::letter(sql, id)? else { return Ok(None) };
        let code = self.tokens.sign_in_code(id);
        let path = links::sign_in_link(&self.tokens, id);
        let letter = letters::sign_in(&code, &path, self.sender(), &reader(&language));
        Ok(Some(Addressed::to(to, letter)))
    }
    /// Tells a member that a second step of theirs came or went.
    pub(super) fn step_changed(
        &self,
        sql: &mut dyn Sql,
        (step, about): (Step, [u8; 16]),
    ) -> Result<Option<Addressed>, Fault> {
        let Some(member) = members::load(sql, Id::from_bytes(about))? else { return Ok(None) };
        let letter = letters::step_changed(step, self.sender(), &reader(&member.language));
        Ok(Some(Addressed::to(member.email, letter)))
    }
}
