-- What a school must publish: each version of a document with its way through the governors, its parts with their owners,
-- the rows of a plan, and what the record said on the day it was sent.
CREATE TABLE publication (
	school_id {id} NOT NULL REFERENCES school(id), id {id} NOT NULL, kind {text} NOT NULL, version {bigint} NOT NULL,
	state {text} NOT NULL, changed {text} NOT NULL, begun_on {text} NOT NULL, begun_by {id} NOT NULL, sent_on {text},
	sent_by {id}, sent_why {text} NOT NULL, returned_on {text}, returned_by {id}, note {text} NOT NULL, decided_on {text},
	decided_by {id}, decided_as {text} NOT NULL, published_on {text}, published_by {id}, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, id)
) {clustered};
CREATE UNIQUE INDEX publication_by_version ON publication (school_id, kind, version);

CREATE TABLE publication_part (
	school_id {id} NOT NULL, id {id} NOT NULL, publication_id {id} NOT NULL, part {text} NOT NULL, owner_id {id},
	words {text} NOT NULL, written_on {text}, written_by {id}, carried {bigint} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, id),
	FOREIGN KEY (school_id, publication_id) REFERENCES publication (school_id, id)
) {clustered};
CREATE UNIQUE INDEX publication_part_by_part ON publication_part (school_id, publication_id, part);

CREATE TABLE publication_line (
	school_id {id} NOT NULL, id {id} NOT NULL, publication_id {id} NOT NULL, part {text} NOT NULL, barrier {text} NOT NULL,
	action {text} NOT NULL, cost {bigint}, who {text} NOT NULL, by_day {text}, measure {text} NOT NULL,
	result {text} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, id),
	FOREIGN KEY (school_id, publication_id) REFERENCES publication (school_id, id)
) {clustered};
CREATE INDEX publication_line_by_part ON publication_line (school_id, publication_id, part);

CREATE TABLE publication_fact (
	school_id {id} NOT NULL, publication_id {id} NOT NULL, name {text} NOT NULL, words {text} NOT NULL, as_of {text} NOT NULL,
	PRIMARY KEY (school_id, publication_id, name),
	FOREIGN KEY (school_id, publication_id) REFERENCES publication (school_id, id)
) {clustered};
