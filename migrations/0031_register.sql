-- Why a query of the census about a pupil is right as it is: rule, what it rests on, and the reason. It holds as long as
-- the record says the same.
CREATE TABLE census_reason (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, rule {text} NOT NULL, fact {text} NOT NULL,
	words {text} NOT NULL, by_id {id} NOT NULL, on_day {text} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- A list of pupils that was taken out as a file: by whom, what for, for whom, and what stood in it.
CREATE TABLE taken_out (
	school_id {id} NOT NULL REFERENCES school(id), id {id} NOT NULL, what {text} NOT NULL, purpose {text} NOT NULL,
	recipient {text} NOT NULL, columns {text} NOT NULL, form {text} NOT NULL, pupils {bigint} NOT NULL, taken_by {id} NOT NULL,
	taken_on {text} NOT NULL,
	PRIMARY KEY (school_id, id)
) {clustered};
CREATE INDEX taken_out_by_person ON taken_out (school_id, taken_by, id);

-- A reason is an entry of the history, so the words to be looked for there are made anew (0025).
{postgres}
CREATE TRIGGER census_reason_words AFTER INSERT OR UPDATE OR DELETE ON census_reason FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
{sqlite}
CREATE TRIGGER census_reason_words_insert AFTER INSERT ON census_reason BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER census_reason_words_update AFTER UPDATE ON census_reason BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER census_reason_words_delete AFTER DELETE ON census_reason BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;

