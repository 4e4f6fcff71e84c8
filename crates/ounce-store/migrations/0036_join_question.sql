-- A question that a host asks in the form to join. What it asks is never changed: another wording is
-- another question. One that is not asked any more stays, with the answers to it.
CREATE TABLE join_question (
    stroll $bytes NOT NULL REFERENCES stroll (id),
    -- From 1, and never given again, so that a form that was opened before means the same question.
    number $int NOT NULL CHECK (number BETWEEN 1 AND 40),
    position $int NOT NULL,
    kind $text NOT NULL CHECK (kind IN ('text', 'choice', 'yes-no')),
    is_required $int NOT NULL CHECK (is_required IN (0, 1)),
    at_ms $int NOT NULL,
    -- Since when it is not asked any more.
    retired_ms $int CHECK (retired_ms >= at_ms),
    PRIMARY KEY (stroll, number)
) $clustered;

-- The question in one language, and its answers to choose from, one on each line.
CREATE TABLE join_question_words (
    id $bytes NOT NULL PRIMARY KEY,
    stroll $bytes NOT NULL,
    number $int NOT NULL,
    language $text NOT NULL,
    words $text NOT NULL,
    choices $text NOT NULL,
    UNIQUE (stroll, number, language),
    FOREIGN KEY (stroll, number) REFERENCES join_question (stroll, number)
) $clustered;

-- What a party answered: once to each question, and of its own stroll alone (triggers; a
-- registration that is not there is the foreign key's to refuse).
CREATE TABLE join_answer (
    registration $bytes NOT NULL REFERENCES registration (id),
    number $int NOT NULL,
    stroll $bytes NOT NULL,
    -- The party's own words, yes or no, or the number of the choice.
    said $text NOT NULL,
    PRIMARY KEY (registration, number),
    FOREIGN KEY (stroll, number) REFERENCES join_question (stroll, number)
) $clustered;

-- The roster reads all answers of a stroll.
CREATE INDEX join_answer_by_question ON join_answer (stroll, number);
