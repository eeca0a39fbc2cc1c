-- What an adult of a family wishes for letters, talks and meetings, each time it was said: the newest one holds, the others are
-- its history. Language, format and interpreter stand with the person too, where imports write them; reach is how and when to
-- reach them. by_id: who wrote it, the adult or the school.
CREATE TABLE wish (
	school_id {id} NOT NULL, id {id} NOT NULL, person_id {id} NOT NULL, language {text} NOT NULL, format {text} NOT NULL,
	interpreter {bigint} NOT NULL, reach {text} NOT NULL, by_id {id} NOT NULL, at {bigint} NOT NULL,
	PRIMARY KEY (school_id, id),
	FOREIGN KEY (school_id, person_id) REFERENCES person (school_id, id)
) {strict};
CREATE INDEX wish_by_person ON wish (school_id, person_id, at);
