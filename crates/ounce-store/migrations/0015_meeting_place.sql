-- The meeting point itself on the map; the stroll's own position is the middle of its town.
ALTER TABLE stroll_meeting ADD COLUMN lat_e7 $int
    CHECK (lat_e7 BETWEEN -900000000 AND 900000000);
ALTER TABLE stroll_meeting ADD COLUMN lon_e7 $int
    CHECK (lon_e7 BETWEEN -1800000000 AND 1800000000);
