CREATE TRIGGER join_question_same BEFORE UPDATE OF stroll, number, kind, is_required ON join_question
BEGIN
    SELECT RAISE(ABORT, 'a question is never changed; another wording is another question');
END;

CREATE TRIGGER join_answer_own_stroll BEFORE INSERT ON join_answer
WHEN EXISTS (SELECT 1 FROM registration r WHERE r.id = NEW.registration AND r.stroll <> NEW.stroll)
BEGIN
    SELECT RAISE(ABORT, 'an answer is to a question of the own stroll');
END;

CREATE TRIGGER join_answer_same BEFORE UPDATE OF registration, number, stroll ON join_answer
BEGIN
    SELECT RAISE(ABORT, 'an answer stays with its question');
END;
