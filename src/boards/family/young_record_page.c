/* /pupil/:id/young: who decides, and what a young person wants shared with their parents, recorded by the SENCO. The
 * day on which rights pass follows from the date of birth; nobody types it. */
#include "kit/base/id.h"
#include "core/door/page.h"
#include "core/people/pupil_tabs_parts.h"
#include "core/people/step_parts.h"
#include "core/people/young.h"

/* ---- who decides ---- */

static void decides_write(struct req *q, const struct young_view *v)
{
	const struct young *y = &v->young;
	struct html *w = &q->w;

	ui_sheet_begin(w, "decides", S("Who decides"), STR_NONE);
	ui_summary_begin(w);
	ui_summary_row(w, S("Born"), date_long(q->a, v->pupil.born));
	ui_summary_row(w, y->decides || y->acts != NULL ? S("Rights passed on") : S("Rights pass on"),
	               date_long(q->a, y->who.young_from));
	ui_summary_row(w, S("Today"),
	               y->acts != NULL ? str_fmt(q->a, "Somebody acts in %.*s’s place", STR_ARG(v->first))
	               : y->decides    ? v->name
	                               : S("The parents"));
	ui_summary_row(w, S("Explained to them"),
	               date_none(y->explained)
	                   ? str_fmt(q->a, "Not yet. Do it by %.*s", STR_ARG(date_long(q->a, y->explain_by)))
	                   : date_long(q->a, y->explained));
	ui_summary_end(w);
	html(w, "<p class=\"small quiet gap\">$ ", h(y->who.why));
	ui_cop(w, "8.13");
	html(w, "</p>\n");
	if (date_none(y->explained)) {
		html(w, "<form method=\"post\" action=\"$\" class=\"gap\">\n",
		     h_url(url_pupil(q->a, v->pupil.id, "/young")));
		form_token(q);
		ui_hidden(w, "id", str_fmt(q->a, "%lld", (long long)id_new()));
		ui_hidden(w, "kind", S("explained"));
		ui_hidden(w, "how", S("said"));
		ui_button(w, str_fmt(q->a, "I explained it to %.*s today", STR_ARG(v->first)), NULL, NULL, true);
		html(w, "</form>\n");
	}
	ui_sheet_end(w);
}

static void parents_write(struct req *q, const struct young_view *v)
{
	static const struct ui_column COLS[] = { { S("Who"), false },
		                                 { S("Sees what is new"), false },
		                                 { S("Answer to a plan counts"), false },
		                                 { S("Why"), false } };
	struct ui_table t = { .caption = S("What the parents may do today"), .col = COLS, .cols = 4, .cards = true };
	struct html *w = &q->w;

	ui_sheet_begin(w, "parents", S("The parents"), STR_NONE);
	if (v->adults == 0)
		ui_empty(w, S("No parent is recorded."));
	else
		ui_table_begin(w, &t);
	for (size_t i = 0; i < v->adults; i++) {
		const struct young_adult *x = &v->adult[i];

		ui_row_begin(w, &t);
		ui_cell(w, &t, x->name);
		ui_cell(w, &t, x->may.sees ? S("Yes") : S("No"));
		ui_cell(w, &t, x->may.counts ? S("Yes") : S("No"));
		ui_cell(w, &t, x->may.why);
		ui_row_end(w, &t);
	}
	if (v->adults > 0)
		ui_table_end(w, &t);
	html(w,
	     "<p class=\"small quiet gap\">When nothing is recorded, parents keep reading what they could read before, "
	     "and "
	     "get no new letters; the answers that count are $’s. $ can also choose on their own page.</p>\n",
	     h(v->first), h(v->first));
	ui_sheet_end(w);
}

/* ---- the record ---- */

static void end_form(struct req *q, const struct young_view *v, const struct young_agreement *x)
{
	html(&q->w, "<form method=\"post\" action=\"$\">\n", h_url(url_pupil(q->a, v->pupil.id, "/young/end")));
	form_token(q);
	ui_hidden(&q->w, "id", str_fmt(q->a, "%lld", (long long)x->id));
	ui_button(&q->w, S("It holds no longer"), NULL, NULL, true);
	html(&q->w, "</form>\n");
}

static void history_write(struct req *q, const struct young_view *v)
{
	struct html *w = &q->w;

	ui_sheet_begin(w, "recorded", S("What is recorded"), STR_NONE);
	if (v->n == 0)
		ui_empty(w, S("Nothing yet."));
	html(w, "<div class=\"stack\">\n");
	for (size_t i = 0; i < v->n; i++) {
		const struct young_agreement *x = &v->item[i];
		struct young_fact f = { .from = x->starts, .until = x->ends };
		bool explained = x->kind == YOUNG_EXPLAINED;
		bool open = date_none(x->ends) || date_cmp(x->ends, q->c.now.today) >= 0;

		html(w, "<article class=\"card\"><h3>$", h(young_kind_word(x->kind)));
		if (!explained)
			html(w, ": $", h(x->person_name.n > 0 ? x->person_name : S("every parent")));
		html(w, "</h3>\n<p>From $", h(date_long(q->a, x->starts)));
		if (!date_none(x->ends))
			html(w, " to $", h(date_long(q->a, x->ends)));
		html(w, ".");
		if (!explained)
			html(w, " $.", h(young_how_word(x->how)));
		if (!explained && !young_holds(&f, q->c.now.today))
			html(w, " <strong>$.</strong>", h(open ? "Not yet in force" : "Ended"));
		html(w, "</p>\n");
		if (x->words.n > 0)
			ui_quote(w, x->words, STR_NONE);
		html(w, "<p class=\"small quiet\">Recorded by $ on $</p>\n", h(x->by_name),
		     h(date_long(q->a, clock_at(x->noted_at).today)));
		if (!explained && open)
			end_form(q, v, x);
		html(w, "</article>\n");
	}
	html(w, "</div>\n");
	ui_sheet_end(w);
}

static void who_draw(struct form *f, const struct young_view *v)
{
	const struct young_agreement *x = f->obj;
	struct req *q = f->q;
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, v->adults + 1);
	size_t n = 0;

	c[n++] = (struct ui_choice){ .value = S("0"), .label = S("Every parent") };
	for (size_t i = 0; i < v->adults; i++)
		c[n++] = (struct ui_choice){ .value = str_fmt(q->a, "%lld", (long long)v->adult[i].contact.person_id),
			                     .label = str_fmt(q->a, "%.*s, %.*s", STR_ARG(v->adult[i].name),
			                                      STR_ARG(v->adult[i].contact.relationship)) };
	ui_select(&q->w,
	          &(struct ui_field){ .name = "person_id",
	                              .label = S("About whom, or who acts?"),
	                              .value = f->posted ? form_typed(f, "person_id")
	                                                 : str_fmt(q->a, "%lld", (long long)x->person_id),
	                              .error = form_error_of(f, "person_id") },
	          c, n);
}

/* Without the young person's own page: what they choose there is recorded by itself. */
static void how_draw(struct form *f)
{
	const struct young_agreement *x = f->obj;
	struct ui_choice c[8];
	size_t n = 0;

	for (const struct choice *k = young_how_choices; k->value != NULL && n < sizeof c / sizeof c[0]; k++)
		if (k->id != YOUNG_HOW_PAGE)
			c[n++] = (struct ui_choice){ str_of(k->value), str_of(k->label), STR_NONE, NULL };
	ui_radios(&f->q->w,
	          &(struct ui_field){ .name = "how",
	                              .label = S("How do you know?"),
	                              .value = f->posted ? form_typed(f, "how") : young_how_code(x->how),
	                              .error = form_error_of(f, "how") },
	          c, n, false);
}

static void form_draw(struct form *f, const struct young_view *v)
{
	static const struct ui_choice KINDS[] = {
		{ S("share"), S("Agrees to share"), S("Plans and letters go to them too, and they take part"), NULL },
		{ S("keep"), S("Does not want to share what is new"), S("They still know what they read before"),
		  NULL },
		{ S("acts"), S("Cannot decide this now: somebody acts in their place"),
		  S("After an assessment for this decision (Mental Capacity Act 2005); a deputy or attorney, or else a "
		    "parent"),
		  NULL },
	};
	const struct young_agreement *x = f->obj;
	struct req *q = f->q;

	ui_sheet_begin(&q->w, "new", str_fmt(q->a, "Record what %.*s wants shared with parents", STR_ARG(v->first)),
	               STR_NONE);
	if (!v->young.is_near) {
		html(&q->w, "<p>From half a year before $ it can be recorded here.</p>\n",
		     h(date_long(q->a, v->young.who.young_from)));
		ui_sheet_end(&q->w);
		return;
	}
	form_begin(f, url_pupil(q->a, v->pupil.id, "/young"));
	ui_radios(&q->w,
	          &(struct ui_field){ .name = "kind",
	                              .label = str_fmt(q->a, "What does %.*s want?", STR_ARG(v->first)),
	                              .value = f->posted ? form_typed(f, "kind") : young_kind_code(x->kind),
	                              .error = form_error_of(f, "kind") },
	          KINDS, sizeof KINDS / sizeof KINDS[0], false);
	who_draw(f, v);
	how_draw(f);
	form_field(f, "words");
	form_field(f, "ends");
	html(&q->w, "<p class=\"small quiet\">It holds from $.</p>\n",
	     h(date_long(q->a, v->young.who.kind == ADDRESSEE_PARENTS ? v->young.who.young_from : q->c.now.today)));
	ui_action(&q->w, &(struct ui_action){ .text = S("Record it") });
	form_end(f);
	ui_sheet_end(&q->w);
}

/* ---- the page ---- */

static enum rc young_page(struct req *q, struct form *f)
{
	struct young_view v;

	TRY(young_load(&q->c, q->id[0], &v));
	step_head(q, v.pupil.id, v.name, v.first, str_fmt(q->a, "Who decides for %.*s", STR_ARG(v.first)),
	          S("At the end of compulsory school age the rights of the parents pass to the young person."),
	          "/young");
	form_summary(f);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	parents_write(q, &v);
	form_draw(f, &v);
	history_write(q, &v);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"Who decides\">\n");
	decides_write(q, &v);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_young(struct req *q)
{
	struct young_agreement x = { .id = id_new() };
	struct form f;

	form_init(&f, q, &young_agreement_rec, &x);
	return young_page(q, &f);
}

static enum rc do_young(struct req *q)
{
	struct young_agreement x = { 0 };
	const char *field;
	struct form f;
	struct str why;
	enum rc rc = RC_INVALID;

	form_init(&f, q, &young_agreement_rec, &x);
	if (form_read(&f)) {
		x.id = x.id != 0 ? x.id : id_new();
		rc = young_note(&q->c, q->id[0], &x, &field, &why);
		if (rc == RC_INVALID)
			form_error(&f, field, why);
	}
	if (rc == RC_INVALID)
		return young_page(q, &f);
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return req_redirect(q, "/pupil/%lld/young?done=noted", (long long)q->id[0]);
}

static enum rc do_end(struct req *q)
{
	int64_t id;

	if (!str_int(req_form(q, "id"), &id))
		return RC_NONE;
	TRY(young_end(&q->c, q->id[0], id));
	return req_redirect(q, "/pupil/%lld/young?done=saved", (long long)q->id[0]);
}

ROUTES(young_record_routes, R(GET, "/pupil/:id/young", CAP_NOTICE, page_young),
       R(POST, "/pupil/:id/young", CAP_NOTICE, do_young), R(POST, "/pupil/:id/young/end", CAP_NOTICE, do_end));
TAB(tab_young, .tab = TAB_FAMILY, .order = 50, .rest = "/young", .text = "Who decides", .cap = CAP_NOTICE);
