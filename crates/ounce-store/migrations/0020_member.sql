-- Somebody who runs something, known by an address. Somebody who has no role any more stays, since
-- acts name them, until the addresses of the campaign end.
CREATE TABLE member (
    id $bytes NOT NULL PRIMARY KEY,
    email $text NOT NULL,
    -- The address in the form two are compared in.
    email_key $text NOT NULL UNIQUE,
    at_ms $int NOT NULL,
    -- When they first signed in; NULL until then: the address may be mistyped.
    came_in_ms $int CHECK (came_in_ms >= at_ms)
) $clustered;

-- Who is what to which object. No foreign key leads to the object, since its kind says in which
-- table it is; `verify` looks there.
CREATE TABLE member_role (
    member $bytes NOT NULL REFERENCES member (id),
    kind $text NOT NULL CHECK (kind IN ('campaign', 'partner', 'group', 'stroll')),
    object $bytes NOT NULL,
    role $text NOT NULL,
    -- The campaign that the object belongs to, or is.
    campaign $bytes NOT NULL REFERENCES campaign (id),
    at_ms $int NOT NULL,
    PRIMARY KEY (member, kind, object, role),
    CHECK (kind = 'campaign' AND role IN ('coordinator', 'treasurer', 'moderator')
        OR kind = 'partner' AND role = 'reader'
        OR kind = 'group' AND role = 'leader'
        OR kind = 'stroll' AND role IN ('host', 'helper'))
) $clustered;

CREATE INDEX member_role_by_object ON member_role (kind, object, role);
CREATE INDEX member_role_by_campaign ON member_role (campaign);

-- Who did what. Rows are only ever added. A member who was erased is an id that leads nowhere.
CREATE TABLE act (
    id $bytes NOT NULL PRIMARY KEY,
    campaign $bytes NOT NULL REFERENCES campaign (id),
    kind $text NOT NULL CHECK (kind IN ('campaign', 'partner', 'group', 'stroll')),
    object $bytes NOT NULL,
    deed $text NOT NULL,
    -- NULL for somebody at the shell.
    member $bytes,
    -- The member it was done to, or the record, where it was done to one.
    about $bytes,
    at_ms $int NOT NULL
) $clustered;

CREATE INDEX act_by_object ON act (kind, object, at_ms);
CREATE INDEX act_by_campaign ON act (campaign, at_ms);

-- The words of an act, apart from it: an address in them can be erased, the act stays.
CREATE TABLE act_words (
    act $bytes NOT NULL PRIMARY KEY REFERENCES act (id),
    was $text NOT NULL,
    became $text NOT NULL,
    why $text NOT NULL
) $clustered;
