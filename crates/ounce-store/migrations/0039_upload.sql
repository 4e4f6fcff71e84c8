-- A file that a coordinator is about to import: kept between the pages of the import, for an hour
-- at most, and deleted when its rows are in. Servers keep nothing, so the file is here.
CREATE TABLE upload (
    id $bytes NOT NULL PRIMARY KEY,
    campaign $bytes NOT NULL,
    -- Nobody else can open it. Neither is a foreign key: the row is gone within the hour.
    member $bytes NOT NULL,
    noun $text NOT NULL CHECK (noun IN ('strolls', 'groups', 'registrations', 'gifts')),
    name $text NOT NULL,
    content $bytes NOT NULL,
    at_ms $int NOT NULL
) $strict;
