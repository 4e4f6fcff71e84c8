CREATE TABLE bank (
    id $bytes NOT NULL PRIMARY KEY,
    slug $text NOT NULL UNIQUE,
    name $text NOT NULL,
    city $text NOT NULL,
    region $text NOT NULL,
    country $text NOT NULL,
    lat_e7 $int NOT NULL CHECK (lat_e7 BETWEEN -900000000 AND 900000000),
    lon_e7 $int NOT NULL CHECK (lon_e7 BETWEEN -1800000000 AND 1800000000),
    network $text NOT NULL,
    status $text NOT NULL CHECK (status IN ('active', 'unverified', 'historical')),
    source $text NOT NULL,
    last_checked $text NOT NULL
) $clustered;

-- A volume, a bank and consent to be contacted: no health answer has a column here.
CREATE TABLE milk_promise (
    id $bytes NOT NULL PRIMARY KEY,
    campaign $bytes NOT NULL REFERENCES campaign (id),
    stroll $bytes REFERENCES stroll (id),
    bank $bytes REFERENCES bank (id),
    volume_ul $int NOT NULL CHECK (volume_ul > 0),
    email $text NOT NULL,
    language $text NOT NULL,
    at_ms $int NOT NULL
) $clustered;

CREATE INDEX milk_promise_by_campaign ON milk_promise (campaign, at_ms);
CREATE INDEX milk_promise_by_stroll ON milk_promise (stroll);

CREATE TABLE milk_receipt (
    id $bytes NOT NULL PRIMARY KEY,
    campaign $bytes NOT NULL REFERENCES campaign (id),
    stroll $bytes REFERENCES stroll (id),
    bank $bytes NOT NULL REFERENCES bank (id),
    promise $bytes REFERENCES milk_promise (id),
    volume_ul $int NOT NULL CHECK (volume_ul > 0),
    received_on $text NOT NULL,
    at_ms $int NOT NULL
) $clustered;

CREATE INDEX milk_receipt_by_campaign ON milk_receipt (campaign, at_ms);
