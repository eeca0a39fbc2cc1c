-- The step into a new school year: when it was done and by whom, and what it did to each pupil, so that it is not done
-- twice and can be taken back on the same day. what: up, stay, leave. turn: the calendar year of that summer.
CREATE TABLE year_up (
	school_id {id} NOT NULL, id {id} NOT NULL, turn {bigint} NOT NULL, on_day {text} NOT NULL, done_by {id} NOT NULL,
	undone {bigint} NOT NULL,
	PRIMARY KEY (school_id, id)
) {clustered};
CREATE TABLE year_up_pupil (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, what {text} NOT NULL, year_was {bigint} NOT NULL,
	year_is {bigint} NOT NULL, class_was {id}, class_is {id}, member_was {id}, member_is {id},
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};
CREATE INDEX year_up_pupil_by_step ON year_up_pupil (school_id, id);
