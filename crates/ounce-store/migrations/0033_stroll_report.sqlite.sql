CREATE TRIGGER stroll_report_closed
BEFORE UPDATE OF arrived, walk_ups, headcount, came, cash_counted_minor, story_is_public, expected,
    is_of_phones, recorded_arrived, recorded_walk_ups, recorded_headcount, recorded_cash_minor,
    recorded_milk_ul
ON stroll_report WHEN OLD.closed_ms IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a closed report is opened again before it is changed');
END;

CREATE TRIGGER stroll_report_milk_no_update
BEFORE UPDATE ON stroll_report_milk
WHEN EXISTS (SELECT 1 FROM stroll_report r WHERE r.stroll = OLD.stroll AND r.closed_ms IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'a closed report is opened again before it is changed');
END;

CREATE TRIGGER stroll_report_milk_no_delete
BEFORE DELETE ON stroll_report_milk
WHEN EXISTS (SELECT 1 FROM stroll_report r WHERE r.stroll = OLD.stroll AND r.closed_ms IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'a closed report is opened again before it is changed');
END;
