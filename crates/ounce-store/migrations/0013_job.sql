-- Work that comes round: whose turn it is, and when it is due again. Several processes may serve one
-- database, and a job must not be done by two of them at once.
CREATE TABLE job (
    name $text NOT NULL PRIMARY KEY,
    -- The process that has it in hand until the time beside it; empty when none has.
    holder $text NOT NULL,
    held_until_ms $int NOT NULL,
    -- When it was looked at last; 0 before the first time.
    last_ms $int NOT NULL,
    next_ms $int NOT NULL
) $clustered;

-- What ran: each turn of a job that found something to do, or failed.
CREATE TABLE job_run (
    job $text NOT NULL,
    at_ms $int NOT NULL,
    -- How many things it did, such as places let go.
    did $int NOT NULL CHECK (did >= 0),
    -- Empty unless it failed.
    error $text NOT NULL,
    PRIMARY KEY (job, at_ms)
) $clustered;
