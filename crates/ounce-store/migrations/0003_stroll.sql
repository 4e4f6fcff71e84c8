CREATE TABLE stroll (
    id $bytes NOT NULL PRIMARY KEY,
    campaign $bytes NOT NULL REFERENCES campaign (id),
    slug $text NOT NULL,
    name $text NOT NULL,
    -- The chapter that runs it, where one does.
    chapter $bytes REFERENCES chapter (id),
    town $text NOT NULL,
    region $text NOT NULL,
    country $text NOT NULL,
    lat_e7 $int NOT NULL CHECK (lat_e7 BETWEEN -900000000 AND 900000000),
    lon_e7 $int NOT NULL CHECK (lon_e7 BETWEEN -1800000000 AND 1800000000),
    time_zone $text NOT NULL,
    -- On the clocks of the town: 2027-05-01T10:00:00. The moment follows from it and the zone.
    starts $text NOT NULL,
    first_starts $text,
    meeting_point $text NOT NULL,
    host $text NOT NULL,
    bring $text NOT NULL,
    status $text NOT NULL
        CHECK (status IN ('draft', 'open', 'postponed', 'postponed-undated', 'cancelled', 'held')),
    -- For calendars (RFC 5545); grows with every change they have to hear of.
    sequence $int NOT NULL CHECK (sequence >= 0),
    UNIQUE (campaign, slug)
) $clustered;

CREATE INDEX stroll_by_chapter ON stroll (chapter);
-- How many are open, postponed, cancelled: counted without a look at any of them.
CREATE INDEX stroll_by_status ON stroll (campaign, status);

-- Who changed what, when and why. Rows are only ever added.
CREATE TABLE stroll_change (
    stroll $bytes NOT NULL REFERENCES stroll (id),
    -- From 1: two changes may happen in the same millisecond.
    number $int NOT NULL CHECK (number >= 1),
    campaign $bytes NOT NULL REFERENCES campaign (id),
    status $text NOT NULL,
    starts $text NOT NULL,
    at_ms $int NOT NULL,
    by_whom $text NOT NULL,
    why $text NOT NULL,
    PRIMARY KEY (stroll, number)
) $clustered;

CREATE INDEX stroll_change_by_campaign ON stroll_change (campaign, at_ms);

-- Raised whenever a stroll, one of its changes or a group is written: whoever holds them in memory
-- reads them again when the number is another.
CREATE TABLE plan_version (
    campaign $bytes NOT NULL PRIMARY KEY REFERENCES campaign (id),
    version $int NOT NULL CHECK (version >= 1)
) $clustered;

-- The places of a stroll, apart from it, since they change with every sign-up. The CHECK is what
-- makes overselling impossible: whatever the code believes, a place that is not there cannot be
-- written.
CREATE TABLE stroll_room (
    stroll $bytes NOT NULL PRIMARY KEY REFERENCES stroll (id),
    campaign $bytes NOT NULL REFERENCES campaign (id),
    capacity $int CHECK (capacity >= 0),
    taken $int NOT NULL CHECK (taken >= 0),
    parties $int NOT NULL CHECK (parties >= 0),
    waiting $int NOT NULL CHECK (waiting >= 0),
    CHECK (capacity IS NULL OR taken <= capacity)
) $clustered;

CREATE INDEX stroll_room_by_campaign ON stroll_room (campaign);
