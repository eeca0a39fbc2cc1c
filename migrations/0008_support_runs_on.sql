-- Support runs until it is replaced, stopped or the plan ends, not until the day on which the review was to be: only a day
-- that is not the review's is an end of its own.
UPDATE provision SET ends = NULL WHERE ends = (SELECT l.review_on FROM plan l WHERE l.school_id = provision.school_id
	AND l.pupil_id = provision.pupil_id AND l.id = provision.plan_id);
