-- How it goes at home: what somebody of a family, or the pupil, sent about a goal of the plan: words, a file of the record, or
-- both. shared: the rest of the family reads it too. seen_by: a teacher or the SENCO has read it.
CREATE TABLE home_note (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, person_id {id} NOT NULL, outcome_root {id},
	words {text} NOT NULL, by_pupil {bigint} NOT NULL, shared {bigint} NOT NULL, file_id {id}, sent_on {text} NOT NULL, seen_by {id}, seen_on {text},
	revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- It is an entry of the history, so the words to be looked for there are made anew (0025).
{postgres}
CREATE TRIGGER home_note_words AFTER INSERT OR UPDATE OR DELETE ON home_note FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
{sqlite}
CREATE TRIGGER home_note_words_insert AFTER INSERT ON home_note BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER home_note_words_update AFTER UPDATE ON home_note BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER home_note_words_delete AFTER DELETE ON home_note BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
