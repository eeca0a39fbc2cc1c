-- Identify: progress of every pupil, the screen of 6.17, concerns, the round to the teachers, observations.

-- How a result is measured. Values are thousandths. kind interval, ordinal, rubric, count, age, none; only interval,
-- count and age are ever subtracted, and nothing is averaged across scales.
CREATE TABLE scale (
	school_id {id} NOT NULL REFERENCES school(id), id {id} NOT NULL, code {text} NOT NULL, name {text} NOT NULL,
	kind {text} NOT NULL, subjects {text} NOT NULL, rising {bigint} NOT NULL, low {bigint}, high {bigint},
	step {bigint}, band {bigint}, steps {text} NOT NULL, codes {text} NOT NULL, months_from {bigint},
	months_to {bigint}, national {bigint}, national_says {text} NOT NULL, national_year {text} NOT NULL,
	source {text} NOT NULL, live {bigint} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, id), UNIQUE (school_id, code)
) {clustered};

-- When the school looks at everybody's progress.
CREATE TABLE assessment_point (
	school_id {id} NOT NULL REFERENCES school(id), id {id} NOT NULL, name {text} NOT NULL, held_on {text} NOT NULL,
	revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, id), UNIQUE (school_id, name)
) {clustered};

-- Never overwritten: a correction ends the row (until_at) and adds one, so that any past day can be asked again.
-- Either a value or a code (absent, not entered …).
CREATE TABLE result (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, point_id {id} NOT NULL, subject {text} NOT NULL,
	scale_id {id} NOT NULL, value {bigint}, code {text} NOT NULL, note {text} NOT NULL, way {text} NOT NULL,
	noted_by {id}, noted_at {bigint} NOT NULL, until_at {bigint},
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id),
	FOREIGN KEY (school_id, point_id) REFERENCES assessment_point (school_id, id),
	FOREIGN KEY (school_id, scale_id) REFERENCES scale (school_id, id)
) {clustered};
CREATE UNIQUE INDEX result_in_force ON result (school_id, pupil_id, point_id, subject, scale_id) WHERE until_at IS NULL;

-- What stands beside the numbers: attendance, language, arrived, moved, looked_after, medical, earlier_support, home,
-- other. level: proficiency in English, A to E, of language only.
CREATE TABLE circumstance (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, kind {text} NOT NULL, level {text} NOT NULL,
	words {text} NOT NULL, starts {text}, ends {text}, noted_by {id} NOT NULL, noted_on {text} NOT NULL,
	revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- What was decided about a pupil whom the screen found: no_action, adapt, watch, discuss. found keeps which tests were
-- met in which subject, so that the same is not asked again until something changes.
CREATE TABLE screen_decision (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, screened_on {text} NOT NULL, found {text} NOT NULL,
	said {text} NOT NULL, result {text} NOT NULL, reason {text} NOT NULL, what {text} NOT NULL, until_on {text},
	talked_on {text}, talked_with {text} NOT NULL, talked_words {text} NOT NULL, decided_by {id} NOT NULL,
	decided_on {text} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- What came in by the public page of the school: about a child whom nobody has looked up yet.
CREATE TABLE concern_inbox (
	school_id {id} NOT NULL REFERENCES school(id), id {id} NOT NULL, receipt {text} NOT NULL, child {text} NOT NULL,
	child_more {text} NOT NULL, sender {text} NOT NULL, relation {text} NOT NULL, reach {text} NOT NULL,
	words {text} NOT NULL, language {text} NOT NULL, helper {text} NOT NULL, at {bigint} NOT NULL, state {text} NOT NULL,
	pupil_id {id}, concern_id {id}, settled_by {id}, settled_at {bigint}, settled_why {text} NOT NULL,
	revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, id), UNIQUE (school_id, receipt)
) {clustered};

-- A worry about a pupil in the words of whoever has it (6.45, 6.20), what the school sees beside it, and the answer.
CREATE TABLE concern (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, raised_on {text} NOT NULL, from_kind {text} NOT NULL,
	person_id {id}, from_name {text} NOT NULL, reach {text} NOT NULL, way {text} NOT NULL, words {text} NOT NULL,
	language {text} NOT NULL, helper {text} NOT NULL, receipt {text} NOT NULL, private {bigint} NOT NULL, noted_by {id},
	answer_by {text} NOT NULL, compared {text} NOT NULL, result {text} NOT NULL, reason {text} NOT NULL,
	look_on {text}, answer {text} NOT NULL, answered_on {text}, answered_by {id}, answered_how {text} NOT NULL,
	revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};
CREATE INDEX concern_open ON concern (school_id, answered_on);

-- Seen by a member of staff: place lesson, break, lunch, arrival, trip, other.
CREATE TABLE observation (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, seen_on {text} NOT NULL, place {text} NOT NULL,
	subject {text} NOT NULL, words {text} NOT NULL, helped {text} NOT NULL, seen_by {id} NOT NULL, noted_at {bigint} NOT NULL,
	revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- The SENCO asks everybody who teaches a pupil; one answer for each of them.
CREATE TABLE round (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, cycle_id {id}, asked_by {id} NOT NULL,
	asked_on {text} NOT NULL, answer_by {text} NOT NULL, question {text} NOT NULL, reminded_on {text}, closed_on {text},
	revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

CREATE TABLE round_answer (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, round_id {id} NOT NULL, person_id {id} NOT NULL,
	subject {text} NOT NULL, progress {text} NOT NULL, helps {text} NOT NULL, hard_class {text} NOT NULL,
	hard_break {text} NOT NULL, seen {text} NOT NULL, answered_on {text}, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id), UNIQUE (school_id, pupil_id, round_id, person_id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};
CREATE INDEX round_answer_by_person ON round_answer (school_id, person_id, answered_on);
