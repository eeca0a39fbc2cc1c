-- What a parent sees and asks for on their page. insight: which sentences of the assessment the family reads.
ALTER TABLE insight ADD COLUMN to_family {bigint} NOT NULL DEFAULT 0;
-- review: whether the page said that the family reads the reason, when it was written.
ALTER TABLE review ADD COLUMN why_read {bigint} NOT NULL DEFAULT 0;
-- What a family asks the school for: a meeting, a copy in a form they need; or tells it: that the council was asked for
-- an EHC needs assessment. Each has a day by which it is answered.
CREATE TABLE family_ask (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, person_id {id} NOT NULL, kind {text} NOT NULL,
	whom {text} NOT NULL, why {text} NOT NULL, suits {text} NOT NULL, way {text} NOT NULL, interpreter {text} NOT NULL,
	paper {text} NOT NULL, form {text} NOT NULL, language {text} NOT NULL, council_on {text}, asked_on {text} NOT NULL,
	due_on {text} NOT NULL, answer {text} NOT NULL, answered_by {id}, answered_on {text}, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};
-- The monthly statement of help: sealed, never changed; a later one of the same month takes its place and names it.
CREATE TABLE statement_of_help (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, month {text} NOT NULL, number {bigint} NOT NULL,
	replaces_id {id}, made_on {text} NOT NULL, made_at {bigint} NOT NULL, code {text} NOT NULL, body {text} NOT NULL,
	seal {text} NOT NULL, agreed {bigint} NOT NULL, given {bigint} NOT NULL, missed {bigint} NOT NULL,
	caught {bigint} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};
CREATE INDEX statement_of_help_by_code ON statement_of_help (code);
CREATE INDEX statement_of_help_by_month ON statement_of_help (school_id, pupil_id, month, number);

-- Was it so? What a family says to a statement, and what came of a No.
CREATE TABLE statement_answer (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, statement_id {id} NOT NULL, person_id {id} NOT NULL,
	answer {text} NOT NULL, words {text} NOT NULL, on_day {text} NOT NULL, settled {text} NOT NULL, settled_by {id},
	settled_on {text}, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};
-- A family's yes to an adviser of the advice service: until a day, and taken back with the next request.
CREATE TABLE adviser_yes (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, person_id {id} NOT NULL, given_by {id} NOT NULL,
	starts {text} NOT NULL, ends {text} NOT NULL, ended_on {text}, ended_by {id}, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id),
	FOREIGN KEY (school_id, person_id) REFERENCES person (school_id, id)
) {clustered};
CREATE INDEX adviser_yes_by_person ON adviser_yes (school_id, person_id);

-- Whose pupils (0023): an adviser holds a pupil while a yes stands of somebody of the family who is not restricted.
DROP VIEW pupil_scope_rule;
CREATE VIEW pupil_scope_rule AS
SELECT p.school_id AS school_id, g.person_id AS person_id, g.role AS hat, p.id AS pupil_id, g.starts AS starts, g.ends AS ends
	FROM role_grant g JOIN pupil p ON p.school_id = g.school_id
	WHERE g.role IN ('senco', 'head')
	AND NOT EXISTS (SELECT 1 FROM contact_link c WHERE c.school_id = p.school_id AND c.pupil_id = p.id AND c.person_id = g.person_id)
UNION ALL
SELECT t.school_id, t.person_id, t.kind, p.id, t.starts,
	CASE WHEN p.left_on IS NOT NULL AND (t.ends IS NULL OR p.left_on < t.ends) THEN p.left_on ELSE t.ends END
	FROM teaching t JOIN pupil p ON p.school_id = t.school_id AND p.class_id = t.class_id
	WHERE t.kind = 'teacher'
	AND NOT EXISTS (SELECT 1 FROM contact_link c WHERE c.school_id = p.school_id AND c.pupil_id = p.id AND c.person_id = t.person_id)
UNION ALL
SELECT s.school_id, s.person_id, s.kind, s.pupil_id, s.starts,
	CASE WHEN p.left_on IS NOT NULL AND (s.ends IS NULL OR p.left_on < s.ends) THEN p.left_on ELSE s.ends END
	FROM assignment s JOIN pupil p ON p.school_id = s.school_id AND p.id = s.pupil_id
	WHERE s.kind IN ('ta', 'specialist', 'teacher')
	AND NOT EXISTS (SELECT 1 FROM contact_link c WHERE c.school_id = s.school_id AND c.pupil_id = s.pupil_id AND c.person_id = s.person_id)
UNION ALL
SELECT v.school_id, v.giver_id, 'ta', v.pupil_id, v.starts,
	CASE WHEN p.left_on IS NOT NULL AND (v.ends IS NULL OR p.left_on < v.ends) THEN p.left_on ELSE v.ends END
	FROM provision v JOIN pupil p ON p.school_id = v.school_id AND p.id = v.pupil_id
	WHERE v.live = 1 AND v.giver_id IS NOT NULL AND v.starts IS NOT NULL
	AND NOT EXISTS (SELECT 1 FROM contact_link c WHERE c.school_id = v.school_id AND c.pupil_id = v.pupil_id AND c.person_id = v.giver_id)
UNION ALL
SELECT c.school_id, c.person_id, 'parent', c.pupil_id, c.starts, c.ends
	FROM contact_link c
	WHERE c.restricted = 0
UNION ALL
SELECT p.school_id, p.person_id, 'pupil', p.id, COALESCE(p.joined_on, '1900-01-01'), p.left_on
	FROM pupil p
	WHERE p.person_id IS NOT NULL
UNION ALL
SELECT y.school_id, y.person_id, 'sendiass', y.pupil_id, y.starts, y.ends
	FROM adviser_yes y
	WHERE y.ended_on IS NULL AND (
		EXISTS (SELECT 1 FROM contact_link c WHERE c.school_id = y.school_id AND c.pupil_id = y.pupil_id
			AND c.person_id = y.given_by AND c.restricted = 0)
		OR EXISTS (SELECT 1 FROM pupil p WHERE p.school_id = y.school_id AND p.id = y.pupil_id AND p.person_id = y.given_by));
CREATE TRIGGER adviser_yes_scope_insert AFTER INSERT ON adviser_yes FOR EACH ROW
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (NEW.school_id, NEW.pupil_id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_pupil_id();
{both}
CREATE TRIGGER adviser_yes_scope_update AFTER UPDATE ON adviser_yes FOR EACH ROW
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (OLD.school_id, OLD.pupil_id);
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (NEW.school_id, NEW.pupil_id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_pupil_id();
{both}
CREATE TRIGGER adviser_yes_scope_delete AFTER DELETE ON adviser_yes FOR EACH ROW
{sqlite}	BEGIN
		INSERT INTO pupil_scope_of_pupil (school_id, pupil_id) VALUES (OLD.school_id, OLD.pupil_id);
	END;
{postgres}	EXECUTE FUNCTION pupil_scope_by_pupil_id();
{both}
