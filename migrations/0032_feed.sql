-- A folder in which the school's system leaves a file each night, what came of each file, and what waits of the last one:
-- a file of the feed waits in upload under the id of the feed, for whoever may import (account_id 0).
CREATE TABLE feed (
	school_id {id} NOT NULL, id {id} NOT NULL, kind {text} NOT NULL, folder {text} NOT NULL, mapping {text} NOT NULL,
	nights {text} NOT NULL, due_minute {bigint} NOT NULL, patience {bigint} NOT NULL, keep_sen {bigint} NOT NULL,
	part {bigint} NOT NULL, set_by {text} NOT NULL, made_on {text} NOT NULL, aside {text} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, id)
) {clustered};
CREATE UNIQUE INDEX feed_by_folder ON feed (folder);

CREATE TABLE feed_run (
	school_id {id} NOT NULL, id {id} NOT NULL, feed_id {id} NOT NULL, at {bigint} NOT NULL, on_day {text} NOT NULL,
	digest {text} NOT NULL, written_at {bigint} NOT NULL, outcome {text} NOT NULL, added {bigint} NOT NULL,
	changed {bigint} NOT NULL, questions {bigint} NOT NULL, lines {bigint} NOT NULL, words {bigint} NOT NULL,
	gone {bigint} NOT NULL, ends {bigint} NOT NULL, reason {text} NOT NULL, waits {text} NOT NULL,
	revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, id)
) {clustered};
CREATE INDEX feed_run_by_digest ON feed_run (school_id, feed_id, digest);
