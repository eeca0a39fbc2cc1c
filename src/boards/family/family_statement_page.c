/* /family/:id/statements and /me/statements: the help of each month on one page, sealed; "Was it so?". */
#include "boards/family/family_parts.h"
#include "boards/family/family_statement.h"
#include "kit/base/id.h"

static int64_t which(const struct req *q)
{
	return q->id[q->c.actor.hat == ROLE_PUPIL ? 0 : 1];
}

static struct str one_url(struct req *q, const struct family_view *v, int64_t id, const char *rest)
{
	return url_home(q->a, v, str_c(q->a, str_fmt(q->a, "/statements/%lld%s", (long long)id, rest)));
}

/* ---- the months ---- */

static void months_write(struct req *q, const struct family_statements *s)
{
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < s->n; i++) {
		bool old = i > 0 && date_cmp(s->item[i].month, s->item[i - 1].month) == 0;

		html(&q->w, "<li class=\"row row--between\"><a href=\"$\">$</a> <span>$ of $ given</span></li>\n",
		     h_url(one_url(q, s->v, s->item[i].id, "")),
		     h(old ? str_fmt(q->a, "%.*s, as it was before", STR_ARG(date_month(q->a, s->item[i].month)))
		           : date_month(q->a, s->item[i].month)),
		     h(s->item[i].given), h(s->item[i].agreed));
	}
	html(&q->w, "</ul>\n");
}

static enum rc page_months(struct req *q)
{
	struct family_view *v = NEW(q->a, struct family_view);
	struct family_statements s;
	int64_t pupil_id;

	TRY(family_pupil_here(q, &pupil_id));
	TRY(family_statements(&q->c, pupil_id, v, &s));
	family_top_write(q, v, S("The help, month by month"));
	ui_sheet_begin(&q->w, "months", S("Months"), STR_NONE);
	html(&q->w,
	     "<p>Each month has one page: what we agreed, what we gave and what was missed. It is here from the third "
	     "school day of the next month.</p>\n");
	if (s.n == 0)
		ui_empty(&q->w, S("There is no page yet."));
	else
		months_write(q, &s);
	ui_sheet_end(&q->w);
	family_bottom_write(q);
	return RC_OK;
}

/* ---- one month ---- */

static void sum_write(struct req *q, const struct statement_one *s)
{
	ui_sheet_begin(&q->w, "sum", S("The month in four numbers"), STR_NONE);
	html(&q->w,
	     "<dl class=\"sums\">\n<div><dt>agreed</dt><dd>$</dd></div><div><dt>given</dt><dd>$</dd></div>"
	     "<div><dt>missed</dt><dd>$</dd></div><div><dt>made up later</dt><dd>$</dd></div>\n</dl>\n<p "
	     "class=\"gap\">$</p>\n",
	     h(s->help.all.agreed), h(s->help.all.given), h(s->help.all.missed), h(s->help.all.caught),
	     h(statement_sum_words(q->a, s)));
	ui_sheet_end(&q->w);
}

static void helps_write(struct req *q, const struct statement_one *s)
{
	static const struct ui_column COLS[] = { { S("Help"), false },
		                                 { S("Agreed"), true },
		                                 { S("Given"), true },
		                                 { S("Missed"), true },
		                                 { S("Made up"), true } };
	struct ui_table t = {
		.caption = S("Sessions of the month, by kind of help"), .col = COLS, .cols = 5, .cards = true
	};

	if (s->help.lines == 0)
		return;
	ui_sheet_begin(&q->w, "kinds", S("Each kind of help"), STR_NONE);
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < s->help.lines; i++) {
		const struct help_line *l = &s->help.line[i];
		const int64_t n[] = { l->count.agreed, l->count.given, l->count.missed, l->count.caught };

		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t,
		        l->help.who.n > 0 ? str_fmt(q->a, "%.*s with %.*s", STR_ARG(l->help.what), STR_ARG(l->help.who))
		                          : l->help.what);
		for (size_t k = 0; k < sizeof n / sizeof *n; k++)
			ui_cell(&q->w, &t, str_fmt(q->a, "%lld", (long long)n[k]));
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
	ui_sheet_end(&q->w);
}

static void why_write(struct req *q, const struct family_view *v, const struct statement_one *s)
{
	if (s->help.whys == 0)
		return;
	ui_sheet_begin(&q->w, "why",
	               s->help.all.missed == 1 ? S("Why one was missed")
	                                       : str_fmt(q->a, "Why %lld were missed", (long long)s->help.all.missed),
	               STR_NONE);
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < s->help.whys; i++)
		html(&q->w, "<li>$</li>\n",
		     h(statement_why_words(q->a, &s->help.why[i], v->own ? STR_NONE : v->pupil.first)));
	html(&q->w, "</ul>\n");
	if (v->meeting.id != 0 && s->help.all.missed > s->help.all.caught)
		html(&q->w,
		     "<p class=\"gap\">When we meet on <strong>$</strong>, we will say how we make up the rest.</p>\n",
		     h(date_full(q->a, v->meeting.on_day)));
	ui_sheet_end(&q->w);
}

static void said_write(struct req *q, const struct statement_answer *said)
{
	html(&q->w, "<p><strong>You said on $:</strong> $. ", h(date_short(q->a, said->on_day)),
	     h(saw_word(said->answer)));
	html_lines(&q->w, said->words);
	html(&q->w, "</p>\n");
	if (!date_none(said->settled_on)) {
		html(&q->w, "<p><strong>$, $:</strong> ", h(said->settled_name), h(date_short(q->a, said->settled_on)));
		html_lines(&q->w, said->settled);
		html(&q->w, "</p>\n");
	}
}

static void ask_write(struct req *q, struct form *f, const struct family_view *v, const struct statement_one *s)
{
	ui_sheet_begin(&q->w, "same", S("Is this what you saw?"), STR_NONE);
	if (s->said.id != 0)
		said_write(q, &s->said);
	html(&q->w, "<div class=\"gap\">\n");
	form_begin(f, one_url(q, v, s->row.id, ""));
	form_field_as(f, "answer", s->said.id != 0 ? S("Do you want to change your answer?") : S("Was it so?"),
	              STR_NONE);
	form_field_as(f, "words", S("If not: which day, and what did you see?"), S("Leave it empty if it was so"));
	ui_action(&q->w, &(struct ui_action){ .text = S("Send my answer") });
	form_end(f);
	html(&q->w, "</div>\n<p class=\"quiet\">If you say no, $ will ring you within three school days.</p>\n",
	     h(v->school.senco.n > 0 ? v->school.senco : S("the SENCO")));
	ui_sheet_end(&q->w);
}

static void seal_write(struct req *q, const struct family_view *v, const struct statement_one *s)
{
	struct str pdf = one_url(q, v, s->row.id, "/statement.pdf");

	ui_sheet_begin(&q->w, "seal", S("Signed by school"), STR_NONE);
	html(&q->w, "<p><strong>$</strong><br>Made on $</p>\n<p>Check code <strong class=\"nowrap\">$</strong></p>\n",
	     h(s->head.by.n > 0 ? s->head.by : s->head.school), h(date_long(q->a, s->row.made_on)), h(s->row.code));
	html(&q->w,
	     "<p>Nobody can change this page without it showing. To check it, go to <a href=\"/check\">the check "
	     "page</a> and type the code. You do not need to sign in.</p>\n");
	if (s->head.replaces.n > 0)
		html(&q->w, "<p>It takes the place of the page with the code $. The log was put right.</p>\n",
		     h(s->head.replaces));
	html(&q->w,
	     "<ul class=\"plain contact gap\">\n<li><a href=\"$\">Save the signed page (PDF)</a></li>\n<li><a "
	     "href=\"$\">In "
	     "usual print (PDF)</a></li>\n<li><a href=\"$\">In large print (PDF)</a></li>\n<li><a href=\"$\">Save the "
	     "signed "
	     "text</a></li>\n</ul>\n",
	     h_url(pdf), h_url(str_fmt(q->a, "%.*s?print=usual", STR_ARG(pdf))),
	     h_url(str_fmt(q->a, "%.*s?print=large", STR_ARG(pdf))), h_url(one_url(q, v, s->row.id, "/statement.txt")));
	ui_sheet_end(&q->w);
}

static enum rc one_page(struct req *q, struct form *f, const struct family_view *v, const struct statement_one *s)
{
	struct str month = date_month(q->a, s->row.month);
	struct str title = v->own ? str_fmt(q->a, "Your help in %.*s", STR_ARG(month))
	                          : str_fmt(q->a, "%.*s’s help in %.*s", STR_ARG(v->pupil.first), STR_ARG(month));

	page_begin(q, &(struct page){ .title = title,
	                              .width = "width--fam",
	                              .back_url = url_home(q->a, v, "/statements"),
	                              .back_text = S("All months") });
	html(&q->w, "<div class=\"head\"><h1>$</h1><p>$</p></div>\n", h(title),
	     h(statement_span_words(q->a, &s->help)));
	page_done(q);
	form_summary(f);
	html(&q->w, "<div class=\"stack--l\">\n");
	if (!s->whole)
		ui_note(&q->w, S("This page is not as it was signed."), S("Please tell the school."), true);
	if (!date_none(s->later_on))
		ui_note(&q->w, S("There is a newer page for this month."),
		        str_fmt(q->a, "It was made on %.*s.", STR_ARG(date_long(q->a, s->later_on))), false);
	sum_write(q, s);
	helps_write(q, s);
	why_write(q, v, s);
	ask_write(q, f, v, s);
	seal_write(q, v, s);
	family_bottom_write(q);
	return RC_OK;
}

static enum rc page_one(struct req *q)
{
	struct family_view *v = NEW(q->a, struct family_view);
	struct statement_answer x = { .id = id_new() };
	struct statement_one s;
	struct form f;
	int64_t pupil_id;

	TRY(family_pupil_here(q, &pupil_id));
	TRY(family_statement(&q->c, pupil_id, which(q), v, &s));
	form_init(&f, q, &statement_answer_rec, &x);
	return one_page(q, &f, v, &s);
}

static enum rc do_one(struct req *q)
{
	static const char *const OFFERS[] = { "answer", "words", NULL };
	struct family_view *v = NEW(q->a, struct family_view);
	struct statement_answer x = { 0 };
	struct statement_one s;
	struct form f;
	int64_t pupil_id;
	enum rc rc = RC_INVALID;

	form_init(&f, q, &statement_answer_rec, &x);
	f.offers = OFFERS;
	TRY(family_pupil_here(q, &pupil_id));
	if (form_read(&f)) {
		x.id = x.id != 0 ? x.id : id_new();
		rc = family_statement_say(&q->c, pupil_id, which(q), &x);
		if (rc == RC_INVALID)
			form_error(&f, "answer", S("Choose an answer"));
	}
	if (rc == RC_OK) {
		form_done(&f);
		return q->c.actor.hat == ROLE_PUPIL
		           ? req_redirect(q, "/me/statements/%lld?done=thanks", (long long)which(q))
		           : req_redirect(q, "/family/%lld/statements/%lld?done=thanks", (long long)q->id[0],
		                          (long long)which(q));
	}
	if (rc != RC_INVALID)
		return rc;
	TRY(family_statement(&q->c, pupil_id, which(q), v, &s));
	x.id = x.id != 0 ? x.id : id_new();
	return one_page(q, &f, v, &s);
}

static enum rc page_pdf(struct req *q)
{
	struct str body;
	int64_t pupil_id;

	TRY(family_pupil_here(q, &pupil_id));
	TRY(family_statement_pdf(&q->c, pupil_id, which(q), req_query(q, "print"), &body));
	return req_send(q, "application/pdf", body, S("statement.pdf"));
}

static enum rc page_text(struct req *q)
{
	struct str body;
	int64_t pupil_id;

	TRY(family_pupil_here(q, &pupil_id));
	TRY(family_statement_text(&q->c, pupil_id, which(q), &body));
	return req_send(q, "text/plain; charset=utf-8", body, S("statement.txt"));
}

/* ---- the card ---- */

static enum rc card_statements(struct req *q, const struct family_for *who)
{
	html(&q->w, "<p class=\"noprint\">");
	ui_icon(&q->w, "calendar");
	html(&q->w, " <a href=\"$\">The help month by month: agreed, given and missed</a></p>\n",
	     h_url(url_home(q->a, who->view, "/statements")));
	return RC_OK;
}

ROUTES(family_statement_routes, R(GET, "/family/:id/statements", CAP_FAMILY, page_months),
       R(GET, "/family/:id/statements/:id", CAP_FAMILY, page_one),
       R(POST, "/family/:id/statements/:id", CAP_FAMILY, do_one),
       R(GET, "/family/:id/statements/:id/statement.pdf", CAP_FAMILY, page_pdf),
       R(GET, "/family/:id/statements/:id/statement.txt", CAP_FAMILY, page_text),
       R(GET, "/me/statements", CAP_OWN_PAGE, page_months), R(GET, "/me/statements/:id", CAP_OWN_PAGE, page_one),
       R(POST, "/me/statements/:id", CAP_OWN_PAGE, do_one),
       R(GET, "/me/statements/:id/statement.pdf", CAP_OWN_PAGE, page_pdf),
       R(GET, "/me/statements/:id/statement.txt", CAP_OWN_PAGE, page_text));
FAMILY_CARD(statements, .order = 65, .to = TO_PARENT | TO_OWN, .id = "statements", .write = card_statements);
