/* /screening?view=missing: what the screen cannot see, by class, subject and scale, and pupils of whom nothing can be
 * told yet. */
#include "core/people/year_rule.h"
#include "notice/screen/screening_filter_parts.h"
#include "notice/screen/screen_missing.h"

enum { NAMED_MOST = 6 };

static struct str class_heading(struct req *q, const struct screen_absent *g)
{
	struct str year = year_label(q->a, g->year);

	return g->class_name.n > 0 ? str_fmt(q->a, "%.*s, class %.*s", STR_ARG(year), STR_ARG(g->class_name))
	                           : str_fmt(q->a, "%.*s, in no class", STR_ARG(year));
}

/* How many, and who unless it is everybody. */
static void absent_write(struct req *q, const struct screening *s, const struct screen_absent *g)
{
	struct str *name = NEW_ARRAY(q->a, struct str, g->missing);
	struct str names;

	for (size_t i = 0; i < g->missing; i++)
		name[i] = s->pupil[g->pupil[i]].name;
	names = str_join(q->a, name, g->missing, S(", "));
	if (g->missing == g->of)
		html(&q->w, "<p>None of $ has a result</p>\n", h((int64_t)g->of));
	else
		html(&q->w, "<p>$ of $ $ no result</p>\n", h((int64_t)g->missing), h((int64_t)g->of),
		     h(g->missing == 1 ? "has" : "have"));
	if (g->missing <= NAMED_MOST) {
		html(&q->w, "<p class=\"small quiet\">$</p>\n", h(names));
	} else if (g->missing < g->of) {
		ui_details_begin(&q->w, S("Who"));
		html(&q->w, "<p>$</p>\n", h(names));
		ui_details_end(&q->w);
	}
}

static void gap_write(struct req *q, const struct screening *s, const struct screen_gap *g, bool is_now)
{
	struct str subject = s->subject[g->subject].name;
	struct str point = s->point_name[g->point];

	html(&q->w,
	     "<li class=\"row row--between row--top\"><div><p><strong>$ · $</strong> <span "
	     "class=\"quiet\">$</span></p>\n",
	     h(subject), h(point), h(s->scale[g->scale].name));
	absent_write(q, s, &g->who);
	html(&q->w, "</div>\n");
	if (is_now && g->who.class_id != 0)
		html(&q->w, "<a href=\"$\">Fill in<span class=\"govuk-visually-hidden\"> $, $, of $</span></a>",
		     h_url(str_fmt(q->a, "/class/%lld/results?point=%lld&subject=%.*s&scale=%lld",
		                   (long long)g->who.class_id, (long long)s->run.point[g->point].id,
		                   STR_ARG(url_encode(q->a, s->subject[g->subject].code)),
		                   (long long)s->run.scale[g->scale].id)),
		     h(subject), h(point), h(class_heading(q, &g->who)));
	html(&q->w, "</li>\n");
}

static bool same_class(const struct screen_gap *a, const struct screen_gap *b)
{
	return a->who.year == b->who.year && str_eq(a->who.class_name, b->who.class_name);
}

static void gaps_write(struct req *q, const struct screen_missing *m, bool is_now)
{
	html(&q->w, "<h2 class=\"gap-l gap-b\">No result at the newest assessment</h2>\n");
	if (m->all.run.results == 0)
		ui_empty(&q->w, S("There are no results yet. Import them, or fill them in for a class."));
	else if (m->gaps == 0)
		ui_empty(&q->w, S("Nothing is missing here."));
	for (size_t i = 0; i < m->gaps; i++) {
		const struct screen_gap *g = &m->gap[i];

		if (i == 0 || !same_class(g, g - 1))
			html(
			    &q->w,
			    "<section class=\"sheet gap\" aria-labelledby=\"class-$\">\n<h3 id=\"class-$\">$</h3>\n<ul "
			    "class=\"list\">\n",
			    h((int64_t)i), h((int64_t)i), h(class_heading(q, &g->who)));
		gap_write(q, &m->all, g, is_now);
		if (i + 1 == m->gaps || !same_class(g, g + 1))
			html(&q->w, "</ul>\n</section>\n");
	}
}

static void nones_write(struct req *q, const struct screen_missing *m, bool is_now)
{
	if (m->nones == 0)
		return;
	html(&q->w,
	     "<section class=\"sheet gap-l\" aria-labelledby=\"none\">\n<h2 id=\"none\">No result at all</h2>\n<ul "
	     "class=\"list\">\n");
	for (size_t i = 0; i < m->nones; i++) {
		const struct screen_absent *g = &m->none[i];

		html(&q->w, "<li class=\"row row--between row--top\"><div><p><strong>$</strong></p>\n",
		     h(class_heading(q, g)));
		absent_write(q, &m->all, g);
		html(&q->w, "</div>\n");
		if (is_now && g->class_id != 0)
			html(&q->w,
			     "<a href=\"$\">Fill in<span class=\"govuk-visually-hidden\"> results of $</span></a>",
			     h_url(str_fmt(q->a, "/class/%lld/results", (long long)g->class_id)),
			     h(class_heading(q, g)));
		html(&q->w, "</li>\n");
	}
	html(&q->w, "</ul>\n</section>\n");
}

/* Each reason once, with the subjects it is about. */
struct reason {
	struct str words;
	struct str subjects;
	uint16_t last; /* subject */
};

static size_t reasons_of(struct req *q, const struct screening *s, const struct screen_dark *d, struct reason *out)
{
	size_t n = 0;

	for (size_t i = d->from; i < d->from + d->n; i++)
		for (enum screen_test t = 0; t < SCREEN_TESTS; t++) {
			const struct screen_finding *f = &s->finding[i];
			struct str words = screen_words(q->a, &s->run, f, t, s->pupil[d->pupil].first);
			struct str subject = s->subject[f->subject].name;
			size_t k = 0;

			while (k < n && !str_eq(out[k].words, words))
				k++;
			if (k == n)
				out[n++] = (struct reason){ words, subject, f->subject };
			else if (out[k].last != f->subject)
				out[k].subjects = str_fmt(q->a, "%.*s, %.*s", STR_ARG(out[k].subjects),
				                          STR_ARG(str_lower_ascii(q->a, subject)));
			out[k].last = f->subject;
		}
	return n;
}

static void dark_write(struct req *q, const struct screening *s, const struct screen_dark *d)
{
	struct reason *r = NEW_ARRAY(q->a, struct reason, d->n * SCREEN_TESTS);
	size_t n = reasons_of(q, s, d, r);

	html(&q->w, "<li><p><a href=\"$\"><strong>$</strong></a> <span class=\"quiet\">$</span></p>\n",
	     h_url(url_pupil(q->a, s->run.pupil[d->pupil].id, "/results")), h(s->pupil[d->pupil].name),
	     h(screening_place(q, s, d->pupil)));
	for (size_t i = 0; i < n; i++)
		html(&q->w, "<p>$. $</p>\n", h(r[i].subjects), h(r[i].words));
	html(&q->w, "</li>\n");
}

static void darks_write(struct req *q, const struct screen_missing *m)
{
	html(&q->w,
	     "<section class=\"sheet gap-l\" aria-labelledby=\"dark\">\n<h2 id=\"dark\">Not enough results yet <span "
	     "class=\"quiet\">$</span></h2>\n<p class=\"small quiet\">Every test in every subject says “cannot tell”. "
	     "That "
	     "is no sign, and no all-clear: what people see counts more here. ",
	     h((int64_t)m->darks));
	ui_cop(&q->w, "6.23");
	html(&q->w, "</p>\n");
	if (m->darks == 0)
		ui_empty(&q->w, S("Of every pupil with results, at least one test can be told."));
	else
		html(&q->w, "<ul class=\"list gap-s\">\n");
	for (size_t i = 0; i < m->darks; i++)
		dark_write(q, &m->all, &m->dark[i]);
	if (m->darks > 0)
		html(&q->w, "</ul>\n");
	html(&q->w, "</section>\n");
}

enum rc screening_missing_page(struct req *q, const struct screening_wish *k)
{
	struct screen_missing *m = NEW(q->a, struct screen_missing);
	bool is_now = date_none(k->on) || date_cmp(k->on, q->c.now.today) == 0;

	TRY(screen_missing_load(&q->c, k->on, &k->filter, m));
	page_begin(q, &(struct page){ .title = S("What data is missing"),
	                              .menu = "/screening",
	                              .back_url = screening_url(q, S("/screening")),
	                              .back_text = S("Back to screening") });
	html(&q->w,
	     "<div class=\"head\"><h1>What data is missing</h1>\n<p class=\"lead quiet\">$ pupil$. A pupil without a "
	     "new "
	     "result is not found, whatever their progress. ",
	     h((int64_t)m->looked), h(m->looked == 1 ? "" : "s"));
	ui_cop(&q->w, "6.17");
	html(&q->w, "</p></div>\n");
	if (k->on_fault.n > 0)
		ui_error_summary(&q->w, &(struct ui_error){ "on", k->on_fault }, 1);
	screening_filter_write(q, &m->all, k, S("missing"));
	if (!is_now)
		ui_note(&q->w, str_fmt(q->a, "As it stood on %.*s", STR_ARG(date_long(q->a, k->on))),
		        S("With the results known on that day."), false);
	gaps_write(q, m, is_now);
	nones_write(q, m, is_now);
	darks_write(q, m);
	page_end(q);
	return RC_OK;
}
