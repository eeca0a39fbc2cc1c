#include "story/pupil_query_parts.h"

#include "core/door/look.h"
#include "core/people/year_rule.h"
#include "kit/html/ui.h"

const char *const pupil_query_part[] = { "q", "class", "year", "status", "step", "teacher", "roll", NULL };
enum { PARTS = sizeof pupil_query_part / sizeof *pupil_query_part - 1 };

const struct pupil_query_status pupil_query_status[] = { { "KE", "SEN Support or EHC plan" },
	                                                 { "K", "SEN Support" },
	                                                 { "E", "EHC plan" },
	                                                 { "N", "No SEN" },
	                                                 { NULL, NULL } };

static int64_t number_of(const struct params_in *p, const char *name, int64_t otherwise)
{
	int64_t v;

	return str_int(params_get(p, str_of(name)), &v) ? v : otherwise;
}

static int stage_of_code(struct str code)
{
	for (int s = STAGE_ASSESS; s <= STAGE_CLOSED; s++)
		if (str_eq(code, stage_code((enum stage)s)))
			return s;
	return str_is(code, "none") ? STAGE_NONE : STAGE_ANY;
}

struct pupil_query pupil_query_of(const struct params_in *p)
{
	struct pupil_query f = {
		.typed = str_trim(str_sub(params_get(p, S("q")), 0, 200)),
		.class_id = number_of(p, "class", 0),
		.year = number_of(p, "year", YEAR_ANY),
		.stage = stage_of_code(params_get(p, S("step"))),
		.teacher_id = number_of(p, "teacher", 0),
		.page = number_of(p, "page", 1),
	};
	struct str code = params_get(p, S("status")), roll = params_get(p, S("roll"));

	f.roll = str_is(roll, "left") ? ROLL_LEFT : str_is(roll, "all") ? ROLL_ALL : ROLL_HERE;
	for (size_t i = 0; pupil_query_status[i].code != NULL; i++)
		if (str_is(code, pupil_query_status[i].code))
			f.code = str_of(pupil_query_status[i].code);
	if (f.page < 1 || f.page > 100000)
		f.page = 1;
	return f;
}

void pupil_query_chosen(struct arena *a, const struct params_in *p, struct pupil_query *q)
{
	int64_t *chosen = NEW_ARRAY(a, int64_t, PUPILS_CHOSEN_MAX);
	int64_t id;

	for (size_t i = 0; i < p->n && q->chosens < PUPILS_CHOSEN_MAX; i++)
		if (str_is(p->v[i].name, "pupil") && str_int(p->v[i].value, &id))
			chosen[q->chosens++] = id;
	q->chosen = chosen;
}

struct str pupil_query_url(struct req *q, const char *path, bool with_page)
{
	struct str base = look_again(q, str_of(path), pupil_query_part, PARTS, NULL);

	return with_page ? str_fmt(q->a, "%.*spage=", STR_ARG(base)) : str_sub(base, 0, base.n - 1);
}

void pupil_query_hidden(struct req *q, const struct params_in *p)
{
	for (size_t i = 0; pupil_query_part[i] != NULL; i++) {
		struct str v = params_get(p, str_of(pupil_query_part[i]));

		if (v.n > 0)
			ui_hidden(&q->w, pupil_query_part[i], v);
	}
}
