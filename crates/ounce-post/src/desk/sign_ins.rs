//! The letter to a member who signs in.

use super::{Addressed, Desk, reader};
use crate::letters;
use ounce_domain::id::Id;
use ounce_store::{Fault, Sql, sign_ins};
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
}
