-- What is still to be done outside the database, written in the transaction that caused it and
-- carried out afterwards by a job that may run twice. The text is made when it is sent.
CREATE TABLE outbox (
    id $bytes NOT NULL PRIMARY KEY,
    -- Which letter: 'registration', 'registration-again', 'promoted', 'gift', 'milk-promise'.
    kind $text NOT NULL,
    -- The record it is about.
    about $bytes NOT NULL,
    at_ms $int NOT NULL
) $clustered;

-- What became of the attempts to deliver; a row of the outbox without one is still to be tried.
CREATE TABLE outbox_delivery (
    outbox $bytes NOT NULL PRIMARY KEY REFERENCES outbox (id),
    attempts $int NOT NULL CHECK (attempts >= 1),
    sent_at_ms $int,
    next_try_ms $int,
    last_error $text NOT NULL
) $clustered;

CREATE INDEX outbox_delivery_due ON outbox_delivery (next_try_ms) WHERE next_try_ms IS NOT NULL;

-- The same request twice has its effect once: the key, what was asked, and what was answered.
CREATE TABLE idempotency (
    -- SHA-256 of the route and the key, so that keys need no length limit.
    key_hash $bytes NOT NULL PRIMARY KEY,
    body_hash $bytes NOT NULL,
    status $int NOT NULL,
    answer $text NOT NULL,
    at_ms $int NOT NULL
) $clustered;

CREATE INDEX idempotency_by_time ON idempotency (at_ms);
