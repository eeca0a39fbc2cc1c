-- The dated steps of an EHC plan: the day it was made, and its annual reviews. kind plan or review; on_day the date on the
-- plan or the day of the meeting; state (of a review) booked, held or cancelled.
CREATE TABLE ehc_date (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, kind {text} NOT NULL, on_day {text} NOT NULL,
	state {text} NOT NULL, papers_on {text}, report_on {text}, decided_on {text}, outcome {text} NOT NULL,
	note {text} NOT NULL, noted_by {id} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};
