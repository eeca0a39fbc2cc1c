-- The name of a school in the addresses of its public pages: /s/marlbeck. Empty: its number stands there.
ALTER TABLE school ADD COLUMN web_name {text} NOT NULL DEFAULT '';
CREATE UNIQUE INDEX school_by_web_name ON school (web_name) WHERE web_name <> '';
