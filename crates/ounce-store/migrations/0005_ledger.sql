-- The one book. An account's id follows from owner, unit and code, so nobody looks it up first.
-- The four sums are kept beside the transfers they come from; `ounce verify` adds them up again.
CREATE TABLE ledger_account (
    id $bytes NOT NULL PRIMARY KEY,
    campaign $bytes NOT NULL REFERENCES campaign (id),
    -- A stroll's id, or the campaign's for what belongs to no stroll.
    owner $bytes NOT NULL,
    unit $text NOT NULL,
    code $int NOT NULL,
    debits_posted $int NOT NULL CHECK (debits_posted >= 0),
    credits_posted $int NOT NULL CHECK (credits_posted >= 0),
    debits_pending $int NOT NULL CHECK (debits_pending >= 0),
    credits_pending $int NOT NULL CHECK (credits_pending >= 0)
) $clustered;

CREATE INDEX ledger_account_by_campaign ON ledger_account (campaign, code);

CREATE TABLE ledger_transfer (
    id $bytes NOT NULL PRIMARY KEY,
    kind $text NOT NULL CHECK (kind IN ('posted', 'pending', 'post', 'void')),
    debit $bytes NOT NULL REFERENCES ledger_account (id),
    credit $bytes NOT NULL REFERENCES ledger_account (id),
    unit $text NOT NULL,
    amount $int NOT NULL CHECK (amount > 0),
    -- The pending transfer that a 'post' or a 'void' settles.
    pending_of $bytes REFERENCES ledger_transfer (id),
    -- The gift, promise or receipt this line is about.
    about $bytes NOT NULL,
    at_ms $int NOT NULL,
    by_whom $text NOT NULL,
    CHECK (debit <> credit),
    CHECK ((pending_of IS NOT NULL) = (kind IN ('post', 'void')))
) $clustered;

CREATE INDEX ledger_transfer_by_about ON ledger_transfer (about);
CREATE INDEX ledger_transfer_by_pending ON ledger_transfer (pending_of) WHERE pending_of IS NOT NULL;

-- What is left of each promise. More than was promised can't be taken out of it.
CREATE TABLE ledger_pending (
    transfer $bytes NOT NULL PRIMARY KEY REFERENCES ledger_transfer (id),
    remaining $int NOT NULL CHECK (remaining >= 0)
) $clustered;
