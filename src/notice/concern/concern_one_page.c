/* /pupil/:id/concerns/:id: one concern in its own words, the school's evidence beside it, how the two fit, what was
 * decided, and the answer. */
#include "core/entry/put_right_parts.h"
#include "core/people/said_parts.h"
#include "core/people/step_parts.h"
#include "notice/concern/concern.h"
#include "core/people/said_rec.h"

static struct str page_url(struct req *q, const struct concern_one *v)
{
	return url_pupil(q->a, v->pupil.id, str_c(q->a, str_fmt(q->a, "/concerns/%lld", (long long)v->concern.id)));
}

static void said_write(struct req *q, const struct concern_one *v)
{
	const struct concern *x = &v->concern;
	struct str who = str_fmt(q->a, "%.*s, %s, %.*s", STR_ARG(x->from_name), said_way_word(x->way),
	                         STR_ARG(date_long(q->a, x->raised_on)));

	ui_sheet_begin(&q->w, "said", S("In their own words"), STR_NONE);
	if (x->private)
		ui_note(&q->w, S("Only you see this."),
		        str_fmt(q->a,
		                "%.*s asked to keep it between the two of you. If %.*s may not be safe, follow the "
		                "school’s safeguarding procedure at once.",
		                STR_ARG(v->pupil.first), STR_ARG(v->pupil.first)),
		        true);
	ui_quote(&q->w, x->words, who);
	html(&q->w, "<p class=\"small quiet gap\">");
	said_more_write(&q->w, x->language, x->helper, x->reach);
	if (x->receipt.n > 0)
		html(&q->w, "Receipt $. ", h(x->receipt));
	if (x->noted_name.n > 0)
		html(&q->w, "Noted by $. ", h(x->noted_name));
	html(&q->w, "These words stay as they are.</p>\n");
	put_right_line(q, v->pupil.id, "concern", x->id, x->noted_by, S("On the wrong record?"), S("this concern"));
	ui_sheet_end(&q->w);
}

static void earlier_write(struct req *q, const struct concern_one *v)
{
	html(&q->w, "<h3 class=\"gap-l\">Other concerns</h3>\n");
	if (v->earliers == 0)
		ui_empty(&q->w, S("There are no other concerns."));
	for (size_t i = 0; i < v->earliers; i++) {
		const struct concern *x = &v->earlier[i];

		html(&q->w, "<p><a href=\"$\">$, $</a><br>$</p>\n",
		     h_url(
		         url_pupil(q->a, v->pupil.id, str_c(q->a, str_fmt(q->a, "/concerns/%lld", (long long)x->id)))),
		     h(x->from_name), h(date_long(q->a, x->raised_on)),
		     h(date_none(x->answered_on) ? "Not answered yet" : concern_result_word(x->result)));
	}
}

static void results_write(struct req *q, const struct concern_one *v)
{
	static const struct ui_column COLS[] = { { S("Subject"), false },
		                                 { S("Latest"), false },
		                                 { S("Before"), false } };
	const struct concern_evidence *e = &v->evidence;
	struct ui_table t = { .caption = S("Results"), .caption_shown = true, .col = COLS, .cols = 3, .small = true };

	if (e->results == 0) {
		html(&q->w, "<h3 class=\"gap\">Results</h3>\n");
		ui_empty(&q->w, S("No result is recorded."));
		return;
	}
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < e->results; i++) {
		const struct evidence_result *r = &e->result[i];

		ui_row_begin(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		html(&q->w, "$<br><span class=\"small quiet\">$</span>", h(r->subject), h(r->scale));
		ui_cell_end(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		html(&q->w, "<strong>$</strong><br><span class=\"small quiet\">$</span>", h(r->latest), h(r->point));
		ui_cell_end(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		html(&q->w, "$<br><span class=\"small quiet\">$</span>", h(r->before.n > 0 ? r->before : S("–")),
		     h(r->point_before));
		ui_cell_end(&q->w, &t);
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
}

static void circumstances_write(struct req *q, const struct concern_one *v)
{
	const struct concern_evidence *e = &v->evidence;

	html(&q->w, "<h3 class=\"gap-l\">Attendance and circumstances</h3>\n");
	if (e->circumstances == 0)
		ui_empty(&q->w, S("Nothing is recorded."));
	for (size_t i = 0; i < e->circumstances; i++) {
		const struct circumstance *x = &e->circumstance[i];
		struct str when = circumstance_when(q->a, x);

		html(&q->w, "<p><strong>$.</strong> $", h(circumstance_kind_word(x->kind)),
		     h(circumstance_text(q->a, x)));
		if (when.n > 0)
			html(&q->w, " <span class=\"small quiet\">$</span>", h(when));
		html(&q->w, "</p>\n");
	}
}

static void observations_write(struct req *q, const struct concern_one *v)
{
	const struct concern_evidence *e = &v->evidence;

	html(&q->w, "<h3 class=\"gap-l\">What staff have seen</h3>\n");
	if (e->observations == 0)
		ui_empty(&q->w, S("No observation is recorded."));
	for (size_t i = 0; i < e->observations; i++) {
		const struct observation *x = &e->observation[i];

		ui_quote(&q->w, x->words,
		         str_fmt(q->a, "%.*s, %.*s, %.*s", STR_ARG(x->by_name), STR_ARG(observation_where(q->a, x)),
		                 STR_ARG(date_long(q->a, x->seen_on))));
	}
}

static void evidence_write(struct req *q, const struct concern_one *v)
{
	ui_sheet_begin(&q->w, "evidence", S("What the school knows"), STR_NONE);
	if (v->evidence.may_results) {
		results_write(q, v);
		circumstances_write(q, v);
	}
	if (v->evidence.may_observations)
		observations_write(q, v);
	earlier_write(q, v);
	html(&q->w, "<p class=\"small gap\"><a href=\"$\">The whole record of $</a></p>\n",
	     h_url(url_pupil(q->a, v->pupil.id, "")), h(v->pupil.first));
	ui_sheet_end(&q->w);
}

/* ---- compared, decided, answered ---- */

static void answered_write(struct req *q, const struct concern_one *v)
{
	const struct concern *x = &v->concern;

	ui_sheet_begin(&q->w, "answer", S("What we found and answered"), STR_NONE);
	ui_summary_begin(&q->w);
	ui_summary_row(&q->w, S("How it fits"), x->compared);
	ui_summary_row(&q->w, S("What happens now"), str_of(concern_result_word(x->result)));
	ui_summary_row(&q->w, S("Why, and what exactly"), x->reason);
	if (!date_none(x->look_on))
		ui_summary_row(&q->w, S("Look again on"), date_long(q->a, x->look_on));
	if (!date_none(x->answered_on)) {
		ui_summary_row(&q->w, S("Our answer"), x->answer);
		ui_summary_row(&q->w, S("Given"),
		               str_fmt(q->a, "%.*s, %.*s, by %.*s",
		                       STR_ARG(str_lower_ascii(q->a, str_of(answered_how_word(x->answered_how)))),
		                       STR_ARG(date_long(q->a, x->answered_on)), STR_ARG(x->answered_name)));
	}
	ui_summary_end(&q->w);
	if (!date_none(x->look_on) && !date_none(x->answered_on) && role_can(q->c.actor.hat, CAP_SCREEN_DECIDE))
		html(&q->w, "<p class=\"gap\"><a href=\"$\">Look again at how $ is doing, and decide</a></p>\n",
		     h_url(url_pupil(q->a, v->pupil.id, "/screening")), h(v->pupil.first));
	if (x->result == CONCERN_DISCUSS && role_can(q->c.actor.hat, CAP_DISCUSSION))
		html(&q->w, "<p class=\"gap\"><a href=\"$\">Note the early discussion</a></p>\n",
		     h_url(url_pupil(q->a, v->pupil.id, "/discussion")));
	ui_sheet_end(&q->w);
}

static void form_write(struct req *q, struct form *f, const struct concern_one *v)
{
	ui_sheet_begin(&q->w, "decide", S("Compare, decide, answer"), STR_NONE);
	form_begin(f, page_url(q, v));
	ui_enter_saves(&q->w, S("Save and go on later"), "do", "keep");
	form_field(f, "compared");
	form_field(f, "result");
	form_field(f, "reason");
	form_field(f, "look_on");
	form_field(f, "answer");
	said_how_field(f, "answered_how", ((struct concern *)f->obj)->answered_how, v->has_page, v->concern.reach);
	html(&q->w, "<p class=\"row gap\">");
	ui_action(&q->w, &(struct ui_action){ .text = S("Give the answer"), .name = "do", .value = S("send") });
	ui_action(&q->w, &(struct ui_action){
	                     .text = S("Save and go on later"), .name = "do", .value = S("keep"), .secondary = true });
	html(&q->w, "</p>\n");
	form_end(f);
	ui_sheet_end(&q->w);
}

static void clock_write(struct req *q, const struct concern_one *v)
{
	html(&q->w, "<p class=\"gap\">$ ", h(v->clock.words));
	ui_late(&q->w, v->clock.late);
	html(&q->w, "</p>\n<div class=\"gap\">\n");
}

static enum rc one_page(struct req *q, struct form *f, const struct concern_one *v, const struct concern *theirs)
{
	bool open = !v->clock.answered && role_can(q->c.actor.hat, CAP_CONCERN_ANSWER);

	step_head(q, v->pupil.id, v->pupil.name, v->pupil.first,
	          str_fmt(q->a, "A concern about %.*s", STR_ARG(v->pupil.first)), STR_NONE, "/concerns");
	form_summary(f);
	if (theirs != NULL)
		form_conflict(f, theirs);
	clock_write(q, v);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	said_write(q, v);
	if (!open && v->concern.result != CONCERN_NONE)
		answered_write(q, v);
	if (open)
		html(&q->w, "<p class=\"only-narrow\"><a href=\"#decide\">Straight to the answer</a></p>\n");
	html(&q->w, "</div>\n<aside class=\"stack--l$\" aria-label=\"What the school knows\">\n",
	     h(open ? " beside" : ""));
	evidence_write(q, v);
	html(&q->w, "</aside>\n");
	if (open) { /* after the evidence, also for who cannot see two columns */
		html(&q->w, "<div>\n");
		form_write(q, f, v);
		html(&q->w, "</div>\n");
	}
	html(&q->w, "</div>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_one(struct req *q)
{
	struct concern_one *v = NEW(q->a, struct concern_one);
	struct concern x;
	struct form f;

	TRY(concern_one_load(&q->c, q->id[0], q->id[1], v));
	x = v->concern;
	if (v->has_page && x.answered_how == ANSWERED_NONE)
		x.answered_how = ANSWERED_PAGE;
	form_init(&f, q, &concern_rec, &x);
	step_draft(&f);
	return one_page(q, &f, v, NULL);
}

/* The form gives comparison, decision and answer; everything else is as it is kept. */
static bool decision_ok(struct form *f, struct concern *x, const struct concern_one *v, bool send)
{
	struct concern_fault fault[CONCERN_FAULTS];
	struct concern typed;
	size_t n;

	(void)form_read(f);
	typed = *x;
	*x = v->concern;
	x->compared = typed.compared;
	x->result = typed.result;
	x->reason = typed.reason;
	x->look_on = typed.look_on;
	x->answer = typed.answer;
	x->answered_how = typed.answered_how;
	x->revision = typed.revision;
	n = concern_check(x, send, f->q->c.now.today, fault);
	for (size_t i = 0; i < n; i++)
		if (form_error_of(f, fault[i].at).n == 0)
			form_error(f, fault[i].at, fault[i].text);
	if (send && x->answered_how == ANSWERED_PAGE && !v->has_page && form_error_of(f, "answered_how").n == 0)
		form_error(f, "answered_how", S("They have no page here: choose another way"));
	if (f->errors > 0)
		req_refuse(f->q, 422);
	return f->errors == 0;
}

static enum rc do_one(struct req *q)
{
	struct concern_one *v = NEW(q->a, struct concern_one);
	struct concern x;
	struct concern theirs;
	struct form f;
	bool send = str_is(req_form(q, "do"), "send");
	enum rc rc = concern_one_load(&q->c, q->id[0], q->id[1], v);

	if (rc != RC_OK)
		return rc;
	x = v->concern;
	form_init(&f, q, &concern_rec, &x);
	if (!decision_ok(&f, &x, v, send))
		return one_page(q, &f, v, NULL);
	rc = concern_decide(&q->c, q->id[0], &x, send, &theirs);
	if (rc == RC_CONFLICT)
		return one_page(q, &f, v, &theirs);
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	if (send)
		return req_redirect(q, "/concerns?done=answered");
	return req_redirect(q, "/pupil/%lld/concerns/%lld?done=saved", (long long)q->id[0], (long long)q->id[1]);
}

ROUTES(concern_one_routes, R(GET, "/pupil/:id/concerns/:id", CAP_CONCERN, page_one),
       R(POST, "/pupil/:id/concerns/:id", CAP_CONCERN_ANSWER, do_one));
