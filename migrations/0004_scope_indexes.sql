-- pupil_scope asked by pupil: who teaches the class, who holds a role. Without these an engine reads every role of the
-- school for each pupil page, which grows with the school. They hold all columns of the view, so one look is enough.
DROP INDEX role_grant_by_person;
DROP INDEX teaching_by_person;
DROP INDEX teaching_by_class;
CREATE INDEX role_grant_by_person ON role_grant (school_id, person_id, role, starts, ends);
CREATE INDEX role_grant_by_role ON role_grant (school_id, role, person_id, starts, ends);
CREATE INDEX teaching_by_person ON teaching (school_id, person_id, class_id, kind, starts, ends, subject, is_main);
CREATE INDEX teaching_by_class ON teaching (school_id, class_id, kind, person_id, starts, ends);
