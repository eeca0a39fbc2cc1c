-- A new letter or link for an account that is in use: who asked, who agreed, when it was used, and whether its owner has
-- said that they know. asked_by, answered_by: accounts; without one: whoever runs the server. answer: empty while it
-- waits for a second person; agreed, refused, withdrawn, stopped (by the owner); made: it took no second person.
CREATE TABLE account_reset (
	school_id {id} NOT NULL, account_id {id} NOT NULL, id {id} NOT NULL, asked_by {id}, asked_at {bigint} NOT NULL,
	until_at {bigint} NOT NULL, answer {text} NOT NULL, answered_by {id}, answered_at {bigint}, invitation_id {id},
	used_at {bigint}, used_on {text} NOT NULL, told_at {bigint},
	PRIMARY KEY (school_id, account_id, id),
	FOREIGN KEY (school_id, account_id) REFERENCES account (school_id, id)
) {clustered};
