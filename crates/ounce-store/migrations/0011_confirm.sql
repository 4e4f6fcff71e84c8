-- Whether a sign-up waits until its address confirms. Asked only where letters are sent.
ALTER TABLE stroll ADD COLUMN confirm $text NOT NULL DEFAULT 'always'
    CHECK (confirm IN ('always', 'large-or-nearly-full', 'at-once'));

-- Raised when the address confirms and when the manage link is renewed; links of an earlier
-- generation open nothing.
ALTER TABLE registration ADD COLUMN generation $int NOT NULL DEFAULT 0 CHECK (generation >= 0);
-- The generation that began when the address confirmed; NULL until it does.
ALTER TABLE registration ADD COLUMN confirmed_generation $int;
-- The place is let go at this time unless the address confirms; NULL for one that is kept.
ALTER TABLE registration ADD COLUMN held_until_ms $int;

-- Places that are to be let go, found without a look at those that are kept.
CREATE INDEX registration_held ON registration (held_until_ms) WHERE held_until_ms IS NOT NULL;

-- Letters to an address about things it has not confirmed, by day, so that nobody fills a
-- stranger's letter box from here.
CREATE TABLE letter_budget (
    -- The address in the form two are compared in.
    email_key $text NOT NULL,
    -- Days since 1970, UTC.
    day $int NOT NULL,
    letters $int NOT NULL CHECK (letters >= 1),
    -- The digest begun last: the id of its row in the outbox.
    digest $bytes,
    digests $int NOT NULL CHECK (digests >= 0),
    PRIMARY KEY (email_key, day)
) $clustered;

CREATE INDEX letter_budget_by_day ON letter_budget (day);

-- Letters beyond the budget, each a line of a digest.
CREATE TABLE letter_beyond (
    digest $bytes NOT NULL,
    kind $text NOT NULL,
    about $bytes NOT NULL,
    at_ms $int NOT NULL,
    PRIMARY KEY (digest, kind, about)
) $clustered;

CREATE INDEX letter_beyond_by_time ON letter_beyond (at_ms);
