-- What a person has said about a file that waits: who is meant by a line, who has left. It goes with the file.
CREATE TABLE upload_answer (
	school_id {id} NOT NULL, upload_id {id} NOT NULL, question {text} NOT NULL, answer {text} NOT NULL,
	answered_by {id} NOT NULL, answered_at {bigint} NOT NULL,
	PRIMARY KEY (school_id, upload_id, question)
) {clustered};

-- Two records that turned out to be one child: who stayed, who went, what the one that went was known by.
CREATE TABLE record_merge (
	school_id {id} NOT NULL REFERENCES school(id), id {id} NOT NULL, kept_id {id} NOT NULL, gone_id {id} NOT NULL,
	gone_name {text} NOT NULL, why {text} NOT NULL, done_by {id} NOT NULL, done_on {text} NOT NULL, undone_on {text},
	PRIMARY KEY (school_id, id)
) {clustered};
CREATE INDEX record_merge_by_kept ON record_merge (school_id, kept_id);

-- What a merge moved (col empty) and what it changed (a column, as it was and as it became), for undoing it.
CREATE TABLE merge_row (
	school_id {id} NOT NULL REFERENCES school(id), merge_id {id} NOT NULL, n {bigint} NOT NULL, tab {text} NOT NULL,
	row_id {id} NOT NULL, col {text} NOT NULL, was {text} NOT NULL, became {text} NOT NULL,
	PRIMARY KEY (school_id, merge_id, n)
) {clustered};
