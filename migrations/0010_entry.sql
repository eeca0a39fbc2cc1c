-- An entry that was withdrawn, moved to the right pupil, or came from another: its rows are no longer in the tables of the
-- record, so that no list, count, print or export can show them. They are kept here as text (core/entry/kept), for who may
-- read the trail and for taking it back on the same day. state: withdrawn, moved, arrived (of the pupil it was moved to),
-- back (it was taken back: nothing is kept).
CREATE TABLE withdrawn_entry (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, kind {text} NOT NULL, entry_id {id} NOT NULL,
	on_day {text}, by_id {id}, state {text} NOT NULL, other_pupil {id}, why {text} NOT NULL, done_by {id} NOT NULL,
	done_at {bigint} NOT NULL, sealed {bigint} NOT NULL, kept {text} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};
