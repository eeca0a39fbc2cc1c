/* One version of a plan: to read and confirm, as a briefing, on paper. Lists of plans are in plan_list_pages.c. */
#include "core/people/codes_rule.h"
#include "core/people/person_rec.h"
#include "core/door/page.h"
#include "core/people/pupil_tabs_parts.h"
#include "plan/plan_answer_parts.h"

static struct str plan_url(struct req *q, int64_t pupil, int64_t plan, const char *rest)
{
	return str_fmt(q->a, "/pupil/%lld/plans/%lld%s", (long long)pupil, (long long)plan, rest);
}

/* ---- one version ---- */

static void briefing_write(struct req *q, const struct plan_read *v)
{
	struct ui_check c[40];
	size_t n = 0;

	html(&q->w, "<section class=\"sheet know\" aria-labelledby=\"know\"><h2 id=\"know\">What every teacher must "
	            "know</h2>\n");
	for (size_t i = 0; i < v->whole.strategies && n < 40; i++)
		c[n++] = (struct ui_check){ .state = UI_CHECK_POINT, .text = v->whole.strategy[i].words };
	ui_checks(&q->w, c, n);
	if (v->whole.plan.everyday.n > 0) {
		html(&q->w, "<p class=\"gap\">");
		html_lines(&q->w, v->whole.plan.everyday);
		html(&q->w, "</p>\n");
	}
	if (v->needs > 0) {
		html(&q->w, "<p class=\"small quiet gap\">Needs: ");
		for (size_t i = 0; i < v->needs; i++) {
			const struct sen_type *type = sen_type_find(v->need[i].code);

			html(&q->w, "$", h(type == NULL ? v->need[i].code : type->label));
			html(&q->w, "$", h(i + 1 < v->needs ? ", " : "."));
		}
		html(&q->w, "</p>\n");
	}
	html(&q->w, "</section>\n");
}

static struct str how_often(struct req *q, const struct provision *p)
{
	struct str with =
	    p->group_size > 1 ? str_fmt(q->a, "group of %lld", (long long)p->group_size) : S("one to one");

	if (p->per_week <= 0 || p->minutes <= 0)
		return with;
	return str_fmt(q->a, "%lld × %lld minutes a week, %.*s", (long long)p->per_week, (long long)p->minutes,
	               STR_ARG(with));
}

static void goals_write(struct req *q, const struct plan_whole *w)
{
	static const struct ui_column COLS[] = { { S("What will be different"), false },
		                                 { S("Measured by"), false },
		                                 { S("At the start"), true },
		                                 { S("Target"), true } };
	struct ui_table t = { .caption = S("Outcomes"), .col = COLS, .cols = 4, .cards = true };

	ui_sheet_begin(&q->w, "goals", S("What we want to reach"), STR_NONE);
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < w->outcomes; i++) {
		const struct outcome *o = &w->outcome[i];

		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, str_fmt(q->a, "%zu. %.*s", i + 1, STR_ARG(o->aim)));
		ui_cell(&q->w, &t, o->measure);
		ui_cell(&q->w, &t, milli_text(q->a, o->baseline));
		ui_cell(&q->w, &t, milli_text(q->a, o->target));
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
	ui_sheet_end(&q->w);
}

static struct str outcome_number(struct req *q, const struct plan_whole *w, int64_t root)
{
	for (size_t i = 0; i < w->outcomes; i++)
		if (w->outcome[i].root_id == root)
			return str_fmt(q->a, "%zu", i + 1);
	return S("All");
}

static void support_write(struct req *q, const struct plan_whole *w)
{
	static const struct ui_column COLS[] = { { S("What"), false },
		                                 { S("For outcome"), false },
		                                 { S("Who"), false },
		                                 { S("How often"), false },
		                                 { S("Until"), false } };
	struct ui_table t = { .caption = S("Support"), .col = COLS, .cols = 5, .cards = true };

	ui_sheet_begin(&q->w, "support", S("The support"), STR_NONE);
	if (w->provisions == 0)
		ui_empty(&q->w, S("No extra support: what happens in every lesson is the help."));
	else
		ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < w->provisions; i++) {
		const struct provision *p = &w->provision[i];

		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, p->what);
		ui_cell(&q->w, &t, outcome_number(q, w, p->outcome_root));
		ui_cell(&q->w, &t,
		        p->giver_id == 0 ? S("Nobody named yet") : name_full(q->a, p->giver_given, p->giver_family));
		ui_cell(&q->w, &t, how_often(q, p));
		ui_cell(&q->w, &t, date_none(p->ends) ? S("The review") : date_long(q->a, p->ends));
		ui_row_end(&q->w, &t);
	}
	if (w->provisions > 0)
		ui_table_end(&q->w, &t);
	ui_sheet_end(&q->w);
}

static void row_write(struct req *q, struct str label, struct str text)
{
	if (text.n > 0)
		ui_summary_row(&q->w, label, text);
}

static struct str words_and_how(struct req *q, struct str words, enum consulted how)
{
	const char *label = consulted_word(how);

	if (label[0] == '\0')
		return words;
	return str_fmt(q->a, "%.*s%s%s.", STR_ARG(words), words.n > 0 ? "\n" : "", label);
}

static void said_write(struct req *q, const struct plan_read *v)
{
	const struct plan *p = &v->whole.plan;

	ui_sheet_begin(&q->w, "said", S("Agreed together"), STR_NONE);
	ui_summary_begin(&q->w);
	row_write(q, S("At home"), p->home);
	row_write(q, S("School helps with that"), p->home_school);
	row_write(q, S("Parents said"), words_and_how(q, p->parents_said, p->parents_how));
	row_write(q, str_fmt(q->a, "%.*s said", STR_ARG(v->first)), words_and_how(q, p->pupil_said, p->pupil_how));
	plan_answers_rows(q, v);
	ui_summary_end(&q->w);
	if (role_can(q->c.actor.hat, CAP_REPLY_FAMILY) && p->state == PLAN_SHARED)
		html(&q->w, "<p class=\"gap\"><a href=\"$\">Record what the family said about the plan</a></p>\n",
		     h_url(plan_url(q, v->pupil.id, p->id, "/answers")));
	ui_sheet_end(&q->w);
}

static void changes_write(struct req *q, const struct plan_read *v)
{
	if (v->whole.plan.changes.n == 0)
		return;
	ui_sheet_begin(&q->w, "changes", S("What is different from the version before"), STR_NONE);
	html(&q->w, "<p>");
	html_lines(&q->w, v->whole.plan.changes);
	html(&q->w, "</p>\n");
	ui_sheet_end(&q->w);
}

static void readers_write(struct req *q, const struct plan_read *v)
{
	struct ui_check c[60];
	size_t n = 0;

	if (!v->may_see_readers)
		return;
	ui_sheet_begin(&q->w, "readers", S("Who has read it"), STR_NONE);
	for (size_t i = 0; i < v->readers && n < 60; i++, n++) {
		const struct plan_reader *r = &v->reader[i];

		c[n] = (struct ui_check){ .state = r->state == ACKNOWLEDGED_READ   ? UI_CHECK_DONE
			                           : r->state == ACKNOWLEDGED_HELP ? UI_CHECK_MISSING
			                                                           : UI_CHECK_WAITING,
			                  .text = str_fmt(q->a, "%.*s, %.*s", STR_ARG(r->name), STR_ARG(r->staff.job)),
			                  .more = r->state == ACKNOWLEDGED_HELP
			                              ? str_fmt(q->a, " needs help: “%.*s”", STR_ARG(r->note))
			                          : r->state == ACKNOWLEDGED_NONE ? S(" has not read it yet")
			                                                          : STR_NONE };
	}
	ui_checks(&q->w, c, n);
	html(&q->w, "<p class=\"small gap\">");
	ui_cop(&q->w, "6.49");
	html(&q->w, "</p>\n");
	ui_sheet_end(&q->w);
}

static void answer_write(struct req *q, const struct plan_read *v, struct str fault)
{
	enum acknowledgement_state state = ACKNOWLEDGED_NONE;
	bool is_reader = false;

	for (size_t i = 0; i < v->readers; i++)
		if (v->reader[i].staff.person_id == q->c.actor.person_id) {
			state = v->reader[i].state;
			is_reader = true;
		}
	if (!is_reader || v->whole.plan.state != PLAN_SHARED || !role_can(q->c.actor.hat, CAP_PLAN_ACK))
		return;
	ui_sheet_begin(&q->w, "answer",
	               state == ACKNOWLEDGED_READ ? S("You have read this plan") : S("Have you read it?"), STR_NONE);
	html(&q->w, "<form method=\"post\" action=\"$\" novalidate>\n",
	     h_url(plan_url(q, v->pupil.id, v->whole.plan.id, "")));
	form_token(q);
	if (state != ACKNOWLEDGED_READ)
		ui_action(&q->w,
		          &(struct ui_action){
		              .text = S("I have read it"), .icon = "tick", .name = "state", .value = S("read") });
	ui_textarea(&q->w, &(struct ui_field){ .name = "note",
	                                       .label = S("I need help with this"),
	                                       .hint = S("Say with what. The SENCO sees it."),
	                                       .rows = 2,
	                                       .value = req_form(q, "note"),
	                                       .error = fault });
	ui_action(&q->w, &(struct ui_action){
	                     .text = S("Ask for help"), .name = "state", .value = S("help"), .secondary = true });
	html(&q->w, "</form>\n");
	ui_sheet_end(&q->w);
}

static void print_button(struct req *q, const struct plan_read *v, const char *text, const char *rest)
{
	ui_action(&q->w, &(struct ui_action){ .text = str_of(text),
	                                      .icon = "print",
	                                      .secondary = true,
	                                      .url = plan_url(q, v->pupil.id, v->whole.plan.id, rest) });
}

static void buttons_write(struct req *q, const struct plan_read *v, bool briefing)
{
	if (!v->may_record || briefing)
		return;
	if (role_can(q->c.actor.hat, CAP_PLAN_WRITE) && v->whole.plan.state == PLAN_SHARED)
		ui_link_button(&q->w, S("Change this plan"), url_pupil(q->a, v->pupil.id, "/plan"), true);
	print_button(q, v, "Print plan", "/plan.pdf");
	print_button(q, v, "Large print", "/plan-large.pdf");
	html(&q->w, "<a href=\"$\">Only what every teacher must know</a>\n",
	     h_url(plan_url(q, v->pupil.id, v->whole.plan.id, "/briefing")));
}

static enum rc version_page(struct req *q, bool briefing, struct str fault)
{
	struct plan_read *v = NEW(q->a, struct plan_read);
	struct ui_error e = { "note", fault };
	struct str title;

	TRY(plan_read_version(&q->c, q->id[0], q->id[1], v));
	title = str_fmt(q->a, "%.*s’s plan, version %lld", STR_ARG(v->first), (long long)v->whole.plan.version);
	page_begin(q, &(struct page){ .title = title, .menu = "/pupils" });
	pupil_top(q, v->pupil.id, v->name, v->first, "/plans");
	html(&q->w,
	     "<div class=\"head row row--between\"><div><h1>$</h1><p class=\"quiet\">Shared $. Review $. Responsible: "
	     "$.</p></div><div class=\"row\">\n",
	     h(title), h(date_long(q->a, v->whole.plan.shared_on)), h(date_long(q->a, v->whole.plan.review_on)),
	     h(name_formal(q->a, v->whole.plan.teacher_title, v->whole.plan.teacher_given,
	                   v->whole.plan.teacher_family)));
	buttons_write(q, v, briefing);
	html(&q->w, "</div></div>\n");
	ui_error_summary(&q->w, &e, fault.n > 0);
	page_done(q);
	if (v->whole.plan.state != PLAN_SHARED)
		ui_note(&q->w, S("An earlier version."), S("A newer plan is in force."), false);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	if (v->may_record && !briefing)
		changes_write(q, v);
	briefing_write(q, v);
	goals_write(q, &v->whole);
	support_write(q, &v->whole);
	if (v->may_record && !briefing)
		said_write(q, v);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"Reading\">\n");
	answer_write(q, v, fault);
	readers_write(q, v);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_version(struct req *q)
{
	return version_page(q, false, STR_NONE);
}

static enum rc page_briefing(struct req *q)
{
	return version_page(q, true, STR_NONE);
}

static enum rc do_answer(struct req *q)
{
	struct str note = str_trim(req_form(q, "note"));
	struct str fault = STR_NONE;
	enum acknowledgement_state state;
	enum rc rc;

	(void)acknowledgement_state_of(req_form(q, "state"), &state); /* unknown: refused below */
	if (note.n > 0) {
		struct acknowledgement x = { 0 };

		fault = field_decode(q->a, record_field(&acknowledgement_rec, S("note")), note, &x);
	}
	rc = fault.n > 0 ? RC_INVALID : plan_acknowledge(&q->c, q->id[0], q->id[1], state, note);
	if (rc == RC_OK)
		return req_redirect(q, "/plans?done=noted");
	if (rc != RC_INVALID)
		return rc;
	req_refuse(q, 422);
	return version_page(q, false, fault.n > 0 ? fault : S("Say what you need help with"));
}

static enum rc paper_send(struct req *q, bool large)
{
	struct str body;

	TRY(plan_read_paper(&q->c, q->id[0], q->id[1], large, &body));
	return req_send(q, "application/pdf", body, large ? S("plan-large-print.pdf") : S("plan.pdf"));
}

static enum rc page_paper(struct req *q)
{
	return paper_send(q, false);
}

static enum rc page_paper_large(struct req *q)
{
	return paper_send(q, true);
}

ROUTES(plan_read_routes, R(GET, "/pupil/:id/plans/:id", CAP_PUPIL_PROFILE, page_version),
       R(POST, "/pupil/:id/plans/:id", CAP_PLAN_ACK, do_answer),
       R(GET, "/pupil/:id/plans/:id/briefing", CAP_PUPIL_PROFILE, page_briefing),
       R(GET, "/pupil/:id/plans/:id/plan.pdf", CAP_PUPIL_RECORD, page_paper),
       R(GET, "/pupil/:id/plans/:id/plan-large.pdf", CAP_PUPIL_RECORD, page_paper_large));
