-- What is kept of a letter that was delivered or given up, for the desk of its campaign.

-- The campaign of the record it is about; NULL for a letter of none, such as a sign-in.
ALTER TABLE outbox_done ADD COLUMN campaign $bytes;
-- What the mail server said when it took the letter, without addresses.
ALTER TABLE outbox_done ADD COLUMN said $text NOT NULL DEFAULT '';

-- Failures of a campaign, and what left lately, without a look at all that ever did.
CREATE INDEX outbox_done_by_campaign ON outbox_done (campaign, error, done_at_ms);
