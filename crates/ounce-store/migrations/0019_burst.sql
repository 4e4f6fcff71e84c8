-- Many sign-ups for one stroll within an hour, noted at most once a day and stroll.
CREATE TABLE sign_up_burst (
    id $bytes NOT NULL PRIMARY KEY,
    stroll $bytes NOT NULL REFERENCES stroll (id),
    -- Days since 1970, UTC.
    day $int NOT NULL,
    at_ms $int NOT NULL,
    -- Parties that signed up within the hour, and those whose address has not confirmed.
    parties $int NOT NULL CHECK (parties >= 1),
    unconfirmed $int NOT NULL CHECK (unconfirmed >= 0 AND unconfirmed <= parties),
    UNIQUE (stroll, day)
) $clustered;
