-- A list of pupils that was taken out as a file: by whom, what for, for whom, and what stood in it.
CREATE TABLE taken_out (
	school_id {id} NOT NULL REFERENCES school(id), id {id} NOT NULL, what {text} NOT NULL, purpose {text} NOT NULL,
	recipient {text} NOT NULL, columns {text} NOT NULL, form {text} NOT NULL, pupils {bigint} NOT NULL, taken_by {id} NOT NULL,
	taken_on {text} NOT NULL,
	PRIMARY KEY (school_id, id)
) {clustered};
CREATE INDEX taken_out_by_person ON taken_out (school_id, taken_by, id);
