-- "Whose pupils" as rows: pupil_scope was a view over six tables, joined anew by every statement on pupils; now it is a
-- table that the database itself keeps equal to that view, which goes on as pupil_scope_rule, the only definition. A row
-- is a person who holds a pupil in a hat from a day to a day; of several that begin on one day the longest is kept.
-- docs/decisions/0023.
DROP VIEW pupil_scope;

CREATE VIEW pupil_scope_rule AS
SELECT p.school_id AS school_id, g.person_id AS person_id, g.role AS hat, p.id AS pupil_id, g.starts AS starts, g.ends AS ends
	FROM role_grant g JOIN pupil p ON p.school_id = g.school_id
	WHERE g.role IN ('senco', 'head')
	AND NOT EXISTS (SELECT 1 FROM contact_link c WHERE c.school_id = p.school_id AND c.pupil_id = p.id AND c.person_id = g.person_id)
UNION ALL
SELECT t.school_id, t.person_id, t.kind, p.id, t.starts, t.ends
	FROM teaching t JOIN pupil p ON p.school_id = t.school_id AND p.class_id = t.class_id
	WHERE t.kind = 'teacher' AND p.left_on IS NULL
	AND NOT EXISTS (SELECT 1 FROM contact_link c WHERE c.school_id = p.school_id AND c.pupil_id = p.id AND c.person_id = t.person_id)
UNION ALL
SELECT s.school_id, s.person_id, s.kind, s.pupil_id, s.starts, s.ends
	FROM assignment s
	WHERE s.kind IN ('ta', 'specialist', 'teacher')
	AND NOT EXISTS (SELECT 1 FROM contact_link c WHERE c.school_id = s.school_id AND c.pupil_id = s.pupil_id AND c.person_id = s.person_id)
UNION ALL
SELECT v.school_id, v.giver_id, 'ta', v.pupil_id, v.starts, v.ends
	FROM provision v
	WHERE v.live = 1 AND v.giver_id IS NOT NULL AND v.starts IS NOT NULL
	AND NOT EXISTS (SELECT 1 FROM contact_link c WHERE c.school_id = v.school_id AND c.pupil_id = v.pupil_id AND c.person_id = v.giver_id)
UNION ALL
SELECT c.school_id, c.person_id, 'parent', c.pupil_id, c.starts, c.ends
	FROM contact_link c
	WHERE c.restricted = 0
UNION ALL
SELECT p.school_id, p.person_id, 'pupil', p.id, COALESCE(p.joined_on, '1900-01-01'), p.left_on
	FROM pupil p
	WHERE p.person_id IS NOT NULL;

CREATE TABLE pupil_scope (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, person_id {id} NOT NULL, hat {text} NOT NULL, starts {text} NOT NULL,
	ends {text},
	PRIMARY KEY (school_id, pupil_id, person_id, hat, starts)
) {clustered};
CREATE INDEX pupil_scope_by_person ON pupil_scope (school_id, person_id, hat, pupil_id, starts, ends);

INSERT INTO pupil_scope (school_id, pupil_id, person_id, hat, starts, ends)
SELECT school_id, pupil_id, person_id, hat, starts, CASE WHEN COUNT(*) = COUNT(ends) THEN MAX(ends) END
	FROM pupil_scope_rule GROUP BY school_id, pupil_id, person_id, hat, starts;

-- Kept by triggers, whoever writes. What one pupil's row, contact, assignment or support changes is that pupil; what a
-- lesson or a role changes is that person. Written anew are all rows of that pupil, or of that person.
{sqlite}
CREATE VIEW pupil_scope_of_pupil AS SELECT school_id, id AS pupil_id FROM pupil;
CREATE TRIGGER pupil_scope_of_pupil_anew INSTEAD OF INSERT ON pupil_scope_of_pupil BEGIN
	DELETE FROM pupil_scope WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id;
	INSERT INTO pupil_scope (school_id, pupil_id, person_id, hat, starts, ends)
	SELECT school_id, pupil_id, person_id, hat, starts, CASE WHEN COUNT(*) = COUNT(ends) THEN MAX(ends) END
	FROM pupil_scope_rule WHERE school_id = NEW.school_id AND pupil_id = NEW.pupil_id
	GROUP BY school_id, pupil_id, person_id, hat, starts;
END;
CREATE VIEW pupil_scope_of_person AS SELECT school_id, id AS person_id FROM person;
CREATE TRIGGER pupil_scope_of_person_anew INSTEAD OF INSERT ON pupil_scope_of_person BEGIN
	DELETE FROM pupil_scope WHERE school_id = NEW.school_id AND person_id = NEW.person_id;
	INSERT INTO pupil_scope (school_id, pupil_id, person_id, hat, starts, ends)
	SELECT school_id, pupil_id, person_id, hat, starts, CASE WHEN COUNT(*) = COUNT(ends) THEN MAX(ends) END
	FROM pupil_scope_rule WHERE school_id = NEW.school_id AND person_id = NEW.person_id
	GROUP BY school_id, pupil_id, person_id, hat, starts;
END;
{postgres}
CREATE FUNCTION pupil_scope_of_pupil(of_school BIGINT, of_pupil BIGINT) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
	DELETE FROM pupil_scope WHERE school_id = of_school AND pupil_id = of_pupil;
	INSERT INTO pupil_scope (school_id, pupil_id, person_id, hat, starts, ends)
	SELECT school_id, pupil_id, person_id, hat, starts, CASE WHEN COUNT(*) = COUNT(ends) THEN MAX(ends) END
	FROM pupil_scope_rule WHERE school_id = of_school AND pupil_id = of_pupil
	GROUP BY school_id, pupil_id, person_id, hat, starts;
END $$;
CREATE FUNCTION pupil_scope_of_person(of_school BIGINT, of_person BIGINT) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
	DELETE FROM pupil_scope WHERE school_id = of_school AND person_id = of_person;
	INSERT INTO pupil_scope (school_id, pupil_id, person_id, hat, starts, ends)
	SELECT school_id, pupil_id, person_id, hat, starts, CASE WHEN COUNT(*) = COUNT(ends) THEN MAX(ends) END
	FROM pupil_scope_rule WHERE school_id = of_school AND person_id = of_person
	GROUP BY school_id, pupil_id, person_id, hat, starts;
END $$;
CREATE FUNCTION pupil_scope_by_pupil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF TG_OP <> 'INSERT' THEN PERFORM pupil_scope_of_pupil(OLD.school_id, OLD.id); END IF;
	IF TG_OP <> 'DELETE' THEN PERFORM pupil_scope_of_pupil(NEW.school_id, NEW.id); END IF;
	RETURN NULL;
END $$;
CREATE FUNCTION pupil_scope_by_pupil_id() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF TG_OP <> 'INSERT' THEN PERFORM pupil_scope_of_pupil(OLD.school_id, OLD.pupil_id); END IF;
	IF TG_OP <> 'DELETE' THEN PERFORM pupil_scope_of_pupil(NEW.school_id, NEW.pupil_id); END IF;
	RETURN NULL;
END $$;
CREATE FUNCTION pupil_scope_by_person_id() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF TG_OP <> 'INSERT' THEN PERFORM pupil_scope_of_person(OLD.school_id, OLD.person_id); END IF;
	IF TG_OP <> 'DELETE' THEN PERFORM pupil_scope_of_person(NEW.school_id, NEW.person_id); END IF;
	RETURN NULL;
END $$;
{both}
CREATE TRIGGER pupil_scope_insert AFTER INSERT ON pupil FOR EACH ROW
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (NEW.school_id, NEW.id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_pupil();
{both}
CREATE TRIGGER pupil_scope_update AFTER UPDATE ON pupil FOR EACH ROW WHEN (OLD.school_id IS DISTINCT FROM
	NEW.school_id OR OLD.id IS DISTINCT FROM NEW.id OR OLD.class_id IS DISTINCT FROM NEW.class_id OR OLD.person_id
	IS DISTINCT FROM NEW.person_id OR OLD.joined_on IS DISTINCT FROM NEW.joined_on OR OLD.left_on IS DISTINCT FROM
	NEW.left_on)
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (OLD.school_id, OLD.id);
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (NEW.school_id, NEW.id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_pupil();
{both}
CREATE TRIGGER pupil_scope_delete AFTER DELETE ON pupil FOR EACH ROW
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (OLD.school_id, OLD.id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_pupil();
{both}
CREATE TRIGGER contact_link_scope_insert AFTER INSERT ON contact_link FOR EACH ROW
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (NEW.school_id, NEW.pupil_id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_pupil_id();
{both}
CREATE TRIGGER contact_link_scope_update AFTER UPDATE ON contact_link FOR EACH ROW
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (OLD.school_id, OLD.pupil_id);
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (NEW.school_id, NEW.pupil_id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_pupil_id();
{both}
CREATE TRIGGER contact_link_scope_delete AFTER DELETE ON contact_link FOR EACH ROW
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (OLD.school_id, OLD.pupil_id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_pupil_id();
{both}
CREATE TRIGGER assignment_scope_insert AFTER INSERT ON assignment FOR EACH ROW
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (NEW.school_id, NEW.pupil_id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_pupil_id();
{both}
CREATE TRIGGER assignment_scope_update AFTER UPDATE ON assignment FOR EACH ROW
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (OLD.school_id, OLD.pupil_id);
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (NEW.school_id, NEW.pupil_id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_pupil_id();
{both}
CREATE TRIGGER assignment_scope_delete AFTER DELETE ON assignment FOR EACH ROW
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (OLD.school_id, OLD.pupil_id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_pupil_id();
{both}
CREATE TRIGGER provision_scope_insert AFTER INSERT ON provision FOR EACH ROW WHEN (NEW.live = 1)
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (NEW.school_id, NEW.pupil_id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_pupil_id();
{both}
CREATE TRIGGER provision_scope_update AFTER UPDATE ON provision FOR EACH ROW WHEN (OLD.live = 1 OR NEW.live =
	1)
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (OLD.school_id, OLD.pupil_id);
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (NEW.school_id, NEW.pupil_id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_pupil_id();
{both}
CREATE TRIGGER provision_scope_delete AFTER DELETE ON provision FOR EACH ROW WHEN (OLD.live = 1)
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (OLD.school_id, OLD.pupil_id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_pupil_id();
{both}
CREATE TRIGGER teaching_scope_insert AFTER INSERT ON teaching FOR EACH ROW
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_person (school_id, person_id) VALUES (NEW.school_id, NEW.person_id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_person_id();
{both}
CREATE TRIGGER teaching_scope_update AFTER UPDATE ON teaching FOR EACH ROW
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_person (school_id, person_id) VALUES (OLD.school_id, OLD.person_id);
		INSERT INTO pupil_scope_of_person (school_id, person_id) VALUES (NEW.school_id, NEW.person_id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_person_id();
{both}
CREATE TRIGGER teaching_scope_delete AFTER DELETE ON teaching FOR EACH ROW
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_person (school_id, person_id) VALUES (OLD.school_id, OLD.person_id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_person_id();
{both}
CREATE TRIGGER role_grant_scope_insert AFTER INSERT ON role_grant FOR EACH ROW
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_person (school_id, person_id) VALUES (NEW.school_id, NEW.person_id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_person_id();
{both}
CREATE TRIGGER role_grant_scope_update AFTER UPDATE ON role_grant FOR EACH ROW
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_person (school_id, person_id) VALUES (OLD.school_id, OLD.person_id);
		INSERT INTO pupil_scope_of_person (school_id, person_id) VALUES (NEW.school_id, NEW.person_id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_person_id();
{both}
CREATE TRIGGER role_grant_scope_delete AFTER DELETE ON role_grant FOR EACH ROW
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_person (school_id, person_id) VALUES (OLD.school_id, OLD.person_id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_person_id();
{both}
