//! `ounce tokens`: what members' programs show with each request.

use crate::cli::TokensCommand;
use crate::say::{End, columns, print, tell};
use crate::{clock, members, words};
use ounce_domain::id::Id;
use ounce_domain::member::Member;
use ounce_domain::member::api_token::{ApiToken, DAYS, LONGEST_NAME, Scope, Secret};
use ounce_domain::text;
use ounce_store::{Store, api_tokens};
use sha2::{Digest, Sha256};
use std::convert::Infallible;

const DAY_MS: i64 = 86_400_000;

/// Runs one of the commands.
///
/// # Errors
/// Unusable for words that name nothing; a verdict for what a rule refuses.
pub(crate) fn run(store: &Store, command: TokensCommand) -> Result<(), End> {
    match command {
        TokensCommand::Issue { email, actions, name, days } => {
            let token = read(actions.as_deref(), &name, days)?;
            issue(store, &email, token)
        }
        TokensCommand::List { email } => list(store, &email),
        TokensCommand::Revoke { email, id } => revoke(store, &email, &id),
    }
}

fn member_of(store: &Store, email: &str) -> Result<Member, End> {
    let email = members::email_of(email)?;
    let found = store.read_now(move |sql| ounce_store::members::find(sql, &email))?;
    found.ok_or_else(|| End::Verdict("nobody with this address is a member".to_owned()))
}

fn read(actions: Option<&str>, name: &str, days: i64) -> Result<ApiToken, End> {
    let all: Vec<&str> = Scope::words().collect();
    let scope = Scope::parse(actions.unwrap_or(&all.join(",")))
        .map_err(|_| End::Unusable(format!("--actions takes some of {}", all.join(", "))))?;
    let name = text::line(name, LONGEST_NAME)
        .map_err(|refusal| End::Unusable(format!("--name {}", words::reason(refusal))))?;
    if !DAYS.contains(&days) {
        return Err(End::Unusable("--days is 7, 30, 90 or 365".to_owned()));
    }
    let at_ms = clock::now_ms();
    let id = Id::new(at_ms, clock::random());
    Ok(ApiToken { id, name, scope, at_ms, ends_ms: at_ms + days * DAY_MS, used_ms: None })
}

fn issue(store: &Store, email: &str, token: ApiToken) -> Result<(), End> {
    let member = member_of(store, email)?;
    let secret = Secret::of(&clock::random());
    let hash: [u8; 32] = Sha256::digest(secret.as_str()).into();
    let ends = members::day(token.ends_ms);
    let issued = store.write_now(move |sql| api_tokens::issue(sql, member.id, &token, hash))?;
    issued.map_err(|refusal| End::Verdict(words::reason(refusal)))?;
    print(&format!("{}\n", secret.as_str()))?;
    tell!("shown this once; good until {ends}");
    Ok(())
}

fn list(store: &Store, email: &str) -> Result<(), End> {
    let member = member_of(store, email)?;
    let now_ms = clock::now_ms();
    let all = store.read_now(move |sql| api_tokens::list(sql, member.id, now_ms))?;
    let row = |token: &ApiToken| {
        let used = token.used_ms.map_or_else(|| "(never used)".to_owned(), members::day);
        vec![
            token.id.to_string(),
            token.name.clone(),
            members::day(token.ends_ms),
            used,
            token.scope.text(),
        ]
    };
    print(&columns(&all.iter().map(row).collect::<Vec<_>>()))?;
    tell!("{}", words::count(all.len() as u64, "token is open", "tokens are open"));
    Ok(())
}

fn revoke(store: &Store, email: &str, id: &str) -> Result<(), End> {
    let member = member_of(store, email)?;
    let id = Id::parse(id).ok_or_else(|| End::Unusable(format!("{id} is no id of a token")))?;
    let revoked = store
        .write_now(move |sql| Ok(Ok::<_, Infallible>(api_tokens::revoke(sql, member.id, id)?)))?;
    match revoked {
        Ok(true) => tell!("done"),
        Ok(false) => return Err(End::Verdict("they have no token of this id".to_owned())),
    }
    Ok(())
}
