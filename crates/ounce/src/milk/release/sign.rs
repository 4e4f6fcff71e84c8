//! `ounce milk release sign`: one person agrees with one record.

use std::path::PathBuf;

use jiff::Timestamp;
use ounce_domain::reference::person;
use serde_json::json;

use super::{moment, record, write};
use crate::milk::answer::{self, Answer, Unusable};
use crate::milk::choice::visible;

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Args {
    /// The record to sign
    #[arg(long, value_name = "FILE")]
    record: PathBuf,
    /// The number of the person who signs
    #[arg(long, value_name = "PERSON")]
    who: String,
    /// When it was signed [default: now]
    #[arg(long, value_name = "MOMENT", value_parser = moment)]
    at: Option<Timestamp>,
    /// The file for the signed record [default: the same file]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn sign(args: &Args) -> Result<Answer, Unusable> {
    let record = record(&args.record)?;
    let signer = person(&args.who);
    if signer.is_empty() {
        return Err(Unusable::one("--who: nobody is named"));
    }
    let name = args.record.display();
    if signer == person(&record.operator) {
        let reason = format!("{name}: {} ran the cycle and does not sign it", args.who);
        return Err(Unusable::one(visible(&reason)));
    }
    if record.signatures.iter().any(|signature| person(&signature.who) == signer) {
        let reason = format!("{name}: {} has signed before", args.who);
        return Err(Unusable::one(visible(&reason)));
    }
    let at = args.at.unwrap_or_else(crate::clock::now);
    let signed = record.signed(&args.who, at);
    write(&signed, args.out.as_ref().unwrap_or(&args.record))?;
    let (batch, digest) = (visible(signed.batch.as_str()), signed.digest());
    let who = visible(&args.who);
    let text = if args.json {
        answer::json(&json!({"batch": batch, "who": who, "at": at.to_string(),
                             "record_sha256": digest}))?
    } else {
        format!("{batch}: signed by {who}\n  record {digest}\n")
    };
    Ok(Answer { text, favourable: true })
}
