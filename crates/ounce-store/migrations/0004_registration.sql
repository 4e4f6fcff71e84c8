-- The waiver as it was shown. A text is never edited; a new wording is a new version.
CREATE TABLE waiver (
    version $int NOT NULL,
    language $text NOT NULL,
    wording $text NOT NULL,
    PRIMARY KEY (version, language)
) $clustered;

CREATE TABLE registration (
    id $bytes NOT NULL PRIMARY KEY,
    campaign $bytes NOT NULL REFERENCES campaign (id),
    stroll $bytes NOT NULL REFERENCES stroll (id),
    name $text NOT NULL,
    email $text NOT NULL,
    -- The address in the form two are compared in.
    email_key $text NOT NULL,
    adults $int NOT NULL CHECK (adults >= 1),
    children $int NOT NULL CHECK (children >= 0),
    standing $text NOT NULL CHECK (standing IN ('confirmed', 'waiting', 'cancelled')),
    language $text NOT NULL,
    waiver_version $int NOT NULL,
    waiver_language $text NOT NULL,
    signed_name $text NOT NULL,
    at_ms $int NOT NULL,
    FOREIGN KEY (waiver_version, waiver_language) REFERENCES waiver (version, language)
) $clustered;

-- One place per address and stroll; whoever cancelled may come back.
CREATE UNIQUE INDEX registration_once ON registration (stroll, email_key)
    WHERE standing <> 'cancelled';
-- The line of those who wait, in the order they came.
CREATE INDEX registration_waiting ON registration (stroll, at_ms, id) WHERE standing = 'waiting';
-- Sign-ups over time, for the report.
CREATE INDEX registration_by_campaign ON registration (campaign, at_ms);

-- What became of a registration after it was made: changed, cancelled, promoted.
CREATE TABLE registration_change (
    registration $bytes NOT NULL REFERENCES registration (id),
    -- From 1: two changes may happen in the same millisecond.
    number $int NOT NULL CHECK (number >= 1),
    standing $text NOT NULL,
    adults $int NOT NULL,
    children $int NOT NULL,
    at_ms $int NOT NULL,
    by_whom $text NOT NULL,
    why $text NOT NULL,
    PRIMARY KEY (registration, number)
) $clustered;
