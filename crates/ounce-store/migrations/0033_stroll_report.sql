-- What a host reports of a stroll after its day. What the phones had noted when it was sent stands
-- beside it: a phone that finds network later changes no report.
CREATE TABLE stroll_report (
    stroll $bytes NOT NULL PRIMARY KEY REFERENCES stroll (id),
    -- Raised by every change.
    version $int NOT NULL CHECK (version >= 1),
    arrived $int CHECK (arrived >= 0),
    walk_ups $int CHECK (walk_ups >= 0),
    headcount $int CHECK (headcount >= 0),
    -- How many people came, worked out from the three.
    came $int NOT NULL CHECK (came >= 0),
    -- In minor units of the campaign's currency.
    cash_counted_minor $int CHECK (cash_counted_minor >= 0),
    cash_is_explained $int NOT NULL CHECK (cash_is_explained IN (0, 1)),
    cash_reason $text NOT NULL,
    milk_reason $text NOT NULL,
    story $text NOT NULL,
    story_is_public $int NOT NULL CHECK (story_is_public IN (0, 1)),
    -- People who were announced, and what the day had recorded.
    expected $int NOT NULL CHECK (expected >= 0),
    is_of_phones $int NOT NULL CHECK (is_of_phones IN (0, 1)),
    recorded_arrived $int NOT NULL,
    recorded_walk_ups $int NOT NULL,
    recorded_headcount $int,
    recorded_cash_minor $int NOT NULL,
    recorded_milk_ul $int NOT NULL,
    sent_ms $int NOT NULL,
    changed_ms $int NOT NULL CHECK (changed_ms >= sent_ms),
    -- When the coordinator closed it.
    closed_ms $int CHECK (closed_ms >= sent_ms),
    CHECK (arrived IS NOT NULL OR headcount IS NOT NULL),
    CHECK (cash_counted_minor IS NOT NULL OR recorded_cash_minor = 0),
    -- A difference is explained. The words themselves may be taken out later, when they name a
    -- person who is erased.
    CHECK (cash_counted_minor IS NULL OR cash_counted_minor = recorded_cash_minor
        OR cash_is_explained = 1)
) $clustered;

-- Milk that was handed over to a bank.
CREATE TABLE stroll_report_milk (
    stroll $bytes NOT NULL REFERENCES stroll_report (stroll),
    -- From 1, as in the form.
    number $int NOT NULL CHECK (number >= 1),
    bank $bytes NOT NULL REFERENCES bank (id),
    volume_ul $int NOT NULL CHECK (volume_ul > 0),
    PRIMARY KEY (stroll, number)
) $clustered;

CREATE INDEX stroll_report_milk_by_bank ON stroll_report_milk (bank);

-- A letter that reminded a host of the report: each host once for each time.
CREATE TABLE report_reminder (
    id $bytes NOT NULL PRIMARY KEY,
    stroll $bytes NOT NULL REFERENCES stroll (id),
    member $bytes NOT NULL REFERENCES member (id),
    -- The first reminder, the second.
    number $int NOT NULL CHECK (number >= 1),
    at_ms $int NOT NULL,
    UNIQUE (stroll, member, number)
) $clustered;

CREATE INDEX report_reminder_by_member ON report_reminder (member);
