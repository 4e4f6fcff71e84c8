-- The meeting point itself on the map; the stroll's own position is the middle of its town.
ALTER TABLE stroll_meeting ADD COLUMN lat_e7 $int
    CHECK (lat_e7 BETWEEN -900000000 AND 900000000);
ALTER TABLE stroll_meeting ADD COLUMN lon_e7 $int
    CHECK (lon_e7 BETWEEN -1800000000 AND 1800000000);

-- When, by whom and why a stroll's meeting place or its end became another: for the feed, for
-- calendars, and for the letter to walkers. A change of status or start is in stroll_change.
CREATE TABLE stroll_meeting_change (
    stroll $bytes NOT NULL REFERENCES stroll (id),
    -- From 1 for each stroll.
    number $int NOT NULL CHECK (number > 0),
    campaign $bytes NOT NULL REFERENCES campaign (id),
    at_ms $int NOT NULL,
    -- A role or a public name, as in stroll_change.
    by_whom $text NOT NULL,
    why $text NOT NULL,
    PRIMARY KEY (stroll, number)
) $clustered;
