CREATE TABLE gift (
    id $bytes NOT NULL PRIMARY KEY,
    campaign $bytes NOT NULL REFERENCES campaign (id),
    stroll $bytes REFERENCES stroll (id),
    purpose $text NOT NULL CHECK (purpose IN ('gift', 'shirt')),
    method $text NOT NULL,
    amount_minor $int NOT NULL CHECK (amount_minor > 0),
    fee_cover_minor $int NOT NULL CHECK (fee_cover_minor >= 0),
    currency $text NOT NULL,
    name $text NOT NULL,
    -- Empty when the giver left none.
    email $text NOT NULL,
    is_hidden $int NOT NULL CHECK (is_hidden IN (0, 1)),
    message $text NOT NULL,
    standing $text NOT NULL CHECK (standing IN ('promised', 'received', 'withdrawn')),
    language $text NOT NULL,
    at_ms $int NOT NULL
) $clustered;

CREATE INDEX gift_by_campaign ON gift (campaign, at_ms);
CREATE INDEX gift_by_stroll ON gift (stroll, at_ms);
-- What hosts still have to confirm after the day.
CREATE INDEX gift_promised ON gift (campaign, at_ms) WHERE standing = 'promised';
