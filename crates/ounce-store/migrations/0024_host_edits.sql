-- What hosts and coordinators change at their desks.

-- The change that a line of the history takes back, by its number; both lines stay.
ALTER TABLE stroll_change ADD COLUMN undoes $int CHECK (undoes >= 1);

-- The host's welcome on the page of a stroll, by language.
CREATE TABLE stroll_about (
    id $bytes NOT NULL PRIMARY KEY,
    stroll $bytes NOT NULL REFERENCES stroll (id),
    language $text NOT NULL,
    about $text NOT NULL CHECK (about <> ''),
    UNIQUE (stroll, language)
) $clustered;

-- Which field was changed, where an act changes one; otherwise empty.
ALTER TABLE act ADD COLUMN field $text NOT NULL DEFAULT '';
