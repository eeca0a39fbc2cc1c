-- What a person has said about a file that waits: who is meant by a line, who has left. It goes with the file.
CREATE TABLE upload_answer (
	school_id {id} NOT NULL, upload_id {id} NOT NULL, question {text} NOT NULL, answer {text} NOT NULL,
	answered_by {id} NOT NULL, answered_at {bigint} NOT NULL,
	PRIMARY KEY (school_id, upload_id, question)
) {clustered};
