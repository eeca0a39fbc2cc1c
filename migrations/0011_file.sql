-- Files of a pupil's record: what each is and who may read it. Its bytes are sealed (docs/decisions/0024): beside a SQLite
-- database in the folder "files", on PostgreSQL in file_chunk. blob_id is their name; part is 0 for the whole, 1 and 2 for
-- a picture made smaller; n counts the pieces of a part.
CREATE TABLE pupil_file (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, kind {text} NOT NULL, title {text} NOT NULL,
	made_by {text} NOT NULL, made_on {text} NOT NULL, came {text} NOT NULL, words {text} NOT NULL, meeting_id {id},
	readers {text} NOT NULL, name {text} NOT NULL, type {text} NOT NULL, bytes {bigint} NOT NULL, pages {bigint} NOT NULL,
	width {bigint} NOT NULL, height {bigint} NOT NULL, digest {text} NOT NULL, blob_id {id} NOT NULL, scan {text} NOT NULL,
	scanned_at {bigint} NOT NULL, found {text} NOT NULL, added_by {id} NOT NULL, added_on {text} NOT NULL,
	revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id), UNIQUE (school_id, blob_id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};
CREATE INDEX pupil_file_by_scan ON pupil_file (scan, scanned_at);

CREATE TABLE file_chunk (
	school_id {id} NOT NULL, blob_id {id} NOT NULL, part {bigint} NOT NULL, n {bigint} NOT NULL, bytes {blob} NOT NULL,
	PRIMARY KEY (school_id, blob_id, part, n)
) {strict};
