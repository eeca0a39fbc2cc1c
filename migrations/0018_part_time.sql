-- A part-time timetable is a circumstance with hours in school each week, what the parents said, and a day on which it
-- is looked at again. Of other circumstances these are empty.
ALTER TABLE circumstance ADD COLUMN hours {bigint} NOT NULL DEFAULT 0;
ALTER TABLE circumstance ADD COLUMN agreed {text} NOT NULL DEFAULT '';
ALTER TABLE circumstance ADD COLUMN review_on {text};
