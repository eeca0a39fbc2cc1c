/* A check of the outcomes, and the log of sessions. */
#include "core/cycle/measure_rule.h"
#include "kit/base/id.h"
#include "kit/html/chart.h"
#include "core/cycle/support_rec.h"
#include "core/door/page.h"
#include "core/entry/put_right_parts.h"
#include "core/people/pupil_tabs_parts.h"
#include "do/progress_log.h"
#include "home/home_parts.h"

static const char *row_name(struct req *q, const char *field, int64_t root)
{
	return str_c(q->a, str_fmt(q->a, "%s-%lld", field, (long long)root));
}

/* What this form brought before, for this outcome; NULL: nothing, or nothing else. */
static const struct measure_point *stood(const struct progress_stands *s, int64_t root)
{
	for (size_t i = 0; s != NULL && i < s->n; i++)
		if (s->point[i].outcome_root == root)
			return &s->point[i];
	return NULL;
}

static void check_row(struct form *f, const struct outcome_line *l, const struct home_known *home,
                      const struct progress_stands *stands)
{
	struct req *q = f->q;
	const char *name = row_name(q, "value", l->outcome.root_id);
	struct str id = form_typed(f, row_name(q, "id", l->outcome.root_id));
	struct str last = l->progress.has_latest ? str_fmt(q->a, "Last time %.*s on %.*s. Target %.*s.",
	                                                   STR_ARG(milli_text(q->a, l->progress.latest.value)),
	                                                   STR_ARG(date_short(q->a, l->progress.latest.on)),
	                                                   STR_ARG(milli_text(q->a, l->outcome.target)))
	                                         : str_fmt(q->a, "Started at %.*s. Target %.*s.",
	                                                   STR_ARG(milli_text(q->a, l->outcome.baseline)),
	                                                   STR_ARG(milli_text(q->a, l->outcome.target)));

	html(&q->w, "<div class=\"outcome\"><div><h2 class=\"h3\">$</h2>\n", h(str_sentence(q->a, l->outcome.aim)));
	ui_hidden(&q->w, row_name(q, "id", l->outcome.root_id),
	          id.n > 0 ? id : str_fmt(q->a, "%lld", (long long)id_new()));
	if (stood(stands, l->outcome.root_id) != NULL)
		ui_hidden(&q->w, row_name(q, "seen", l->outcome.root_id),
		          progress_seen(q->a, stood(stands, l->outcome.root_id)));
	ui_input(&q->w, &(struct ui_field){ .name = name,
	                                    .label = l->outcome.measure,
	                                    .hint = last,
	                                    .value = form_typed(f, name),
	                                    .width = 5,
	                                    .inputmode = "decimal",
	                                    .suffix = l->outcome.unit,
	                                    .error = form_error_of(f, name) });
	home_fold_write(q, l->outcome.pupil_id, home, l->outcome.root_id, row_name(q, "home", l->outcome.root_id));
	html(&q->w, "</div></div>\n");
}

/* The numbers that stand, beside what was typed now. */
static void stands_write(struct req *q, const struct pupil_view *v, const struct progress_stands *stands)
{
	html(&q->w,
	     "<section class=\"sheet conflict\" aria-labelledby=\"conflict\"><h2 id=\"conflict\">This was saved "
	     "before, with "
	     "other numbers or words</h2><p>What was saved first still stands. What you wrote now is in the form: save "
	     "again "
	     "to put it in its place, or <a href=\"$\">keep what stands</a>.</p>\n<ul class=\"govuk-list "
	     "govuk-list--bullet\">\n",
	     h_url(url_pupil(q->a, v->pupil.id, "")));
	for (size_t i = 0; i < v->outcomes; i++) {
		const struct measure_point *p = stood(stands, v->outcome[i].outcome.root_id);

		if (p == NULL)
			continue;
		html(&q->w, "<li>$: <strong>$</strong> on $", h(v->outcome[i].outcome.measure),
		     h(milli_text(q->a, p->value)), h(date_long(q->a, p->on_day)));
		if (p->note.n > 0)
			html(&q->w, ". Note: “$”", h(p->note));
		html(&q->w, "</li>\n");
	}
	html(&q->w, "</ul></section>\n");
}

static enum rc progress_page(struct req *q, struct form *f, const struct pupil_view *v,
                             const struct progress_stands *stands)
{
	struct home_known home;

	TRY(home_known(&q->c, (struct pupil_key){ q->c.actor.school_id, v->pupil.id }, &home));
	page_begin(q,
	           &(struct page){ .title = str_fmt(q->a, "Log progress: %.*s", STR_ARG(v->name)), .menu = "/pupils" });
	pupil_top(q, v->pupil.id, v->name, v->first, "/progress");
	html(&q->w,
	     "<div class=\"head\"><h1>How is $ doing?</h1><p class=\"quiet\">A number for each outcome you checked. "
	     "Leave the others empty.</p></div>\n",
	     h(v->first));
	form_summary(f);
	if (stands != NULL)
		stands_write(q, v, stands);
	ui_sheet_begin(&q->w, "checks", S("What you found"), STR_NONE);
	form_begin(f, q->net->path);
	for (size_t i = 0; i < v->outcomes; i++)
		check_row(f, &v->outcome[i], &home, stands);
	form_field(f, "on_day");
	form_field(f, "note");
	ui_action(&q->w, &(struct ui_action){ .text = S("Save") });
	form_end(f);
	ui_sheet_end(&q->w);
	page_end(q);
	return RC_OK;
}

static enum rc no_plan(struct req *q)
{
	return page_message(q, 200, S("There is no plan in force"),
	                    S("Progress is checked against the outcomes of a shared plan."),
	                    url_pupil(q->a, q->id[0], ""), S("Back to the pupil"));
}

static enum rc page_progress(struct req *q)
{
	struct pupil_view *v = NEW(q->a, struct pupil_view);
	struct measure_point p = { .on_day = q->c.now.today, .value = MILLI_NONE };
	struct form f;
	enum rc rc = progress_load(&q->c, q->id[0], v);

	if (rc == RC_NONE && v->pupil.id != 0)
		return no_plan(q);
	if (rc != RC_OK)
		return rc;
	form_init(&f, q, &measure_point_rec, &p);
	return progress_page(q, &f, v, NULL);
}

static void entries_read(struct form *f, const struct pupil_view *v, struct progress_log *in)
{
	struct req *q = f->q;

	for (size_t i = 0; i < v->outcomes && i < PROGRESS_ROWS_MAX; i++) {
		struct progress_entry *e = &in->entry[in->entries++];
		const struct outcome *o = &v->outcome[i].outcome;
		const char *name = row_name(q, "value", v->outcome[i].outcome.root_id);
		struct str typed = str_trim(req_form(q, name));
		struct str fault;

		*e = (struct progress_entry){ .outcome_root = v->outcome[i].outcome.root_id, .value = MILLI_NONE };
		if (!str_int(req_form(q, row_name(q, "id", e->outcome_root)), &e->id) || e->id <= 0)
			e->id = id_new();
		e->seen = req_form(q, row_name(q, "seen", e->outcome_root));
		fault = typed.n > 0 && !milli_parse(typed, &e->value)
		            ? S("use a number, such as 38 or 7.5")
		            : measure_fault(q->a, o->measure, o->unit, e->value);
		if (fault.n > 0)
			form_error(f, name, str_fmt(q->a, "%.*s: %.*s", STR_ARG(o->measure), STR_ARG(fault)));
	}
}

static enum rc do_progress(struct req *q)
{
	struct pupil_view *v = NEW(q->a, struct pupil_view);
	struct measure_point p = { .on_day = q->c.now.today, .value = MILLI_NONE };
	struct progress_log in = { 0 };
	struct progress_stands stands;
	struct form f;
	enum rc rc = progress_load(&q->c, q->id[0], v);

	if (rc == RC_NONE && v->pupil.id != 0)
		return no_plan(q);
	if (rc != RC_OK)
		return rc;
	form_init(&f, q, &measure_point_rec, &p);
	(void)form_read(&f); /* counted below, with the rows */
	entries_read(&f, v, &in);
	in.on_day = p.on_day;
	in.note = p.note;
	if (f.errors == 0 && date_cmp(in.on_day, q->c.now.today) > 0)
		form_error(&f, "on_day", S("Checked on: choose a day that is not in the future"));
	if (f.errors > 0)
		return progress_page(q, &f, v, NULL);
	rc = progress_save(&q->c, q->id[0], &in, &stands);
	if (rc == RC_INVALID && v->outcomes > 0) {
		form_error(&f, row_name(q, "value", v->outcome[0].outcome.root_id), S("Write at least one number"));
		return progress_page(q, &f, v, NULL);
	}
	if (rc == RC_CONFLICT) {
		req_refuse(q, 409);
		return progress_page(q, &f, v, &stands);
	}
	if (rc == RC_OK)
		form_done(&f);
	return rc == RC_OK ? req_redirect(q, "/pupil/%lld?done=noted", (long long)q->id[0]) : rc;
}

static struct str what_of(const struct pupil_view *v, int64_t root)
{
	for (size_t i = 0; i < v->supports; i++)
		if (v->support[i].provision.root_id == root)
			return v->support[i].provision.what;
	return S("Earlier support");
}

static enum rc page_session_log(struct req *q)
{
	static const struct ui_column COLS[] = {
		{ S("Day"), false }, { S("Support"), false }, { S("What happened"), false }, { S("Note"), false }
	};
	struct ui_table t = { .caption = S("Sessions"), .col = COLS, .cols = 4, .cards = true };
	struct pupil_view *v = NEW(q->a, struct pupil_view);
	struct session_note *s;
	size_t n;

	TRY(session_log_load(&q->c, q->id[0], v, &s, &n));
	page_begin(q,
	           &(struct page){ .title = str_fmt(q->a, "Session log: %.*s", STR_ARG(v->name)), .menu = "/pupils" });
	pupil_top(q, v->pupil.id, v->name, v->first, "/sessions");
	html(&q->w, "<div class=\"head\"><h1>Session log</h1><p class=\"quiet\">With this plan so far: $.</p></div>\n",
	     h(dose_words(q->a, &v->dose)));
	html(&q->w, "<div class=\"stack--l\">\n");
	ui_sheet_begin(&q->w, "doses", S("Planned and given"), STR_NONE);
	if (v->supports == 0)
		ui_empty(&q->w, S("No support is in force."));
	for (size_t i = 0; i < v->supports; i++) {
		html(&q->w, "<div class=\"deliver\"><div><h3>$</h3></div>", h(v->support[i].provision.what));
		chart_delivered(&q->w, v->support[i].dose.given, v->support[i].dose.planned);
		html(&q->w, "</div>\n");
	}
	ui_sheet_end(&q->w);
	ui_sheet_begin(&q->w, "log", S("Day by day"), STR_NONE);
	if (n == 0)
		ui_empty(&q->w, S("No session is logged in this cycle yet."));
	else
		ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < n; i++) {
		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, date_long(q->a, s[i].on_day));
		ui_cell(&q->w, &t, what_of(v, s[i].provision_root));
		ui_cell(&q->w, &t,
		        s[i].reason != SESSION_REASON_NONE ? str_fmt(q->a, "%s: %s", session_result_word(s[i].result),
		                                                     session_reason_word(s[i].reason))
		                                           : str_of(session_result_word(s[i].result)));
		ui_cell_begin(&q->w, &t);
		html(&q->w, "$", h(s[i].note.n > 0 ? s[i].note : S("–")));
		put_right_link(q, v->pupil.id, "session", s[i].id, s[i].noted_by,
		               str_fmt(q->a, "the session of %.*s", STR_ARG(date_long(q->a, s[i].on_day))));
		ui_cell_end(&q->w, &t);
		ui_row_end(&q->w, &t);
	}
	if (n > 0)
		ui_table_end(&q->w, &t);
	ui_sheet_end(&q->w);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(progress_routes, R(GET, "/pupil/:id/progress", CAP_PROGRESS_LOG, page_progress),
       R(POST, "/pupil/:id/progress", CAP_PROGRESS_LOG, do_progress),
       R(GET, "/pupil/:id/sessions", CAP_PUPIL_RECORD, page_session_log));
TAB(tab_sessions, .tab = TAB_DO, .order = 10, .rest = "/sessions", .text = "Session log", .cap = CAP_PUPIL_RECORD);
TAB(tab_progress, .tab = TAB_DO, .order = 20, .rest = "/progress", .text = "Log progress", .cap = CAP_PROGRESS_LOG);
