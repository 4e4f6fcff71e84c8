//! Members: their roles and invitations, what they did, how they sign in, their second factors, their
//! open sessions, and the tokens of their programs.

/// Joins what a row is about, as `s`, `p` or `g`; the campaign itself is `c`.
macro_rules! join_objects {
    ($row:literal) => {
        concat!(
            "LEFT JOIN stroll s ON s.id = ",
            $row,
            ".object AND ",
            $row,
            ".kind = 'stroll' LEFT JOIN partner p ON p.id = ",
            $row,
            ".object AND ",
            $row,
            ".kind = 'partner' LEFT JOIN chapter g ON g.id = ",
            $row,
            ".object AND ",
            $row,
            ".kind = 'group' "
        )
    };
}

pub mod acts;
pub mod api_tokens;
pub mod invitations;
pub mod members;
pub mod passkeys;
pub mod second_factors;
pub mod sessions;
pub mod sign_ins;
