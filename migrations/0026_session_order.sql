-- Which of two sessions began later, when both began in one second: ids sort by time. Sessions of before have none, and are over
-- within a day.
ALTER TABLE session_token ADD COLUMN id {id} NOT NULL DEFAULT 0;
