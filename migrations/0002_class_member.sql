-- Dated history of the class of a pupil; pupil.class_id is the one in force. The current row has no end.
CREATE TABLE class_member (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, class_id {id} NOT NULL, year_group {bigint} NOT NULL,
	starts {text} NOT NULL, ends {text},
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id),
	FOREIGN KEY (school_id, class_id) REFERENCES class (school_id, id)
) {clustered};
CREATE INDEX class_member_by_class ON class_member (school_id, class_id, starts);
