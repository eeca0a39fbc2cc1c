#include "core/school/public.h"

#include "core/record/record_sql.h"
#include "core/school/school_sql.h"

STMT(Q_PUBLIC_OF_NAME, 1,
     "SELECT id, name, short_name, web_name, phase, urn, address, phone, email, website FROM school"
     " WHERE web_name = $1");
STMT(Q_PUBLIC_OF_NUMBER, 2,
     "SELECT id, name, short_name, web_name, phase, urn, address, phone, email, website FROM school"
     " WHERE urn = $1 OR id = $2 ORDER BY CASE WHEN id = $2 THEN 0 ELSE 1 END, id");

static void from_row(struct arena *a, struct rows *r, struct public_school *out)
{
	*out = (struct public_school){ .id = row_int(r, 0, "id"),
		                       .key = row_str(r, 0, "web_name"),
		                       .name = row_str(r, 0, "name"),
		                       .short_name = row_str(r, 0, "short_name"),
		                       .phase = row_str(r, 0, "phase"),
		                       .address = row_str(r, 0, "address"),
		                       .phone = row_str(r, 0, "phone"),
		                       .email = row_str(r, 0, "email"),
		                       .website = row_str(r, 0, "website") };
	if (out->short_name.n == 0)
		out->short_name = out->name;
	if (out->key.n == 0)
		out->key = str_fmt(a, "%lld", (long long)out->id);
}

enum rc public_school_load(struct ctx *c, struct str word, struct public_school *out)
{
	struct rows r;
	int64_t number;
	bool by_number = str_int(word, &number);

	*out = (struct public_school){ 0 };
	if (word.n == 0)
		return RC_NONE;
	if (by_number)
		TRY(db_run(c->db, c->a, &Q_PUBLIC_OF_NUMBER, &r, &c->err, DV(word), DV(number)));
	else
		TRY(db_run(c->db, c->a, &Q_PUBLIC_OF_NAME, &r, &c->err, DV(word)));
	if (r.n == 0 || (r.n > 1 && row_int(&r, 0, "id") != number)) /* two schools with one URN: neither */
		return RC_NONE;
	from_row(c->a, &r, out);
	return RC_OK;
}

enum rc public_school_own(struct ctx *c, struct public_school *out)
{
	return public_school_load(c, str_fmt(c->a, "%lld", (long long)c->actor.school_id), out);
}

struct str public_url(struct arena *a, const struct public_school *s, const char *rest)
{
	return str_fmt(a, "/s/%.*s%s", STR_ARG(s->key), rest);
}
