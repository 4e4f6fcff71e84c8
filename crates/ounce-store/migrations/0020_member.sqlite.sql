CREATE TRIGGER act_no_update BEFORE UPDATE ON act
BEGIN
    SELECT RAISE(ABORT, 'an act is never changed');
END;

CREATE TRIGGER act_no_delete BEFORE DELETE ON act
BEGIN
    SELECT RAISE(ABORT, 'an act is never deleted');
END;
