/* The plan editor (design 03): six parts and what is still missing before it is shared. Works without a script: each
 * button saves the draft; "Add" shows one more empty row. */
#include "model/person.h"
#include "web/page.h"
#include "web/pages/pupil_tabs.h"
#include "work/plan_edit.h"

enum { CHOICES_MAX = 400 };

static const char *row_name(struct req *q, const char *field, size_t i)
{
	return str_c(q->a, str_fmt(q->a, "%s-%zu", field, i));
}

static struct str id_text(struct req *q, int64_t id)
{
	return id == 0 ? S("") : str_fmt(q->a, "%lld", (long long)id);
}

/* ---- drawing ---- */

static size_t staff_choices(struct req *q, const struct plan_edit *v, bool teachers, struct ui_choice *c)
{
	size_t n = 0;

	c[n++] = (struct ui_choice){ .value = S(""), .label = S("Choose a person") };
	for (size_t i = 0; i < v->staffs && n < CHOICES_MAX; i++)
		if (!teachers || v->staff[i].teacher || v->staff[i].senco)
			c[n++] = (struct ui_choice){
				.value = id_text(q, v->staff[i].id),
				.label = str_fmt(q->a, "%.*s, %.*s",
				                 STR_ARG(name_full(q->a, v->staff[i].given, v->staff[i].family)),
				                 STR_ARG(v->staff[i].job))
			};
	return n;
}

/* What is wrong stays as it was typed. */
static struct str row_shown(const struct form *f, const char *name, struct str value)
{
	return form_error_of(f, name).n > 0 ? form_typed(f, name) : value;
}

static void row_input(struct form *f, const char *field, size_t i, struct str label, struct str value, int width,
                      const char *mode)
{
	const char *name = row_name(f->q, field, i);

	ui_input(&f->q->w, &(struct ui_field){ .name = name,
	                                       .label = label,
	                                       .value = row_shown(f, name, value),
	                                       .width = width,
	                                       .inputmode = mode,
	                                       .error = form_error_of(f, name) });
}

static void remove_button(struct req *q, const char *what, size_t i)
{
	ui_action(&q->w, &(struct ui_action){ .text = S("Remove"),
	                                      .about = str_fmt(q->a, " %s %zu", what, i + 1),
	                                      .name = "do",
	                                      .value = str_fmt(q->a, "remove-%s-%zu", what, i),
	                                      .secondary = true });
}

static void outcome_row(struct form *f, const struct outcome *o, size_t i)
{
	struct req *q = f->q;
	struct ui_choice c[12];
	size_t n = 0;

	html(&q->w, "<div class=\"row-edit inset\" id=\"outcome-$\">\n<h3>Outcome $</h3>\n", h(i + 1), h(i + 1));
	ui_hidden(&q->w, row_name(q, "oroot", i), id_text(q, o->root_id));
	ui_textarea(&q->w, &(struct ui_field){ .name = row_name(q, "aim", i),
	                                       .label = S("By the review, what will be different"),
	                                       .value = row_shown(f, row_name(q, "aim", i), o->aim),
	                                       .rows = 2,
	                                       .error = form_error_of(f, row_name(q, "aim", i)) });
	row_input(f, "measure", i, S("Measured by"), o->measure, 0, NULL);
	html(&q->w, "<div class=\"row row--fields\">\n");
	row_input(f, "unit", i, S("Unit"), o->unit, 10, NULL);
	row_input(f, "baseline", i, S("Now"), milli_text(q->a, o->baseline), 5, "decimal");
	row_input(f, "target", i, S("Target"), milli_text(q->a, o->target), 5, "decimal");
	c[n++] = (struct ui_choice){ .value = S(""), .label = S("Choose") };
	for (const struct choice *k = checked_choices; k->value != NULL && n < 12; k++)
		if (k->value[0] != '\0')
			c[n++] = (struct ui_choice){ .value = str_of(k->value), .label = str_of(k->label) };
	ui_select(&q->w,
	          &(struct ui_field){ .name = row_name(q, "checked", i), .label = S("Checked"), .value = o->checked },
	          c, n);
	html(&q->w, "</div>\n");
	ui_textarea(&q->w, &(struct ui_field){ .name = row_name(q, "expected", i),
	                                       .label = S("What we expect the help to do"),
	                                       .value = o->expected,
	                                       .rows = 2,
	                                       .optional = true });
	remove_button(q, "outcome", i);
	html(&q->w, "</div>\n");
}

static void support_row(struct form *f, const struct plan_edit *v, const struct provision *p, size_t i)
{
	struct req *q = f->q;
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, CHOICES_MAX + 1);
	size_t n = staff_choices(q, v, false, c);
	struct ui_choice o[PLAN_OUTCOMES_MAX + 1];
	size_t outcomes = 0;

	html(&q->w, "<div class=\"row-edit inset\" id=\"support-$\">\n<h3>Support $</h3>\n", h(i + 1), h(i + 1));
	ui_hidden(&q->w, row_name(q, "sroot", i), id_text(q, p->root_id));
	row_input(f, "what", i, S("What"), p->what, 0, NULL);
	ui_select(&q->w,
	          &(struct ui_field){ .name = row_name(q, "giver", i),
	                              .label = S("Who gives it"),
	                              .value = id_text(q, p->giver_id),
	                              .error = form_error_of(f, row_name(q, "giver", i)) },
	          c, n);
	html(&q->w, "<div class=\"row row--fields\">\n");
	row_input(f, "per_week", i, S("Times a week"), id_text(q, p->per_week), 3, "numeric");
	row_input(f, "minutes", i, S("Minutes each"), id_text(q, p->minutes), 3, "numeric");
	row_input(f, "group_size", i, S("Group of"), id_text(q, p->group_size), 3, "numeric");
	html(&q->w, "</div>\n");
	o[outcomes++] = (struct ui_choice){ .value = S(""), .label = S("The whole plan") };
	for (size_t k = 0; k < v->draft.outcomes; k++)
		o[outcomes++] = (struct ui_choice){ .value = id_text(q, v->draft.outcome[k].root_id),
			                            .label = str_fmt(q->a, "Outcome %zu", k + 1) };
	ui_select(&q->w,
	          &(struct ui_field){
	              .name = row_name(q, "for", i), .label = S("For outcome"), .value = id_text(q, p->outcome_root) },
	          o, outcomes);
	row_input(f, "evidence", i, S("Why we think it will help"), p->evidence, 0, NULL);
	remove_button(q, "support", i);
	html(&q->w, "</div>\n");
}

static void outcomes_part(struct form *f, struct plan_edit *v, bool more)
{
	struct req *q = f->q;

	ui_part_begin(&q->w, "outcomes", 1, S("What will be different"));
	for (size_t i = 0; i < v->draft.outcomes; i++)
		outcome_row(f, &v->draft.outcome[i], i);
	if ((more || v->draft.outcomes == 0) && v->draft.outcomes < PLAN_OUTCOMES_MAX)
		outcome_row(f, &(struct outcome){ .baseline = MILLI_NONE, .target = MILLI_NONE }, v->draft.outcomes);
	ui_action(&q->w, &(struct ui_action){ .text = S("Add an outcome"),
	                                      .icon = "plus",
	                                      .name = "do",
	                                      .value = S("add-outcome"),
	                                      .secondary = true });
	ui_sheet_end(&q->w);
}

static void supports_part(struct form *f, struct plan_edit *v, bool more)
{
	struct req *q = f->q;

	ui_part_begin(&q->w, "supports", 2, S("The support"));
	html(&q->w, "<p class=\"quiet\">Support may start before the plan is shared. It runs until the review unless "
	            "you change it.</p>\n");
	for (size_t i = 0; i < v->draft.provisions; i++)
		support_row(f, v, &v->draft.provision[i], i);
	if ((more || v->draft.provisions == 0) && v->draft.provisions < PLAN_SUPPORTS_MAX)
		support_row(f, v, &(struct provision){ .group_size = 1 }, v->draft.provisions);
	ui_action(
	    &q->w,
	    &(struct ui_action){
	        .text = S("Add support"), .icon = "plus", .name = "do", .value = S("add-support"), .secondary = true });
	ui_sheet_end(&q->w);
}

static void lessons_part(struct form *f, struct plan_edit *v)
{
	struct req *q = f->q;
	struct buf b = buf_new(q->a, 16384);

	for (size_t i = 0; i < v->draft.strategies; i++) {
		buf_str(&b, v->draft.strategy[i].words);
		buf_char(&b, '\n');
	}
	ui_part_begin(&q->w, "strategies", 3, S("In every lesson"));
	ui_textarea(&q->w,
	            &(struct ui_field){ .name = "lessons",
	                                .label = S("What every teacher does"),
	                                .hint = S("One on each line, short: “Word mat on the desk in every lesson.”"),
	                                .value = buf_view(&b),
	                                .rows = 6,
	                                .error = form_error_of(f, "lessons") });
	form_field(f, "everyday");
	ui_sheet_end(&q->w);
}

static void rest_parts(struct form *f, struct plan_edit *v)
{
	struct req *q = f->q;
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, CHOICES_MAX + 1);
	size_t n = staff_choices(q, v, true, c);

	ui_part_begin(&q->w, "home-part", 4, S("At home"));
	form_field_as(f, "home", str_fmt(q->a, "What %.*s’s family will do", STR_ARG(v->first)), STR_NONE);
	form_field(f, "home_school");
	ui_sheet_end(&q->w);
	ui_part_begin(&q->w, "together", 5, S("Agreed together"));
	form_field(f, "parents_said");
	form_field(f, "parents_how");
	form_field_as(f, "pupil_said", str_fmt(q->a, "What %.*s said", STR_ARG(v->first)), STR_NONE);
	form_field(f, "pupil_how");
	form_field(f, "parents_agree");
	ui_sheet_end(&q->w);
	ui_part_begin(&q->w, "when", 6, S("Who is responsible, and when we look again"));
	ui_select(&q->w,
	          &(struct ui_field){
	              .name = "teacher_id",
	              .label = S("Responsible teacher"),
	              .hint = S("The class or subject teacher stays responsible, also when others give the help."),
	              .value = id_text(q, v->draft.plan.teacher_id),
	              .error = form_error_of(f, "teacher_id") },
	          c, n);
	form_field(f, "review_on");
	ui_sheet_end(&q->w);
}

/* Anchors of the rules and the ids on this page. */
static struct str anchor_url(struct req *q, struct str anchor)
{
	if (anchor.n == 0)
		return STR_NONE;
	if (str_is(anchor, "teacher"))
		return S("#teacher_id");
	if (str_is(anchor, "review_on"))
		return S("#review_on-day");
	if (str_is(anchor, "parents"))
		return S("#parents_said");
	if (str_is(anchor, "pupil"))
		return S("#pupil_said");
	return str_fmt(q->a, "#%.*s", STR_ARG(anchor));
}

static void checks_write(struct req *q, const struct check_list *l)
{
	struct ui_check c[60];
	size_t n = 0;

	for (size_t i = 0; i < l->n && n < 60; i++, n++)
		c[n] = (struct ui_check){ .state = l->item[i].state == CHECK_OK        ? UI_CHECK_DONE
			                           : l->item[i].state == CHECK_MISSING ? UI_CHECK_MISSING
			                                                               : UI_CHECK_NEXT,
			                  .text = l->item[i].text,
			                  .url = l->item[i].state == CHECK_OK ? STR_NONE
			                                                      : anchor_url(q, l->item[i].anchor),
			                  .para = l->item[i].ref.n > 0 ? str_c(q->a, l->item[i].ref) : NULL };
	ui_checks(&q->w, c, n);
}

static enum rc edit_page(struct req *q, struct form *f, struct plan_edit *v, const struct plan *theirs)
{
	struct str add = req_query(q, "add");

	page_begin(q, &(struct page){ .title = str_fmt(q->a, "Plan: %.*s", STR_ARG(v->name)),
	                              .menu = "/pupils",
	                              .back_url = url_pupil(q->a, v->pupil.id, ""),
	                              .back_text = v->name });
	html(&q->w,
	     "<div class=\"head row row--between\"><div><h1>Plan for $</h1><p class=\"quiet\">Cycle $, version $. "
	     "Draft: only people who write plans for $ can see it.</p></div>\n",
	     h(v->first), h(v->cycle.number), h(v->draft.plan.version > 0 ? v->draft.plan.version : 1), h(v->first));
	ui_step_tag(&q->w, UI_PLAN);
	html(&q->w, "</div>\n");
	pupil_tabs(q, v->pupil.id, v->first, "/plans");
	form_summary(f);
	page_done(q);
	if (theirs != NULL)
		form_conflict(f, theirs);
	html(&q->w, "<div class=\"grid grid--main\">\n");
	form_begin(f, q->net->path);
	html(&q->w, "<div class=\"stack--l\">\n");
	outcomes_part(f, v, str_is(add, "outcome"));
	supports_part(f, v, str_is(add, "support"));
	lessons_part(f, v);
	rest_parts(f, v);
	html(&q->w, "<div class=\"row\">\n");
	ui_action(&q->w, &(struct ui_action){ .text = S("Save draft"), .name = "do", .value = S("save") });
	if (role_can(q->c.actor.hat, CAP_PLAN_SHARE))
		ui_action(&q->w, &(struct ui_action){
	                     .text = S("Check and share"), .name = "do", .value = S("share"), .secondary = true });
	html(&q->w, "<a href=\"$\">Leave without saving</a></div>\n</div>\n", h_url(url_pupil(q->a, v->pupil.id, "")));
	form_end(f);
	html(&q->w, "<aside class=\"stack--l\" aria-label=\"Before you share\">\n");
	ui_sheet_begin(&q->w, "check", S("Before you share"), STR_NONE);
	html(&q->w, "<p><strong>$</strong></p>\n", h(checks_summary(&v->check)));
	checks_write(q, &v->check);
	ui_sheet_end(&q->w);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_plan_edit(struct req *q)
{
	struct plan_edit *v = NEW(q->a, struct plan_edit);
	struct form f;
	enum rc rc = plan_edit_load(&q->c, q->id[0], v);

	if (rc != RC_OK)
		return rc;
	form_init(&f, q, &plan_rec, &v->draft.plan);
	return edit_page(q, &f, v, NULL);
}

/* ---- reading the form ---- */

static void row_decode(struct form *f, const struct record *rec, const char *field, const char *control, size_t i,
                       void *obj)
{
	const char *name = row_name(f->q, control, i);
	struct str typed = str_trim(req_form(f->q, name));
	struct str fault = field_decode(f->q->a, record_field(rec, str_of(field)), typed, obj);

	if (fault.n > 0 && typed.n > 0) /* what is still empty does not stop a draft: sharing asks for it */
		form_error(f, name, fault);
}

static int64_t row_id(struct req *q, const char *control, size_t i)
{
	int64_t id;

	return str_int(req_form(q, row_name(q, control, i)), &id) && id > 0 ? id : 0;
}

static bool removed(struct req *q, const char *what, size_t i)
{
	return str_eq(req_form(q, "do"), str_fmt(q->a, "remove-%s-%zu", what, i));
}

static bool outcome_read(struct form *f, size_t i, struct outcome *o)
{
	struct req *q = f->q;

	*o = (struct outcome){ .root_id = row_id(q, "oroot", i), .life_aim = 0 };
	row_decode(f, &outcome_rec, "aim", "aim", i, o);
	row_decode(f, &outcome_rec, "measure", "measure", i, o);
	row_decode(f, &outcome_rec, "unit", "unit", i, o);
	row_decode(f, &outcome_rec, "baseline", "baseline", i, o);
	row_decode(f, &outcome_rec, "target", "target", i, o);
	row_decode(f, &outcome_rec, "checked", "checked", i, o);
	row_decode(f, &outcome_rec, "expected", "expected", i, o);
	return str_trim(o->aim).n + o->measure.n + o->unit.n > 0 || o->baseline != MILLI_NONE ||
	       o->target != MILLI_NONE;
}

static bool support_read(struct form *f, size_t i, struct provision *p)
{
	struct req *q = f->q;

	*p = (struct provision){ .root_id = row_id(q, "sroot", i),
		                 .giver_id = row_id(q, "giver", i),
		                 .outcome_root = row_id(q, "for", i) };
	row_decode(f, &provision_rec, "what", "what", i, p);
	row_decode(f, &provision_rec, "per_week", "per_week", i, p);
	row_decode(f, &provision_rec, "minutes", "minutes", i, p);
	row_decode(f, &provision_rec, "group_size", "group_size", i, p);
	row_decode(f, &provision_rec, "evidence", "evidence", i, p);
	return p->what.n > 0 || p->giver_id != 0 || p->per_week > 0 || p->minutes > 0;
}

static void lessons_read(struct form *f, struct plan_whole *w)
{
	w->strategies = 0;
	for (struct str rest = req_form(f->q, "lessons"); rest.n > 0;) {
		struct str line = str_trim(str_cut(rest, '\n', &rest));
		struct str fault;

		if (line.n == 0)
			continue;
		if (w->strategies == PLAN_STRATEGIES_MAX) {
			form_error(f, "lessons", S("Keep it to fifteen lines: teachers must be able to remember them"));
			return;
		}
		w->strategy[w->strategies] = (struct strategy){ 0 };
		fault =
		    field_decode(f->q->a, record_field(&strategy_rec, S("words")), line, &w->strategy[w->strategies]);
		if (fault.n > 0)
			form_error(f, "lessons", fault);
		w->strategies++;
	}
}

/* Support that has no days of its own runs from the plan to the review. */
static void rows_read(struct form *f, struct plan_edit *v)
{
	struct req *q = f->q;
	struct plan_whole *w = &v->draft;

	w->outcomes = w->provisions = 0;
	for (size_t i = 0; i < PLAN_OUTCOMES_MAX; i++)
		if (req_form_has(q, row_name(q, "aim", i)) && !removed(q, "outcome", i) &&
		    outcome_read(f, i, &w->outcome[w->outcomes])) {
			w->outcome[w->outcomes].by_on = w->plan.review_on;
			w->outcomes++;
		}
	for (size_t i = 0; i < PLAN_SUPPORTS_MAX; i++)
		if (req_form_has(q, row_name(q, "what", i)) && !removed(q, "support", i) &&
		    support_read(f, i, &w->provision[w->provisions])) {
			w->provision[w->provisions].ends = w->plan.review_on;
			w->provisions++;
		}
	lessons_read(f, w);
}

static enum rc conflict_show(struct req *q, struct form *f, struct plan_edit *v)
{
	struct plan_edit *theirs = NEW(q->a, struct plan_edit);
	enum rc rc = plan_edit_load(&q->c, q->id[0], theirs);

	if (rc != RC_OK)
		return rc;
	v->draft.plan.id = theirs->draft.plan.id;
	return edit_page(q, f, v, &theirs->draft.plan);
}

static enum rc do_plan_edit(struct req *q)
{
	struct plan_edit *v = NEW(q->a, struct plan_edit);
	struct str act = req_form(q, "do");
	struct form f;
	enum rc rc = plan_edit_load(&q->c, q->id[0], v);

	if (rc != RC_OK)
		return rc;
	form_init(&f, q, &plan_rec, &v->draft.plan);
	(void)form_read(&f); /* its errors are counted with those of the rows */
	rows_read(&f, v);
	rc = plan_edit_check(&q->c, v);
	if (rc != RC_OK || f.errors > 0)
		return rc == RC_OK ? edit_page(q, &f, v, NULL) : rc;
	rc = plan_edit_save(&q->c, q->id[0], &v->draft);
	if (rc == RC_CONFLICT)
		return conflict_show(q, &f, v);
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	if (str_is(act, "add-outcome"))
		return req_redirect(q, "/pupil/%lld/plan?add=outcome#outcome-%zu", (long long)q->id[0],
		                    v->draft.outcomes + 1);
	if (str_is(act, "add-support"))
		return req_redirect(q, "/pupil/%lld/plan?add=support#support-%zu", (long long)q->id[0],
		                    v->draft.provisions + 1);
	if (str_is(act, "share"))
		return req_redirect(q, "/pupil/%lld/plan/share", (long long)q->id[0]);
	return req_redirect(q, "/pupil/%lld/plan?done=draft", (long long)q->id[0]);
}

/* ---- sharing ---- */

static void told_write(struct req *q, const struct plan_edit *v)
{
	html(&q->w, "<ul>\n");
	for (size_t i = 0; i < v->told.n; i++) {
		html(&q->w, "<li><strong>$</strong>: ", h(v->told.item[i].name));
		html(&q->w, "$</li>\n",
		     h(v->told.item[i].on_paper ? "on paper. A letter and the plan wait to be printed"
		                                : "on their page, at once"));
	}
	html(&q->w, "<li><strong>$</strong>: on the pupil’s own page</li>\n", h(v->first));
	for (size_t i = 0; i < v->teams; i++)
		html(&q->w, "<li>$, $: what every teacher must know, to read and confirm</li>\n",
		     h(name_full(q->a, v->team[i].given, v->team[i].family)), h(v->team[i].job));
	html(&q->w, "</ul>\n");
}

static enum rc share_page(struct req *q, struct plan_edit *v, const struct check_list *fault)
{
	struct ui_error e[20];
	size_t n = 0;

	for (size_t i = 0; fault != NULL && i < fault->n && n < 20; i++)
		if (fault->item[i].state == CHECK_MISSING)
			e[n++] = (struct ui_error){ "share", fault->item[i].text };
	page_begin(q, &(struct page){ .title = str_fmt(q->a, "Share the plan: %.*s", STR_ARG(v->name)),
	                              .menu = "/pupils",
	                              .back_url = url_pupil(q->a, v->pupil.id, "/plan"),
	                              .back_text = S("Back to the draft") });
	html(&q->w,
	     "<div class=\"head\"><h1>Share $’s plan</h1><p>Sharing makes version $ that never changes. A change later "
	     "makes the next version and says what is different.</p></div>\n",
	     h(v->first), h(v->draft.plan.version));
	ui_error_summary(&q->w, e, n);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	ui_sheet_begin(&q->w, "who", S("Who gets it"), STR_NONE);
	told_write(q, v);
	html(&q->w, "<form method=\"post\" action=\"$\" id=\"share\">\n", h_url(q->net->path));
	form_token(q);
	ui_hidden(&q->w, "id", id_text(q, v->draft.plan.id));
	ui_hidden(&q->w, "revision", id_text(q, v->draft.plan.revision));
	html(&q->w, "<div class=\"row gap\">");
	ui_action(&q->w, &(struct ui_action){ .text = S("Share the plan") });
	html(&q->w, "<a href=\"$\">Go on writing</a></div>\n</form>\n", h_url(url_pupil(q->a, v->pupil.id, "/plan")));
	ui_sheet_end(&q->w);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"Before you share\">\n");
	ui_sheet_begin(&q->w, "check", S("Before you share"), STR_NONE);
	html(&q->w, "<p><strong>$</strong></p>\n", h(checks_summary(&v->check)));
	for (size_t i = 0; i < v->check.n; i++)
		v->check.item[i].anchor = STR_NONE;
	checks_write(q, &v->check);
	ui_sheet_end(&q->w);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_plan_share(struct req *q)
{
	struct plan_edit *v = NEW(q->a, struct plan_edit);
	enum rc rc = plan_edit_load(&q->c, q->id[0], v);

	if (rc == RC_OK && v->is_new)
		return req_redirect(q, "/pupil/%lld/plan", (long long)q->id[0]);
	return rc == RC_OK ? share_page(q, v, NULL) : rc;
}

static enum rc do_plan_share(struct req *q)
{
	struct plan_edit *v = NEW(q->a, struct plan_edit);
	struct check_list check;
	int64_t id = 0;
	int64_t revision = 0;
	enum rc rc;

	if (!str_int(req_form(q, "id"), &id) || !str_int(req_form(q, "revision"), &revision))
		return RC_NONE;
	rc = plan_edit_share(&q->c, q->id[0], id, revision, &check);
	if (rc == RC_OK)
		return req_redirect(q, "/pupil/%lld?done=shared", (long long)q->id[0]);
	if (rc == RC_CONFLICT)
		return page_message(q, 409, S("The draft was changed since you opened this page"),
		                    S("Nothing was shared. Look at the draft as it is now, then share it."),
		                    url_pupil(q->a, q->id[0], "/plan"), S("Open the draft"));
	if (rc != RC_INVALID)
		return rc;
	rc = plan_edit_load(&q->c, q->id[0], v);
	q->status = 422;
	return rc == RC_OK ? share_page(q, v, &check) : rc;
}

ROUTES(plan_edit_routes, R(GET, "/pupil/:id/plan", CAP_PLAN_WRITE, page_plan_edit),
       R(POST, "/pupil/:id/plan", CAP_PLAN_WRITE, do_plan_edit),
       R(GET, "/pupil/:id/plan/share", CAP_PLAN_SHARE, page_plan_share),
       R(POST, "/pupil/:id/plan/share", CAP_PLAN_SHARE, do_plan_share));
