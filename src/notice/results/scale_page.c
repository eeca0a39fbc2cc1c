/* /settings/scales and /settings/points: how the school measures progress, and when. */
#include <string.h>

#include "kit/html/ui.h"
#include "notice/results/scale_rule.h"
#include "notice/results/subject_rule.h"
#include "core/door/page.h"
#include "notice/results/scales.h"
#include "core/school/setting_parts.h"

static void head(struct req *q, struct str title, struct str lead, struct str back)
{
	page_begin(q, &(struct page){ .title = title,
	                              .menu = "/settings",
	                              .width = "width--read",
	                              .back_url = back,
	                              .back_text = str_is(back, "/settings")          ? S("School settings")
	                                           : str_is(back, "/settings/scales") ? S("Scales")
	                                                                              : S("Assessment points") });
	html(&q->w, "<div class=\"head\"><h1>$</h1>", h(title));
	if (lead.n > 0)
		html(&q->w, "<p class=\"lead quiet\">$</p>", h(lead));
	html(&q->w, "</div>\n");
}

/* ---- scales ---- */

static struct str subjects_of(struct arena *a, const struct scale *s)
{
	struct str name[SCALE_STEPS_MAX];
	struct str rest = s->subjects;
	size_t n = 0;

	while (rest.n > 0 && n < SCALE_STEPS_MAX) {
		struct str code = str_trim(str_cut(rest, '\n', &rest));

		if (code.n > 0)
			name[n++] = subject_name(a, code);
	}
	return n > 0 ? str_join(a, name, n, S(", ")) : S("Every subject");
}

/* "80 to 120", "4:00 to 17:00", "WTS, EXS, GDS", "Words". */
static struct str range_of(struct arena *a, const struct scale *s)
{
	struct scale_step *step;
	size_t n = scale_steps(a, s, &step);
	struct str code[SCALE_STEPS_MAX];

	for (size_t i = 0; i < n; i++)
		code[i] = step[i].code;
	if (scale_has_steps(s))
		return str_join(a, code, n, S(", "));
	if (!scale_is_number(s))
		return S("In words");
	if (s->low == MILLI_NONE || s->high == MILLI_NONE)
		return S("Any number");
	return str_fmt(a, "%.*s to %.*s", STR_ARG(scale_text(a, s, s->low, S(""), S(""))),
	               STR_ARG(scale_text(a, s, s->high, S(""), S(""))));
}

static void scales_table(struct req *q, const struct scales *all, bool live)
{
	static const struct ui_column cols[] = { { .head = { "Scale", 5 } },
		                                 { .head = { "Results", 7 } },
		                                 { .head = { "Subjects", 8 } },
		                                 { .head = { "National figure", 15 } } };
	struct ui_table t = {
		.caption = live ? S("Scales in use") : S("Scales not in use"), .col = cols, .cols = 4, .cards = true
	};

	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < all->n; i++) {
		const struct scale *s = &all->scale[i];

		if ((s->live != 0) != live)
			continue;
		ui_row_begin(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		html(&q->w, "<a href=\"$\">$</a>", h_url(str_fmt(q->a, "/settings/scales/%lld", (long long)s->id)),
		     h(s->name));
		ui_cell_end(&q->w, &t);
		ui_cell(&q->w, &t, range_of(q->a, s));
		ui_cell(&q->w, &t, subjects_of(q->a, s));
		ui_cell(&q->w, &t,
		        s->national == MILLI_NONE
		            ? S("None")
		            : str_fmt(q->a, "%.*s: %.*s", STR_ARG(scale_text(q->a, s, s->national, S(""), S(""))),
		                      STR_ARG(s->national_says)));
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
}

static enum rc page_scales(struct req *q)
{
	struct scales all;
	size_t live = 0;

	TRY(scales_load(&q->c, &all));
	for (size_t i = 0; i < all.n; i++)
		live += all.scale[i].live != 0;
	page_begin(q, &(struct page){ .title = S("Scales"),
	                              .menu = "/settings",
	                              .back_url = S("/settings"),
	                              .back_text = S("School settings") });
	html(&q->w, "<div class=\"head\"><h1>Scales</h1><p class=\"lead quiet\">Results are compared only on the same "
	            "scale. "
	            "Steps and words are shown and never calculated with.</p></div>\n<div class=\"stack--l\">\n");
	page_done(q);
	ui_sheet_begin(&q->w, "live", S("In use"), str_fmt(q->a, "%zu", live));
	scales_table(q, &all, true);
	html(&q->w, "<p class=\"gap\">");
	ui_action(&q->w, &(struct ui_action){ .text = S("Add a scale of your own"),
	                                      .url = S("/settings/scales/new"),
	                                      .secondary = true });
	html(&q->w, "</p>\n");
	ui_sheet_end(&q->w);
	if (live < all.n) {
		ui_sheet_begin(&q->w, "rest", S("Not in use"), str_fmt(q->a, "%zu", all.n - live));
		scales_table(q, &all, false);
		ui_sheet_end(&q->w);
	}
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc scale_page(struct req *q, struct form *f, struct str action, int64_t results, const struct scale *theirs)
{
	static const char *const what[] = { "name", "kind", "subjects", "live" };
	static const char *const numbers[] = { "rising", "low", "high", "step", "band" };
	static const char *const rest[] = { "steps", "codes" };
	static const char *const about[] = { "national",    "national_says", "national_year",
		                             "months_from", "months_to",     "source" };
	const struct scale *s = f->obj;

	head(q, s->revision == 0 ? S("A scale of your own") : s->name, STR_NONE, S("/settings/scales"));
	form_summary(f);
	if (theirs != NULL)
		form_conflict(f, theirs);
	if (results > 0)
		ui_note(&q->w, str_fmt(q->a, "%lld results are on this scale.", (long long)results),
		        S("What a result is stays as it is; codes of steps keep their order."), false);
	form_begin(f, action);
	html(&q->w,
	     "<div class=\"stack--l\">\n<section class=\"sheet\" aria-labelledby=\"what\"><h2 id=\"what\">What it "
	     "measures</h2>\n");
	for (size_t i = 0; i < sizeof what / sizeof *what; i++)
		form_field(f, what[i]);
	html(&q->w,
	     "</section>\n<section class=\"sheet\" aria-labelledby=\"numbers\"><h2 id=\"numbers\">Scores, counts and "
	     "ages</h2>\n");
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		form_field(f, numbers[i]);
	html(&q->w, "</section>\n<section class=\"sheet\" aria-labelledby=\"lists\"><h2 id=\"lists\">Steps and codes"
	            "</h2>\n");
	for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
		form_field(f, rest[i]);
	html(&q->w,
	     "</section>\n<section class=\"sheet\" aria-labelledby=\"about\"><h2 id=\"about\">What it is compared "
	     "with, and where it is from</h2>\n");
	for (size_t i = 0; i < sizeof about / sizeof *about; i++)
		form_field(f, about[i]);
	ui_button(&q->w, S("Save"), NULL, NULL, false);
	html(&q->w, "</section></div>\n");
	form_end(f);
	page_end(q);
	return RC_OK;
}

/* The record keeps an age in months; people write and read it as years:months, as in a result. Fields come in the order
 * of the record: the kind is known when a number is read. Step and error are lengths of time, not ages. */
static bool is_age_field(const struct field *fd, const struct scale *s)
{
	return fd->type == FT_MILLI && scale_is_age(s) && strcmp(fd->name, "step") != 0 &&
	       strcmp(fd->name, "band") != 0;
}

static struct str scale_decode(struct arena *a, const struct field *fd, struct str typed, void *obj)
{
	struct str t = str_trim(typed);

	if (!is_age_field(fd, obj) || t.n == 0)
		return field_decode(a, fd, typed, obj);
	*(int64_t *)field_at(fd, obj) = MILLI_NONE;
	return scale_age_read(a, t, field_at(fd, obj)) ? STR_NONE
	                                               : str_fmt(a, "%s: write years:months, such as 7:06", fd->label);
}

static struct str scale_field_text(struct arena *a, const struct field *fd, const void *obj)
{
	if (!is_age_field(fd, obj))
		return field_text(a, fd, obj);
	return scale_age_text(a, *(const int64_t *)field_get(fd, obj));
}

static enum rc scale_answer(struct req *q, int64_t id, struct str action)
{
	struct scale v, theirs;
	const char *field;
	struct str fault;
	struct form f;
	int64_t results;
	enum rc rc = scale_open(&q->c, id, &v, &results);

	if (rc != RC_OK)
		return rc;
	form_init(&f, q, &scale_rec, &v);
	f.decode = scale_decode;
	f.text = scale_field_text;
	if (!str_is(q->net->method, "POST"))
		return scale_page(q, &f, action, results, NULL);
	if (!form_read(&f))
		return scale_page(q, &f, action, results, NULL);
	if (id != 0)
		v.id = id;
	rc = scale_save(&q->c, &v, &theirs, &field, &fault);
	if (rc == RC_CONFLICT)
		return scale_page(q, &f, action, results, &theirs);
	if (rc == RC_INVALID) {
		form_error(&f, field, fault);
		return scale_page(q, &f, action, results, NULL);
	}
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return req_redirect(q, "/settings/scales?done=saved");
}

static enum rc page_scale(struct req *q)
{
	return scale_answer(q, q->id[0], str_fmt(q->a, "/settings/scales/%lld", (long long)q->id[0]));
}

static enum rc page_scale_new(struct req *q)
{
	return scale_answer(q, 0, S("/settings/scales/new"));
}

/* ---- assessment points ---- */

static void points_table(struct req *q, const struct scales *all)
{
	static const struct ui_column cols[] = { { .head = { "Name", 4 } }, { .head = { "Day", 3 } } };
	struct ui_table t = { .caption = S("Assessment points, newest first"), .col = cols, .cols = 2 };

	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < all->points; i++) {
		ui_row_begin(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		html(&q->w, "<a href=\"$\">$</a>",
		     h_url(str_fmt(q->a, "/settings/points/%lld", (long long)all->point[i].id)), h(all->point[i].name));
		ui_cell_end(&q->w, &t);
		ui_cell(&q->w, &t, date_long(q->a, all->point[i].held_on));
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
}

static void year_button(struct req *q, int year, bool secondary)
{
	ui_action(&q->w,
	          &(struct ui_action){ .text = str_fmt(q->a, "Add one for each term of %d to %d", year, year + 1),
	                               .name = "year",
	                               .value = str_fmt(q->a, "%d", year),
	                               .secondary = secondary });
}

static enum rc page_points(struct req *q)
{
	struct scales all;
	int year = date_school_year(q->c.now.today).y;

	TRY(scales_load(&q->c, &all));
	head(q, S("Assessment points"), S("When the school looks at everybody’s progress. Each result belongs to one."),
	     S("/settings"));
	page_done(q);
	html(&q->w, "<section class=\"sheet\">\n");
	if (all.points > 0)
		points_table(q, &all);
	else
		ui_empty(&q->w, S("There are none yet. One near the end of each term is usual."));
	html(&q->w, "<form class=\"gap\" method=\"post\" action=\"/settings/points\"><p class=\"row\">\n");
	form_token(q);
	ui_action(&q->w, &(struct ui_action){ .text = S("Add an assessment point"),
	                                      .url = S("/settings/points/new"),
	                                      .secondary = all.points == 0 });
	year_button(q, year, all.points > 0);
	year_button(q, year - 1, true);
	html(&q->w,
	     "</p></form>\n<p class=\"small quiet\">Two weeks before each term ends; you can correct the days.</p>"
	     "</section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc do_points(struct req *q)
{
	int64_t year;
	size_t added;

	if (!str_int(req_form(q, "year"), &year) || year < 2000 || year > 2100)
		return req_redirect(q, "/settings/points");
	TRY(points_of_year(&q->c, (int)year, &added));
	return req_redirect(q, "/settings/points?done=saved");
}

static enum rc point_page(struct req *q, struct form *f, struct str action, int64_t results,
                          const struct assessment_point *theirs)
{
	const struct assessment_point *p = f->obj;

	head(q, p->revision == 0 ? S("An assessment point") : p->name, STR_NONE, S("/settings/points"));
	form_summary(f);
	if (theirs != NULL)
		form_conflict(f, theirs);
	html(&q->w, "<section class=\"sheet\">\n");
	form_begin(f, action);
	form_field(f, "name");
	form_field(f, "held_on");
	html(&q->w, "<p class=\"row\">");
	ui_button(&q->w, S("Save"), NULL, NULL, false);
	if (p->revision != 0 && results == 0)
		ui_action(&q->w, &(struct ui_action){
		                     .text = S("Remove"), .name = "remove", .value = S("1"), .warning = true });
	html(&q->w, "</p>\n");
	form_end(f);
	if (results > 0)
		html(&q->w,
		     "<p class=\"small quiet\">$ results hang on it, so it cannot be removed. Another day moves them "
		     "all.</p>\n",
		     h(results));
	html(&q->w, "</section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc point_answer(struct req *q, int64_t id, struct str action)
{
	struct assessment_point v, theirs;
	const char *field;
	struct str fault;
	struct form f;
	int64_t results;
	enum rc rc = point_open(&q->c, id, &v, &results);

	if (rc != RC_OK)
		return rc;
	form_init(&f, q, &assessment_point_rec, &v);
	if (!str_is(q->net->method, "POST"))
		return point_page(q, &f, action, results, NULL);
	if (!form_read(&f) || !form_need(&f, "name") || !form_need(&f, "held_on"))
		return point_page(q, &f, action, results, NULL);
	if (id != 0)
		v.id = id;
	if (id != 0 && req_form(q, "remove").n > 0)
		rc = point_remove(&q->c, id, v.revision);
	else
		rc = point_save(&q->c, &v, &theirs, &field, &fault);
	if (rc == RC_CONFLICT) {
		rc = point_open(&q->c, id, &theirs, &results);
		return rc == RC_OK ? point_page(q, &f, action, results, &theirs) : rc;
	}
	if (rc == RC_INVALID) {
		form_error(&f, field, fault);
		return point_page(q, &f, action, results, NULL);
	}
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return req_redirect(q, "/settings/points?done=saved");
}

static enum rc page_point(struct req *q)
{
	return point_answer(q, q->id[0], str_fmt(q->a, "/settings/points/%lld", (long long)q->id[0]));
}

static enum rc page_point_new(struct req *q)
{
	return point_answer(q, 0, S("/settings/points/new"));
}

ROUTES(scale_routes, R_WRITE(GET, "/settings/scales", CAP_PRACTICE, page_scales),
       R(GET, "/settings/scales/new", CAP_PRACTICE, page_scale_new),
       R(POST, "/settings/scales/new", CAP_PRACTICE, page_scale_new),
       R(GET, "/settings/scales/:id", CAP_PRACTICE, page_scale),
       R(POST, "/settings/scales/:id", CAP_PRACTICE, page_scale),
       R_WRITE(GET, "/settings/points", CAP_PRACTICE, page_points),
       R(POST, "/settings/points", CAP_PRACTICE, do_points),
       R(GET, "/settings/points/new", CAP_PRACTICE, page_point_new),
       R(POST, "/settings/points/new", CAP_PRACTICE, page_point_new),
       R(GET, "/settings/points/:id", CAP_PRACTICE, page_point),
       R(POST, "/settings/points/:id", CAP_PRACTICE, page_point));
SETTING(setting_scales, .order = 70, .path = "/settings/scales", .title = "Scales",
        .about = "How progress is measured: tests, outcome_judgement_choices, your own", .cap = CAP_PRACTICE);
SETTING(setting_points, .order = 80, .path = "/settings/points", .title = "Assessment points",
        .about = "When the school looks at everybody’s progress", .cap = CAP_PRACTICE);
