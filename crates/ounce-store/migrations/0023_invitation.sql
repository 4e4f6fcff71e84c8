-- A role that is offered by letter. It counts when its addressee accepts it.
CREATE TABLE invitation (
    id $bytes NOT NULL PRIMARY KEY,
    -- Whom it is for.
    member $bytes NOT NULL REFERENCES member (id),
    kind $text NOT NULL CHECK (kind IN ('campaign', 'partner', 'group', 'stroll')),
    object $bytes NOT NULL,
    role $text NOT NULL,
    campaign $bytes NOT NULL REFERENCES campaign (id),
    -- Who offers it; NULL for somebody at the shell. They may be no member any more.
    by_member $bytes,
    -- The language of the letter.
    language $text NOT NULL,
    at_ms $int NOT NULL,
    letter_ms $int NOT NULL CHECK (letter_ms >= at_ms),
    -- NULL until it is answered.
    answer $text CHECK (answer IN ('accepted', 'declined', 'withdrawn')),
    answered_ms $int,
    CHECK ((answer IS NULL) = (answered_ms IS NULL)),
    CHECK (kind = 'campaign' AND role IN ('coordinator', 'treasurer', 'moderator')
        OR kind = 'partner' AND role = 'reader'
        OR kind = 'group' AND role = 'leader'
        OR kind = 'stroll' AND role IN ('host', 'helper'))
) $clustered;

CREATE INDEX invitation_by_member ON invitation (member);
CREATE INDEX invitation_by_object ON invitation (kind, object, at_ms);
CREATE INDEX invitation_by_campaign ON invitation (campaign);
