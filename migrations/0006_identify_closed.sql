-- An answer of a round that was told, not typed: how, and who noted it; and of somebody who is no person on record, who
-- said it. person_id may be missing for that, so the table is made anew.
CREATE TABLE round_answer_new (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, round_id {id} NOT NULL, person_id {id},
	subject {text} NOT NULL, progress {text} NOT NULL, helps {text} NOT NULL, hard_class {text} NOT NULL,
	hard_break {text} NOT NULL, seen {text} NOT NULL, said_by {text} NOT NULL, said_how {text} NOT NULL, noted_by {id},
	answered_on {text}, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id), UNIQUE (school_id, pupil_id, round_id, person_id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};
INSERT INTO round_answer_new (school_id, pupil_id, id, round_id, person_id, subject, progress, helps, hard_class,
	hard_break, seen, said_by, said_how, noted_by, answered_on, revision)
	SELECT school_id, pupil_id, id, round_id, person_id, subject, progress, helps, hard_class, hard_break, seen, '', '',
	NULL, answered_on, revision FROM round_answer;
DROP TABLE round_answer;
ALTER TABLE round_answer_new RENAME TO round_answer;
CREATE INDEX round_answer_by_person ON round_answer (school_id, person_id, answered_on);

-- A complaint in its own words, never changed; and its history, one row for each thing that happened, only ever added to.
-- A step carries how the complaint stands after it: stage, who holds it, and the day by which an answer is owed.
CREATE TABLE complaint (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, raised_on {text} NOT NULL, person_id {id},
	from_name {text} NOT NULL, reach {text} NOT NULL, way {text} NOT NULL, about {text} NOT NULL, words {text} NOT NULL,
	wish {text} NOT NULL, language {text} NOT NULL, helper {text} NOT NULL, about_senco {bigint} NOT NULL, noted_by {id},
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};
CREATE TABLE complaint_step (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, complaint_id {id} NOT NULL, number {bigint} NOT NULL, id {id} NOT NULL,
	on_day {text} NOT NULL, kind {text} NOT NULL, words {text} NOT NULL, by_id {id}, by_family {bigint} NOT NULL,
	how {text} NOT NULL, route {text} NOT NULL, stage {bigint} NOT NULL, holder {text} NOT NULL, sealed {bigint} NOT NULL,
	closed {bigint} NOT NULL, answer_by {text}, outcome {text} NOT NULL, learnt {text} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, complaint_id, number),
	FOREIGN KEY (school_id, pupil_id, complaint_id) REFERENCES complaint (school_id, pupil_id, id)
) {clustered};

-- What a young person over compulsory school age wants shared with their parents (kind share, keep), a recorded finding
-- that they cannot decide this and who acts in their place (acts), and that it was explained to them (explained).
-- person_id is one parent or representative, NULL every parent. Nothing is changed later but the last day.
CREATE TABLE young_agreement (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, kind {text} NOT NULL, person_id {id},
	starts {text} NOT NULL, ends {text}, how {text} NOT NULL, words {text} NOT NULL, noted_by {id} NOT NULL,
	noted_at {bigint} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};
