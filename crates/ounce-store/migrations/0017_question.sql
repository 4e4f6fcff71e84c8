-- Where questions about a stroll are sent. Pages show no address.
CREATE TABLE stroll_host (
    stroll $bytes NOT NULL PRIMARY KEY REFERENCES stroll (id),
    email $text NOT NULL,
    -- The address in the form two are compared in.
    email_key $text NOT NULL
) $clustered;

-- What somebody asks the host of a stroll. It goes out once the asker's address has confirmed.
CREATE TABLE question (
    id $bytes NOT NULL PRIMARY KEY,
    stroll $bytes NOT NULL REFERENCES stroll (id),
    email $text NOT NULL,
    email_key $text NOT NULL,
    words $text NOT NULL,
    language $text NOT NULL,
    at_ms $int NOT NULL,
    -- NULL until the address has confirmed.
    confirmed_at_ms $int CHECK (confirmed_at_ms >= at_ms)
) $clustered;

CREATE INDEX question_by_stroll ON question (stroll);
CREATE INDEX question_by_email ON question (email_key);
-- Questions are forgotten by age.
CREATE INDEX question_by_time ON question (at_ms);
