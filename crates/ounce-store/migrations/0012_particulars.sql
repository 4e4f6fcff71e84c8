-- What is known beside the records that everything else rests on. Each has a table of its own: all of
-- it may be missing, and the records are read far more often.

-- How a milk bank is reached, and what it asks for.
CREATE TABLE bank_contact (
    bank $bytes NOT NULL PRIMARY KEY REFERENCES bank (id),
    website $text NOT NULL,
    donor_page $text NOT NULL,
    telephone $text NOT NULL,
    -- A telephone is shown that was read twice.
    telephone_readings $int NOT NULL CHECK (telephone_readings >= 0),
    ships $int CHECK (ships IN (0, 1)),
    minimum_oz $int CHECK (minimum_oz > 0),
    frozen $text CHECK (frozen IN ('yes', 'ask', 'no')),
    takes_from $text NOT NULL,
    source $text NOT NULL,
    seen_on $text
) $clustered;

-- Where milk can be left for a bank.
CREATE TABLE depot (
    id $bytes NOT NULL PRIMARY KEY,
    slug $text NOT NULL UNIQUE,
    bank $bytes NOT NULL REFERENCES bank (id),
    name $text NOT NULL,
    city $text NOT NULL,
    region $text NOT NULL,
    country $text NOT NULL,
    lat_e7 $int NOT NULL CHECK (lat_e7 BETWEEN -900000000 AND 900000000),
    lon_e7 $int NOT NULL CHECK (lon_e7 BETWEEN -1800000000 AND 1800000000),
    source $text NOT NULL,
    seen_on $text
) $clustered;

CREATE INDEX depot_by_bank ON depot (bank);

-- Where exactly a stroll meets, and what the walk is like.
CREATE TABLE stroll_meeting (
    stroll $bytes NOT NULL PRIMARY KEY REFERENCES stroll (id),
    venue $text NOT NULL,
    street $text NOT NULL,
    lasts_minutes $int CHECK (lasts_minutes BETWEEN 1 AND 1440),
    distance_m $int CHECK (distance_m > 0),
    surface $text NOT NULL,
    pram $text CHECK (pram IN ('yes', 'partly', 'no')),
    wheelchair $text CHECK (wheelchair IN ('yes', 'partly', 'no')),
    parking $text NOT NULL,
    toilets $text NOT NULL,
    rain_plan $text NOT NULL
) $clustered;

-- A campaign's own words and picture, and who answers for it.
CREATE TABLE campaign_face (
    campaign $bytes NOT NULL PRIMARY KEY REFERENCES campaign (id),
    headline $text NOT NULL,
    lead $text NOT NULL,
    picture $text NOT NULL,
    organiser $text NOT NULL,
    contact $text NOT NULL
) $clustered;

-- A partner's own page for gifts, for campaigns that take none by card.
CREATE TABLE partner_page (
    partner $bytes NOT NULL PRIMARY KEY REFERENCES partner (id),
    donate_url $text NOT NULL
) $clustered;
