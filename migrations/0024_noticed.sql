-- What is noticed. An event says from which address it came: address_mark is inside the hash of the event, address is
-- forgotten after a year. unusual counts what is out of the ordinary by minute, account and address; told: the event about it
-- stands in the trail. pupil_read: when an account last opened a pupil's page; on SQLite it is in the file of the read events.
ALTER TABLE event ADD COLUMN address {text} NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN address_mark {text} NOT NULL DEFAULT '';
CREATE INDEX event_by_address ON event (school_id, at) WHERE address <> '';

CREATE TABLE unusual (
	school_id {id} NOT NULL, slot {bigint} NOT NULL, kind {text} NOT NULL, account_id {id} NOT NULL, address {text} NOT NULL,
	on_day {text} NOT NULL, n {bigint} NOT NULL, first_at {bigint} NOT NULL, last_at {bigint} NOT NULL, told {bigint} NOT NULL,
	seen_at {bigint} NOT NULL, seen_by {id} NOT NULL,
	PRIMARY KEY (school_id, slot, kind, account_id, address)
) {clustered};
CREATE INDEX unusual_untold ON unusual (school_id, slot) WHERE told = 0;

CREATE TABLE pupil_read (
	school_id {id} NOT NULL, account_id {id} NOT NULL, pupil_id {id} NOT NULL, at {bigint} NOT NULL,
	PRIMARY KEY (school_id, account_id, pupil_id)
) {clustered};
