/* /pupil/:id/census: what the census would ask about a pupil, and the form that says why a query is right. */
#include "core/door/page.h"
#include "core/edit/edit_parts.h"
#include "core/entry/put_right_parts.h"
#include "core/people/step_parts.h"
#include "kit/base/id.h"
#include "register/census_why.h"

static bool may_say(const struct req *q)
{
	return role_can(q->c.actor.hat, CAP_DECIDE);
}

static struct str one_url(struct req *q, const struct census_why_view *v, const struct census_reason *x)
{
	return str_fmt(q->a, "/pupil/%lld/census/%lld", (long long)v->pupil.id, (long long)x->id);
}

static void top_write(struct req *q, const struct census_why_view *v)
{
	step_head(q, v->pupil.id, v->name, v->first, S("School census"),
	          str_fmt(q->a,
	                  "%.*s. A query may be right: say why once, and it is not asked again while the record "
	                  "says the same.",
	                  STR_ARG(census_day_text(q->a, v->census))),
	          "/decision");
}

static struct str rule_name(struct str key)
{
	const struct census_rule *r = census_rule_find(key);

	return r != NULL ? r->name : S("A rule that is gone");
}

static void asked_write(struct req *q, const struct census_why_view *v, const struct census_asked *x)
{
	const struct census_rule *r = x->found.rule;
	struct str why = str_fmt(q->a, "/census?rule=%.*s#why", STR_ARG(r->key));

	html(&q->w,
	     "<li class=\"row row--between\"><span><strong>$ $</strong><br><span class=\"small quiet\">$</span></span>",
	     h(r->error ? "Error:" : "Query:"), h(r->name), h(x->found.say));
	html(&q->w, "<span class=\"row\">");
	if (x->reason != NULL)
		html(&q->w, "<span class=\"quiet\">Answered</span>");
	else if (!r->error && may_say(q))
		html(&q->w,
		     "<a class=\"govuk-button govuk-button--secondary\" href=\"$\">Say why<span "
		     "class=\"govuk-visually-hidden\">: $</span></a>",
		     h_url(url_pupil(q->a, v->pupil.id, str_c(q->a, why))), h(r->name));
	if (x->reason == NULL && may_say(q))
		html(&q->w, "<a href=\"$\">$</a>", h_url(url_pupil(q->a, v->pupil.id, r->at)), h(r->label));
	html(&q->w, "</span></li>\n");
}

static void fields_write(struct form *f, const struct census_reason *x)
{
	html(&f->q->w, "<p><strong>$</strong></p>\n", h(rule_name(x->rule)));
	ui_hidden(&f->q->w, "rule", x->rule);
	ui_hidden(&f->q->w, "fact", x->fact);
	form_field(f, "words");
	ui_button(&f->q->w, S("Save the reason"), NULL, NULL, false);
}

static void one_fields(struct form *f)
{
	fields_write(f, f->obj);
}

static void item_write(struct req *q, const struct census_why_view *v, const struct census_reason *x)
{
	bool holds = false;

	for (size_t i = 0; i < v->askeds; i++)
		holds = holds || v->asked[i].reason == x;
	html(&q->w, "<article class=\"card gap-s\"><h3>$</h3>\n<p>", h(rule_name(x->rule)));
	html_lines(&q->w, x->words);
	html(&q->w, "</p>\n<p class=\"small quiet\">Given on $. ", h(date_long(q->a, x->on_day)));
	if (!holds)
		html(&q->w, "The record says something else by now. ");
	if (may_say(q))
		html(&q->w, "<a href=\"$\">Change<span class=\"govuk-visually-hidden\"> $</span></a> ",
		     h_url(one_url(q, v, x)), h(rule_name(x->rule)));
	put_right_link(q, v->pupil.id, "census_reason", x->id, x->by_id, rule_name(x->rule));
	html(&q->w, "</p></article>\n");
}

/* The query that is answered: the one in the address, or in the form that came back. */
static const struct census_asked *answered(struct form *f, const struct census_why_view *v)
{
	struct str key = f->posted ? form_typed(f, "rule") : req_query(f->q, "rule");

	for (size_t i = 0; i < v->askeds; i++)
		if (str_eq(v->asked[i].found.rule->key, key) && !v->asked[i].found.rule->error &&
		    v->asked[i].reason == NULL)
			return &v->asked[i];
	return NULL;
}

static enum rc list_page(struct form *f, const void *view)
{
	const struct census_why_view *v = view;
	struct req *q = f->q;
	const struct census_asked *one = answered(f, v);

	top_write(q, v);
	form_summary(f);
	html(&q->w, "<div class=\"stack--l\">\n");
	if (one != NULL && may_say(q)) {
		const struct census_reason now = { .rule = one->found.rule->key, .fact = one->found.fact };

		ui_sheet_begin(&q->w, "why", S("Say why"), STR_NONE);
		html(&q->w, "<p>$. <span class=\"quiet\">$.</span></p>\n", h(one->found.say), h(one->found.rule->why));
		form_begin(f, url_pupil(q->a, v->pupil.id, "/census"));
		fields_write(f, &now);
		form_end(f);
		ui_sheet_end(&q->w);
	}
	ui_sheet_begin(&q->w, "asked", S("What the census would ask"), STR_NONE);
	if (v->askeds == 0)
		ui_empty(&q->w, S("Nothing: the record is ready."));
	else
		html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < v->askeds; i++)
		asked_write(q, v, &v->asked[i]);
	if (v->askeds > 0)
		html(&q->w, "</ul>\n");
	if (role_can(q->c.actor.hat, CAP_SCHOOL_NAMES))
		html(&q->w, "<p class=\"small gap-s\"><a href=\"/register#census\">The whole school</a></p>\n");
	ui_sheet_end(&q->w);
	ui_sheet_begin(&q->w, "given", S("Reasons given"), STR_NONE);
	if (v->n == 0)
		ui_empty(&q->w, S("No query has been answered."));
	for (size_t i = 0; i < v->n; i++)
		item_write(q, v, &v->item[i]);
	ui_sheet_end(&q->w);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc one_page(struct form *f, const void *view, const void *theirs)
{
	const struct census_why_view *v = view;
	const struct census_reason *x = f->obj;

	top_write(f->q, v);
	edit_one_write(f, theirs, S("Change the reason"), one_url(f->q, v, x), one_fields);
	page_end(f->q);
	return RC_OK;
}

static enum rc load(struct ctx *c, int64_t pupil_id, int64_t id, void *view, void *one)
{
	struct census_why_view *v = view;

	TRY(census_why_load(c, pupil_id, id, v));
	*(struct census_reason *)one = id != 0 ? v->one : (struct census_reason){ .id = id_new() };
	return RC_OK;
}

static enum rc save(struct ctx *c, int64_t pupil_id, const void *mine, void *theirs, struct edit_fault *f)
{
	return census_why_save(c, pupil_id, mine, theirs, f);
}

static const struct edit_page PAGE = { .rec = &census_reason_rec,
	                               .view_size = sizeof(struct census_why_view),
	                               .path = "/census",
	                               .done = "saved",
	                               .load = load,
	                               .save = save,
	                               .list = list_page,
	                               .one = one_page };

EDIT_ROUTES(census_routes, PAGE, "/census", CAP_PUPIL_RECORD, CAP_DECIDE, CAP_DECIDE);
