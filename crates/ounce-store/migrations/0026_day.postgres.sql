CREATE FUNCTION day_entry_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an entry is never changed or deleted; an undo takes it back';
END $$;

CREATE TRIGGER day_entry_no_update
    BEFORE UPDATE OF stroll, position, device, seq, id, registration, offset_ms, received_ms, taken, digest
    ON day_entry FOR EACH ROW EXECUTE FUNCTION day_entry_is_final();

CREATE TRIGGER day_entry_no_delete BEFORE DELETE ON day_entry
    FOR EACH ROW EXECUTE FUNCTION day_entry_is_final();
