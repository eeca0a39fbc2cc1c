-- Lines of a file that were kept for later, those of one child together: they wait to be put right. cells, faults: CSV
-- (src/import/later_rec.h). They hold what the file says of people: that goes when they are brought in or taken out, and after a year.
CREATE TABLE import_later (
	school_id {id} NOT NULL, id {id} NOT NULL, kind {text} NOT NULL, who {text} NOT NULL, lines {text} NOT NULL,
	file {text} NOT NULL, columns {text} NOT NULL, keep_sen {bigint} NOT NULL, point_id {id}, scale_id {id},
	need_reach {bigint} NOT NULL, cells {text} NOT NULL, faults {text} NOT NULL, kept_by {id}, kept_at {bigint} NOT NULL,
	out_why {text} NOT NULL, out_by {id}, out_at {bigint} NOT NULL, revision {bigint} NOT NULL,
	PRIMARY KEY (school_id, id)
) {clustered};
