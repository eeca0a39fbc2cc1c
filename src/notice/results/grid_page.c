/* Results of a class typed into a table: a teacher chooses point, subject and scale and goes down the list by keyboard.
 * What assets/app.js adds: Enter and arrows move, a column from a spreadsheet can be pasted. */
#include "notice/results/scale_rule.h"
#include "core/people/year_rule.h"
#include "core/door/page.h"
#include "core/account/draft.h"
#include "notice/results/grid.h"
#include "core/door/menu.h"

enum { CELLS_MAX = 500 };

static struct str number_text(struct arena *a, int64_t n)
{
	return str_fmt(a, "%lld", (long long)n);
}

static const char *cell_name(struct arena *a, const char *kind, int64_t pupil_id)
{
	return str_c(a, str_fmt(a, "%s-%lld", kind, (long long)pupil_id));
}

static struct grid_ask ask_read(const struct req *q, const struct params_in *p)
{
	struct grid_ask ask = { .class_id = q->id[0], .subject = params_get(p, S("subject")) };

	if (!str_int(params_get(p, S("point")), &ask.point_id))
		ask.point_id = 0;
	if (!str_int(params_get(p, S("scale")), &ask.scale_id))
		ask.scale_id = 0;
	return ask;
}

static void choose_write(struct req *q, const struct grid *g)
{
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, g->n_points + g->n_subjects + g->n_scales);

	ui_filter_begin(&q->w, str_fmt(q->a, "/class/%lld/results", (long long)g->class.id));
	for (size_t i = 0; i < g->n_points; i++)
		c[i] = (struct ui_choice){ .value = number_text(q->a, g->points[i].id), .label = g->points[i].name };
	ui_select(&q->w,
	          &(struct ui_field){ .name = "point",
	                              .label = S("Assessment point"),
	                              .value = g->point != NULL ? number_text(q->a, g->point->id) : STR_NONE },
	          c, g->n_points);
	for (size_t i = 0; i < g->n_subjects; i++)
		c[i] = (struct ui_choice){ .value = g->subjects[i].code, .label = g->subjects[i].name };
	ui_select(&q->w, &(struct ui_field){ .name = "subject", .label = S("Subject"), .value = g->subject.code }, c,
	          g->n_subjects);
	for (size_t i = 0; i < g->n_scales; i++)
		c[i] = (struct ui_choice){ .value = number_text(q->a, g->scales[i]->id), .label = g->scales[i]->name };
	ui_select(&q->w,
	          &(struct ui_field){ .name = "scale",
	                              .label = S("Scale"),
	                              .value = g->scale != NULL ? number_text(q->a, g->scale->id) : STR_NONE },
	          c, g->n_scales);
	ui_filter_end(&q->w, S("Open"));
}

static void words_write(struct req *q, const struct scale_step *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		html(&q->w, "$<strong>$</strong> $", h(i > 0 ? ", " : ""), h(s[i].code), h(s[i].label));
}

/* What can be typed on this scale. */
static void scale_say(struct req *q, const struct scale *s)
{
	struct scale_step *step;
	size_t n;

	html(&q->w, "<p class=\"gap-s\">");
	if (scale_has_steps(s)) {
		n = scale_steps(q->a, s, &step);
		words_write(q, step, n);
		html(&q->w, ". ");
	} else if (scale_is_number(s) && s->low != MILLI_NONE && s->high != MILLI_NONE) {
		html(&q->w, "From $ to $. ", h(scale_text(q->a, s, s->low, STR_NONE, STR_NONE)),
		     h(scale_text(q->a, s, s->high, STR_NONE, STR_NONE)));
	}
	n = scale_codes(q->a, s, &step);
	if (n > 0) {
		html(&q->w, "No result: ");
		words_write(q, step, n);
		html(&q->w, ".");
	}
	html(&q->w, "</p>\n");
}

static void line_write(struct req *q, struct ui_table *t, const struct grid *g, const struct grid_line *l)
{
	struct html *w = &q->w;

	ui_row_begin(w, t);
	ui_cell_begin(w, t);
	html(w, "<a href=\"$\">$</a>", h_url(url_pupil(q->a, l->pupil_id, "/results")), h(l->name));
	ui_cell_end(w, t);
	ui_cell(w, t, l->before.n > 0 ? l->before : S("–"));
	ui_cell_begin(w, t);
	ui_hidden(w, cell_name(q->a, "was", l->pupil_id), l->was);
	ui_input(w,
	         &(struct ui_field){ .name = cell_name(q->a, "v", l->pupil_id),
	                             .label = str_fmt(q->a, "%.*s, %.*s", STR_ARG(l->name), STR_ARG(g->subject.name)),
	                             .label_hidden = true,
	                             .value = l->typed,
	                             .error = l->error,
	                             .autocomplete = "off",
	                             .width = g->scale->kind == SCALE_WORDS ? 30 : 5 });
	ui_cell_end(w, t);
	ui_row_end(w, t);
}

static void table_write(struct req *q, const struct grid *g)
{
	static const struct ui_column COLS[] = { { S("Pupil"), false },
		                                 { S("Before"), false },
		                                 { S("Result"), false } };
	struct ui_table t = { .caption = str_fmt(q->a, "%.*s, %.*s", STR_ARG(g->subject.name), STR_ARG(g->point->name)),
		              .col = COLS,
		              .cols = 3,
		              .cards = true };
	struct html *w = &q->w;

	html(w, "<form method=\"post\" action=\"$\" novalidate data-grid>\n",
	     h_url(str_fmt(q->a, "/class/%lld/results", (long long)g->class.id)));
	form_token(q);
	ui_hidden(w, "point", number_text(q->a, g->point->id));
	ui_hidden(w, "subject", g->subject.code);
	ui_hidden(w, "scale", number_text(q->a, g->scale->id));
	ui_table_begin(w, &t);
	for (size_t i = 0; i < g->lines; i++)
		line_write(q, &t, g, &g->line[i]);
	ui_table_end(w, &t);
	html(w, "<div class=\"gap\">");
	ui_button(w, S("Save"), NULL, NULL, false);
	html(w, "</div></form>\n");
}

static void grid_write(struct req *q, const struct grid *g)
{
	struct html *w = &q->w;

	ui_sheet_begin(w, "grid",
	               g->point != NULL ? str_fmt(q->a, "%.*s, %.*s", STR_ARG(g->subject.name), STR_ARG(g->point->name))
	                                : g->subject.name,
	               g->point != NULL ? str_fmt(q->a, "%zu of %zu entered", g->filled, g->lines) : STR_NONE);
	choose_write(q, g);
	if (g->point == NULL) {
		ui_empty(w, S("There is no assessment point to fill. They are set up in the settings of the school."));
	} else if (g->scale == NULL) {
		ui_empty(
		    w, S("The school has no scale for this subject. Scales are set up in the settings of the school."));
	} else {
		scale_say(q, g->scale);
		html(w,
		     "<p class=\"small quiet\" data-grid-hint hidden>Enter or the arrow keys go to the next pupil. A "
		     "column copied from a spreadsheet can be pasted into a box: it fills the ones below.</p>\n");
		table_write(q, g);
		html(w, "<p class=\"small quiet\">An empty box takes a result away. What was there before stays in the "
		        "pupil’s history.</p>\n");
	}
	ui_sheet_end(w);
}

static enum rc grid_page(struct req *q, const struct grid *g, struct str note)
{
	struct ui_error *e = NEW_ARRAY(q->a, struct ui_error, g->errors);
	size_t n = 0;

	page_begin(q, &(struct page){ .title = str_fmt(q->a, "Results of %.*s", STR_ARG(g->class.name)),
	                              .menu = role_can(q->c.actor.hat, CAP_MY_CLASS) ? "/class" : "/pupils",
	                              .back_url = S("/results"),
	                              .back_text = S("Enter results") });
	html(&q->w, "<div class=\"head\"><h1>Results of $</h1></div>\n", h(g->class.name));
	page_done(q);
	if (note.n > 0)
		ui_notice(&q->w, note, true);
	for (size_t i = 0; i < g->lines && n < g->errors; i++)
		if (g->line[i].error.n > 0)
			e[n++] = (struct ui_error){ cell_name(q->a, "v", g->line[i].pupil_id),
				                    str_fmt(q->a, "%.*s: %.*s", STR_ARG(g->line[i].name),
				                            STR_ARG(g->line[i].error)) };
	ui_error_summary(&q->w, e, n);
	grid_write(q, g);
	page_end(q);
	return RC_OK;
}

/* Text that was typed when the session had ended, put back into the boxes. */
static void draft_fill(struct grid *g, struct arena *a, const struct params_in *p)
{
	for (size_t i = 0; i < g->lines; i++) {
		struct str name = str_of(cell_name(a, "v", g->line[i].pupil_id));

		for (size_t k = 0; k < p->n; k++)
			if (str_eq(p->v[k].name, name))
				g->line[i].typed = p->v[k].value;
	}
}

static enum rc page_grid(struct req *q)
{
	struct grid g;
	struct params_in kept = { 0 };
	struct str body;
	int64_t at;
	bool draft = draft_of(&q->c, q->net->path, &body, &at) == RC_OK && params_decode(q->a, body, &kept);
	struct grid_ask ask = ask_read(q, draft ? &kept : &q->query);

	TRY(grid_load(&q->c, &ask, &g));
	if (draft) {
		draft_fill(&g, q->a, &kept);
		q->kept_said = true;
	}
	return grid_page(q, &g,
	                 draft ? str_fmt(q->a, "We kept what you typed on %.*s. Check it and save it.",
	                                 STR_ARG(clock_datetime(q->a, at)))
	                       : STR_NONE);
}

static size_t cells_read(struct req *q, struct grid_cell *cell)
{
	size_t n = 0;

	for (size_t i = 0; i < q->form.n && n < CELLS_MAX; i++) {
		struct param p = q->form.v[i];

		if (!str_starts(p.name, S("v-")) || !str_int(str_sub(p.name, 2, 20), &cell[n].pupil_id))
			continue;
		cell[n].typed = p.value;
		cell[n].was = params_get(&q->form, str_of(cell_name(q->a, "was", cell[n].pupil_id)));
		n++;
	}
	return n;
}

static enum rc do_grid(struct req *q)
{
	struct grid g;
	struct grid_cell *cell = NEW_ARRAY(q->a, struct grid_cell, CELLS_MAX);
	struct grid_ask ask = ask_read(q, &q->form);
	size_t changed;
	enum rc rc = grid_save(&q->c, &ask, cell, cells_read(q, cell), &g, &changed);

	if (rc == RC_OK) {
		draft_forget(&q->c, q->net->path);
		return req_redirect(q, "/class/%lld/results?point=%lld&subject=%s&scale=%lld&done=saved",
		                    (long long)ask.class_id, (long long)ask.point_id,
		                    str_c(q->a, url_encode(q->a, ask.subject)), (long long)ask.scale_id);
	}
	if (rc != RC_INVALID)
		return rc;
	req_refuse(q, 422);
	return grid_page(q, &g, STR_NONE);
}

static enum rc page_classes(struct req *q)
{
	struct grid_classes v;

	TRY(grid_classes_load(&q->c, &v));
	page_begin(q, &(struct page){ .title = S("Enter results"),
	                              .menu = role_can(q->c.actor.hat, CAP_MY_CLASS) ? "/class" : "/pupils" });
	html(&q->w,
	     "<div class=\"head\"><h1>Enter results</h1><p class=\"lead quiet\">Choose a class. Assessment point, "
	     "subject and scale come next.</p></div>\n");
	ui_sheet_begin(&q->w, "classes", S("Classes"), STR_NONE);
	if (v.n == 0)
		ui_empty(&q->w, S("You teach no class at present."));
	else
		html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < v.n; i++)
		html(&q->w, "<li><a href=\"$\">$</a> <span class=\"quiet\">$</span></li>\n",
		     h_url(str_fmt(q->a, "/class/%lld/results", (long long)v.item[i].id)), h(v.item[i].name),
		     h(v.item[i].year_group == CLASS_MIXED ? S("Mixed years")
		                                           : year_label(q->a, (int)v.item[i].year_group)));
	if (v.n > 0)
		html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
	page_end(q);
	return RC_OK;
}

ROUTES(grid_routes, R(GET, "/results", CAP_RESULTS_WRITE, page_classes),
       R(GET, "/class/:id/results", CAP_RESULTS_WRITE, page_grid),
       R(POST, "/class/:id/results", CAP_RESULTS_WRITE, do_grid));
MENU(menu_results, .area = AREA_PUPILS, .order = 30, .path = "/results", .text = "Enter results",
     .cap = CAP_RESULTS_WRITE);
