#include "core/people/pupil_tabs_parts.h"

#include <string.h>

#include "core/people/person_rec.h"

enum { PARTS_MAX = 64 };

extern const struct pupil_part *const __start_apdr_tab[] __attribute__((weak));
extern const struct pupil_part *const __stop_apdr_tab[] __attribute__((weak));

static const struct {
	const char *text;
	const char *icon; /* NULL: none */
} TABS[TAB_COUNT] = {
	[TAB_OVERVIEW] = { "Overview", NULL },
	[TAB_NOTICE] = { "Notice", NULL },
	[TAB_ASSESS] = { "Assess", "assess" },
	[TAB_PLAN] = { "Plan", "plan" },
	[TAB_DO] = { "Do", "do" },
	[TAB_REVIEW] = { "Review", "review" },
	[TAB_FAMILY] = { "Family", NULL },
	[TAB_HISTORY] = { "History", NULL },
};

size_t pupil_part_count(void)
{
	return (size_t)(__stop_apdr_tab - __start_apdr_tab);
}

const struct pupil_part *pupil_part_at(size_t i)
{
	return __start_apdr_tab[i];
}

/* Those of the role, by tab and order. */
static size_t parts_of(enum role r, const struct pupil_part *out[PARTS_MAX])
{
	size_t n = 0;

	for (size_t i = 0; i < pupil_part_count() && n < PARTS_MAX; i++) {
		const struct pupil_part *p = pupil_part_at(i);
		size_t at = n;

		if (!role_can(r, p->cap))
			continue;
		for (; at > 0 &&
		       (out[at - 1]->tab > p->tab || (out[at - 1]->tab == p->tab && out[at - 1]->order > p->order));
		     at--)
			out[at] = out[at - 1];
		out[at] = p;
		n++;
	}
	return n;
}

static enum tab tab_of(const char *rest)
{
	for (size_t i = 0; i < pupil_part_count(); i++)
		if (strcmp(pupil_part_at(i)->rest, rest) == 0)
			return pupil_part_at(i)->tab;
	return TAB_COUNT;
}

void pupil_tabs(struct req *q, int64_t pupil_id, struct str first, const char *current, enum tab now)
{
	const struct pupil_part *part[PARTS_MAX];
	size_t parts = parts_of(q->c.actor.hat, part);
	enum tab here = tab_of(current);
	struct ui_link tabs[TAB_COUNT];
	struct ui_link below[PARTS_MAX];
	size_t t = 0;
	size_t b = 0;

	for (size_t i = 0; i < parts; i++) {
		const bool first_of_tab = i == 0 || part[i - 1]->tab != part[i]->tab;
		struct str url;

		if (!first_of_tab && part[i]->tab != here)
			continue;
		url = url_pupil(q->a, pupil_id, part[i]->rest);
		if (first_of_tab)
			tabs[t++] = (struct ui_link){ .text = str_of(TABS[part[i]->tab].text),
				                      .url = url,
				                      .icon = TABS[part[i]->tab].icon,
				                      .now = part[i]->tab == now,
				                      .current = part[i]->tab == here };
		if (part[i]->tab == here)
			below[b++] = (struct ui_link){ .text = str_of(part[i]->text),
				                       .url = url,
				                       .current = strcmp(part[i]->rest, current) == 0 };
	}
	ui_tabs(&q->w, str_fmt(q->a, "%.*s’s record", STR_ARG(first)), tabs, t);
	if (b > 1)
		ui_jump(&q->w, str_fmt(q->a, "Below %s", here < TAB_COUNT ? TABS[here].text : ""), below, b);
}

void pupil_top(struct req *q, int64_t pupil_id, struct str name, struct str first, const char *current)
{
	html(&q->w, "<div class=\"pupil pupil--top\">\n");
	ui_face(&q->w, name_initials(q->a, name), false);
	html(&q->w, "<p class=\"pupil__name\"><a href=\"$\">$</a></p>\n</div>\n", h_url(url_pupil(q->a, pupil_id, "")),
	     h(name));
	pupil_tabs(q, pupil_id, first, current, TAB_COUNT);
}
