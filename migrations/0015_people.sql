-- Invitations that are printed as letters: the code follows from the key of the installation and the number of the
-- invitation, and is kept nowhere. way link or letter; about_id: the pupil it is about, for the trail; ended_at: taken back, or
-- another one took its place (used_at is the use of it alone from here on).
ALTER TABLE invitation ADD COLUMN id {bigint} NOT NULL DEFAULT 0;
ALTER TABLE invitation ADD COLUMN way {text} NOT NULL DEFAULT 'link';
ALTER TABLE invitation ADD COLUMN about_id {bigint};
ALTER TABLE invitation ADD COLUMN made_by {bigint};
ALTER TABLE invitation ADD COLUMN made_at {bigint} NOT NULL DEFAULT 0;
ALTER TABLE invitation ADD COLUMN printed_at {bigint};
ALTER TABLE invitation ADD COLUMN ended_at {bigint};
CREATE INDEX invitation_by_account ON invitation (school_id, account_id);

-- A device that came in with somebody's name: agent in words; answer of the owner: me, not_me, or empty when they were not
-- asked yet. A session knows its device, and the way it began (password, card).
ALTER TABLE device ADD COLUMN agent {text} NOT NULL DEFAULT '';
ALTER TABLE device ADD COLUMN answer {text} NOT NULL DEFAULT 'me';
CREATE INDEX device_by_account ON device (school_id, account_id);
ALTER TABLE session_token ADD COLUMN way {text} NOT NULL DEFAULT 'password';
ALTER TABLE session_token ADD COLUMN device {text} NOT NULL DEFAULT '';

-- How a small child comes in: on a device of the school, with the code of the class and three pictures in order, which
-- follow from the key and the card's id. failures: wrong tries in a row.
CREATE TABLE picture_card (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, account_id {id} NOT NULL, made_by {id} NOT NULL,
	made_at {bigint} NOT NULL, failures {bigint} NOT NULL, last_in_at {bigint}, ended_at {bigint},
	PRIMARY KEY (school_id, pupil_id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id),
	FOREIGN KEY (school_id, account_id) REFERENCES account (school_id, id)
) {clustered};

CREATE TABLE class_code (
	school_id {id} NOT NULL, class_id {id} NOT NULL, code {text} NOT NULL,
	PRIMARY KEY (school_id, class_id), UNIQUE (school_id, code),
	FOREIGN KEY (school_id, class_id) REFERENCES class (school_id, id)
) {clustered};

CREATE TABLE school_tablet (
	token_hash {text} PRIMARY KEY, school_id {id} NOT NULL, id {id} NOT NULL, name {text} NOT NULL, made_by {id} NOT NULL,
	made_at {bigint} NOT NULL, ends_on {text} NOT NULL
) {strict};
CREATE INDEX school_tablet_by_school ON school_tablet (school_id, id);

-- What a person set by hand in a record that imports also write: the field, and what the last file said of it (NULL: no
-- file has said anything). An import leaves it alone until a file says something new (core/people/hand_rule).
CREATE TABLE hand_set (
	school_id {id} NOT NULL, record {text} NOT NULL, record_id {id} NOT NULL, field {text} NOT NULL, file_value {text},
	set_by {id} NOT NULL, set_on {text} NOT NULL,
	PRIMARY KEY (school_id, record, record_id, field)
) {clustered};

-- Why an adult must not see a pupil's record: paper is what it rests on, until_on the day the paper names. It stands until
-- a person ends it with a reason, also past that day. contact_link.restricted says whether any stands.
CREATE TABLE restriction (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, person_id {id} NOT NULL, what {text} NOT NULL,
	paper {text} NOT NULL, paper_on {text}, starts {text} NOT NULL, until_on {text}, way {text} NOT NULL, noted_by {id},
	ended_on {text}, ended_by {id}, ended_why {text} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id),
	FOREIGN KEY (school_id, person_id) REFERENCES person (school_id, id)
) {clustered};
INSERT INTO restriction (school_id, pupil_id, id, person_id, what, paper, paper_on, starts, until_on, way, noted_by,
	ended_on, ended_by, ended_why, revision)
	SELECT school_id, pupil_id, id, person_id, restriction_note, '', NULL, starts, NULL, 'before', NULL, NULL, NULL, '', 1
	FROM contact_link WHERE restricted = 1;

-- Who has left is out of the hands of those who taught, assisted or gave support from the day after the last one; a last
-- day that is still to come changes nothing yet. Lists and rights follow from this view alone (0009).
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
	WHERE p.person_id IS NOT NULL;
DELETE FROM pupil_scope;
INSERT INTO pupil_scope (school_id, pupil_id, person_id, hat, starts, ends)
SELECT school_id, pupil_id, person_id, hat, starts, CASE WHEN COUNT(*) = COUNT(ends) THEN MAX(ends) END
	FROM pupil_scope_rule GROUP BY school_id, pupil_id, person_id, hat, starts;
