-- The passkeys of members: the public half of a key that stays in a device. Nothing in a row opens
-- anything.
CREATE TABLE passkey (
    id $bytes NOT NULL PRIMARY KEY,
    member $bytes NOT NULL REFERENCES member (id),
    -- What the member calls it.
    name $text NOT NULL,
    -- The host it was made at. A passkey works there alone.
    host $text NOT NULL,
    -- The authenticator's own id of the key, and the public key as it gave it (COSE).
    credential $bytes NOT NULL UNIQUE,
    public_key $bytes NOT NULL,
    algorithm $int NOT NULL,
    -- How often the authenticator says it was used. Many always say 0.
    counter $int NOT NULL CHECK (counter >= 0),
    -- How the browser reaches it, in words of Web Authentication with spaces between them.
    transports $text NOT NULL,
    at_ms $int NOT NULL,
    used_ms $int CHECK (used_ms >= at_ms)
) $strict;
CREATE INDEX passkey_member ON passkey (member);

-- What authenticators were asked to sign and have signed. An answer is good once.
CREATE TABLE passkey_answered (
    challenge $bytes NOT NULL PRIMARY KEY,
    at_ms $int NOT NULL
) $clustered;
