/* /unusual: what is out of the ordinary, for the headteacher and the IT administrator, and what to do about it. */
#include "core/door/menu.h"
#include "core/door/page.h"
#include "core/school/setting_parts.h"
#include "core/trail/unusual.h"

static struct str times(struct req *q, int64_t n)
{
	return n == 1 ? S("once") : str_fmt(q->a, "%lld times", (long long)n);
}

/* An administrator manages accounts, and sees no pupil's name. */
static void who_cell(struct req *q, struct ui_table *t, const struct unusual_line *l)
{
	struct str name = l->is_pupil && !role_can(q->c.actor.hat, CAP_PUPIL_PROFILE) ? S("A pupil") : l->name;

	ui_cell_begin(&q->w, t);
	if (role_can(q->c.actor.hat, CAP_ACCOUNTS))
		html(&q->w, "<a href=\"/accounts/$\">$</a>", h(l->account_id), h(name));
	else
		html(&q->w, "$", h(name));
	ui_cell_end(&q->w, t);
}

static struct str from_words(struct req *q, const struct unusual_line *l)
{
	struct str from =
	    l->account_id != 0 && l->others > 1 ? str_fmt(q->a, "%lld addresses", (long long)l->others) : l->address;

	if (from.n == 0)
		return S("Many addresses");
	return l->many ? str_fmt(q->a, "%.*s and many more", STR_ARG(from)) : from;
}

static void line_row(struct req *q, struct ui_table *t, const struct unusual_line *l, bool by_account)
{
	ui_row_begin(&q->w, t);
	ui_cell_begin(&q->w, t);
	html(&q->w, "$", h(clock_datetime(q->a, l->last_at)));
	if (!l->seen)
		html(&q->w, " <strong>new</strong>");
	ui_cell_end(&q->w, t);
	ui_cell(&q->w, t, str_of(unusual_kind_word(l->kind)));
	if (by_account)
		who_cell(q, t, l);
	ui_cell(&q->w, t, from_words(q, l));
	ui_cell(&q->w, t, times(q, l->n));
	if (!by_account)
		ui_cell(&q->w, t,
		        l->others == 0   ? S("None that is here")
		        : l->others == 1 ? S("1 account")
		                         : str_fmt(q->a, "%lld accounts", (long long)l->others));
	ui_row_end(&q->w, t);
}

static void account_table(struct req *q, const struct unusual_view *v)
{
	static const struct ui_column COL[] = { { S("Last time"), false },
		                                { S("What"), false },
		                                { S("Account of"), false },
		                                { S("From"), false },
		                                { S("That day"), false } };
	struct ui_table t = { .caption = S("By account"), .col = COL, .cols = 5, .cards = true };

	if (v->accounts == 0)
		return;
	ui_sheet_begin(&q->w, "by-account", S("By account"), STR_NONE);
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < v->accounts; i++)
		line_row(q, &t, &v->account[i], true);
	ui_table_end(&q->w, &t);
	ui_sheet_end(&q->w);
}

static void address_table(struct req *q, const struct unusual_view *v)
{
	static const struct ui_column COL[] = { { S("Last time"), false },
		                                { S("What"), false },
		                                { S("From"), false },
		                                { S("That day"), false },
		                                { S("Tried"), false } };
	struct ui_table t = { .caption = S("By address"), .col = COL, .cols = 5, .cards = true };

	if (v->addresses == 0)
		return;
	ui_sheet_begin(&q->w, "by-address", S("By address"), STR_NONE);
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < v->addresses; i++)
		line_row(q, &t, &v->address[i], false);
	ui_table_end(&q->w, &t);
	ui_sheet_end(&q->w);
}

static bool has_kind(const struct unusual_view *v, enum unusual_kind kind)
{
	for (size_t i = 0; i < v->accounts; i++)
		if (v->account[i].kind == kind)
			return true;
	for (size_t i = 0; i < v->addresses; i++)
		if (v->address[i].kind == kind)
			return true;
	return false;
}

static void advice_write(struct req *q, const struct unusual_view *v)
{
	ui_sheet_begin(&q->w, "advice", S("What to do"), STR_NONE);
	ui_summary_begin(&q->w);
	for (size_t i = 0; unusual_kind_choices[i].value != NULL; i++) {
		enum unusual_kind kind = (enum unusual_kind)unusual_kind_choices[i].id;

		if (has_kind(v, kind))
			ui_summary_row(&q->w, str_of(unusual_kind_word(kind)), str_of(unusual_advice(kind)));
	}
	ui_summary_end(&q->w);
	ui_sheet_end(&q->w);
}

static void seen_form(struct req *q, const struct unusual_view *v)
{
	if (v->fresh == 0)
		return;
	html(&q->w, "<form method=\"post\" action=\"/unusual\">");
	form_token(q);
	ui_hidden(&q->w, "until", str_fmt(q->a, "%lld", (long long)q->c.now.utc));
	ui_button(&q->w, S("Mark all as seen"), NULL, NULL, true);
	html(&q->w, "</form>\n");
}

static enum rc page_unusual(struct req *q)
{
	struct unusual_view v;

	TRY(unusual_load(&q->c, &v));
	page_begin(q, &(struct page){ .title = S("Unusual"), .menu = "/unusual" });
	html(&q->w, "<div class=\"head\"><h1>Unusual</h1><p>Wrong sign-ins, refused forms and very fast reading in the "
	            "last 30 days. What happens to everybody now and then is left out.</p></div>\n");
	page_done(q);
	if (v.accounts + v.addresses == 0)
		html(&q->w, "<p class=\"sheet\">Nothing unusual in the last 30 days.</p>\n");
	seen_form(q, &v);
	account_table(q, &v);
	address_table(q, &v);
	if (v.accounts + v.addresses > 0)
		advice_write(q, &v);
	html(&q->w,
	     "<p class=\"small quiet\">Only the headteacher and the IT administrator see this page. An address is "
	     "forgotten after a year. It is noticed when one account opens the pages of more than $ pupils in an hour. "
	     "<a href=\"/settings/unusual\">Change that number</a></p>\n",
	     h(v.limit));
	page_end(q);
	return RC_OK;
}

static enum rc do_unusual(struct req *q)
{
	int64_t until = 0;
	enum rc rc;

	(void)str_int(req_form(q, "until"), &until); /* 0 is refused below */
	rc = unusual_see(&q->c, until);
	if (rc == RC_INVALID) {
		req_refuse(q, 422);
		return page_unusual(q);
	}
	TRY(rc);
	return req_redirect(q, "/unusual?done=saved");
}

static enum rc limit_page(struct req *q, struct str value, struct str error)
{
	struct ui_error e = { "limit", error };

	page_begin(q, &(struct page){ .title = S("What is noticed"),
	                              .menu = "/unusual",
	                              .width = "width--read",
	                              .back_url = S("/unusual"),
	                              .back_text = S("Unusual") });
	html(&q->w,
	     "<div class=\"head\"><h1>What is noticed</h1><p>Nobody reads hundreds of records in an hour as part "
	     "of their work. A stranger with somebody’s password does.</p></div>\n");
	ui_error_summary(&q->w, &e, error.n > 0);
	html(&q->w, "<section class=\"sheet\"><form method=\"post\" action=\"/settings/unusual\" novalidate>\n");
	form_token(q);
	ui_input(&q->w,
	         &(struct ui_field){ .name = "limit",
	                             .label = S("Pupils whose pages one account opens in an hour"),
	                             .hint = str_fmt(q->a,
	                                             "%d to %d; usually %d. Beyond it you are told. Beyond twice "
	                                             "as many, the next page opens after %d seconds",
	                                             READING_LEAST, READING_MOST, READING_USUAL, READING_PAUSE),
	                             .value = value,
	                             .error = error,
	                             .inputmode = "numeric",
	                             .width = 4 });
	ui_button(&q->w, S("Save"), NULL, NULL, false);
	html(&q->w, "</form></section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_limit(struct req *q)
{
	int64_t limit;

	if (q->c.actor.service) /* there are no pages of pupils to read */
		return RC_NONE;
	TRY(reading_limit(&q->c, &limit));
	return limit_page(q, str_fmt(q->a, "%lld", (long long)limit), STR_NONE);
}

static enum rc do_limit(struct req *q)
{
	struct str typed = str_trim(req_form(q, "limit"));
	int64_t limit = 0;
	enum rc rc;

	if (q->c.actor.service)
		return RC_NONE;
	(void)str_int(typed, &limit); /* 0 is refused below */
	rc = reading_limit_save(&q->c, limit);
	if (rc == RC_INVALID) {
		req_refuse(q, 422);
		return limit_page(q, typed, str_fmt(q->a, "Enter a number from %d to %d", READING_LEAST, READING_MOST));
	}
	TRY(rc);
	return req_redirect(q, "/unusual?done=saved");
}

ROUTES(unusual_routes, R(GET, "/unusual", CAP_UNUSUAL, page_unusual), R(POST, "/unusual", CAP_UNUSUAL, do_unusual),
       R(GET, "/settings/unusual", CAP_UNUSUAL, page_limit), R(POST, "/settings/unusual", CAP_UNUSUAL, do_limit));
MENU(menu_unusual, .area = AREA_SCHOOL, .order = 80, .path = "/unusual", .text = "Unusual", .cap = CAP_UNUSUAL,
     .settles = true);
SETTING(setting_unusual, .order = 95, .path = "/settings/unusual", .title = "What is noticed",
        .about = "After how many pupils’ pages in an hour you are told", .cap = CAP_UNUSUAL, .school_only = true);
