CREATE FUNCTION join_question_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a question is never changed; another wording is another question';
END $$;

CREATE FUNCTION join_answer_is_of_its_stroll() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM registration r
            WHERE r.id = NEW.registration AND r.stroll <> NEW.stroll) THEN
        RAISE EXCEPTION 'an answer is to a question of the own stroll';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION join_answer_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an answer stays with its question';
END $$;

CREATE TRIGGER join_question_same BEFORE UPDATE OF stroll, number, kind, is_required
    ON join_question FOR EACH ROW EXECUTE FUNCTION join_question_is_final();

CREATE TRIGGER join_answer_own_stroll BEFORE INSERT ON join_answer
    FOR EACH ROW EXECUTE FUNCTION join_answer_is_of_its_stroll();

CREATE TRIGGER join_answer_same BEFORE UPDATE OF registration, number, stroll
    ON join_answer FOR EACH ROW EXECUTE FUNCTION join_answer_stays();
