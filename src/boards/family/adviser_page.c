/* /family/:id/adviser and /me/adviser: a family lets an adviser read their page, and takes it back. /advised: the
 * adviser's list, and what they read. */
#include "boards/family/adviser.h"
#include "boards/family/family_parts.h"
#include "core/door/menu.h"
#include "kit/base/id.h"

/* ---- the family ---- */

static void yes_write(struct req *q, const struct family_view *v, const struct adviser_yes *y)
{
	bool holds = advise_holds(y, q->c.now.today);

	html(&q->w, "<li><strong>$</strong><br>", h(y->adviser_name));
	if (!holds) {
		html(&q->w, "From $ until $.</li>\n", h(date_long(q->a, y->starts)),
		     h(date_long(q->a, date_none(y->ended_on) ? y->ends : y->ended_on)));
		return;
	}
	html(&q->w,
	     "May read until <strong>$</strong>. $ said yes on $.\n<form method=\"post\" action=\"$\" class=\"gap-s\">",
	     h(date_long(q->a, y->ends)), h(y->given_by == q->c.actor.person_id ? S("You") : y->given_name),
	     h(date_long(q->a, y->starts)), h_url(url_home(q->a, v, "/adviser")));
	form_token(q);
	ui_hidden(&q->w, "end", str_fmt(q->a, "%lld", (long long)y->id));
	ui_action(&q->w, &(struct ui_action){ .text = S("Take it back"),
	                                      .about = str_fmt(q->a, ": %.*s", STR_ARG(y->adviser_name)),
	                                      .secondary = true });
	html(&q->w, "</form></li>\n");
}

static void give_write(struct req *q, struct form *f, const struct family_view *v, const struct advise_view *a)
{
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, a->advisers);
	const struct adviser_yes *x = f->obj;

	for (size_t i = 0; i < a->advisers; i++)
		c[i] = (struct ui_choice){ .value = str_fmt(q->a, "%lld", (long long)a->adviser[i].person_id),
			                   .label = a->adviser[i].name };
	form_begin(f, url_home(q->a, v, "/adviser"));
	ui_radios(&q->w,
	          &(struct ui_field){ .name = "person_id",
	                              .label = S("Who may read your page?"),
	                              .value =
	                                  x->person_id != 0 ? str_fmt(q->a, "%lld", (long long)x->person_id) : STR_NONE,
	                              .error = form_error_of(f, "person_id") },
	          c, a->advisers, false);
	form_field(f, "ends");
	ui_action(&q->w, &(struct ui_action){ .text = S("Yes, they may read it") });
	form_end(f);
}

static enum rc adviser_page(struct req *q, struct form *f, const struct family_view *v, const struct advise_view *a)
{
	family_top_write(q, v, S("Share with an adviser"));
	page_done(q);
	form_summary(f);
	ui_sheet_begin(&q->w, "give", S("Let an adviser read your page"), STR_NONE);
	html(&q->w,
	     "<p>An adviser of the advice service can help you better when they see the plan. They read the plan, the "
	     "help and how it goes. They do not see your letters or what you wrote to us.</p>\n<p>You say until when. "
	     "You can take it back on any day.</p>\n<div class=\"gap\">\n");
	if (a->advisers == 0)
		ui_empty(&q->w, S("No adviser can sign in here yet. You can still ring the advice service."));
	else
		give_write(q, f, v, a);
	html(&q->w, "</div>\n");
	ui_sheet_end(&q->w);
	if (a->n > 0) {
		ui_sheet_begin(&q->w, "given", S("Who may read it, and who could"), STR_NONE);
		html(&q->w, "<ul class=\"list\">\n");
		for (size_t i = 0; i < a->n; i++)
			yes_write(q, v, &a->yes[i]);
		html(&q->w, "</ul>\n");
		ui_sheet_end(&q->w);
	}
	family_advice_write(q, &v->school);
	family_bottom_write(q);
	return RC_OK;
}

static enum rc page_adviser(struct req *q)
{
	struct family_view *v = NEW(q->a, struct family_view);
	struct advise_view a;
	struct adviser_yes x = { .id = id_new(), .ends = date_add_months(q->c.now.today, ADVISE_MONTHS) };
	struct form f;
	int64_t pupil_id;

	TRY(family_here(q, v, &pupil_id));
	TRY(advise_load(&q->c, pupil_id, &a));
	form_init(&f, q, &adviser_yes_rec, &x);
	return adviser_page(q, &f, v, &a);
}

static enum rc back_to_it(struct req *q, const char *done)
{
	return q->c.actor.hat == ROLE_PUPIL
	           ? req_redirect(q, "/me/adviser?done=%s", done)
	           : req_redirect(q, "/family/%lld/adviser?done=%s", (long long)q->id[0], done);
}

static enum rc do_adviser(struct req *q)
{
	static const char *const OFFERS[] = { "person_id", "ends", NULL };
	struct family_view *v = NEW(q->a, struct family_view);
	struct adviser_yes x = { 0 };
	struct advise_view a;
	const char *field = NULL;
	struct str why = STR_NONE;
	struct form f;
	int64_t pupil_id, end;
	enum rc rc = RC_INVALID;

	TRY(family_pupil_here(q, &pupil_id));
	if (str_int(req_form(q, "end"), &end)) {
		TRY(advise_end(&q->c, pupil_id, end));
		return back_to_it(q, "saved");
	}
	form_init(&f, q, &adviser_yes_rec, &x);
	f.offers = OFFERS;
	if (form_read(&f)) {
		x.id = x.id != 0 ? x.id : id_new();
		rc = advise_give(&q->c, pupil_id, &x, &field, &why);
	}
	if (rc == RC_OK) {
		form_done(&f);
		return back_to_it(q, "saved");
	}
	if (rc != RC_INVALID)
		return rc;
	if (field != NULL)
		form_error(&f, field, why);
	TRY(family_here(q, v, &pupil_id));
	TRY(advise_load(&q->c, pupil_id, &a));
	x.id = x.id != 0 ? x.id : id_new();
	return adviser_page(q, &f, v, &a);
}

static enum rc card_adviser(struct req *q, const struct family_for *who)
{
	if (!who->view->may.counts)
		return RC_OK;
	html(&q->w, "<p class=\"noprint\">");
	ui_icon(&q->w, "hand");
	html(&q->w, " <a href=\"$\">Share with an adviser: who outside may read this page</a></p>\n",
	     h_url(url_home(q->a, who->view, "/adviser")));
	return RC_OK;
}

/* ---- the adviser ---- */

static enum rc page_advised(struct req *q)
{
	struct advised *l;
	size_t n;

	TRY(advised_load(&q->c, &l, &n));
	page_begin(q, &(struct page){ .title = S("Families"), .menu = "/advised", .width = "width--read" });
	html(
	    &q->w,
	    "<div class=\"head\"><h1>Families</h1><p>Families who have said yes: you may read their page until the day "
	    "they chose. They can take it back at any time, and they see that you have read it.</p></div>\n<section "
	    "class=\"sheet\" aria-label=\"Families\">\n");
	if (n == 0)
		ui_empty(&q->w, S("No family has said yes today."));
	html(&q->w, "<ul class=\"list people\">\n");
	for (size_t i = 0; i < n; i++) {
		struct pupil p = { .given = l[i].given, .family = l[i].family, .preferred = l[i].preferred };

		html(&q->w, "<li><a href=\"$\"><strong>$</strong></a>, until $</li>\n",
		     h_url(str_fmt(q->a, "/advised/%lld", (long long)l[i].pupil_id)), h(pupil_name(q->a, &p)),
		     h(date_long(q->a, l[i].ends)));
	}
	html(&q->w, "</ul>\n</section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_one(struct req *q)
{
	struct advised_view *a = NEW(q->a, struct advised_view);
	const struct family_view *v = &a->family;

	TRY(advised_view_load(&q->c, q->id[0], a));
	page_begin(q, &(struct page){ .title = v->pupil.name,
	                              .menu = "/advised",
	                              .width = "width--fam",
	                              .back_url = S("/advised"),
	                              .back_text = S("Families") });
	html(&q->w,
	     "<div class=\"head\"><h1>$</h1><p>The family lets you read this until $. Keep it to "
	     "yourself.</p></div>\n<div "
	     "class=\"stack--l\">\n",
	     h(v->pupil.name), h(date_long(q->a, a->until)));
	family_now_write(q, v);
	family_goals_write(q, v);
	family_who_write(q, v);
	family_lessons_write(q, v);
	if (a->statements > 0) {
		ui_sheet_begin(&q->w, "statements", S("Statements of help"), STR_NONE);
		html(&q->w, "<ul class=\"list\">\n");
		for (size_t i = 0; i < a->statements; i++)
			html(&q->w, "<li>$: $ agreed, $ given, $ missed, $ made up later</li>\n",
			     h(date_month(q->a, a->statement[i].month)), h(a->statement[i].agreed),
			     h(a->statement[i].given), h(a->statement[i].missed), h(a->statement[i].caught));
		html(&q->w, "</ul>\n");
		ui_sheet_end(&q->w);
	}
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(adviser_routes, R(GET, "/family/:id/adviser", CAP_FAMILY, page_adviser),
       R(POST, "/family/:id/adviser", CAP_FAMILY, do_adviser), R(GET, "/me/adviser", CAP_OWN_PAGE, page_adviser),
       R(POST, "/me/adviser", CAP_OWN_PAGE, do_adviser), R(GET, "/advised", CAP_ADVISE, page_advised),
       R(GET, "/advised/:id", CAP_ADVISE, page_one));
MENU(menu_advised, .area = AREA_FAMILIES, .order = 5, .path = "/advised", .text = "Families", .cap = CAP_ADVISE);
FAMILY_CARD(adviser, .order = 145, .to = TO_PARENT | TO_KEPT | TO_OWN, .id = "adviser", .write = card_adviser);
