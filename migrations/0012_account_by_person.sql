-- Which of a pupil's contacts have an account: with its state in the index an engine looks up one person; without it SQLite
-- read all accounts of the school for each contact.
DROP INDEX account_by_person;
CREATE INDEX account_by_person ON account (school_id, person_id, state);
