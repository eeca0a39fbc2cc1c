-- Results come by the hundred thousand in one statement. On PostgreSQL most of that was what is asked of each row: whose
-- words it makes stale (0025), and whether its point and scale are there, of which a file names a few dozen. Both are now
-- asked once for each that the statement names. What is refused is the same, with the same states: a result without its point
-- or scale, and the end of a point or scale, or another key, while a result has it. The reference to the pupil stays as it
-- was, as pupils do go (merge), and SQLite keeps all three.
{postgres}
DROP TRIGGER result_words ON result;
CREATE TRIGGER result_words AFTER UPDATE OR DELETE ON result FOR EACH ROW
	EXECUTE FUNCTION pupil_words_stale();
CREATE FUNCTION pupil_words_stale_rows() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE k record; BEGIN
	FOR k IN SELECT DISTINCT school_id, pupil_id FROM written LOOP
		UPDATE pupil_words SET stale = 1, words = ''
			WHERE school_id = k.school_id AND pupil_id = k.pupil_id AND stale = 0;
	END LOOP;
	RETURN NULL;
END $$;
CREATE TRIGGER result_words_insert AFTER INSERT ON result REFERENCING NEW TABLE AS written FOR EACH STATEMENT
	EXECUTE FUNCTION pupil_words_stale_rows();

-- The references, from the result's side: with the lock of a foreign key, so that who takes the point or scale away waits
-- until this is committed, and sees it.
ALTER TABLE result DROP CONSTRAINT result_school_id_point_id_fkey, DROP CONSTRAINT result_school_id_scale_id_fkey;
CREATE FUNCTION result_refers(school BIGINT, point BIGINT, measure BIGINT) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
	PERFORM FROM assessment_point WHERE school_id = school AND id = point FOR KEY SHARE;
	IF NOT FOUND THEN
		RAISE foreign_key_violation USING MESSAGE = 'a result without its assessment point';
	END IF;
	PERFORM FROM scale WHERE school_id = school AND id = measure FOR KEY SHARE;
	IF NOT FOUND THEN
		RAISE foreign_key_violation USING MESSAGE = 'a result without its scale';
	END IF;
END $$;
CREATE FUNCTION result_refers_rows() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE k record; BEGIN
	FOR k IN SELECT DISTINCT school_id, point_id, scale_id FROM written LOOP
		PERFORM result_refers(k.school_id, k.point_id, k.scale_id);
	END LOOP;
	RETURN NULL;
END $$;
CREATE FUNCTION result_refers_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	PERFORM result_refers(NEW.school_id, NEW.point_id, NEW.scale_id);
	RETURN NULL;
END $$;
CREATE TRIGGER result_refers_insert AFTER INSERT ON result REFERENCING NEW TABLE AS written FOR EACH STATEMENT
	EXECUTE FUNCTION result_refers_rows();
CREATE TRIGGER result_refers_update AFTER UPDATE OF school_id, point_id, scale_id ON result FOR EACH ROW
	EXECUTE FUNCTION result_refers_row();

-- And from the other side. REPEATABLE READ would not see the results of others since it began, and nothing would say so;
-- SERIALIZABLE, in which the program writes, is told by the server.
CREATE FUNCTION result_referred() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE held BOOLEAN; BEGIN
	IF current_setting('transaction_isolation') = 'repeatable read' THEN
		RAISE serialization_failure USING MESSAGE = 'points and scales do not go in REPEATABLE READ';
	ELSIF TG_OP = 'TRUNCATE' AND EXISTS (SELECT FROM result) THEN
		RAISE feature_not_supported USING MESSAGE = 'results have these points or scales';
	ELSIF TG_OP = 'TRUNCATE' THEN
		held := false;
	ELSIF TG_TABLE_NAME = 'scale' THEN
		held := EXISTS (SELECT FROM result WHERE school_id = OLD.school_id AND scale_id = OLD.id)
			AND NOT EXISTS (SELECT FROM scale WHERE school_id = OLD.school_id AND id = OLD.id);
	ELSE
		held := EXISTS (SELECT FROM result WHERE school_id = OLD.school_id AND point_id = OLD.id)
			AND NOT EXISTS (SELECT FROM assessment_point WHERE school_id = OLD.school_id AND id = OLD.id);
	END IF;
	IF held THEN
		RAISE foreign_key_violation USING MESSAGE = 'a result has this point or scale';
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER scale_referred AFTER DELETE OR UPDATE OF school_id, id ON scale FOR EACH ROW
	EXECUTE FUNCTION result_referred();
CREATE TRIGGER scale_referred_all AFTER TRUNCATE ON scale FOR EACH STATEMENT
	EXECUTE FUNCTION result_referred();
CREATE TRIGGER assessment_point_referred AFTER DELETE OR UPDATE OF school_id, id ON assessment_point FOR EACH ROW
	EXECUTE FUNCTION result_referred();
CREATE TRIGGER assessment_point_referred_all AFTER TRUNCATE ON assessment_point FOR EACH STATEMENT
	EXECUTE FUNCTION result_referred();
{both}
