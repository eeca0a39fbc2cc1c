-- Somebody was asked to do something and sees it on their own page: kind plan (read the plan about_id), views (say before
-- the review of the cycle about_id what they think). Asked again, the day is the last one. press is one press of a button,
-- so that it can be taken back as one.
CREATE TABLE reminder (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, kind {text} NOT NULL, about_id {id} NOT NULL,
	person_id {id} NOT NULL, asked_on {text} NOT NULL, asked_by {id} NOT NULL, press {id} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id), UNIQUE (school_id, pupil_id, kind, about_id, person_id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};
CREATE INDEX reminder_by_person ON reminder (school_id, person_id, kind);
CREATE INDEX reminder_by_press ON reminder (school_id, press);
