-- The yearly report on a pupil: the day on which it went to the parents. kind of the school: maintained, academy,
-- independent or empty; which regulations ask for the report hangs on it.
ALTER TABLE school ADD COLUMN kind {text} NOT NULL DEFAULT '';
CREATE TABLE annual_report (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, given_on {text} NOT NULL, words {text} NOT NULL,
	noted_by {id} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};
