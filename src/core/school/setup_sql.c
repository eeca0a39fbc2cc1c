#include "core/school/setup_sql.h"

STMT(Q_SCHOOL_INSERT, 0,
     "INSERT INTO school (id, name, short_name, phase, la_no, estab_no, urn, address, phone, email, website, "
     "local_offer,"
     " web_name, ready, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)");
STMT(Q_SCHOOL_UPDATE, 0,
     "UPDATE school SET name = $2, short_name = $3, phase = $4, la_no = $5, estab_no = $6, urn = $7, address = $8,"
     " phone = $9, email = $10, website = $11, local_offer = $12, ready = $13, revision = revision + 1 WHERE id = $1");
STMT(Q_SCHOOL_IDS, 1000, "SELECT id FROM school ORDER BY id");
STMT(
    Q_TERM_INSERT, 0,
    "INSERT INTO term (school_id, id, name, starts, half_starts, half_ends, ends) VALUES ($1, $2, $3, $4, $5, $6, $7)");
STMT(Q_TERM_DELETE, 0, "DELETE FROM term WHERE school_id = $1");
STMT(Q_CLOSURE_INSERT, 0,
     "INSERT INTO closure (school_id, id, name, kind, starts, ends) VALUES ($1, $2, $3, $4, $5, $6)");
STMT(Q_CLOSURE_DELETE, 0, "DELETE FROM closure WHERE school_id = $1");
STMT(Q_AREA_SAVE, 0,
     "INSERT INTO area_profile (school_id, la_name, la_no, service_name, service_short, strap_line, local_offer_url, "
     "dpo,"
     " privacy_url, formats, words_senco, words_sen_support, checked_on, revision)"
     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)"
     " ON CONFLICT (school_id) DO UPDATE SET la_name = excluded.la_name, la_no = excluded.la_no,"
     " service_name = excluded.service_name, service_short = excluded.service_short, strap_line = excluded.strap_line,"
     " local_offer_url = excluded.local_offer_url, dpo = excluded.dpo, privacy_url = excluded.privacy_url,"
     " formats = excluded.formats, words_senco = excluded.words_senco, words_sen_support = excluded.words_sen_support,"
     " checked_on = excluded.checked_on, revision = area_profile.revision + 1");
STMT(Q_AREA_CONTACT_INSERT, 0,
     "INSERT INTO area_contact (school_id, id, position, kind, value, audience, hours, note, source, checked_on)"
     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
STMT(Q_AREA_CONTACT_DELETE, 0, "DELETE FROM area_contact WHERE school_id = $1");
STMT(Q_AREA_LINK_INSERT, 0,
     "INSERT INTO area_link (school_id, id, position, title, url, audience, phase, format, language, dated, checked_on)"
     " VALUES ($1, $2, $3, $4, $5, $6, '', 'page', 'en', '', $7)");

enum rc school_insert(struct db *db, struct arena *a, const struct school_row *s, struct err *e)
{
	return db_run(db, a, &Q_SCHOOL_INSERT, NULL, e, DV(s->id), DV(s->name), DV(s->short_name), DV(s->phase),
	              DV(s->la_no), DV(s->estab_no), DV(s->urn), DV(s->address), DV(s->phone), DV(s->email),
	              DV(s->website), DV(s->local_offer), DV(s->web_name), DV(s->ready));
}

enum rc school_update(struct db *db, struct arena *a, const struct school_row *s, struct err *e)
{
	return db_run(db, a, &Q_SCHOOL_UPDATE, NULL, e, DV(s->id), DV(s->name), DV(s->short_name), DV(s->phase),
	              DV(s->la_no), DV(s->estab_no), DV(s->urn), DV(s->address), DV(s->phone), DV(s->email),
	              DV(s->website), DV(s->local_offer), DV(s->ready));
}

enum rc school_ids(struct db *db, struct arena *a, int64_t *out, size_t max, size_t *n, struct err *e)
{
	struct rows r;

	*n = 0;
	TRY(db_run(db, a, &Q_SCHOOL_IDS, &r, e));
	for (size_t i = 0; i < r.n && i < max; i++)
		out[(*n)++] = row_int(&r, i, "id");
	return RC_OK;
}

enum rc term_insert(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct str name, struct date starts,
                    struct date half_starts, struct date half_ends, struct date ends, struct err *e)
{
	return db_run(db, a, &Q_TERM_INSERT, NULL, e, DV(school_id), DV(id), DV(name), dv_date(a, starts),
	              dv_date(a, half_starts), dv_date(a, half_ends), dv_date(a, ends));
}

enum rc term_delete_all(struct db *db, struct arena *a, int64_t school_id, struct err *e)
{
	return db_run(db, a, &Q_TERM_DELETE, NULL, e, DV(school_id));
}

enum rc closure_insert(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct str name,
                       enum closure_kind kind, struct date starts, struct date ends, struct err *e)
{
	return db_run(db, a, &Q_CLOSURE_INSERT, NULL, e, DV(school_id), DV(id), DV(name), DV(closure_kind_code(kind)),
	              dv_date(a, starts), dv_date(a, ends));
}

enum rc closure_delete_all(struct db *db, struct arena *a, int64_t school_id, struct err *e)
{
	return db_run(db, a, &Q_CLOSURE_DELETE, NULL, e, DV(school_id));
}

enum rc area_save(struct db *db, struct arena *a, const struct area_row *v, struct err *e)
{
	return db_run(db, a, &Q_AREA_SAVE, NULL, e, DV(v->school_id), DV(v->la_name), DV(v->la_no), DV(v->service_name),
	              DV(v->service_short), DV(v->strap_line), DV(v->local_offer_url), DV(v->dpo), DV(v->privacy_url),
	              DV(v->formats), DV(v->words_senco), DV(v->words_sen_support), dv_date(a, v->checked_on));
}

enum rc area_contact_insert(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t position,
                            enum area_contact_kind kind, struct str value, enum audience audience, struct str hours,
                            struct str note, struct str source, struct date checked_on, struct err *e)
{
	return db_run(db, a, &Q_AREA_CONTACT_INSERT, NULL, e, DV(school_id), DV(id), DV(position),
	              DV(area_contact_kind_code(kind)), DV(value), DV(audience_code(audience)), DV(hours), DV(note),
	              DV(source), dv_date(a, checked_on));
}

enum rc area_contact_delete_all(struct db *db, struct arena *a, int64_t school_id, struct err *e)
{
	return db_run(db, a, &Q_AREA_CONTACT_DELETE, NULL, e, DV(school_id));
}

enum rc area_link_insert(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t position,
                         struct str title, struct str url, enum audience audience, struct date checked_on,
                         struct err *e)
{
	return db_run(db, a, &Q_AREA_LINK_INSERT, NULL, e, DV(school_id), DV(id), DV(position), DV(title), DV(url),
	              DV(audience_code(audience)), dv_date(a, checked_on));
}
