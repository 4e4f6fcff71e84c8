CREATE TRIGGER day_entry_no_update
BEFORE UPDATE OF stroll, position, device, seq, id, registration, offset_ms, received_ms, taken, digest
ON day_entry
BEGIN
    SELECT RAISE(ABORT, 'an entry is never changed; an undo takes it back');
END;

CREATE TRIGGER day_entry_no_delete BEFORE DELETE ON day_entry
BEGIN
    SELECT RAISE(ABORT, 'an entry is never deleted; an undo takes it back');
END;
