-- Somebody offers to host a stroll. A coordinator judges it; there is no stroll before the yes.
CREATE TABLE host_application (
    id $bytes NOT NULL PRIMARY KEY,
    campaign $bytes NOT NULL REFERENCES campaign (id),
    name $text NOT NULL,
    email $text NOT NULL,
    -- The address in the form two are compared in.
    email_key $text NOT NULL,
    town $text NOT NULL,
    region $text NOT NULL,
    country $text NOT NULL,
    lat_e7 $int NOT NULL CHECK (lat_e7 BETWEEN -900000000 AND 900000000),
    lon_e7 $int NOT NULL CHECK (lon_e7 BETWEEN -1800000000 AND 1800000000),
    time_zone $text NOT NULL,
    -- The group of a partner that the applicant belongs to, where they named one.
    chapter $bytes REFERENCES chapter (id),
    why $text NOT NULL,
    -- Of the applicant, for letters.
    language $text NOT NULL,
    standing $text NOT NULL
        CHECK (standing IN ('unconfirmed', 'waiting', 'asked', 'approved', 'declined')),
    -- What a coordinator asked, or gave as reason.
    said $text NOT NULL,
    at_ms $int NOT NULL,
    -- When the standing was changed last.
    since_ms $int NOT NULL CHECK (since_ms >= at_ms),
    -- What was made of it.
    stroll $bytes UNIQUE REFERENCES stroll (id),
    CHECK ((standing = 'approved') = (stroll IS NOT NULL))
) $clustered;

CREATE INDEX host_application_by_standing ON host_application (campaign, standing, at_ms);
CREATE INDEX host_application_by_email ON host_application (email_key);
CREATE INDEX host_application_by_chapter ON host_application (chapter);
-- Those that nobody confirmed are forgotten by age.
CREATE INDEX host_application_by_time ON host_application (standing, at_ms);

-- Strolls near a place are looked for in a band of latitude.
CREATE INDEX stroll_by_latitude ON stroll (campaign, lat_e7);
