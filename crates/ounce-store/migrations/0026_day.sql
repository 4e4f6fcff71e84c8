-- How many entries of a stroll's day have come; each gets the next number as its position, in the
-- transaction that takes it. So whoever has read up to a position has missed none before it.
CREATE TABLE day (
    stroll $bytes NOT NULL PRIMARY KEY REFERENCES stroll (id),
    last_position $int NOT NULL CHECK (last_position >= 0)
) $clustered;

-- A helper's phone. Only the SHA-256 of its token is kept.
CREATE TABLE day_device (
    id $bytes NOT NULL PRIMARY KEY,
    campaign $bytes NOT NULL REFERENCES campaign (id),
    stroll $bytes NOT NULL REFERENCES stroll (id),
    name $text NOT NULL,
    token_hash $bytes NOT NULL UNIQUE,
    -- The member who enrolled it; one who was erased is an id that leads nowhere.
    by_member $bytes NOT NULL,
    enrolled_ms $int NOT NULL,
    ends_ms $int NOT NULL CHECK (ends_ms > enrolled_ms),
    cut_off_ms $int CHECK (cut_off_ms >= enrolled_ms),
    seen_ms $int,
    -- When it proved that it works without network, and for how many people.
    ready_ms $int,
    ready_people $int CHECK (ready_people >= 0),
    CHECK ((ready_ms IS NULL) = (ready_people IS NULL))
) $clustered;

CREATE INDEX day_device_by_stroll ON day_device (stroll, enrolled_ms);

-- What phones noted. Rows are only ever added, by the union of all logs. Only the words change,
-- when a person in them is erased.
CREATE TABLE day_entry (
    stroll $bytes NOT NULL REFERENCES stroll (id),
    position $int NOT NULL CHECK (position >= 1),
    device $bytes NOT NULL REFERENCES day_device (id),
    seq $int NOT NULL CHECK (seq >= 1),
    -- Follows from device and number; the gift, the place and the lines of the book that it brings
    -- about are known by it.
    id $bytes NOT NULL UNIQUE,
    -- The registration that its ticket is for, if it has one that is ours.
    registration $bytes,
    -- How far the phone's clock was off when it sent this.
    offset_ms $int,
    received_ms $int NOT NULL,
    taken $text NOT NULL CHECK (taken IN ('in-time', 'ended', 'cut-off')),
    -- SHA-256 of the words as they came.
    digest $bytes NOT NULL,
    body $text NOT NULL,
    -- Whether the words name nobody, from the beginning or since they were erased.
    is_bare $int NOT NULL CHECK (is_bare IN (0, 1)),
    PRIMARY KEY (stroll, position),
    UNIQUE (device, seq)
) $clustered;

-- Other words that came under a number. They change nothing, and the host can read them.
CREATE TABLE day_other_words (
    -- Follows from device, number and words.
    id $bytes NOT NULL PRIMARY KEY,
    device $bytes NOT NULL REFERENCES day_device (id),
    seq $int NOT NULL CHECK (seq >= 1),
    received_ms $int NOT NULL,
    body $text NOT NULL
) $clustered;

CREATE INDEX day_other_words_by_device ON day_other_words (device, seq);

-- What the host answered to a question about some entries.
CREATE TABLE day_settled (
    id $bytes NOT NULL PRIMARY KEY,
    stroll $bytes NOT NULL REFERENCES stroll (id),
    code $text NOT NULL,
    -- SHA-256 of the entries: with one more of them it is another question.
    entries $bytes NOT NULL,
    answer $text NOT NULL,
    by_member $bytes NOT NULL,
    at_ms $int NOT NULL,
    UNIQUE (stroll, code, entries)
) $clustered;
