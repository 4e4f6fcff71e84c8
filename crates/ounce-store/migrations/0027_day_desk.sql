-- The place of a phone among those of its stroll, from 1. Its receipts begin with it, so no two
-- phones give out the same one. The desk of the host is 0.
ALTER TABLE day_device ADD COLUMN number $int NOT NULL DEFAULT 0 CHECK (number >= 0);

CREATE UNIQUE INDEX day_device_by_number ON day_device (stroll, number) WHERE number > 0;

-- The number of the entry of the desk that took something back, where the answer did.
ALTER TABLE day_settled ADD COLUMN undo_seq $int CHECK (undo_seq >= 1);

-- What tells the storage of the phone that has the code from every other, so that no second one
-- counts from 1 again under the same name.
ALTER TABLE day_device ADD COLUMN install $text NOT NULL DEFAULT '';
