//! The arguments of `ounce campaign`.

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::Database;

#[derive(Debug, Args)]
pub(crate) struct Campaign {
    #[command(flatten)]
    pub(crate) database: Database,
    #[command(subcommand)]
    pub(crate) command: CampaignCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CampaignCommand {
    /// Carry partners, groups, towns and pages over to the next edition. Registrations and money stay
    /// behind. Hosts are asked by letter whether they host again. A second time it does nothing
    Carry {
        /// Slug of the campaign, such as `2027`
        campaign: String,
        /// Slug of the next edition; it is made where it is not there
        #[arg(long, value_name = "CAMPAIGN")]
        to: String,
        /// The day of the next edition
        #[arg(long)]
        day: Date,
        /// Only say what would go along
        #[arg(long)]
        dry_run: bool,
    },
}
