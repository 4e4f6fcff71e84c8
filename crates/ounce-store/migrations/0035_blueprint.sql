-- What a campaign sets for the pages of its strolls, field by field.
CREATE TABLE blueprint_field (
    id $bytes NOT NULL PRIMARY KEY,
    campaign $bytes NOT NULL REFERENCES campaign (id),
    -- The country it is set for; empty for the whole campaign.
    tier $text NOT NULL CHECK (tier = '' OR length(tier) = 2),
    field $text NOT NULL,
    hold $text NOT NULL CHECK (hold IN ('locked', 'suggested', 'free')),
    value $text NOT NULL CHECK (hold <> 'free' OR value = ''),
    UNIQUE (campaign, tier, field)
) $clustered;

-- The text that the blueprint gave a field of a stroll last. Where the stroll says something else,
-- its host has changed it.
CREATE TABLE stroll_given (
    id $bytes NOT NULL PRIMARY KEY,
    stroll $bytes NOT NULL REFERENCES stroll (id),
    field $text NOT NULL,
    value $text NOT NULL,
    -- What it had been given before, for undoing; NULL for nothing.
    before $text,
    -- The act that gave it.
    act $bytes NOT NULL REFERENCES act (id),
    UNIQUE (stroll, field)
) $clustered;

-- What one act gave is found to be undone.
CREATE INDEX stroll_given_by_act ON stroll_given (act);
