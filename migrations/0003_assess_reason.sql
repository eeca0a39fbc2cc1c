-- Why an assessment was finished although something was missing (Code 6.45); empty when nothing was.
ALTER TABLE cycle ADD COLUMN assess_reason {text} NOT NULL DEFAULT '';
