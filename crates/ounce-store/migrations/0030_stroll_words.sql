-- The words that a stroll is found by, town first, without capitals and accents. The engines fold
-- letters differently, so the program writes them. Empty until it has.
ALTER TABLE stroll ADD COLUMN words $text NOT NULL DEFAULT '';

-- The table of a campaign's strolls begins by town, and goes on where a page ended.
CREATE INDEX stroll_by_words ON stroll (campaign, words, slug);

-- What was raised in a town is added up for the towns of one page alone.
CREATE INDEX ledger_account_by_owner ON ledger_account (owner, code);
