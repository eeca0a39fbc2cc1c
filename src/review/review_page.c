/* The review page (design 08): used at the table with parents and pupil, top to bottom. */
#include "core/cycle/measure_rule.h"
#include "kit/html/chart.h"
#include "core/people/view_rec.h"
#include "core/door/page.h"
#include "core/people/pupil_tabs_parts.h"
#include "home/home_parts.h"
#include "review/review.h"
#include "review/review_asked_parts.h"

enum { WEEKS_MAX = 40 }; /* as review_load makes them */

static const char *row_name(struct req *q, const char *field, size_t i)
{
	return str_c(q->a, str_fmt(q->a, "%s-%zu", field, i));
}

static size_t choices_of(const struct choice *c, struct ui_choice *out, size_t max)
{
	size_t n = 0;

	for (; c[n].value != NULL && n < max; n++)
		out[n] = (struct ui_choice){ str_of(c[n].value), str_of(c[n].label), str_of(c[n].hint), c[n].icon };
	return n;
}

/* The same for a select box that begins unanswered. */
static size_t answers_of(const struct choice *c, struct ui_choice *out, size_t max)
{
	out[0] = (struct ui_choice){ .value = S(""), .label = S("Choose") };
	return 1 + choices_of(c, out + 1, max - 1);
}

/* ---- views ---- */

static void said_write(struct req *q, struct str about, struct str words)
{
	if (words.n == 0)
		return;
	html(&q->w, "<blockquote class=\"quote\"><p>$", h(about));
	html_lines(&q->w, words);
	html(&q->w, "</p></blockquote>\n");
}

static void view_column(struct req *q, const struct review_view *v, enum view_who who, struct str heading)
{
	bool any = false;

	html(&q->w, "<div>\n<h3>$</h3>\n", h(heading));
	for (size_t i = 0; i < v->views; i++) {
		const struct view *x = &v->view[i];

		if (x->who != who)
			continue;
		any = true;
		html(&q->w, "<p class=\"small quiet\">$, $", h(x->name), h(date_short(q->a, x->given_on)));
		if (x->method != VIEW_METHOD_NONE)
			html(&q->w, ", $", h(view_method_word(x->method)));
		if (x->helper.n > 0)
			html(&q->w, ", with $", h(x->helper));
		html(&q->w, "</p>\n");
		said_write(q, STR_NONE, x->words);
		said_write(q, S("Goes well: "), x->going_well);
		said_write(q, S("Is hard: "), x->hard);
	}
	if (!any)
		html(&q->w, "<p class=\"quiet\">Not heard yet.</p>\n");
	html(&q->w, "</div>\n");
}

/* What the family answered to the plan that is reviewed, and who can come. */
static void answers_write(struct req *q, const struct review_view *v)
{
	const struct pupil_view *p = &v->pupil;

	for (size_t i = 0; i < p->stands; i++)
		ui_note(&q->w, plan_stand_words(q->a, &p->stand[i]),
		        p->stand[i].words.n > 0 ? str_fmt(q->a, "“%.*s”", STR_ARG(p->stand[i].words)) : STR_NONE,
		        p->stand[i].says == AGREEMENT_NO);
	if (!v->is_final && p->coming.n > 0)
		html(&q->w, "<p class=\"gap\">Meeting on $: $</p>\n", h(date_full(q->a, p->next_meeting.on_day)),
		     h(p->coming));
}

static void views_write(struct req *q, const struct review_view *v)
{
	ui_sheet_begin(&q->w, "views", S("Everyone’s views"), STR_NONE);
	answers_write(q, v);
	review_asked_write(q, v);
	html(&q->w, "<div class=\"views\">\n");
	view_column(q, v, VIEW_WHO_PUPIL, v->pupil.first);
	view_column(q, v, VIEW_WHO_PARENT, S("Parents"));
	view_column(q, v, VIEW_WHO_STAFF, S("Staff"));
	html(&q->w, "</div>\n");
	if (!v->is_final) {
		struct ui_choice c[10];

		ui_details_begin(&q->w, S("Add what somebody says"));
		html(&q->w, "<form method=\"post\" action=\"$\" novalidate>\n",
		     h_url(url_pupil(q->a, v->pupil.pupil.id, "/review/view")));
		form_token(q);
		ui_hidden(&q->w, "id",
		          str_fmt(q->a, "%lld", (long long)(v->whole.review.id ^ (int64_t)(v->views + 1))));
		ui_radios(&q->w, &(struct ui_field){ .name = "who", .label = S("Whose view"), .value = S("pupil") }, c,
		          choices_of(view_who_choices, c, 10), true);
		ui_input(&q->w, &(struct ui_field){ .name = "name", .label = S("Name"), .width = 20 });
		ui_textarea(&q->w, &(struct ui_field){ .name = "words", .label = S("In their own words"), .rows = 3 });
		ui_select(&q->w, &(struct ui_field){ .name = "method", .label = S("How they told us") }, c,
		          answers_of(view_method_choices, c, 10));
		ui_input(&q->w, &(struct ui_field){
		                    .name = "helper", .label = S("Who helped"), .optional = true, .width = 20 });
		ui_action(&q->w, &(struct ui_action){ .text = S("Add this view"), .secondary = true });
		html(&q->w, "</form>\n");
		ui_details_end(&q->w);
	}
	ui_sheet_end(&q->w);
}

/* ---- what changed, what happened ---- */

static void change_write(struct req *q, struct form *f, const struct review_view *v, size_t i)
{
	const struct outcome_line *l = &v->pupil.outcome[i];
	const struct review_outcome *o = &v->whole.outcome[i];
	const char *after = row_name(q, "after_value", i);
	bool numbers =
	    l->outcome.baseline != MILLI_NONE && l->outcome.target != MILLI_NONE && o->after_value != MILLI_NONE;
	struct ui_choice c[6];

	html(&q->w, "<div class=\"change\">\n<div><h3>$</h3><p class=\"quiet\">$</p></div>\n",
	     h(str_sentence(q->a, l->outcome.aim)), h(l->outcome.measure));
	if (numbers)
		chart_change(&q->w,
		             &(struct chart_words){ .id = row_name(q, "change", i),
		                                    .title = l->outcome.measure,
		                                    .desc = str_fmt(q->a, "From %.*s to %.*s. The target was %.*s.",
		                                                    STR_ARG(milli_text(q->a, l->outcome.baseline)),
		                                                    STR_ARG(milli_text(q->a, o->after_value)),
		                                                    STR_ARG(milli_text(q->a, l->outcome.target))) },
		             (double)l->outcome.baseline / 1000, (double)o->after_value / 1000,
		             (double)l->outcome.target / 1000);
	html(&q->w, "<div><p class=\"result\">$</p>\n",
	     h(judgement_words(q->a, l->outcome.baseline, l->outcome.target, o->after_value != MILLI_NONE,
	                       o->after_value, l->outcome.unit)));
	if (v->is_final) {
		html(&q->w, "<p>$. $</p></div></div>\n", h(outcome_judgement_word(o->judgement)), h(o->words));
		return;
	}
	ui_input(&q->w, &(struct ui_field){ .name = after,
	                                    .label = S("Number now"),
	                                    .value = form_error_of(f, after).n > 0 ? form_typed(f, after)
	                                                                           : milli_text(q->a, o->after_value),
	                                    .inputmode = "decimal",
	                                    .width = 5,
	                                    .error = form_error_of(f, after) });
	ui_select(&q->w,
	          &(struct ui_field){ .name = row_name(q, "judgement", i),
	                              .label = S("Was it reached?"),
	                              .value = outcome_judgement_code(o->judgement) },
	          c, answers_of(outcome_judgement_choices, c, 6));
	ui_textarea(&q->w, &(struct ui_field){ .name = row_name(q, "owords", i),
	                                       .label = S("What difference did the help make?"),
	                                       .value = o->words,
	                                       .rows = 2 });
	ui_checkboxes(&q->w,
	              &(struct ui_field){ .name = row_name(q, "carry", i),
	                                  .label = S("Next plan"),
	                                  .label_hidden = true,
	                                  .value = o->carry ? S("1") : S("") },
	              &(struct ui_choice){ S("1"), S("Carry into the next plan"), STR_NONE, NULL }, 1);
	html(&q->w, "</div>\n</div>\n");
}

static void deliver_write(struct req *q, const struct review_view *v, size_t i)
{
	const struct support_dose *s = &v->pupil.support[i];
	const struct review_provision *p = &v->whole.provision[i];
	struct ui_choice c[6];

	html(&q->w, "<div class=\"deliver\">\n<div><h3>$</h3><p class=\"quiet\">$ × $ minutes</p></div>\n",
	     h(s->provision.what), h(s->provision.per_week), h(s->provision.minutes));
	chart_sessions(&q->w, &(struct chart_words){ .id = row_name(q, "weeks", i) }, v->weeks + i * WEEKS_MAX,
	               v->week_count[i]);
	html(&q->w, "<p><strong>$</strong></p>\n<div>", h(dose_words(q->a, &s->dose)));
	if (v->is_final) {
		html(&q->w, "<p>$. $</p></div></div>\n", h(provision_decision_word(p->decision)), h(p->words));
		return;
	}
	ui_select(&q->w,
	          &(struct ui_field){ .name = row_name(q, "decision", i),
	                              .label = S("Keep, change, replace or stop?"),
	                              .value = provision_decision_code(p->decision) },
	          c, answers_of(provision_decision_choices, c, 6));
	ui_input(&q->w, &(struct ui_field){ .name = row_name(q, "pwords", i), .label = S("Why"), .value = p->words });
	html(&q->w, "</div>\n</div>\n");
}

static void middle_write(struct req *q, struct form *f, const struct review_view *v)
{
	ui_sheet_begin(&q->w, "outcomes", S("What changed"), S("Open dot: at the start. Filled dot: now."));
	for (size_t i = 0; i < v->pupil.outcomes; i++) {
		change_write(q, f, v, i);
		home_fold_write(q, v->pupil.pupil.id, &v->home, v->pupil.outcome[i].outcome.root_id,
		                row_name(q, "home", i));
	}
	ui_sheet_end(&q->w);
	ui_sheet_begin(&q->w, "supports", S("What was planned, what happened"),
	               str_fmt(q->a, "In total: %.*s. One column a week, crossed: missed.",
	                       STR_ARG(dose_words(q->a, &v->pupil.dose))));
	for (size_t i = 0; i < v->pupil.supports; i++)
		deliver_write(q, v, i);
	if (v->pupil.missed.n > 0)
		html(&q->w, "<p class=\"small quiet gap\">Missed: $.</p>\n", h(v->pupil.missed));
	ui_sheet_end(&q->w);
}

/* ---- the form ---- */

static void checks_write(struct req *q, const struct check_list *l)
{
	struct ui_check c[40];
	size_t n = 0;

	for (size_t i = 0; i < l->n && n < 40; i++, n++)
		c[n] = (struct ui_check){ .state = l->item[i].state == CHECK_OK        ? UI_CHECK_DONE
			                           : l->item[i].state == CHECK_MISSING ? UI_CHECK_MISSING
			                                                               : UI_CHECK_NEXT,
			                  .text = l->item[i].text,
			                  .url = l->item[i].state == CHECK_OK
			                             ? STR_NONE
			                             : str_fmt(q->a, "#%.*s", STR_ARG(l->item[i].anchor)),
			                  .para = l->item[i].ref.n > 0 ? str_c(q->a, l->item[i].ref) : NULL };
	ui_checks(&q->w, c, n);
}

static void form_write(struct req *q, struct form *f, const struct review_view *v)
{
	form_begin(f, q->net->path);
	ui_enter_saves(&q->w, S("Save for later"), "do", "save");
	html(&q->w, "<div class=\"stack--l\">\n");
	ui_hidden(&q->w, "cycle_id", str_fmt(q->a, "%lld", (long long)v->whole.review.cycle_id));
	ui_sheet_begin(&q->w, "when", S("The review"), STR_NONE);
	form_field(f, "held_on");
	form_field(f, "present");
	form_field(f, "differ");
	ui_sheet_end(&q->w);
	middle_write(q, f, v);
	ui_sheet_begin(&q->w, "learn",
	               str_fmt(q->a, "What we have learned about %.*s’s needs", STR_ARG(v->pupil.first)), STR_NONE);
	form_field(f, "learned");
	form_field(f, "quality");
	ui_sheet_end(&q->w);
	html(&q->w, "<section class=\"sheet sheet--step is-review\" aria-labelledby=\"dec\">\n<div "
	            "class=\"sheet__head\"><h2 id=\"dec\">What happens next</h2>");
	ui_cop(&q->w, "6.54");
	html(&q->w, "</div>\n");
	form_field(f, "next_step");
	form_field(f, "why");
	form_field_as(f, "family_agrees", str_fmt(q->a, "Do %.*s and the parents agree?", STR_ARG(v->pupil.first)),
	              STR_NONE);
	html(&q->w, "</section>\n");
	ui_sheet_begin(&q->w, "tell", S("What the family gets"), STR_NONE);
	form_field(f, "summary");
	form_field_as(f, "pupil_summary", STR_NONE,
	              str_fmt(q->a, "%.*s reads it word for word: write to them as “you”", STR_ARG(v->pupil.first)));
	ui_sheet_end(&q->w);
	ui_sheet_begin(&q->w, "end", S("Finish the review"), checks_summary(&v->check));
	checks_write(q, &v->check);
	html(&q->w, "<p class=\"gap\">Finishing sends the summary to the parents, counts the meeting and opens the "
	            "next cycle.</p><div class=\"row gap\">");
	ui_action(&q->w,
	          &(struct ui_action){ .text = S("Finish and send to parents"), .name = "do", .value = S("finish") });
	ui_action(&q->w, &(struct ui_action){
	                     .text = S("Save for later"), .name = "do", .value = S("save"), .secondary = true });
	html(&q->w, "</div>\n");
	ui_sheet_end(&q->w);
	html(&q->w, "</div>\n");
	form_end(f);
}

static void final_write(struct req *q, struct form *f, const struct review_view *v)
{
	middle_write(q, f, v);
	ui_sheet_begin(&q->w, "next", S("What we decided"), STR_NONE);
	ui_summary_begin(&q->w);
	ui_summary_row(&q->w, S("Who took part"), v->whole.review.present);
	ui_summary_row(&q->w, S("What we have learned"), v->whole.review.learned);
	ui_summary_row(&q->w, S("Why"), v->whole.review.why);
	ui_summary_row(&q->w, S("The family"), v->whole.review.family_agrees);
	ui_summary_row(&q->w, S("Summary for parents"), v->whole.review.summary);
	ui_summary_end(&q->w);
	ui_sheet_end(&q->w);
}

static enum rc review_page(struct req *q, struct form *f, const struct review_view *v, const struct review *theirs)
{
	struct str title = str_fmt(q->a, "Review of cycle %lld", (long long)v->pupil.fact.number);

	page_begin(q, &(struct page){ .title = str_fmt(q->a, "%.*s: %.*s", STR_ARG(title), STR_ARG(v->pupil.name)),
	                              .menu = "/pupils" });
	pupil_top(q, v->pupil.pupil.id, v->pupil.name, v->pupil.first, "/review");
	html(&q->w, "<div class=\"head row row--between\">\n<div><h1>$</h1><p class=\"quiet\">", h(title));
	if (!date_none(v->pupil.fact.review_due))
		html(&q->w, "Agreed for $. ", h(date_full(q->a, v->pupil.fact.review_due)));
	ui_cop(&q->w, "6.53");
	html(&q->w, "</p></div>\n");
	ui_step_tag(&q->w, UI_REVIEW);
	html(&q->w, "</div>\n");
	form_summary(f);
	page_done(q);
	if (theirs != NULL)
		form_conflict(f, theirs);
	html(&q->w, "<div class=\"stack--l\">\n");
	views_write(q, v);
	if (v->is_final)
		final_write(q, f, v);
	else
		form_write(q, f, v);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc nothing_to_review(struct req *q, int status)
{
	return page_message(q, status, S("There is no shared plan to review yet"),
	                    S("A review looks at a plan that was shared. Write and share the plan first; support may "
	                      "already be given."),
	                    url_pupil(q->a, q->id[0], "/plan"), S("Go to the plan"));
}

static enum rc page_review(struct req *q)
{
	struct review_view *v = NEW(q->a, struct review_view);
	struct form f;
	enum rc rc = review_load(&q->c, q->id[0], v);

	if (rc == RC_NONE && v->pupil.pupil.id != 0)
		return nothing_to_review(q, 200);
	if (rc != RC_OK)
		return rc;
	form_init(&f, q, &review_rec, &v->whole.review);
	if (v->is_new) {
		form_carried(&f, "present",
		             v->whole.review.present.n > 0 ? S("Who was asked to the meeting") : STR_NONE);
		form_carried(&f, "summary", S("Made from the numbers of this cycle"));
		form_carried(&f, "pupil_summary", S("Made from the numbers of this cycle"));
	}
	return review_page(q, &f, v, NULL);
}

static void row_read(struct req *q, struct form *f, const struct record *rec, const char *field, const char *control,
                     size_t i, void *obj)
{
	const struct field *fd = record_field(rec, str_of(field));
	const char *name = row_name(q, control, i);
	struct str fault;

	if (!req_form_has(q, name) && fd->type != FT_FLAG)
		return;
	fault = field_decode(q->a, fd, req_form(q, name), obj);
	if (fault.n > 0)
		form_error(f, name, fault);
}

static void after_check(struct form *f, const struct outcome *o, const struct review_outcome *r, size_t i)
{
	struct str fault = measure_fault(f->q->a, o->measure, o->unit, r->after_value);

	if (fault.n > 0)
		form_error(f, row_name(f->q, "after_value", i),
		           str_fmt(f->q->a, "%.*s: %.*s", STR_ARG(o->measure), STR_ARG(fault)));
}

static void rows_read(struct req *q, struct form *f, struct review_view *v)
{
	for (size_t i = 0; i < v->whole.outcomes; i++) {
		struct review_outcome *o = &v->whole.outcome[i];

		row_read(q, f, &review_outcome_rec, "after_value", "after_value", i, o);
		after_check(f, &v->pupil.outcome[i].outcome, o, i);
		row_read(q, f, &review_outcome_rec, "judgement", "judgement", i, o);
		row_read(q, f, &review_outcome_rec, "words", "owords", i, o);
		row_read(q, f, &review_outcome_rec, "carry", "carry", i, o);
	}
	for (size_t i = 0; i < v->whole.provisions; i++) {
		row_read(q, f, &review_provision_rec, "decision", "decision", i, &v->whole.provision[i]);
		row_read(q, f, &review_provision_rec, "words", "pwords", i, &v->whole.provision[i]);
	}
}

/* The errors of the checklist stand by their fields. */
static void missing_show(struct form *f, const struct check_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->item[i].state == CHECK_MISSING)
			form_error(f, str_c(f->q->a, l->item[i].anchor), l->item[i].text);
}

static enum rc conflict_show(struct req *q, struct form *f, struct review_view *v)
{
	struct review_view *theirs = NEW(q->a, struct review_view);

	TRY(review_load(&q->c, q->id[0], theirs));
	if (theirs->is_final || theirs->is_new || theirs->whole.review.cycle_id != v->whole.review.cycle_id)
		return page_message(q, 409, S("This review was finished while you were writing"),
		                    S("Somebody finished it. Your words were not added: go back in your browser to "
		                      "copy them, then open the review."),
		                    url_pupil(q->a, q->id[0], "/review"), S("Open the review"));
	v->whole.review.id = theirs->whole.review.id;
	return review_page(q, f, v, &theirs->whole.review);
}

static enum rc do_review(struct req *q)
{
	struct review_view *v = NEW(q->a, struct review_view);
	struct review_view *kept = NEW(q->a, struct review_view);
	struct check_list check;
	struct form f;
	int64_t cycle = 0;
	int64_t began;
	bool finish = str_is(req_form(q, "do"), "finish");
	enum rc rc = review_load(&q->c, q->id[0], v);

	if ((rc != RC_OK && rc != RC_NONE) || v->pupil.cycles == 0)
		return rc == RC_OK ? RC_NONE : rc;
	if (!str_int(req_form(q, "cycle_id"), &cycle))
		return RC_NONE;
	if (cycle != v->pupil.cycle[0].cycle.id) /* finished before, the next cycle is open: the same press again */
		return req_redirect(q, "/pupil/%lld?done=finished", (long long)q->id[0]);
	if (rc == RC_NONE)
		return nothing_to_review(q, 409);
	form_init(&f, q, &review_rec, &v->whole.review);
	(void)form_read(&f); /* errors are counted below, with those of the rows */
	rows_read(q, &f, v);
	v->check = review_check_of(&q->c, v);
	if (f.errors > 0)
		return review_page(q, &f, v, NULL);
	began = v->whole.review.revision;
	rc = review_save(&q->c, q->id[0], &v->whole);
	if (rc == RC_CONFLICT)
		return conflict_show(q, &f, v);
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	if (!finish)
		return req_redirect(q, "/pupil/%lld/review?done=saved", (long long)q->id[0]);
	rc = review_load(&q->c, q->id[0], kept);
	if (rc == RC_OK)
		rc = review_finish(&q->c, q->id[0], kept->whole.review.id, kept->whole.review.revision, &check);
	if (rc == RC_INVALID) { /* what was saved is taken back, and with it the revision it got */
		v->whole.review.revision = began;
		missing_show(&f, &check);
		return review_page(q, &f, v, NULL);
	}
	return rc == RC_OK ? req_redirect(q, "/pupil/%lld?done=finished", (long long)q->id[0]) : rc;
}

static enum rc do_review_view(struct req *q)
{
	static const char *const offers[] = { "who", "name", "words", "method", "helper", NULL };
	struct view x = { 0 };
	struct review_view *v = NEW(q->a, struct review_view);
	struct form f;
	enum rc rc = review_load(&q->c, q->id[0], v); /* who may not, learns nothing */

	if (rc == RC_NONE && v->pupil.pupil.id != 0)
		return nothing_to_review(q, 409);
	if (rc != RC_OK)
		return rc;
	form_init(&f, q, &view_rec, &x);
	f.offers = offers;
	if (!form_read(&f) || (x.words.n == 0 && x.method != VIEW_METHOD_DECLINED))
		return page_message(q, 422, S("Write what they said"),
		                    S("Choose whose view it is and write their words, or choose “Did not wish to say”. "
		                      "Go back: what you wrote is still there."),
		                    url_pupil(q->a, q->id[0], "/review"), S("Back to the review"));
	rc = review_add_view(&q->c, q->id[0], &x);
	return rc == RC_OK ? req_redirect(q, "/pupil/%lld/review?done=noted#views", (long long)q->id[0]) : rc;
}

static enum rc do_review_ask(struct req *q)
{
	struct review_ask_did did;
	int64_t press;

	if (!str_int(req_form(q, "press"), &press))
		return RC_NONE;
	TRY(review_ask(&q->c, q->id[0], press, &did));
	return req_redirect(q, "/pupil/%lld/review?done=%s#asked", (long long)q->id[0],
	                    did.on_page + did.letters > 0 ? "asked" : "asked-before");
}

ROUTES(review_routes, R(GET, "/pupil/:id/review", CAP_REVIEW, page_review),
       R_MANY(POST, "/pupil/:id/review", CAP_REVIEW, do_review, "next_step"),
       R(POST, "/pupil/:id/review/ask", CAP_REVIEW, do_review_ask),
       R(POST, "/pupil/:id/review/view", CAP_REVIEW, do_review_view));
TAB(tab_review, .tab = TAB_REVIEW, .order = 10, .rest = "/review", .text = "Review", .cap = CAP_REVIEW);
