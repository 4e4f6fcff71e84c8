-- What a giver wrote is shown when somebody has looked at it. What was recorded before this was shown
-- already, and what an organiser imports has been read.
ALTER TABLE gift ADD COLUMN message_standing $text NOT NULL DEFAULT 'shown'
    CHECK (message_standing IN ('held', 'shown', 'hidden'));

-- 1: what givers write waits to be seen. 0: it is shown at once.
ALTER TABLE campaign ADD COLUMN holds_messages $int NOT NULL DEFAULT 1
    CHECK (holds_messages IN (0, 1));

-- Who showed or hid a message, when and why.
CREATE TABLE gift_message_change (
    gift $bytes NOT NULL REFERENCES gift (id),
    number $int NOT NULL CHECK (number >= 1),
    standing $text NOT NULL CHECK (standing IN ('shown', 'hidden')),
    at_ms $int NOT NULL,
    by_whom $text NOT NULL,
    why $text NOT NULL,
    PRIMARY KEY (gift, number)
) $clustered;

-- What waits to be seen, oldest first.
CREATE INDEX gift_held ON gift (campaign, at_ms, id) WHERE message_standing = 'held';
