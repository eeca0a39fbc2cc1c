-- What a family answers is a state. meeting_answer: can somebody come to a meeting (answer: coming, cannot), which days
-- suit otherwise, and the day and time that were asked about: a meeting that moved is asked anew. One for each person and
-- meeting; a later answer takes the place of the earlier one. noted_by: the member of staff to whom it was said.
CREATE TABLE meeting_answer (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, meeting_id {id} NOT NULL, person_id {id} NOT NULL,
	answer {text} NOT NULL, days {text} NOT NULL, on_day {text} NOT NULL, minute {bigint} NOT NULL, at {bigint} NOT NULL,
	noted_by {id},
	PRIMARY KEY (school_id, pupil_id, id), UNIQUE (school_id, pupil_id, meeting_id, person_id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- An answer to a plan that somebody gave by telephone or in person: to whom, and how it was said.
ALTER TABLE plan_reply ADD COLUMN way {text} NOT NULL DEFAULT '';
ALTER TABLE plan_reply ADD COLUMN noted_by {id};
