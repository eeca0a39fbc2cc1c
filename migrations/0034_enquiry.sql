-- What comes by a school's public pages and is about no pupil: questions, requests for copies, and what readers say;
-- and what was done about each. The details of who wrote are wiped some months after it was dealt with.
CREATE TABLE enquiry (
	school_id {id} NOT NULL, id {id} NOT NULL, receipt {text} NOT NULL, kind {text} NOT NULL, desk {text} NOT NULL,
	about {text} NOT NULL, form {text} NOT NULL, language {text} NOT NULL, way {text} NOT NULL, clear {text} NOT NULL,
	words {text} NOT NULL, sender {text} NOT NULL, reach {text} NOT NULL, at {bigint} NOT NULL, answer_by {text},
	state {text} NOT NULL, done_on {text}, wiped {bigint} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, id),
	FOREIGN KEY (school_id) REFERENCES school (id)
) {clustered};
CREATE UNIQUE INDEX enquiry_by_receipt ON enquiry (school_id, receipt);
CREATE INDEX enquiry_by_state ON enquiry (school_id, desk, state, at);
CREATE TABLE enquiry_step (
	school_id {id} NOT NULL, id {id} NOT NULL, enquiry_id {id} NOT NULL, kind {text} NOT NULL, note {text} NOT NULL,
	noted_by {id} NOT NULL, at {bigint} NOT NULL,
	PRIMARY KEY (school_id, id),
	FOREIGN KEY (school_id, enquiry_id) REFERENCES enquiry (school_id, id)
) {clustered};
CREATE INDEX enquiry_step_of ON enquiry_step (school_id, enquiry_id, at);
