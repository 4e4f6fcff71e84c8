-- The short code of a registration, to be read out: ten characters without groups. It follows from
-- the id, in one of its turns. NULL for rows of before, until the next start gives them theirs.
ALTER TABLE registration ADD COLUMN code $text CHECK (length(code) = 10);

-- One registration to a code, whatever the program thinks.
CREATE UNIQUE INDEX registration_code ON registration (code);
-- Rows that have none yet, found without a look at those that have.
CREATE INDEX registration_without_code ON registration (id) WHERE code IS NULL;
