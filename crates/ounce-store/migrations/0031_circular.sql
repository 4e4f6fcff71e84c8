-- What a host writes to the walkers of a stroll, or a coordinator to hosts.
CREATE TABLE circular (
    -- Made when the form is shown, so that the same form sends once.
    id $bytes NOT NULL PRIMARY KEY,
    campaign $bytes NOT NULL REFERENCES campaign (id),
    -- NULL for one to the hosts of the campaign.
    stroll $bytes REFERENCES stroll (id),
    readers $text NOT NULL
        CHECK (readers IN ('walkers', 'waiting', 'everybody', 'hosts', 'oneself')),
    -- To which hosts it was narrowed; empty for all.
    country $text NOT NULL,
    status $text NOT NULL,
    subject $text NOT NULL CHECK (subject <> ''),
    words $text NOT NULL CHECK (words <> ''),
    -- Whether answers go to the writer's own address.
    shows_writer $int NOT NULL CHECK (shows_writer IN (0, 1)),
    -- Who wrote it. They may be no member any more.
    member $bytes NOT NULL,
    at_ms $int NOT NULL,
    taken_back_ms $int CHECK (taken_back_ms >= at_ms),
    CHECK (readers = 'oneself' OR (readers = 'hosts') = (stroll IS NULL))
) $clustered;

-- The last ones of a place, for its page and for the limit of a day.
CREATE INDEX circular_by_place ON circular (campaign, stroll, at_ms);
CREATE INDEX circular_by_stroll ON circular (stroll);

-- One reader of a circular. The letter to them has the same id.
CREATE TABLE circular_copy (
    id $bytes NOT NULL PRIMARY KEY,
    circular $bytes NOT NULL REFERENCES circular (id),
    registration $bytes REFERENCES registration (id),
    -- A host, or the writer of a test. They may be no member any more.
    member $bytes,
    CHECK ((registration IS NULL) <> (member IS NULL))
) $clustered;

CREATE INDEX circular_copy_by_circular ON circular_copy (circular);
CREATE INDEX circular_copy_by_registration ON circular_copy (registration);
CREATE INDEX circular_copy_by_member ON circular_copy (member);

-- Who does without letters of a kind. Those that must arrive ask nothing here.
CREATE TABLE letter_refusal (
    id $bytes NOT NULL PRIMARY KEY,
    campaign $bytes NOT NULL REFERENCES campaign (id),
    -- The address in the form two are compared in.
    email_key $text NOT NULL,
    kind $text NOT NULL CHECK (kind IN ('circulars', 'reminders')),
    at_ms $int NOT NULL,
    UNIQUE (campaign, email_key, kind)
) $clustered;

CREATE INDEX letter_refusal_by_email ON letter_refusal (email_key);

-- That a reminder or the thanks of a stroll were put into the outbox, for one day of it: a stroll
-- that moves is reminded of its new day.
CREATE TABLE reminder_sent (
    stroll $bytes NOT NULL REFERENCES stroll (id),
    kind $text NOT NULL CHECK (kind IN ('week', 'day', 'thanks')),
    day $text NOT NULL,
    at_ms $int NOT NULL,
    letters $int NOT NULL CHECK (letters >= 0),
    PRIMARY KEY (stroll, kind, day)
) $clustered;

-- Reminders that a campaign does without.
CREATE TABLE reminder_off (
    campaign $bytes NOT NULL REFERENCES campaign (id),
    kind $text NOT NULL CHECK (kind IN ('week', 'day', 'thanks')),
    PRIMARY KEY (campaign, kind)
) $clustered;

-- Strolls that start soon, or were a short while ago.
CREATE INDEX stroll_by_start ON stroll (starts);
