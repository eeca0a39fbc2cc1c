#include "complain/complaint_ways.h"

#include "complain/complaint.h"
#include "core/people/person_rec.h"
#include "core/school/school_sql.h"

enum rc complaint_ways_load(struct ctx *c, struct complaint_ways *out)
{
	struct str senco = STR_NONE, head = STR_NONE;
	struct staff *s;
	size_t n = 0;

	TRY(complaint_stages_read_own(c, &out->stages));
	TRY(staff_list(c->db, c->a, c->actor.school_id, c->now.today, &s, &n, &c->err));
	for (size_t i = 0; i < n; i++) {
		struct str name = name_formal(c->a, s[i].title, s[i].given, s[i].family);

		if (s[i].senco && senco.n == 0)
			senco = name;
		if (s[i].head && head.n == 0)
			head = name;
	}
	for (size_t i = 0; i < out->stages.n; i++)
		out->who[i] = out->stages.stage[i].head ? head.n > 0 ? head : S("the headteacher")
		              : senco.n > 0 ? senco
		                                        : S("the SENCO");
	return RC_OK;
}

struct str complaint_way_words(struct arena *a, const struct complaint_ways *w, size_t i)
{
	int64_t days = w->stages.stage[i].days;

	return str_fmt(a, "%.*s sees to it. You get an answer within %lld school day%s.",
	               STR_ARG(str_sentence(a, w->who[i])), (long long)days, days == 1 ? "" : "s");
}

size_t complaint_way_lines(struct arena *a, const struct complaint_ways *w, struct str line[COMPLAINT_STAGES_MOST])
{
	for (size_t i = 0; i < w->stages.n; i++) {
		int64_t days = w->stages.stage[i].days;

		line[i] = str_fmt(a, "%.*s (an answer within %lld school day%s).", STR_ARG(w->stages.stage[i].name),
		                  (long long)days, days == 1 ? "" : "s");
	}
	return w->stages.n;
}
