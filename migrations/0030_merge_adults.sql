-- An adult whose record was merged into another: the row stays, so that what they wrote and what the trail says of them keeps
-- its name, and no list shows it.
ALTER TABLE person ADD COLUMN merged_into {id};

-- Two records, of children or of adults, of which a person has said that they are two: they are not asked about again.
CREATE TABLE told_apart (
	school_id {id} NOT NULL REFERENCES school(id), low_id {id} NOT NULL, high_id {id} NOT NULL, said_by {id} NOT NULL,
	said_on {text} NOT NULL,
	PRIMARY KEY (school_id, low_id, high_id)
) {clustered};
