/* Sharing a plan: what will happen, to whom, said before it happens; then one press. */
#include "core/people/person_rec.h"
#include "core/people/wish_parts.h"
#include "plan/plan_parts.h"

static void family_draw(struct req *q, const struct plan_edit *v)
{
	bool to_pupil = false;

	ui_sheet_begin(&q->w, "family", S("Who gets it: the family"), STR_NONE);
	if (v->told.problem.n > 0)
		ui_note(&q->w, S("Nobody can be told."), v->told.problem, true);
	html(&q->w, "<ul>\n");
	for (size_t i = 0; i < v->told.n; i++) {
		const struct told *t = &v->told.item[i];

		if (!t->must)
			continue;
		to_pupil = to_pupil || t->to_pupil;
		html(&q->w, "<li><strong>$</strong>: $</li>\n", h(t->name),
		     h(t->on_paper ? "on paper. A letter and the plan wait to be printed"
		                   : "the whole plan on their own page, at once"));
	}
	if (!to_pupil)
		html(&q->w, "<li><strong>$</strong>: $</li>\n", h(v->first),
		     h(v->pupil.person_id != 0 ? "what was agreed and the goals, on the pupil’s own page"
		                               : "on paper, or read together: the pupil has no page of their own"));
	html(&q->w, "</ul>\n");
	for (size_t i = 0; i < v->told.left_out_n; i++)
		html(&q->w, "<p class=\"small quiet gap-s\">Not to $. $</p>\n", h(v->told.left_out[i].name),
		     h(v->told.left_out[i].why));
	wishes_write(q, &v->told.wishes, 0);
	ui_sheet_end(&q->w);
}

static void team_draw(struct req *q, const struct plan_edit *v)
{
	ui_sheet_begin(&q->w, "team", S("Who gets it: staff"), STR_NONE);
	html(&q->w, "<p>Each of them finds it under “Plans to read” and confirms it. ");
	ui_cop(&q->w, "6.49");
	html(&q->w, "</p>\n<ul>\n");
	for (size_t i = 0; i < v->teams; i++) {
		const struct pupil_staff *s = &v->team[i];
		struct str name = name_full(q->a, s->given, s->family);

		html(&q->w, "<li>$: $</li>\n",
		     h(s->job.n > 0 ? str_fmt(q->a, "%.*s, %.*s", STR_ARG(name), STR_ARG(s->job)) : name),
		     h(str_is(s->kind, "ta")           ? "what to do and what to know"
		       : str_is(s->kind, "specialist") ? "the whole plan, to read"
		                                       : "the whole plan"));
	}
	html(&q->w, "</ul>\n");
	if (v->teams == 0)
		ui_empty(&q->w, S("Nobody teaches this class yet."));
	ui_sheet_end(&q->w);
}

static void changes_draw(struct req *q, const struct plan_edit *v)
{
	if (!v->has_before)
		return;
	ui_sheet_begin(&q->w, "changes", S("What the family reads about the changes"), STR_NONE);
	html(&q->w, "<p>");
	html_lines(&q->w, plan_changes(&q->c, v));
	html(&q->w, "</p>\n");
	ui_sheet_end(&q->w);
}

static void press_draw(struct req *q, const struct plan_edit *v)
{
	html(&q->w, "<form method=\"post\" action=\"$\" id=\"share\">\n", h_url(q->net->path));
	form_token(q);
	ui_hidden(&q->w, "id", str_fmt(q->a, "%lld", (long long)v->draft.plan.id));
	ui_hidden(&q->w, "revision", str_fmt(q->a, "%lld", (long long)v->draft.plan.revision));
	html(&q->w, "<div class=\"row\">");
	ui_action(&q->w, &(struct ui_action){ .text = S("Share the plan") });
	html(&q->w, "<a href=\"$\">Go on writing</a></div>\n</form>\n", h_url(url_pupil(q->a, v->pupil.id, "/plan")));
}

static enum rc share_page(struct req *q, struct plan_edit *v, const struct check_list *fault)
{
	struct ui_error e[20];
	size_t n = 0;

	for (size_t i = 0; fault != NULL && i < fault->n && n < 20; i++)
		if (fault->item[i].state == CHECK_MISSING)
			e[n++] = (struct ui_error){ "check", fault->item[i].text };
	page_begin(q, &(struct page){ .title = str_fmt(q->a, "Share the plan: %.*s", STR_ARG(v->name)),
	                              .menu = "/pupils",
	                              .back_url = url_pupil(q->a, v->pupil.id, "/plan"),
	                              .back_text = S("Back to the draft") });
	html(&q->w,
	     "<div class=\"head\"><h1>Share $’s plan</h1><p>Sharing makes version $, which never changes. A change "
	     "later "
	     "makes the next version and says what is different. The support in it begins, unless it has "
	     "begun.</p></div>\n",
	     h(v->first), h(v->draft.plan.version));
	ui_error_summary(&q->w, e, n);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	family_draw(q, v);
	team_draw(q, v);
	changes_draw(q, v);
	press_draw(q, v);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"What is still missing\">\n");
	ui_sheet_begin(&q->w, "check", S("Before you share"), STR_NONE);
	plan_checks_draw(q, &v->check, url_pupil(q->a, v->pupil.id, "/plan"));
	ui_sheet_end(&q->w);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_plan_share(struct req *q)
{
	struct plan_edit *v = NEW(q->a, struct plan_edit);

	TRY(plan_edit_load(&q->c, q->id[0], v));
	if (v->is_new)
		return req_redirect(q, "/pupil/%lld/plan", (long long)q->id[0]);
	return share_page(q, v, NULL);
}

/* What page_done says: who has no page does not see it, their letter waits. */
static const char *shared_how(const struct told_list *l)
{
	size_t told = 0;
	size_t paper = 0;

	for (size_t i = 0; i < l->n; i++) {
		told += l->item[i].must;
		paper += l->item[i].must && l->item[i].on_paper;
	}
	return paper == 0 && told > 0 ? "shared" : paper == told ? "shared-paper" : "shared-both";
}

static enum rc do_plan_share(struct req *q)
{
	struct plan_edit *v = NEW(q->a, struct plan_edit);
	struct check_list check;
	struct told_list told;
	int64_t id = 0;
	int64_t revision = 0;
	enum rc rc;

	if (!str_int(req_form(q, "id"), &id) || !str_int(req_form(q, "revision"), &revision))
		return RC_NONE;
	rc = plan_edit_share(&q->c, q->id[0], id, revision, &check, &told);
	if (rc == RC_OK)
		return req_redirect(q, "/pupil/%lld?done=%s", (long long)q->id[0], shared_how(&told));
	if (rc == RC_CONFLICT)
		return page_message(q, 409, S("The draft was changed since you opened this page"),
		                    S("Nothing was shared. Look at the draft as it is now, then share it."),
		                    url_pupil(q->a, q->id[0], "/plan"), S("Open the draft"));
	if (rc != RC_INVALID)
		return rc;
	rc = plan_edit_load(&q->c, q->id[0], v);
	req_refuse(q, 422);
	return rc == RC_OK ? share_page(q, v, &check) : rc;
}

ROUTES(plan_share_routes, R(GET, "/pupil/:id/plan/share", CAP_PLAN_SHARE, page_plan_share),
       R(POST, "/pupil/:id/plan/share", CAP_PLAN_SHARE, do_plan_share));
