#include "core/school/public.h"

#include "core/area/area.h"
#include "core/record/record_sql.h"
#include "core/school/area_help.h"
#include "core/school/school_sql.h"

#define SELECT "SELECT id, name, short_name, web_name, phase, urn, address, phone, email, website FROM school"

STMT(Q_PUBLIC_OF_NAME, 1, SELECT " WHERE web_name = $1");
STMT(Q_PUBLIC_OF_NUMBER, 2, SELECT " WHERE urn = $1 OR id = $2 ORDER BY CASE WHEN id = $2 THEN 0 ELSE 1 END, id");

STMT_UNSCOPED(Q_PUBLIC_ALL, 5000, "the list of schools of an installation, for everybody", SELECT " ORDER BY name, id");

static void from_row(struct arena *a, struct rows *r, size_t i, struct public_school *out)
{
	*out = (struct public_school){ .id = row_int(r, i, "id"),
		                       .key = row_str(r, i, "web_name"),
		                       .name = row_str(r, i, "name"),
		                       .short_name = row_str(r, i, "short_name"),
		                       .phase = row_str(r, i, "phase"),
		                       .address = row_str(r, i, "address"),
		                       .phone = row_str(r, i, "phone"),
		                       .email = row_str(r, i, "email"),
		                       .website = row_str(r, i, "website") };
	out->service = str_is(out->phase, "service");
	if (out->short_name.n == 0)
		out->short_name = out->name;
	if (out->key.n == 0)
		out->key = str_fmt(a, "%lld", (long long)out->id);
}

/* A service is reached as the profile of its area says: one place, which its officers keep. */
static enum rc reach_of(struct ctx *c, struct public_school *out)
{
	struct local_area v;
	struct area_help h;

	TRY(area_read(c, out->id, &v));
	h = area_help_of(&v);
	out->phone = h.phone;
	out->email = h.email;
	out->website = h.site;
	out->address = h.post;
	return RC_OK;
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
	from_row(c->a, &r, 0, out);
	return out->service ? reach_of(c, out) : RC_OK;
}

enum rc public_school_only(struct ctx *c, struct str word, struct public_school *out)
{
	TRY(public_school_load(c, word, out));
	return out->service ? RC_NONE : RC_OK;
}

enum rc public_school_own(struct ctx *c, struct public_school *out)
{
	return public_school_load(c, str_fmt(c->a, "%lld", (long long)c->actor.school_id), out);
}

struct str public_url(struct arena *a, const struct public_school *s, const char *rest)
{
	return str_fmt(a, "/s/%.*s%s", STR_ARG(s->key), rest);
}

struct actor public_as(struct ctx *c, const struct public_school *s)
{
	struct actor who = c->actor;

	c->actor = (struct actor){ .school_id = s->id, .service = s->service };
	return who;
}

enum rc public_schools(struct ctx *c, struct public_school **out, size_t *n)
{
	struct rows r;

	TRY(db_run(c->db, c->a, &Q_PUBLIC_ALL, &r, &c->err));
	*n = r.n;
	*out = NEW_ARRAY(c->a, struct public_school, r.n);
	for (size_t i = 0; i < r.n; i++)
		from_row(c->a, &r, i, &(*out)[i]);
	return RC_OK;
}
