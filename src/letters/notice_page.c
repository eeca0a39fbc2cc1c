/* Letters to a family: who has been told what, and one letter with its text, the ways of giving it and the proof. */
#include "core/people/wish_parts.h"
#include "core/door/page.h"
#include "core/people/step_parts.h"
#include "letters/notice.h"
#include "core/people/said_rec.h"
#include "core/people/pupil_tabs_parts.h"

static struct str letter_url(struct req *q, int64_t pupil_id, int64_t id, const char *rest)
{
	return url_pupil(q->a, pupil_id, str_c(q->a, str_fmt(q->a, "/notices/%lld%s", (long long)id, rest)));
}

/* ---- all letters ---- */

static void given_cell(struct req *q, const struct notice *n)
{
	struct html *w = &q->w;

	if (notice_is_over(n, q->c.now.today)) {
		html(w, "Not given, and no longer needed");
		return;
	}
	if (date_none(n->sent_on)) {
		html(w, "<strong>Not given yet</strong>");
		return;
	}
	html(w, "$, $", h(channel_word(n->channel)), h(date_long(q->a, n->sent_on)));
	if (n->seen_at != 0)
		html(w, ". Opened on $", h(date_long(q->a, clock_at(n->seen_at).today)));
	else if (n->channel == CHANNEL_PAGE)
		html(w, ". Not opened yet");
	if (n->proof.n > 0)
		html(w, ". $", h(n->proof));
}

/* Given, or not to be given any more. */
static bool is_done(struct req *q, const struct notice *n)
{
	return !date_none(n->sent_on) || notice_is_over(n, q->c.now.today);
}

static void letters_table(struct req *q, const struct notices_view *v, bool given)
{
	static const struct ui_column cols[] = {
		{ S("To"), false }, { S("About"), false }, { S("Written"), false }, { S("Given"), false }
	};
	struct html *w = &q->w;
	struct ui_table t = { .caption = given ? S("Letters that were given") : S("Letters to be given"),
		              .col = cols,
		              .cols = 4,
		              .cards = true };
	size_t rows = 0;

	for (size_t i = 0; i < v->n; i++)
		rows += given == is_done(q, &v->item[i]);
	if (rows == 0) {
		ui_empty(w, given ? S("No letter was given yet.") : S("No letter waits."));
		return;
	}
	ui_table_begin(w, &t);
	for (size_t i = 0; i < v->n; i++) {
		const struct notice *n = &v->item[i];

		if (given != is_done(q, n))
			continue;
		ui_row_begin(w, &t);
		ui_cell_begin(w, &t);
		html(w, "<a href=\"$\">$</a>", h_url(letter_url(q, v->pupil.id, n->id, "")), h(n->addressee));
		ui_cell_end(w, &t);
		ui_cell(w, &t, str_of(notice_kind_word(n->kind)));
		ui_cell(w, &t, date_long(q->a, n->made_on));
		ui_cell_begin(w, &t);
		given_cell(q, n);
		ui_cell_end(w, &t);
		ui_row_end(w, &t);
	}
	ui_table_end(w, &t);
}

static void told_write(struct req *q, const struct notices_view *v)
{
	struct html *w = &q->w;

	ui_sheet_begin(w, "whom", S("Who must be told"), STR_NONE);
	if (v->told.problem.n > 0)
		ui_note(w, S("Nobody to tell"), v->told.problem, true);
	ui_summary_begin(w);
	for (size_t i = 0; i < v->told.n; i++) {
		const struct told *t = &v->told.item[i];

		ui_summary_row(w, t->name,
		               str_fmt(q->a, "%s%.*s %s",
		                       t->must     ? ""
		                       : t->wished ? "The young person agreed. "
		                                   : "Only if the young person wishes it. ",
		                       STR_ARG(t->why), t->on_paper ? "On paper: it counts equally." : "Has a page."));
	}
	for (size_t i = 0; i < v->told.left_out_n; i++)
		ui_summary_row(w, v->told.left_out[i].name,
		               str_fmt(q->a, "Not told. %.*s", STR_ARG(v->told.left_out[i].why)));
	ui_summary_end(w);
	wishes_write(q, &v->told.wishes, 0);
	html(w, "<p class=\"small quiet\">Each person gets a letter of their own. Nobody’s address or letter is shown "
	        "to anybody else. ");
	ui_cop(w, "6.48");
	html(w, "</p>\n");
	ui_sheet_end(w);
}

static void missing_write(struct req *q, const struct notices_view *v)
{
	struct html *w = &q->w;
	struct str day = date_long(q->a, v->decision.decided_on);

	if (v->decision.id == 0 || v->missing == 0)
		return;
	html(w, "<div class=\"gap-b\">\n");
	ui_note(
	    w,
	    v->missing == 1 ? S("One person has not been told yet")
	                    : str_fmt(q->a, "%zu people have not been told yet", v->missing),
	    v->decision.result == DECISION_END_SUPPORT
	        ? str_fmt(q->a, "It was decided on %.*s that SEN Support ends.", STR_ARG(day))
	        : str_fmt(
	              q->a,
	              "SEN Support was decided on %.*s. The law asks the school to tell them (Children and Families "
	              "Act 2014, section 68).",
	              STR_ARG(day)),
	    true);
	if (v->to_prepare) {
		html(w, "<form class=\"gap\" method=\"post\" action=\"$\">\n",
		     h_url(url_pupil(q->a, v->pupil.id, "/notices")));
		form_token(q);
		ui_button(w, S("Prepare the missing letters"), NULL, NULL, false);
		html(w, "</form>\n");
	}
	html(w, "</div>\n");
}

/* After the decision comes the plan; its letters and these go out together. */
static void next_write(struct req *q, const struct notices_view *v)
{
	if (v->decision.result != DECISION_SEN_SUPPORT || !v->plan_next || !role_can(q->c.actor.hat, CAP_PLAN_WRITE))
		return;
	html(&q->w, "<p class=\"row gap-b\">");
	ui_link_button(&q->w, S("Write the plan"), url_pupil(q->a, v->pupil.id, "/plan"), true);
	html(&q->w, "</p>\n");
}

static enum rc page_list(struct req *q)
{
	struct notices_view v;
	struct html *w = &q->w;
	size_t waits = 0;

	TRY(notices_load(&q->c, q->id[0], &v));
	for (size_t i = 0; i < v.n; i++)
		waits += !is_done(q, &v.item[i]);
	step_head(q, v.pupil.id, v.name, v.first, S("Letters to the family"),
	          S("Who was told what, when and how. Paper copies count equally."), "/notices");
	missing_write(q, &v);
	next_write(q, &v);
	html(w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	ui_sheet_begin(w, "waiting", S("To be given"), STR_NONE);
	letters_table(q, &v, false);
	if (waits > 0)
		html(w, "<p class=\"gap\"><a href=\"$\">Print them, and mark them as given together</a></p>\n",
		     h_url(url_pupil(q->a, v.pupil.id, "/post")));
	ui_sheet_end(w);
	ui_sheet_begin(w, "given", S("Given"), STR_NONE);
	letters_table(q, &v, true);
	html(w, "<p class=\"gap\"><a href=\"$\">Annual report</a></p>\n",
	     h_url(url_pupil(q->a, v.pupil.id, "/annual-report")));
	ui_sheet_end(w);
	html(w, "</div>\n<aside class=\"stack--l\" aria-label=\"Who must be told\">\n");
	told_write(q, &v);
	html(w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc do_prepare(struct req *q)
{
	TRY(notice_prepare_missing(&q->c, q->id[0]));
	return req_redirect(q, "/pupil/%lld/notices?done=saved", (long long)q->id[0]);
}

/* ---- one letter ---- */

static void text_write(struct form *f, const struct notice_one *v)
{
	struct req *q = f->q;
	struct html *w = &q->w;

	ui_sheet_begin(w, "letter", v->title, STR_NONE);
	if (!date_none(v->notice.sent_on)) {
		html(w, "<p>");
		html_lines(w, v->notice.body);
		html(w, "</p>\n");
	} else {
		form_begin(f, letter_url(q, v->pupil.id, v->notice.id, ""));
		ui_textarea(
		    w,
		    &(struct ui_field){
		        .name = "body",
		        .label = S("What the letter says"),
		        .rows = 18,
		        .to_family = true,
		        .hint = S(
		            "You may change every word. Keep it to this reader: no address or letter of anybody else."),
		        .value = f->posted && form_typed(f, "body").n > 0 ? form_typed(f, "body")
		                                                          : ((struct notice *)f->obj)->body,
		        .error = form_error_of(f, "body") });
		ui_button(w, S("Save the text"), NULL, NULL, true);
		form_end(f);
	}
	ui_sheet_end(w);
}

static void page_way(struct form *f, const struct notice_one *v)
{
	struct req *q = f->q;
	struct html *w = &q->w;

	if (!v->has_page) {
		html(w, "<p>$ has no page here. Paper copies count equally.</p>\n", h(v->notice.addressee));
		return;
	}
	html(w, "<form method=\"post\" action=\"$\">\n", h_url(letter_url(q, v->pupil.id, v->notice.id, "/give")));
	form_token(q);
	ui_hidden(w, "channel", S("page"));
	ui_button(w, S("Put on their page"), NULL, NULL, false);
	html(w, "</form>\n");
}

/* The print that they asked for comes first. */
static void print_write(struct req *q, const struct notice_one *v)
{
	struct str normal = letter_url(q, v->pupil.id, v->notice.id, "/letter.pdf");
	struct str large = letter_url(q, v->pupil.id, v->notice.id, "/letter-large.pdf");

	if (wish_is_large(wish_for(&v->wishes, v->notice.person_id)))
		html(&q->w,
		     "<p><a href=\"$\">Print the letter in large print</a>, as they asked, or <a href=\"$\">in usual "
		     "print</a></p>\n",
		     h_url(large), h_url(normal));
	else
		html(&q->w, "<p><a href=\"$\">Print the letter</a> or <a href=\"$\">in large print</a></p>\n",
		     h_url(normal), h_url(large));
}

static void paper_way(struct form *f, const struct notice_one *v)
{
	static const struct ui_choice ways[] = { { S("hand"), S("Given by hand"), STR_NONE, NULL },
		                                 { S("post"), S("By post"), STR_NONE, NULL },
		                                 { S("email"), S("By email"), STR_NONE, NULL },
		                                 { S("phone"), S("We rang instead"),
		                                   S("It takes the place of the letter"), NULL } };
	struct req *q = f->q;
	struct html *w = &q->w;
	const struct notice *n = &v->notice;
	bool asks = n->kind == NOTICE_VIEWS; /* the only one that a call can replace */
	struct str day = form_date_typed(&q->form, q->a, S("sent_on"));
	struct str now = date_iso(q->a, date_none(n->sent_on) ? q->c.now.today : n->sent_on);

	print_write(q, v);
	html(w, "<form method=\"post\" action=\"$\" novalidate>\n", h_url(letter_url(q, v->pupil.id, n->id, "/give")));
	form_token(q);
	ui_radios(w,
	          &(struct ui_field){ .name = "channel",
	                              .label = S("How you gave it"),
	                              .error = form_error_of(f, "channel"),
	                              .value = req_form(q, "channel").n > 0 ? req_form(q, "channel")
	                                                                    : channel_code(n->channel) },
	          ways, asks ? 4 : 3, false);
	ui_date(w, &(struct ui_field){ .name = "sent_on",
	                               .label = S("Given on"),
	                               .value = day.n > 0 ? day : now,
	                               .error = form_error_of(f, "sent_on") });
	ui_input(w, &(struct ui_field){ .name = "proof",
	                                .label = asks ? S("How you know it reached them, or a note of the call")
	                                              : S("How you know it reached them"),
	                                .optional = true,
	                                .hint = asks ? S("For example: left a message, she rings back on Friday")
	                                             : S("For example signed for, or posted first class"),
	                                .error = form_error_of(f, "proof"),
	                                .value = req_form_has(q, "proof") ? req_form(q, "proof") : n->proof });
	ui_button(w,
	          date_none(n->sent_on) ? (asks ? S("We gave it, posted it or rang") : S("We gave or posted it"))
	                                : S("Put it right"),
	          NULL, NULL, v->has_page || !date_none(n->sent_on));
	html(w, "</form>\n");
}

static void give_write(struct form *f, const struct notice_one *v)
{
	struct req *q = f->q;
	struct html *w = &q->w;
	const struct notice *n = &v->notice;

	ui_sheet_begin(w, "give", date_none(n->sent_on) ? S("Give it") : S("Given"), STR_NONE);
	if (!date_none(n->sent_on)) {
		html(w, "<p>");
		given_cell(q, n);
		html(w, ". Noted by $.</p>\n", h(n->by_name));
	}
	if (n->person_id != 0)
		wishes_write(q, &v->wishes, n->person_id);
	if (n->channel == CHANNEL_PAGE)
		print_write(q, v);
	else if (!v->may_get)
		ui_note(w, S("This letter is not to be given"), v->why_not, true);
	else {
		if (date_none(n->sent_on))
			page_way(f, v);
		html(w, "<h3 class=\"gap\">On paper</h3>\n");
		paper_way(f, v);
	}
	ui_sheet_end(w);
}

static enum rc one_page(struct req *q, struct form *f, const struct notice_one *v, const struct notice *theirs)
{
	struct html *w = &q->w;

	step_head(q, v->pupil.id, v->name, v->first, str_fmt(q->a, "Letter to %.*s", STR_ARG(v->notice.addressee)),
	          str_fmt(q->a, "%s. Written on %.*s.", notice_kind_word(v->notice.kind),
	                  STR_ARG(date_long(q->a, v->notice.made_on))),
	          "/notices");
	form_summary(f);
	if (theirs != NULL)
		ui_quote(w, theirs->body,
		         S("Saved by somebody else while you were writing. Yours is in the form below; save it again "
		           "to keep it."));
	html(w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	text_write(f, v);
	html(w, "</div>\n<aside class=\"stack--l\" aria-label=\"Giving the letter\">\n");
	give_write(f, v);
	html(w, "<p><a href=\"$\">All letters</a></p>\n</aside>\n</div>\n",
	     h_url(url_pupil(q->a, v->pupil.id, "/notices")));
	page_end(q);
	return RC_OK;
}

static enum rc page_one(struct req *q)
{
	struct notice_one v;
	struct form f;

	TRY(notice_open(&q->c, q->id[0], q->id[1], &v));
	form_init(&f, q, &notice_rec, &v.notice);
	step_draft(&f);
	return one_page(q, &f, &v, NULL);
}

static enum rc do_change(struct req *q)
{
	struct notice_one v;
	struct notice mine;
	struct notice theirs = { 0 };
	struct form f;
	struct str fault;
	enum rc saved = RC_INVALID;

	TRY(notice_open(&q->c, q->id[0], q->id[1], &v));
	mine = v.notice;
	form_init(&f, q, &notice_rec, &mine);
	fault = field_decode(q->a, record_field(&notice_rec, S("body")), form_typed(&f, "body"), &mine);
	if (fault.n > 0 || !str_int(form_typed(&f, "revision"), &mine.revision))
		form_error(&f, "body", fault.n > 0 ? fault : S("Load the page again and change the text there"));
	else
		saved = notice_change(&q->c, q->id[0], &mine, &theirs);
	if (saved == RC_OK) {
		form_done(&f);
		return req_redirect(q, "/pupil/%lld/notices/%lld?done=saved", (long long)q->id[0], (long long)q->id[1]);
	}
	if (saved != RC_INVALID && saved != RC_CONFLICT)
		return saved;
	if (saved == RC_INVALID && f.errors == 0)
		form_error(&f, "give", S("This letter was given. Its text stays as the reader has it"));
	if (saved == RC_CONFLICT) {
		req_refuse(q, 409);
		mine.revision = theirs.revision;
	}
	return one_page(q, &f, &v, saved == RC_CONFLICT ? &theirs : NULL);
}

static enum rc do_give(struct req *q)
{
	struct notice_giving in = { .on = DATE_NONE };
	struct notice_one v;
	struct form f;
	struct notice proof = { 0 };
	const char *at;
	struct str why = field_decode(q->a, record_field(&notice_rec, S("proof")), req_form(q, "proof"), &proof);
	enum rc rc = RC_INVALID;

	in.proof = proof.proof;
	(void)channel_of(req_form(q, "channel"), &in.channel); /* unknown: refused by the rule, as a day is */
	(void)date_parse(form_date_typed(&q->form, q->a, S("sent_on")), &in.on);
	if (why.n > 0)
		at = "proof";
	else
		rc = notice_give(&q->c, q->id[0], q->id[1], &in, &at, &why);
	if (rc == RC_OK)
		return req_redirect(q, "/pupil/%lld/notices/%lld?done=sent", (long long)q->id[0], (long long)q->id[1]);
	if (rc != RC_INVALID)
		return rc;
	rc = notice_open(&q->c, q->id[0], q->id[1], &v);
	if (rc != RC_OK)
		return rc;
	form_init(&f, q, &notice_rec, &v.notice);
	form_error(&f, at, why);
	return one_page(q, &f, &v, NULL);
}

static enum rc letter_send(struct req *q, bool large)
{
	struct str pdf;

	TRY(notice_pdf(&q->c, q->id[0], q->id[1], large, &pdf));
	return req_send(q, "application/pdf", pdf, large ? S("letter-large.pdf") : S("letter.pdf"));
}

static enum rc page_letter(struct req *q)
{
	return letter_send(q, false);
}

static enum rc page_letter_large(struct req *q)
{
	return letter_send(q, true);
}

ROUTES(notice_routes, R(GET, "/pupil/:id/notices", CAP_NOTICE, page_list),
       R(POST, "/pupil/:id/notices", CAP_NOTICE, do_prepare), R(GET, "/pupil/:id/notices/:id", CAP_NOTICE, page_one),
       R(POST, "/pupil/:id/notices/:id", CAP_NOTICE, do_change),
       R(POST, "/pupil/:id/notices/:id/give", CAP_NOTICE, do_give),
       R(GET, "/pupil/:id/notices/:id/letter.pdf", CAP_NOTICE, page_letter),
       R(GET, "/pupil/:id/notices/:id/letter-large.pdf", CAP_NOTICE, page_letter_large));
TAB(tab_letters, .tab = TAB_FAMILY, .order = 30, .rest = "/notices", .text = "Letters", .cap = CAP_NOTICE);
