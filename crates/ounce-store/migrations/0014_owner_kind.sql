-- What kind of owner an account has. Until now an account without a stroll was the campaign's; milk
-- banks, hospitals and partners will have accounts of their own.
ALTER TABLE ledger_account ADD COLUMN owner_kind $text NOT NULL DEFAULT 'campaign'
    CHECK (owner_kind IN ('campaign', 'stroll', 'partner', 'bank', 'hospital', 'vessel'));

UPDATE ledger_account SET owner_kind = 'stroll' WHERE owner <> campaign;
