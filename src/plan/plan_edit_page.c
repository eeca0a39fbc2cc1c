/* The plan editor (design 03): six parts and what is still missing before it is shared. Works without a script: each
 * button saves the draft; "Add" shows one more empty row, "Remove" leaves one out. */
#include "core/people/person_rec.h"
#include "plan/plan_parts.h"
#include "core/people/pupil_tabs_parts.h"

/* ---- drawing ---- */

static void home_draw(struct plan_form *e)
{
	struct req *q = e->f.q;

	ui_part_begin(&q->w, "home-part", 4, S("At home"));
	html(&q->w, "<div class=\"fields fields--top\">\n<div class=\"f6\">");
	form_field_as(&e->f, "home", str_fmt(q->a, "What %.*s’s family will do", STR_ARG(e->v->first)), STR_NONE);
	html(&q->w, "</div>\n<div class=\"f6\">");
	form_field(&e->f, "home_school");
	html(&q->w, "</div>\n</div>\n");
	ui_sheet_end(&q->w);
}

/* How somebody was asked: a select box beside the words, not six circles. */
static void how_draw(struct plan_form *e, const char *name, struct str label, enum consulted value)
{
	struct ui_choice c[10] = { { .value = S(""), .label = S("Choose") } };
	size_t n = 1;

	for (const struct choice *k = consulted_choices; k->value != NULL && n < 10; k++)
		c[n++] = (struct ui_choice){ .value = str_of(k->value), .label = str_of(k->label) };
	ui_select(&e->f.q->w,
	          &(struct ui_field){ .name = name,
	                              .label = label,
	                              .value = consulted_code(value),
	                              .error = form_error_of(&e->f, name),
	                              .group = "" },
	          c, n);
}

static void together_draw(struct plan_form *e)
{
	struct req *q = e->f.q;
	struct str first = e->v->first;
	const struct plan *p = &e->v->draft.plan;

	ui_part_begin(&q->w, "together", 5, S("Agreed together"));
	if (e->v->parents_alone.n > 0)
		ui_note(&q->w, S("Not every parent has read these words"),
		        str_fmt(q->a, "%.*s. Agree with them what of it stands in the plan.",
		                STR_ARG(e->v->parents_alone)),
		        false);
	form_carried(&e->f, "parents_said", e->v->parents_from);
	form_carried(&e->f, "pupil_said", e->v->pupil_from);
	form_carried(&e->f, "review_on", e->v->review_from);
	html(&q->w, "<div class=\"fields fields--top\">\n<div class=\"f6 stack\">");
	form_field_as(&e->f, "parents_said", str_fmt(q->a, "What %.*s’s parents said", STR_ARG(first)),
	              e->v->young.decides ? str_fmt(q->a, "Only if %.*s wants them to take part", STR_ARG(first))
	                                  : S("It stands in the plan, so agree the words with them"));
	how_draw(e, "parents_how", S("How they were asked"), p->parents_how);
	html(&q->w, "</div>\n<div class=\"f6 stack\">");
	form_field_as(&e->f, "pupil_said", str_fmt(q->a, "What %.*s said", STR_ARG(first)), STR_NONE);
	how_draw(e, "pupil_how", str_fmt(q->a, "How %.*s was asked", STR_ARG(first)), p->pupil_how);
	html(&q->w, "</div>\n</div>\n<div class=\"gap\">");
	if (e->v->young.decides)
		form_field_as(&e->f, "parents_agree", str_fmt(q->a, "Does %.*s agree with this plan?", STR_ARG(first)),
		              str_fmt(q->a, "%.*s is over compulsory school age: their agreement counts",
		                      STR_ARG(first)));
	else
		form_field(&e->f, "parents_agree");
	html(&q->w, "</div>\n");
	ui_sheet_end(&q->w);
}

static void review_draw(struct plan_form *e)
{
	struct req *q = e->f.q;
	const struct plan *p = &e->v->draft.plan;
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, PLAN_PEOPLE_MAX);
	struct str id = p->teacher_id == 0 ? S("") : str_fmt(q->a, "%lld", (long long)p->teacher_id);

	ui_part_begin(&q->w, "when", 6, S("Who is responsible, and when we look again"));
	ui_select(&q->w,
	          &(struct ui_field){
	              .name = "teacher_id",
	              .label = S("Responsible teacher"),
	              .hint = S("The class or subject teacher stays responsible, also when others give the help."),
	              .value = id,
	              .error = form_error_of(&e->f, "teacher_id") },
	          c,
	          plan_people(q, e->v, true, p->teacher_id, name_full(q->a, p->teacher_given, p->teacher_family), c));
	form_field(&e->f, "review_on");
	ui_sheet_end(&q->w);
}

/* Anchors of the rules and the ids on this page. */
static struct str anchor_id(struct str anchor)
{
	static const struct {
		const char *anchor;
		const char *id;
	} ELSEWHERE[] = { { "teacher", "teacher_id" },
		          { "review_on", "review_on-day" },
		          { "parents", "parents_said" },
		          { "pupil", "pupil_said" } };

	for (size_t i = 0; i < sizeof ELSEWHERE / sizeof ELSEWHERE[0]; i++)
		if (str_is(anchor, ELSEWHERE[i].anchor))
			return str_of(ELSEWHERE[i].id);
	return anchor;
}

void plan_checks_draw(struct req *q, const struct check_list *l, struct str page)
{
	struct ui_check *c = NEW_ARRAY(q->a, struct ui_check, l->n + 1);

	for (size_t i = 0; i < l->n; i++) {
		const struct check_item *t = &l->item[i];
		struct str id = anchor_id(t->anchor);

		c[i] = (struct ui_check){ .state = t->state == CHECK_OK        ? UI_CHECK_DONE
			                           : t->state == CHECK_MISSING ? UI_CHECK_MISSING
			                                                       : UI_CHECK_NEXT,
			                  .text = t->text,
			                  .para = t->ref.n > 0 ? str_c(q->a, t->ref) : NULL };
		if (t->state != CHECK_OK && id.n > 0)
			c[i].url = str_fmt(q->a, "%.*s#%.*s", STR_ARG(page), STR_ARG(id));
	}
	html(&q->w, "<p><strong>$</strong></p>\n", h(checks_summary(l)));
	ui_checks(&q->w, c, l->n);
}

static void head_draw(struct req *q, const struct plan_edit *v)
{
	int64_t version = v->draft.plan.version > 0 ? v->draft.plan.version : 1;

	page_begin(q, &(struct page){ .title = str_fmt(q->a, "Plan: %.*s", STR_ARG(v->name)), .menu = "/pupils" });
	pupil_top(q, v->pupil.id, v->name, v->first, "/plans");
	html(&q->w, "<div class=\"head row row--between\"><div><h1>$ $</h1><p class=\"quiet\">Cycle $, version $. ",
	     h(v->has_before && v->draft.plan.cycle_id == v->before.plan.cycle_id ? "Change the plan for" : "Plan for"),
	     h(v->first), h(v->cycle.number), h(version));
	if (v->is_new)
		html(&q->w, "Not saved yet.");
	else
		html(&q->w, "Draft: only people who write plans for $ can see it.", h(v->first));
	html(&q->w, "</p></div>\n");
	ui_step_tag(&q->w, UI_PLAN);
	if (v->check.missing > 0)
		html(&q->w, "<p class=\"only-narrow\"><a href=\"#check\">$</a></p>\n",
		     h(str_fmt(q->a, "%zu thing%s missing before you can share", v->check.missing,
		               v->check.missing == 1 ? "" : "s")));
	html(&q->w, "</div>\n");
}

static void form_draw(struct plan_form *e)
{
	struct req *q = e->f.q;

	form_begin(&e->f, q->net->path);
	ui_enter_saves(&q->w, S("Save draft"), "do", "save");
	html(&q->w, "<div class=\"stack--l\">\n");
	plan_outcomes_draw(e);
	plan_supports_draw(e);
	plan_lessons_draw(e);
	home_draw(e);
	together_draw(e);
	review_draw(e);
	html(&q->w, "<div class=\"row savebar\">\n");
	ui_action(&q->w, &(struct ui_action){ .text = S("Save draft"), .name = "do", .value = S("save") });
	if (role_can(q->c.actor.hat, CAP_PLAN_SHARE))
		ui_action(&q->w,
		          &(struct ui_action){
		              .text = S("Check and share"), .name = "do", .value = S("share"), .secondary = true });
	html(&q->w, "<a href=\"$\">Leave without saving</a></div>\n</div>\n",
	     h_url(url_pupil(q->a, e->v->pupil.id, "")));
	form_end(&e->f);
}

static void side_draw(struct req *q, const struct plan_edit *v)
{
	html(&q->w, "<aside class=\"stack--l\" aria-label=\"What is still missing\">\n");
	ui_sheet_as(&q->w, "sticky", "check", S("Before you share"), STR_NONE);
	plan_checks_draw(q, &v->check, STR_NONE);
	html(&q->w,
	     "<p class=\"small quiet gap\">Sharing gives the plan to $, tells the $ with $, and keeps a "
	     "record that the family was told.</p>\n",
	     h(v->told.must == 1 ? S("the one person who must be told")
	                         : str_fmt(q->a, "each of the %zu people who must be told", v->told.must)),
	     h(v->teams == 1 ? S("member of staff who works") : str_fmt(q->a, "%zu staff who work", v->teams)),
	     h(v->first));
	ui_sheet_end(&q->w);
	html(&q->w, "</aside>\n");
}

static enum rc edit_page(struct plan_form *e, const struct plan_edit *theirs)
{
	struct req *q = e->f.q;

	head_draw(q, e->v);
	form_summary(&e->f);
	page_done(q);
	if (theirs != NULL) {
		form_conflict(&e->f, &theirs->draft.plan);
		plan_conflict_draw(e, theirs);
	}
	if (e->v->young.decides)
		ui_note(&q->w, str_fmt(q->a, "%.*s reads this plan, word for word.", STR_ARG(e->v->first)),
		        S("Write it so that it can be said to them: “you”, or without he and she."), false);
	html(&q->w, "<div class=\"grid grid--main\">\n");
	form_draw(e);
	side_draw(q, e->v);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

/* ---- asking ---- */

static enum rc edit_begin(struct req *q, struct plan_form *e)
{
	struct plan_edit *v = NEW(q->a, struct plan_edit);

	*e = (struct plan_form){ .v = v };
	TRY(plan_edit_load(&q->c, q->id[0], v));
	form_init(&e->f, q, &plan_rec, &v->draft.plan);
	e->was = v->draft;
	e->was.outcome = NEW_ARRAY(q->a, struct outcome, v->draft.outcomes + 1);
	e->was.provision = NEW_ARRAY(q->a, struct provision, v->draft.provisions + 1);
	for (size_t i = 0; i < v->draft.outcomes; i++)
		e->was.outcome[i] = v->draft.outcome[i];
	for (size_t i = 0; i < v->draft.provisions; i++)
		e->was.provision[i] = v->draft.provision[i];
	return RC_OK;
}

/* What was typed when a session ended: shown as it was, with the revision it began from; nothing is wrong yet. */
static enum rc kept_take(struct plan_form *e)
{
	if (!e->f.posted)
		return RC_OK;
	(void)form_read(&e->f); /* what cannot be read is shown as it was typed */
	plan_rows_read(e, false);
	e->f.errors = 0;
	e->f.q->status = 200;
	return plan_edit_check(&e->f.q->c, e->v);
}

static enum rc page_plan_edit(struct req *q)
{
	struct str add = req_query(q, "add");
	struct plan_form e;

	TRY(edit_begin(q, &e));
	TRY(kept_take(&e));
	e.more_outcome = str_is(add, "outcome");
	e.more_support = str_is(add, "support");
	return edit_page(&e, NULL);
}

static enum rc conflict_show(struct plan_form *e, struct plan_edit *theirs)
{
	e->v->draft.plan.id = theirs->draft.plan.id;
	return edit_page(e, theirs);
}

/* Where a saved draft goes on. */
static enum rc saved_go(struct plan_form *e, struct str act)
{
	struct req *q = e->f.q;
	long long pupil = (long long)q->id[0];
	int64_t root = 0;

	if (str_is(act, "add-outcome"))
		return req_redirect(q, "/pupil/%lld/plan?add=outcome#outcome-%zu", pupil, e->v->draft.outcomes + 1);
	if (str_is(act, "add-support"))
		return req_redirect(q, "/pupil/%lld/plan?add=support#support-%zu", pupil, e->v->draft.provisions + 1);
	if (str_is(act, "share") && role_can(q->c.actor.hat, CAP_PLAN_SHARE))
		return req_redirect(q, "/pupil/%lld/plan/share", pupil);
	if (str_starts(act, S("begin-")) && str_int(str_sub(act, 6, act.n), &root)) {
		enum rc rc = plan_support_begin(&q->c, q->id[0], root);

		if (rc == RC_INVALID)
			return page_message(
			    q, 200, S("Choose who gives this support"),
			    S("The draft is saved. Support can begin as soon as somebody is named who gives it."),
			    url_pupil(q->a, q->id[0], "/plan#supports"), S("Back to the plan"));
		if (rc != RC_OK)
			return rc;
	}
	return req_redirect(q, "/pupil/%lld/plan?done=draft", pupil);
}

static enum rc do_plan_edit(struct req *q)
{
	struct str act = req_form(q, "do");
	struct plan_edit *theirs = NEW(q->a, struct plan_edit);
	struct plan_form e;
	enum rc rc = edit_begin(q, &e);

	if (rc != RC_OK)
		return rc;
	(void)form_read(&e.f); /* its errors are counted with those of the rows */
	plan_rows_read(&e, true);
	rc = plan_edit_check(&q->c, e.v);
	if (rc == RC_OK && e.f.errors > 0) {
		e.more_outcome = str_is(act, "add-outcome");
		e.more_support = str_is(act, "add-support");
		return edit_page(&e, NULL);
	}
	if (rc == RC_OK)
		rc = plan_edit_save(&q->c, q->id[0], &e.v->draft);
	if (rc == RC_CONFLICT) {
		rc = plan_edit_load(&q->c, q->id[0], theirs);
		if (rc == RC_OK && (theirs->is_new || !plan_same(&e.v->draft, &theirs->draft)))
			return conflict_show(&e, theirs);
	}
	if (rc != RC_OK)
		return rc;
	form_done(&e.f);
	return saved_go(&e, act);
}

ROUTES(plan_edit_routes, R(GET, "/pupil/:id/plan", CAP_PLAN_WRITE, page_plan_edit),
       R(POST, "/pupil/:id/plan", CAP_PLAN_WRITE, do_plan_edit));
