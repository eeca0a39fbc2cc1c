-- Why something that should be done is not, or not now. about names one occasion of a duty: its key, the record it is
-- about and the day it began from. It rests until until_on.
CREATE TABLE duty_reason (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, about {text} NOT NULL, words {text} NOT NULL,
	until_on {text} NOT NULL, by_id {id} NOT NULL, on_day {text} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};
