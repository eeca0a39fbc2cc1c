#include "boards/front/front_view.h"

#include "core/area/area.h"
#include "core/people/person_rec.h"
#include "core/record/record_sql.h"
#include "core/record/smallnum_rule.h"
#include "core/school/school_sql.h"

enum { KEPT_S = 300, KEPT_SCHOOLS = 64 };

#define IN_FORCE(code)                                                                                                 \
	"EXISTS (SELECT 1 FROM pupil_status s WHERE s.school_id = p.school_id AND s.pupil_id = p.id AND s.code = "     \
	"'" code "' AND s.starts <= $2 AND (s.ends IS NULL OR s.ends >= $2))"
STMT_UNSCOPED(Q_FRONT_NUMBERS, 1, "three counts for everybody, without anybody's name, small ones hidden",
              "SELECT COUNT(*) AS n, COALESCE(SUM(CASE WHEN " IN_FORCE(
                  "E") " THEN 1 ELSE 0 END), 0) AS plans,"
                       " COALESCE(SUM(CASE WHEN " IN_FORCE("K") " AND NOT " IN_FORCE(
                           "E") " THEN 1 ELSE 0 END), 0) AS supported"
                                " FROM pupil p WHERE p.school_id = $1 AND (p.joined_on IS NULL OR p.joined_on <= $2)"
                                " AND (p.left_on IS NULL OR p.left_on >= $2)");

static enum rc numbers_count(struct ctx *c, struct front_numbers *out)
{
	int64_t cell[4]; /* SEN Support, EHC plan, neither; all */
	const bool *hidden;
	struct rows r;

	*out = (struct front_numbers){ 0 };
	TRY(db_run(c->db, c->a, &Q_FRONT_NUMBERS, &r, &c->err, DV(c->actor.school_id), dv_date(c->a, c->now.today)));
	cell[0] = row_int(&r, 0, "supported");
	cell[1] = row_int(&r, 0, "plans");
	cell[3] = row_int(&r, 0, "n");
	cell[2] = cell[3] - cell[0] - cell[1];
	hidden = small_hide(c->a, &(struct small_table){ .cell = cell, .rows = 1, .cols = 4, .has_total_col = true },
	                    SMALL_MOST);
	*out = (struct front_numbers){ .any = cell[3] > 0 && !hidden[3],
		                       .all = cell[3],
		                       .support = cell[0],
		                       .plan = cell[1],
		                       .support_hidden = hidden[0],
		                       .plan_hidden = hidden[1] };
	return RC_OK;
}

/* Counting reads the whole roll, and anybody may ask for the page as often as they like: a worker counts a school once
 * in some minutes. */
static enum rc numbers_load(struct ctx *c, struct front_numbers *out)
{
	static struct kept {
		int64_t school_id, until;
		struct front_numbers numbers;
	} kept[KEPT_SCHOOLS];
	struct kept *k = &kept[(uint64_t)c->actor.school_id % KEPT_SCHOOLS];

	if (c->app->keep == NULL)
		return numbers_count(c, out);
	if (k->school_id != c->actor.school_id || c->now.utc >= k->until || c->now.utc < k->until - KEPT_S) {
		TRY(numbers_count(c, &k->numbers));
		k->school_id = c->actor.school_id;
		k->until = c->now.utc + KEPT_S;
	}
	*out = k->numbers;
	return RC_OK;
}
static enum rc staff_read(struct ctx *c, struct front_view *out)
{
	struct staff *s;
	size_t n;

	TRY(staff_list(c->db, c->a, c->actor.school_id, c->now.today, &s, &n, &c->err));
	for (size_t i = n; i-- > 0;) /* backwards: the first of a kind stays */
		if (s[i].senco && out->shown.senco)
			out->senco = str_fmt(c->a, "%.*s %.*s", STR_ARG(s[i].given), STR_ARG(s[i].family));
	return RC_OK;
}

/* An advice service has no pupils and no staff to show: its profile, its leaflets, its promise. */
static enum rc service_as_nobody(struct ctx *c, struct front_view *out)
{
	TRY(area_read(c, out->school.id, &out->area));
	out->advice.help = area_help_of(&out->area);
	TRY(enquiry_promise_load(c, &out->promise));
	return front_docs(c, &out->school, FRONT_LEAFLETS, out->leaflet, &out->leaflets);
}

static enum rc as_nobody(struct ctx *c, struct front_view *out)
{
	TRY(front_shown_load(c, &out->shown));
	if (out->shown.numbers)
		TRY(numbers_load(c, &out->numbers));
	TRY(staff_read(c, out));
	TRY(area_help_load(c, &out->advice.help));
	TRY(complaint_ways_load(c, &out->ways));
	for (size_t i = 0; i < out->ways.stages.n; i++)
		if (!out->shown.senco && !out->ways.stages.stage[i].head)
			out->ways.who[i] = S("the SENCO");
	TRY(enquiry_promise_load(c, &out->promise));
	TRY(enquiry_has_service(c, &out->school, &out->advice.writes));
	TRY(front_docs(c, &out->school, FRONT_LEAFLETS, out->leaflet, &out->leaflets));
	return front_docs(c, &out->school, FRONT_PAPERS, out->paper, &out->papers);
}

enum rc front_view_load(struct ctx *c, struct str word, struct front_view *out)
{
	struct actor who;
	enum rc rc;

	*out = (struct front_view){ 0 };
	TRY(public_school_load(c, word, &out->school));
	who = public_as(c, &out->school);
	rc = out->school.service ? service_as_nobody(c, out) : as_nobody(c, out);
	c->actor = who;
	return rc;
}
