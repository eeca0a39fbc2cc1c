-- What the columns of a file are, as a person said it: of a file on its way in, and kept by name for the next of its kind.
-- columns: a line for each heading (src/import/mapping_read.h).
CREATE TABLE import_mapping (
	school_id {id} NOT NULL, id {id} NOT NULL, name {text} NOT NULL, kind {text} NOT NULL, headings {text} NOT NULL,
	columns {text} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, id)
) {clustered};
CREATE UNIQUE INDEX import_mapping_by_name ON import_mapping (school_id, name);

ALTER TABLE upload ADD COLUMN columns {text} NOT NULL DEFAULT '';
