CREATE FUNCTION act_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an act is never changed or deleted';
END $$;

CREATE TRIGGER act_no_change BEFORE UPDATE OR DELETE ON act
    FOR EACH ROW EXECUTE FUNCTION act_is_final();
