-- The hours that somebody helped at a stroll, and what as. Without a name it is somebody who was
-- erased: the hours stay.
CREATE TABLE helper_hours (
    id $bytes NOT NULL PRIMARY KEY,
    stroll $bytes NOT NULL REFERENCES stroll (id),
    -- The member, where it is one.
    member $bytes REFERENCES member (id),
    name $text NOT NULL,
    role $text NOT NULL,
    minutes $int NOT NULL CHECK (minutes BETWEEN 1 AND 6000),
    at_ms $int NOT NULL
) $clustered;

CREATE INDEX helper_hours_by_stroll ON helper_hours (stroll, at_ms);
CREATE INDEX helper_hours_by_member ON helper_hours (member);
