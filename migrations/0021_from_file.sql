-- Where a sentence of an assessment comes from: a file of the pupil's record and its page, and whose words it has (ours, or
-- those of the file). The file may have been withdrawn or moved since; the number stays, so that the sentence can say so.
ALTER TABLE need_statement ADD COLUMN file_id {id};
ALTER TABLE need_statement ADD COLUMN file_page {bigint} NOT NULL DEFAULT 0;
ALTER TABLE need_statement ADD COLUMN file_words {text} NOT NULL DEFAULT '';
ALTER TABLE insight ADD COLUMN file_id {id};
ALTER TABLE insight ADD COLUMN file_page {bigint} NOT NULL DEFAULT 0;
ALTER TABLE insight ADD COLUMN file_words {text} NOT NULL DEFAULT '';
