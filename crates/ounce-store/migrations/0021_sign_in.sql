-- A sign-in that was begun. Nothing in the row opens anything: the code and the link follow from
-- its id and the key of the installation.
CREATE TABLE sign_in (
    id $bytes NOT NULL PRIMARY KEY,
    -- NULL when no member has the address. The row is there all the same, so that both are limited
    -- and answered alike.
    member $bytes REFERENCES member (id),
    email_key $text NOT NULL,
    -- SHA-256 of the cookie of the browser that asked; NULL for one that began at the shell.
    browser $bytes,
    language $text NOT NULL,
    at_ms $int NOT NULL,
    -- Wrong codes.
    tries $int NOT NULL CHECK (tries >= 0),
    used_at_ms $int
) $clustered;

CREATE INDEX sign_in_by_browser ON sign_in (browser, at_ms);
CREATE INDEX sign_in_by_email ON sign_in (email_key, at_ms);
CREATE INDEX sign_in_by_member ON sign_in (member);
-- They are forgotten by age.
CREATE INDEX sign_in_by_time ON sign_in (at_ms);

-- A browser that is signed in.
CREATE TABLE session (
    -- Names it on the page where it can be ended. It opens nothing.
    id $bytes NOT NULL PRIMARY KEY,
    -- SHA-256 of the cookie.
    key_hash $bytes NOT NULL UNIQUE,
    member $bytes NOT NULL REFERENCES member (id),
    began_ms $int NOT NULL,
    used_ms $int NOT NULL CHECK (used_ms >= began_ms),
    -- Browser and system, such as `Safari, iPhone`.
    device $text NOT NULL
) $clustered;

CREATE INDEX session_by_member ON session (member);
