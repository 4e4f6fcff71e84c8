-- What a member's program shows with each request. The text itself is nowhere: the row has its
-- SHA-256.
CREATE TABLE api_token (
    id $bytes NOT NULL PRIMARY KEY,
    key_hash $bytes NOT NULL UNIQUE,
    member $bytes NOT NULL REFERENCES member (id),
    -- What the member calls it.
    name $text NOT NULL,
    -- Words of what it was given, with spaces between them.
    actions $text NOT NULL,
    at_ms $int NOT NULL,
    ends_ms $int NOT NULL CHECK (ends_ms > at_ms),
    -- NULL when it was never used.
    used_ms $int CHECK (used_ms >= at_ms)
) $clustered;

CREATE INDEX api_token_by_member ON api_token (member);

-- The token by which a program did it; NULL for a member at a desk. A token that was revoked is an id
-- that leads nowhere.
ALTER TABLE act ADD COLUMN token $bytes CHECK (token IS NULL OR member IS NOT NULL);
