/* Which pupils the screening pages are about, and as of which day. */
#include "notice/screen/screening_filter_parts.h"

#include <stdlib.h>

#include "core/people/year_rule.h"

struct screening_wish screening_wish_read(struct req *q)
{
	struct str typed = form_date_typed(&q->query, q->a, S("on"));
	struct screening_wish k = { .filter.class_name = str_sub(req_query(q, "class"), 0, 60) };
	int64_t year;

	if (str_int(req_query(q, "year"), &year) && year >= YEAR_NURSERY_1 && year <= YEAR_OTHER) {
		k.filter.has_year = true;
		k.filter.year = (int)year;
	}
	if (typed.n > 0 && !date_parse(typed, &k.on))
		k.on_fault = S("Use a real date, such as 24 3 2026");
	else if (typed.n > 0 && date_cmp(k.on, q->c.now.today) > 0)
		k.on_fault = S("Choose today or a day before");
	if (k.on_fault.n > 0)
		k.on = DATE_NONE;
	return k;
}

static bool has_choice(const struct ui_choice *c, size_t n, struct str value)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(c[i].value, value))
			return true;
	return false;
}

static int by_label(const void *x, const void *y)
{
	return str_cmp(((const struct ui_choice *)x)->label, ((const struct ui_choice *)y)->label);
}

static void filter_class(struct req *q, const struct screening *s)
{
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, s->run.pupils + 1);
	size_t n = 1;

	c[0] = (struct ui_choice){ .label = S("Every class") };
	for (uint32_t i = 0; i < s->run.pupils; i++) {
		struct str name = s->pupil[i].class_name;

		if (s->pupil[i].held && name.n > 0 && !has_choice(c, n, name))
			c[n++] = (struct ui_choice){ .value = name, .label = name };
	}
	qsort(c + 1, n - 1, sizeof *c, by_label);
	if (n > 2)
		ui_select(&q->w,
		          &(struct ui_field){ .name = "class", .label = S("Class"), .value = req_query(q, "class") }, c,
		          n);
}

static void filter_year(struct req *q, const struct screening *s)
{
	struct ui_choice c[YEAR_LAST + 6];
	size_t n = 1;

	c[0] = (struct ui_choice){ .label = S("Every year") };
	for (int y = YEAR_NURSERY_1; y <= YEAR_LAST; y++) {
		bool here = false;

		for (uint32_t i = 0; i < s->run.pupils && !here; i++)
			here = s->pupil[i].held && s->run.pupil[i].year_group == y;
		if (here)
			c[n++] = (struct ui_choice){ .value = str_fmt(q->a, "%d", y), .label = year_label(q->a, y) };
	}
	if (n > 2)
		ui_select(&q->w,
		          &(struct ui_field){ .name = "year", .label = S("Year"), .value = req_query(q, "year") }, c,
		          n);
}

void screening_filter_write(struct req *q, const struct screening *s, const struct screening_wish *k, struct str view)
{
	ui_filter_begin(&q->w, S("/screening"));
	if (view.n > 0)
		ui_hidden(&q->w, "view", view);
	filter_year(q, s);
	filter_class(q, s);
	ui_date(&q->w, &(struct ui_field){ .name = "on",
	                                   .label = S("As it stood on"),
	                                   .optional = true,
	                                   .error = k->on_fault,
	                                   .value = form_date_typed(&q->query, q->a, S("on")) });
	ui_filter_end(&q->w, S("Show"));
}

struct str screening_missing_url(struct req *q)
{
	struct str filter = screening_query(q);
	struct str on = form_date_typed(&q->query, q->a, S("on"));

	return str_fmt(q->a, "/screening?view=missing%s%.*s%s%.*s", filter.n > 0 ? "&" : "", STR_ARG(filter),
	               on.n > 0 ? "&on=" : "", STR_ARG(url_encode(q->a, on)));
}
