-- The words that stand in a pupil's entries, so that a search need not read every record (boards/find/find_words): each word
-- once, folded, sorted, with a space before each. It only says whose entries need not be read: what it cannot vouch for is
-- read. stale 1: something was written since, and the words are gone too, so that nothing withdrawn stays here. made_by: the
-- program that made it, whose fixed words are among them. docs/decisions/0036.
CREATE TABLE pupil_words (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, stale {bigint} NOT NULL, made_by {text} NOT NULL, words {text} NOT NULL,
	PRIMARY KEY (school_id, pupil_id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- Made stale by whoever writes one of the tables that entries are read from: those of a pupil, and names of people, scales
-- and points, which stand in the entries of many. tests/boards/find/test_find_words.c knows which tables these are.
{postgres}
CREATE FUNCTION pupil_words_stale() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF TG_OP <> 'INSERT' THEN
		UPDATE pupil_words SET stale = 1, words = ''
			WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	END IF;
	IF TG_OP <> 'DELETE' THEN
		UPDATE pupil_words SET stale = 1, words = ''
			WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
	END IF;
	RETURN NULL;
END $$;
CREATE FUNCTION pupil_words_stale_school() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND stale = 0;
	RETURN NULL;
END $$;
CREATE TRIGGER annual_report_words AFTER INSERT OR UPDATE OR DELETE ON annual_report FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER circumstance_words AFTER INSERT OR UPDATE OR DELETE ON circumstance FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER complaint_words AFTER INSERT OR UPDATE OR DELETE ON complaint FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER complaint_step_words AFTER INSERT OR UPDATE OR DELETE ON complaint_step FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER concern_words AFTER INSERT OR UPDATE OR DELETE ON concern FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER cycle_words AFTER INSERT OR UPDATE OR DELETE ON cycle FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER decision_words AFTER INSERT OR UPDATE OR DELETE ON decision FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER discussion_words AFTER INSERT OR UPDATE OR DELETE ON discussion FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER duty_reason_words AFTER INSERT OR UPDATE OR DELETE ON duty_reason FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER ehc_date_words AFTER INSERT OR UPDATE OR DELETE ON ehc_date FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER insight_words AFTER INSERT OR UPDATE OR DELETE ON insight FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER measure_point_words AFTER INSERT OR UPDATE OR DELETE ON measure_point FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER meeting_words AFTER INSERT OR UPDATE OR DELETE ON meeting FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER message_words AFTER INSERT OR UPDATE OR DELETE ON message FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER need_statement_words AFTER INSERT OR UPDATE OR DELETE ON need_statement FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER observation_words AFTER INSERT OR UPDATE OR DELETE ON observation FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER notice_words AFTER INSERT OR UPDATE OR DELETE ON notice FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER outcome_words AFTER INSERT OR UPDATE OR DELETE ON outcome FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER plan_words AFTER INSERT OR UPDATE OR DELETE ON plan FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER plan_reply_words AFTER INSERT OR UPDATE OR DELETE ON plan_reply FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER provision_words AFTER INSERT OR UPDATE OR DELETE ON provision FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER pupil_file_words AFTER INSERT OR UPDATE OR DELETE ON pupil_file FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER result_words AFTER INSERT OR UPDATE OR DELETE ON result FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER review_words AFTER INSERT OR UPDATE OR DELETE ON review FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER review_outcome_words AFTER INSERT OR UPDATE OR DELETE ON review_outcome FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER review_provision_words AFTER INSERT OR UPDATE OR DELETE ON review_provision FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER round_words AFTER INSERT OR UPDATE OR DELETE ON round FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER round_answer_words AFTER INSERT OR UPDATE OR DELETE ON round_answer FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER screen_decision_words AFTER INSERT OR UPDATE OR DELETE ON screen_decision FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER session_words AFTER INSERT OR UPDATE OR DELETE ON session FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER strategy_words AFTER INSERT OR UPDATE OR DELETE ON strategy FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER view_words AFTER INSERT OR UPDATE OR DELETE ON view FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER young_agreement_words AFTER INSERT OR UPDATE OR DELETE ON young_agreement FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE TRIGGER scale_words AFTER INSERT OR UPDATE ON scale FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale_school();
CREATE TRIGGER assessment_point_words AFTER INSERT OR UPDATE ON assessment_point FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale_school();
CREATE TRIGGER person_words AFTER UPDATE ON person FOR EACH ROW WHEN (OLD.title IS DISTINCT FROM NEW.title OR OLD.given
	IS DISTINCT FROM NEW.given OR OLD.family IS DISTINCT FROM NEW.family)
	EXECUTE FUNCTION pupil_words_stale_school();
{sqlite}
CREATE TRIGGER annual_report_words_insert AFTER INSERT ON annual_report BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER annual_report_words_update AFTER UPDATE ON annual_report BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER annual_report_words_delete AFTER DELETE ON annual_report BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER circumstance_words_insert AFTER INSERT ON circumstance BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER circumstance_words_update AFTER UPDATE ON circumstance BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER circumstance_words_delete AFTER DELETE ON circumstance BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER complaint_words_insert AFTER INSERT ON complaint BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER complaint_words_update AFTER UPDATE ON complaint BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER complaint_words_delete AFTER DELETE ON complaint BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER complaint_step_words_insert AFTER INSERT ON complaint_step BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER complaint_step_words_update AFTER UPDATE ON complaint_step BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER complaint_step_words_delete AFTER DELETE ON complaint_step BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER concern_words_insert AFTER INSERT ON concern BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER concern_words_update AFTER UPDATE ON concern BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER concern_words_delete AFTER DELETE ON concern BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER cycle_words_insert AFTER INSERT ON cycle BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER cycle_words_update AFTER UPDATE ON cycle BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER cycle_words_delete AFTER DELETE ON cycle BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER decision_words_insert AFTER INSERT ON decision BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER decision_words_update AFTER UPDATE ON decision BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER decision_words_delete AFTER DELETE ON decision BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER discussion_words_insert AFTER INSERT ON discussion BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER discussion_words_update AFTER UPDATE ON discussion BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER discussion_words_delete AFTER DELETE ON discussion BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER duty_reason_words_insert AFTER INSERT ON duty_reason BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER duty_reason_words_update AFTER UPDATE ON duty_reason BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER duty_reason_words_delete AFTER DELETE ON duty_reason BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER ehc_date_words_insert AFTER INSERT ON ehc_date BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER ehc_date_words_update AFTER UPDATE ON ehc_date BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER ehc_date_words_delete AFTER DELETE ON ehc_date BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER insight_words_insert AFTER INSERT ON insight BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER insight_words_update AFTER UPDATE ON insight BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER insight_words_delete AFTER DELETE ON insight BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER measure_point_words_insert AFTER INSERT ON measure_point BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER measure_point_words_update AFTER UPDATE ON measure_point BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER measure_point_words_delete AFTER DELETE ON measure_point BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER meeting_words_insert AFTER INSERT ON meeting BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER meeting_words_update AFTER UPDATE ON meeting BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER meeting_words_delete AFTER DELETE ON meeting BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER message_words_insert AFTER INSERT ON message BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER message_words_update AFTER UPDATE ON message BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER message_words_delete AFTER DELETE ON message BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER need_statement_words_insert AFTER INSERT ON need_statement BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER need_statement_words_update AFTER UPDATE ON need_statement BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER need_statement_words_delete AFTER DELETE ON need_statement BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER observation_words_insert AFTER INSERT ON observation BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER observation_words_update AFTER UPDATE ON observation BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER observation_words_delete AFTER DELETE ON observation BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER notice_words_insert AFTER INSERT ON notice BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER notice_words_update AFTER UPDATE ON notice BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER notice_words_delete AFTER DELETE ON notice BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER outcome_words_insert AFTER INSERT ON outcome BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER outcome_words_update AFTER UPDATE ON outcome BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER outcome_words_delete AFTER DELETE ON outcome BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER plan_words_insert AFTER INSERT ON plan BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER plan_words_update AFTER UPDATE ON plan BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER plan_words_delete AFTER DELETE ON plan BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER plan_reply_words_insert AFTER INSERT ON plan_reply BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER plan_reply_words_update AFTER UPDATE ON plan_reply BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER plan_reply_words_delete AFTER DELETE ON plan_reply BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER provision_words_insert AFTER INSERT ON provision BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER provision_words_update AFTER UPDATE ON provision BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER provision_words_delete AFTER DELETE ON provision BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER pupil_file_words_insert AFTER INSERT ON pupil_file BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER pupil_file_words_update AFTER UPDATE ON pupil_file BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER pupil_file_words_delete AFTER DELETE ON pupil_file BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER result_words_insert AFTER INSERT ON result BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER result_words_update AFTER UPDATE ON result BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER result_words_delete AFTER DELETE ON result BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER review_words_insert AFTER INSERT ON review BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER review_words_update AFTER UPDATE ON review BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER review_words_delete AFTER DELETE ON review BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER review_outcome_words_insert AFTER INSERT ON review_outcome BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER review_outcome_words_update AFTER UPDATE ON review_outcome BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER review_outcome_words_delete AFTER DELETE ON review_outcome BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER review_provision_words_insert AFTER INSERT ON review_provision BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER review_provision_words_update AFTER UPDATE ON review_provision BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER review_provision_words_delete AFTER DELETE ON review_provision BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER round_words_insert AFTER INSERT ON round BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER round_words_update AFTER UPDATE ON round BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER round_words_delete AFTER DELETE ON round BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER round_answer_words_insert AFTER INSERT ON round_answer BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER round_answer_words_update AFTER UPDATE ON round_answer BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER round_answer_words_delete AFTER DELETE ON round_answer BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER screen_decision_words_insert AFTER INSERT ON screen_decision BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER screen_decision_words_update AFTER UPDATE ON screen_decision BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER screen_decision_words_delete AFTER DELETE ON screen_decision BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER session_words_insert AFTER INSERT ON session BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER session_words_update AFTER UPDATE ON session BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER session_words_delete AFTER DELETE ON session BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER strategy_words_insert AFTER INSERT ON strategy BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER strategy_words_update AFTER UPDATE ON strategy BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER strategy_words_delete AFTER DELETE ON strategy BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER view_words_insert AFTER INSERT ON view BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER view_words_update AFTER UPDATE ON view BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER view_words_delete AFTER DELETE ON view BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER young_agreement_words_insert AFTER INSERT ON young_agreement BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER young_agreement_words_update AFTER UPDATE ON young_agreement BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id AND stale = 0;
END;
CREATE TRIGGER young_agreement_words_delete AFTER DELETE ON young_agreement BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = OLD.school_id AND pupil_id = OLD.pupil_id AND stale = 0;
END;
CREATE TRIGGER scale_words_insert AFTER INSERT ON scale BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND stale = 0;
END;
CREATE TRIGGER scale_words_update AFTER UPDATE ON scale BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND stale = 0;
END;
CREATE TRIGGER assessment_point_words_insert AFTER INSERT ON assessment_point BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND stale = 0;
END;
CREATE TRIGGER assessment_point_words_update AFTER UPDATE ON assessment_point BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND stale = 0;
END;
CREATE TRIGGER person_words_update AFTER UPDATE ON person WHEN (OLD.title IS DISTINCT FROM NEW.title OR OLD.given
	IS DISTINCT FROM NEW.given OR OLD.family IS DISTINCT FROM NEW.family) BEGIN
	UPDATE pupil_words SET stale = 1, words = '' WHERE school_id = NEW.school_id AND stale = 0;
END;
{both}
