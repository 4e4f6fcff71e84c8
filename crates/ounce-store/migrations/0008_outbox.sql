-- What is still to be done outside the database, written in the transaction that caused it and
-- carried out afterwards by a job that may run twice. The text is made when it is sent. A row that
-- is done moves to the other table, so that looking for work never means reading what is done.
CREATE TABLE outbox (
    id $bytes NOT NULL PRIMARY KEY,
    -- Which letter: 'registration', 'registration-again', 'promoted', 'stroll-changed', 'gift',
    -- 'milk-promise'.
    kind $text NOT NULL,
    -- The record it is about.
    about $bytes NOT NULL,
    at_ms $int NOT NULL,
    attempts $int NOT NULL CHECK (attempts >= 0),
    next_try_ms $int NOT NULL,
    last_error $text NOT NULL
) $clustered;

CREATE TABLE outbox_done (
    id $bytes NOT NULL PRIMARY KEY,
    kind $text NOT NULL,
    about $bytes NOT NULL,
    at_ms $int NOT NULL,
    attempts $int NOT NULL CHECK (attempts >= 1),
    done_at_ms $int NOT NULL,
    -- Empty when it was delivered; otherwise why it was given up.
    error $text NOT NULL
) $clustered;

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
