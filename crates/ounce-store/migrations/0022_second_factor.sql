-- The second factor of a member. Nothing in the row opens anything: the secret and the recovery codes
-- follow from the id and the key of the installation.
CREATE TABLE second_factor (
    member $bytes NOT NULL PRIMARY KEY REFERENCES member (id),
    -- NULL until the first one is set up.
    id $bytes UNIQUE,
    -- One that is being set up; it counts when a code of it was typed.
    next_id $bytes UNIQUE,
    since_ms $int NOT NULL,
    -- The thirty seconds of the last code that was taken: a code is good once.
    last_step $int NOT NULL,
    -- One bit for each recovery code that was used.
    used $int NOT NULL CHECK (used >= 0),
    -- Wrong codes since the last right one, and the moment of the last.
    tries $int NOT NULL CHECK (tries >= 0),
    tried_ms $int NOT NULL,
    CHECK (id IS NOT NULL OR next_id IS NOT NULL)
) $clustered;

-- When the second factor was shown in this session; NULL until then.
ALTER TABLE session ADD COLUMN shown_ms $int CHECK (shown_ms >= began_ms);
