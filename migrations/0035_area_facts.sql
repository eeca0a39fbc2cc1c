-- What is known of the local area, value by value: each with where it is from, since when, who entered it, and what stood
-- before (docs/decisions/0047). What contacts, links and the profile had columns for becomes such values: nothing is lost,
-- and nobody knows any more who typed it (by_id none, at 0).
CREATE TABLE area_fact (
	school_id {id} NOT NULL REFERENCES school(id), id {id} NOT NULL, part {text} NOT NULL, item {text} NOT NULL,
	field {text} NOT NULL, place {bigint} NOT NULL, value {text} NOT NULL, state {text} NOT NULL, source {text} NOT NULL,
	spot {text} NOT NULL, since_on {text}, checked_on {text}, note {text} NOT NULL, by_id {id}, at {bigint} NOT NULL,
	ended_by {id}, ended_at {bigint} NOT NULL,
	PRIMARY KEY (school_id, id)
) {clustered};
CREATE INDEX area_fact_by_value ON area_fact (school_id, part, item, field);

INSERT INTO area_fact (school_id, id, part, item, field, place, value, state, source, spot, since_on, checked_on, note,
	by_id, at, ended_by, ended_at)
SELECT school_id, ROW_NUMBER() OVER (PARTITION BY school_id ORDER BY part, place, item, field), part, item, field,
	place, value, 'stands', source, '', NULL, checked_on, '', NULL, 0, NULL, 0 FROM (
	SELECT school_id, 'identity' AS part, '' AS item, 'la_name' AS field,
		0 AS place, la_name AS value, '' AS source, checked_on FROM area_profile
	UNION ALL SELECT school_id, 'identity', '', 'la_no', 0, la_no, '', checked_on FROM area_profile
	UNION ALL SELECT school_id, 'identity', '', 'service_name', 0, service_name, '', checked_on FROM area_profile
	UNION ALL SELECT school_id, 'identity', '', 'service_short', 0, service_short, '', checked_on FROM area_profile
	UNION ALL SELECT school_id, 'identity', '', 'strap_line', 0, strap_line, '', checked_on FROM area_profile
	UNION ALL
	SELECT school_id, 'local_offer', '', 'local_offer_url', 0, local_offer_url, '', checked_on FROM area_profile
	UNION ALL SELECT school_id, 'own', '', 'own_officer', 0, dpo, '', checked_on FROM area_profile
	UNION ALL SELECT school_id, 'own', '', 'own_notice_url', 0, privacy_url, '', checked_on FROM area_profile
	UNION ALL SELECT school_id, 'wording', '', 'words_senco', 0, words_senco, '', checked_on FROM area_profile
	UNION ALL
	SELECT school_id, 'wording', '', 'words_sen_support', 0, words_sen_support, '', checked_on FROM area_profile
	UNION ALL SELECT school_id, 'formats', 'formats', 'name', 1, formats, '', checked_on FROM area_profile
	UNION ALL SELECT school_id, 'contacts', 'c' || id, 'kind', position, kind, source, checked_on FROM area_contact
	UNION ALL SELECT school_id, 'contacts', 'c' || id, 'value', position, value, source, checked_on FROM area_contact
	UNION ALL
	SELECT school_id, 'contacts', 'c' || id, 'audience', position, audience, source, checked_on FROM area_contact
	UNION ALL SELECT school_id, 'contacts', 'c' || id, 'hours', position, hours, source, checked_on FROM area_contact
	UNION ALL SELECT school_id, 'contacts', 'c' || id, 'note', position, note, source, checked_on FROM area_contact
	UNION ALL SELECT school_id, 'links', 'l' || id, 'title', position, title, '', checked_on FROM area_link
	UNION ALL SELECT school_id, 'links', 'l' || id, 'url', position, url, '', checked_on FROM area_link
	UNION ALL SELECT school_id, 'links', 'l' || id, 'audience', position, audience, '', checked_on FROM area_link
	UNION ALL SELECT school_id, 'links', 'l' || id, 'phase', position, phase, '', checked_on FROM area_link
	UNION ALL SELECT school_id, 'links', 'l' || id, 'format', position, format, '', checked_on FROM area_link
	UNION ALL SELECT school_id, 'links', 'l' || id, 'language', position, language, '', checked_on FROM area_link
	UNION ALL SELECT school_id, 'links', 'l' || id, 'dated', position, dated, '', checked_on FROM area_link
) known WHERE value <> '';

DROP TABLE area_link;
DROP TABLE area_contact;
DROP TABLE area_profile;
