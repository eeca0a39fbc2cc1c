-- The first schema. Every table starts with school_id; records of a pupil are clustered by pupil.
-- Type words: {id} 64-bit number, {bigint} 64-bit number, {text}, {blob}; {strict} and {clustered} end a table.

CREATE TABLE school (
	id {id} PRIMARY KEY, name {text} NOT NULL, short_name {text} NOT NULL, phase {text} NOT NULL,
	la_no {text} NOT NULL, estab_no {text} NOT NULL, urn {text} NOT NULL, address {text} NOT NULL,
	phone {text} NOT NULL, email {text} NOT NULL, website {text} NOT NULL, local_offer {text} NOT NULL,
	ready {bigint} NOT NULL, revision {bigint} NOT NULL
) {strict};

CREATE TABLE setting (
	school_id {id} NOT NULL REFERENCES school(id), name {text} NOT NULL, value {text} NOT NULL,
	PRIMARY KEY (school_id, name)
) {clustered};

CREATE TABLE term (
	school_id {id} NOT NULL REFERENCES school(id), id {id} NOT NULL, name {text} NOT NULL, starts {text} NOT NULL,
	half_starts {text} NOT NULL, half_ends {text} NOT NULL, ends {text} NOT NULL,
	PRIMARY KEY (school_id, id)
) {clustered};

CREATE TABLE closure (
	school_id {id} NOT NULL REFERENCES school(id), id {id} NOT NULL, name {text} NOT NULL, kind {text} NOT NULL,
	starts {text} NOT NULL, ends {text} NOT NULL,
	PRIMARY KEY (school_id, id)
) {clustered};

-- The local area: the information, advice and support service, the council, the Local Offer.
CREATE TABLE area_profile (
	school_id {id} PRIMARY KEY REFERENCES school(id), la_name {text} NOT NULL, la_no {text} NOT NULL,
	service_name {text} NOT NULL, service_short {text} NOT NULL, strap_line {text} NOT NULL,
	local_offer_url {text} NOT NULL, dpo {text} NOT NULL, privacy_url {text} NOT NULL,
	formats {text} NOT NULL, words_senco {text} NOT NULL, words_sen_support {text} NOT NULL,
	checked_on {text}, revision {bigint} NOT NULL
) {strict};

CREATE TABLE area_contact (
	school_id {id} NOT NULL REFERENCES school(id), id {id} NOT NULL, position {bigint} NOT NULL, kind {text} NOT NULL,
	value {text} NOT NULL, audience {text} NOT NULL, hours {text} NOT NULL, note {text} NOT NULL,
	source {text} NOT NULL, checked_on {text},
	PRIMARY KEY (school_id, id)
) {clustered};

CREATE TABLE area_link (
	school_id {id} NOT NULL REFERENCES school(id), id {id} NOT NULL, position {bigint} NOT NULL, title {text} NOT NULL,
	url {text} NOT NULL, audience {text} NOT NULL, phase {text} NOT NULL, format {text} NOT NULL,
	language {text} NOT NULL, dated {text} NOT NULL, checked_on {text},
	PRIMARY KEY (school_id, id)
) {clustered};

-- Everybody: staff, parents and carers, specialists, pupils who sign in.
CREATE TABLE person (
	school_id {id} NOT NULL REFERENCES school(id), id {id} NOT NULL, title {text} NOT NULL, given {text} NOT NULL,
	family {text} NOT NULL, name_key {text} NOT NULL, job {text} NOT NULL, email {text} NOT NULL, phone {text} NOT NULL,
	address {text} NOT NULL, language {text} NOT NULL, format {text} NOT NULL, interpreter {bigint} NOT NULL,
	staff_code {text} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, id)
) {clustered};
CREATE INDEX person_by_name ON person (school_id, name_key);

CREATE TABLE account (
	school_id {id} NOT NULL, id {id} NOT NULL, person_id {id} NOT NULL, login {text} NOT NULL UNIQUE,
	pw_hash {text} NOT NULL, state {text} NOT NULL, look {text} NOT NULL, created_at {bigint} NOT NULL,
	last_in_at {bigint}, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, id),
	FOREIGN KEY (school_id, person_id) REFERENCES person (school_id, id)
) {clustered};
CREATE INDEX account_by_person ON account (school_id, person_id);

CREATE TABLE role_grant (
	school_id {id} NOT NULL, id {id} NOT NULL, person_id {id} NOT NULL, role {text} NOT NULL, starts {text} NOT NULL,
	ends {text},
	PRIMARY KEY (school_id, id),
	FOREIGN KEY (school_id, person_id) REFERENCES person (school_id, id)
) {clustered};
CREATE INDEX role_grant_by_person ON role_grant (school_id, person_id, role);

CREATE TABLE session_token (
	token_hash {text} PRIMARY KEY, school_id {id} NOT NULL, account_id {id} NOT NULL, hat {text} NOT NULL,
	csrf {text} NOT NULL, created_at {bigint} NOT NULL, seen_at {bigint} NOT NULL,
	FOREIGN KEY (school_id, account_id) REFERENCES account (school_id, id)
) {strict};
CREATE INDEX session_token_by_account ON session_token (school_id, account_id);

CREATE TABLE device (
	token_hash {text} PRIMARY KEY, school_id {id} NOT NULL, account_id {id} NOT NULL, created_at {bigint} NOT NULL,
	seen_at {bigint} NOT NULL
) {strict};

-- Counters of failed sign-ins; subject says of what (account and device, account and strangers, address).
CREATE TABLE throttle (
	subject {text} PRIMARY KEY, failures {bigint} NOT NULL, first_at {bigint} NOT NULL, last_at {bigint} NOT NULL
) {strict};

CREATE TABLE invitation (
	token_hash {text} PRIMARY KEY, school_id {id} NOT NULL, account_id {id} NOT NULL, purpose {text} NOT NULL,
	expires_at {bigint} NOT NULL, used_at {bigint}
) {strict};

CREATE TABLE form_draft (
	school_id {id} NOT NULL, account_id {id} NOT NULL, form {text} NOT NULL, body {text} NOT NULL,
	saved_at {bigint} NOT NULL,
	PRIMARY KEY (school_id, account_id, form)
) {clustered};

CREATE TABLE class (
	school_id {id} NOT NULL REFERENCES school(id), id {id} NOT NULL, name {text} NOT NULL, year_group {bigint},
	PRIMARY KEY (school_id, id), UNIQUE (school_id, name)
) {clustered};

CREATE TABLE pupil (
	school_id {id} NOT NULL REFERENCES school(id), id {id} NOT NULL, upn {text} NOT NULL, former_upn {text} NOT NULL,
	given {text} NOT NULL, family {text} NOT NULL, preferred {text} NOT NULL, name_key {text} NOT NULL,
	born {text} NOT NULL, sex {text} NOT NULL, year_group {bigint} NOT NULL, class_id {id}, language {text} NOT NULL,
	pronoun {text} NOT NULL, about {text} NOT NULL, person_id {id}, joined_on {text}, left_on {text},
	revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, id),
	FOREIGN KEY (school_id, class_id) REFERENCES class (school_id, id),
	FOREIGN KEY (school_id, person_id) REFERENCES person (school_id, id)
) {clustered};
CREATE INDEX pupil_by_name ON pupil (school_id, name_key);
CREATE INDEX pupil_by_class ON pupil (school_id, class_id);
CREATE INDEX pupil_by_upn ON pupil (school_id, upn);
CREATE INDEX pupil_by_person ON pupil (school_id, person_id);

-- Dated history of the census code N, K, E: never overwritten. The current row has no end.
CREATE TABLE pupil_status (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, code {text} NOT NULL, starts {text} NOT NULL,
	ends {text}, reason {text} NOT NULL, decided_by {id},
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

CREATE TABLE pupil_need (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, code {text} NOT NULL, rank {bigint} NOT NULL,
	starts {text} NOT NULL, ends {text},
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

CREATE TABLE contact_link (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, person_id {id} NOT NULL,
	relationship {text} NOT NULL, responsibility {text} NOT NULL, lives_with {bigint} NOT NULL,
	contact_order {bigint} NOT NULL, gets_letters {bigint} NOT NULL, restricted {bigint} NOT NULL,
	restriction_note {text} NOT NULL, starts {text} NOT NULL, ends {text}, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id),
	FOREIGN KEY (school_id, person_id) REFERENCES person (school_id, id)
) {clustered};
CREATE INDEX contact_link_by_person ON contact_link (school_id, person_id);

-- Who teaches a class: kind teacher (class or subject) or ta.
CREATE TABLE teaching (
	school_id {id} NOT NULL, id {id} NOT NULL, person_id {id} NOT NULL, class_id {id} NOT NULL, kind {text} NOT NULL,
	subject {text} NOT NULL, is_main {bigint} NOT NULL, starts {text} NOT NULL, ends {text},
	PRIMARY KEY (school_id, id),
	FOREIGN KEY (school_id, person_id) REFERENCES person (school_id, id),
	FOREIGN KEY (school_id, class_id) REFERENCES class (school_id, id)
) {clustered};
CREATE INDEX teaching_by_person ON teaching (school_id, person_id);
CREATE INDEX teaching_by_class ON teaching (school_id, class_id);

-- Who is assigned to one pupil: kind ta, specialist.
CREATE TABLE assignment (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, person_id {id} NOT NULL, kind {text} NOT NULL,
	note {text} NOT NULL, starts {text} NOT NULL, ends {text},
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id),
	FOREIGN KEY (school_id, person_id) REFERENCES person (school_id, id)
) {clustered};
CREATE INDEX assignment_by_person ON assignment (school_id, person_id);

-- One turn of assess, plan, do, review. The stage is derived from the dates (domain/cycle).
CREATE TABLE cycle (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, number {bigint} NOT NULL, opened_on {text} NOT NULL,
	assessed_on {text}, planned_on {text}, do_on {text}, reviewed_on {text}, closed_on {text}, review_on {text},
	learned {text} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- Early discussion with parents and pupil (Code 6.39).
CREATE TABLE discussion (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, held_on {text} NOT NULL, present {text} NOT NULL,
	strengths {text} NOT NULL, difficulties {text} NOT NULL, parent_worries {text} NOT NULL, pupil_view {text} NOT NULL,
	hopes {text} NOT NULL, next_steps {text} NOT NULL, noted_by {id} NOT NULL, copy_on {text}, copy_how {text} NOT NULL,
	revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- The decision (6.43): sen_support, not_sen, adjustments, not_yet, end_support.
CREATE TABLE decision (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, decided_on {text} NOT NULL, result {text} NOT NULL,
	reason {text} NOT NULL, evidence {text} NOT NULL, decided_by {id} NOT NULL, with_whom {text} NOT NULL, monitor_on {text},
	discussion_id {id}, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- Formal information: one row for each person who is to be told. kind s68, discussion, plan, review, end_support.
CREATE TABLE notice (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, kind {text} NOT NULL, about_id {id} NOT NULL,
	person_id {id}, addressee {text} NOT NULL, to_pupil {bigint} NOT NULL, body {text} NOT NULL, made_on {text} NOT NULL,
	channel {text} NOT NULL, sent_on {text}, sent_by {id}, proof {text} NOT NULL, seen_at {bigint},
	revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- Assess: the eight sources of 6.45 (source 1..8), each statement with who said it, or why it is not relevant.
CREATE TABLE need_statement (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, cycle_id {id} NOT NULL, source {bigint} NOT NULL,
	words {text} NOT NULL, said_by {text} NOT NULL, not_relevant {text} NOT NULL, noted_by {id} NOT NULL,
	noted_on {text} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- What the school has learned: kind strength, barrier (each with what is done about it), know (what every teacher must know).
CREATE TABLE insight (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, cycle_id {id} NOT NULL, kind {text} NOT NULL,
	position {bigint} NOT NULL, words {text} NOT NULL, action {text} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- Views of pupil, parents, staff. moment: assess, plan, review, anytime. method: spoken, drawn, symbols, written, advocate …
CREATE TABLE view (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, cycle_id {id} NOT NULL, moment {text} NOT NULL,
	who {text} NOT NULL, person_id {id}, name {text} NOT NULL, method {text} NOT NULL, helper {text} NOT NULL,
	going_well {text} NOT NULL, hard {text} NOT NULL, words {text} NOT NULL, rating {bigint}, language {text} NOT NULL,
	private {bigint} NOT NULL, given_on {text} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- A plan version. state: draft, shared, superseded. A shared version never changes.
CREATE TABLE plan (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, cycle_id {id} NOT NULL, version {bigint} NOT NULL,
	state {text} NOT NULL, teacher_id {id}, review_on {text}, everyday {text} NOT NULL, home {text} NOT NULL,
	home_school {text} NOT NULL, parents_said {text} NOT NULL, parents_how {text} NOT NULL, pupil_said {text} NOT NULL,
	pupil_how {text} NOT NULL, parents_agree {text} NOT NULL, changes {text} NOT NULL, shared_on {text}, shared_by {id},
	made_by {id} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- An outcome in a plan version; root_id is the same in every version and cycle that carries it on.
-- Numbers are thousandths.
CREATE TABLE outcome (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, plan_id {id} NOT NULL, root_id {id} NOT NULL,
	position {bigint} NOT NULL, aim {text} NOT NULL, life_aim {bigint} NOT NULL, measure {text} NOT NULL, unit {text} NOT NULL,
	baseline {bigint}, target {bigint}, by_on {text}, checked {text} NOT NULL, expected {text} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

CREATE TABLE measure_point (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, outcome_root {id} NOT NULL, on_day {text} NOT NULL,
	value {bigint} NOT NULL, note {text} NOT NULL, noted_by {id} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- Support in a plan version. group_key joins pupils who are taught together.
CREATE TABLE provision (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, plan_id {id} NOT NULL, root_id {id} NOT NULL,
	position {bigint} NOT NULL, outcome_root {id}, what {text} NOT NULL, evidence {text} NOT NULL, giver_id {id},
	per_week {bigint} NOT NULL, minutes {bigint} NOT NULL, group_size {bigint} NOT NULL, group_key {text} NOT NULL,
	starts {text}, ends {text}, live {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};
CREATE INDEX provision_by_giver ON provision (school_id, giver_id, live);
CREATE INDEX provision_by_group ON provision (school_id, group_key, live);

-- What every teacher does in every lesson.
CREATE TABLE strategy (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, plan_id {id} NOT NULL, position {bigint} NOT NULL,
	words {text} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- A session of a support: given, part, missed. One row for each pupil, support and day turn.
CREATE TABLE session (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, provision_root {id} NOT NULL, on_day {text} NOT NULL,
	turn {bigint} NOT NULL, result {text} NOT NULL, reason {text} NOT NULL, minutes {bigint} NOT NULL, note {text} NOT NULL,
	noted_by {id} NOT NULL, noted_at {bigint} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id), UNIQUE (school_id, pupil_id, provision_root, on_day, turn),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- Staff confirm that they read a plan version: state read or help.
CREATE TABLE acknowledgement (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, plan_id {id} NOT NULL, person_id {id} NOT NULL,
	state {text} NOT NULL, note {text} NOT NULL, at {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id), UNIQUE (school_id, pupil_id, plan_id, person_id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- A parent's or the pupil's answer to a plan version: agree, disagree, comment.
CREATE TABLE plan_reply (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, plan_id {id} NOT NULL, person_id {id} NOT NULL,
	answer {text} NOT NULL, words {text} NOT NULL, at {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- Meetings with parents; a meeting is not a review. state: booked, held, missed, cancelled.
CREATE TABLE meeting (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, cycle_id {id}, kind {text} NOT NULL, on_day {text} NOT NULL,
	minute {bigint}, place {text} NOT NULL, who {text} NOT NULL, state {text} NOT NULL, counts {bigint} NOT NULL,
	notes {text} NOT NULL, agreed {text} NOT NULL, made_by {id} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- Review of a cycle. state: draft, final. next_step: continue, change, step_down, specialist, ehc (several, by line breaks).
CREATE TABLE review (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, cycle_id {id} NOT NULL, plan_id {id} NOT NULL,
	held_on {text} NOT NULL, state {text} NOT NULL, present {text} NOT NULL, differ {text} NOT NULL, learned {text} NOT NULL,
	next_step {text} NOT NULL, why {text} NOT NULL, family_agrees {text} NOT NULL, summary {text} NOT NULL,
	pupil_summary {text} NOT NULL, quality {text} NOT NULL, finished_on {text}, made_by {id} NOT NULL,
	revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

CREATE TABLE review_outcome (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, review_id {id} NOT NULL, outcome_root {id} NOT NULL,
	judgement {text} NOT NULL, after_value {bigint}, words {text} NOT NULL, carry {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

CREATE TABLE review_provision (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, review_id {id} NOT NULL, provision_root {id} NOT NULL,
	decision {text} NOT NULL, words {text} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- Between a family member and the school. kind: tell, unhappy, question. The other parent never sees it.
CREATE TABLE message (
	school_id {id} NOT NULL, pupil_id {id} NOT NULL, id {id} NOT NULL, person_id {id} NOT NULL, kind {text} NOT NULL,
	words {text} NOT NULL, language {text} NOT NULL, at {bigint} NOT NULL, answer {text} NOT NULL, answered_by {id},
	answered_at {bigint}, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, pupil_id, id),
	FOREIGN KEY (school_id, pupil_id) REFERENCES pupil (school_id, id)
) {clustered};

-- Files on their way in (imports), kept between preview and confirmation.
CREATE TABLE upload (
	school_id {id} NOT NULL, id {id} NOT NULL, account_id {id} NOT NULL, kind {text} NOT NULL, name {text} NOT NULL,
	body {blob} NOT NULL, made_at {bigint} NOT NULL,
	PRIMARY KEY (school_id, id)
) {clustered};

CREATE TABLE job (
	school_id {id} NOT NULL, id {id} NOT NULL, account_id {id} NOT NULL, kind {text} NOT NULL, args {text} NOT NULL,
	state {text} NOT NULL, done {bigint} NOT NULL, total {bigint} NOT NULL, say {text} NOT NULL, made_at {bigint} NOT NULL,
	changed_at {bigint} NOT NULL,
	PRIMARY KEY (school_id, id)
) {clustered};
CREATE INDEX job_by_state ON job (state, id);

-- Who did what: append-only, one hash chain for each school and chain. chain 'w' writes, 'r' reads.
CREATE TABLE event (
	school_id {id} NOT NULL, chain {text} NOT NULL, seq {bigint} NOT NULL, at {bigint} NOT NULL, account_id {id} NOT NULL,
	person_id {id} NOT NULL, hat {text} NOT NULL, action {text} NOT NULL, pupil {id} NOT NULL, record {text} NOT NULL,
	record_id {id} NOT NULL, digest {text} NOT NULL, hash {text} NOT NULL,
	PRIMARY KEY (school_id, chain, seq)
) {clustered};
CREATE INDEX event_by_pupil ON event (school_id, pupil, at);

-- The only definition of "whose pupils": person, in a hat, for a time. A restriction beats every grant; staff never
-- see their own child in a staff hat.
CREATE VIEW pupil_scope AS
SELECT p.school_id AS school_id, g.person_id AS person_id, g.role AS hat, p.id AS pupil_id, g.starts AS starts, g.ends AS ends
	FROM role_grant g JOIN pupil p ON p.school_id = g.school_id
	WHERE g.role IN ('senco', 'head')
	AND NOT EXISTS (SELECT 1 FROM contact_link c WHERE c.school_id = p.school_id AND c.pupil_id = p.id AND c.person_id = g.person_id)
UNION ALL
SELECT p.school_id, t.person_id, t.kind, p.id, t.starts, t.ends
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
