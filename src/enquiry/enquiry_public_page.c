/* /s/:word/ask, /copy and /say: the forms that anybody may send about no child, and their receipt /s/:word/sent. One
 * page for the three: they differ in what they ask. */
#include "core/account/flood.h"
#include "core/door/page.h"
#include "core/school/area_help.h"
#include "core/school/front_card.h"
#include "core/school/front_parts.h"
#include "enquiry/enquiry.h"
#include "kit/base/id.h"

enum { FORM_BYTES_MAX = 64 * 1024, PAGE_PATH_MOST = 160 };

static const char *const ASK_OFFERS[] = { "desk", "words", "sender", "reach", NULL };
static const char *const COPY_OFFERS[] = { "about", "form", "language", "way", "sender", "reach", NULL };
static const char *const SAY_OFFERS[] = { "clear", "words", "about", "reach", NULL };

struct kind_page {
	enum enquiry_kind kind;
	const char *path;
	const char *title;
	const char *lead;
	const char *send;
	const char *const *offers;
};
static const struct kind_page ASK = {
	ENQUIRY_KIND_ASK,
	"/ask",
	SAY_TEXT("Ask us a question"),
	SAY_TEXT("About help with learning, or anything else. You do not need to say who you are."),
	SAY_TEXT("Send your question"),
	ASK_OFFERS
};
static const struct kind_page COPY = {
	ENQUIRY_KIND_COPY,
	"/copy",
	SAY_TEXT("Ask for a copy"),
	SAY_TEXT("On paper, in large print, as a recording, in Braille or in your language. It is free."),
	SAY_TEXT("Ask for this copy"),
	COPY_OFFERS
};
static const struct kind_page SAY = {
	ENQUIRY_KIND_SAY,
	"/say",
	SAY_TEXT("Have your say"),
	SAY_TEXT("Was the page or leaflet clear? Tell us what to change. You do not need to say who you are."),
	SAY_TEXT("Send it"),
	SAY_OFFERS
};

/* One page being made. */
struct making {
	const struct kind_page *kind;
	struct public_school school;
	struct enquiry_promise promise;
	struct area_help help;
	bool service; /* one can write to the advice service here */
	struct front_doc doc[FRONT_DOCS_MOST * 2];
	size_t docs;
	bool full;
};

static enum rc as_nobody(struct req *q, struct making *m)
{
	size_t n;

	TRY(enquiry_promise_load(&q->c, &m->promise));
	if (m->kind->kind == ENQUIRY_KIND_ASK)
		TRY(area_help_load(&q->c, &m->help));
	if (m->kind->kind != ENQUIRY_KIND_COPY)
		return RC_OK;
	TRY(front_docs(&q->c, &m->school, FRONT_LEAFLETS, m->doc, &m->docs));
	TRY(front_docs(&q->c, &m->school, FRONT_PAPERS, &m->doc[m->docs], &n));
	m->docs += n;
	return RC_OK;
}

static enum rc making_load(struct req *q, const struct kind_page *kind, struct making *m)
{
	struct actor who;
	enum rc rc;

	m->kind = kind;
	TRY(public_school_load(&q->c, q->word[0], &m->school));
	who = public_as(&q->c, &m->school);
	rc = as_nobody(q, m);
	q->c.actor = who;
	if (rc == RC_OK)
		rc = enquiry_has_service(&q->c, &m->school, &m->service);
	m->service = m->service && m->help.service.n > 0;
	return rc;
}

/* ---- what each asks ---- */

static void ask_fields(struct req *q, struct form *f, const struct making *m)
{
	struct ui_choice desk[] = {
		{ enquiry_desk_code(DESK_SCHOOL), m->school.short_name, STR_NONE, NULL },
		{ enquiry_desk_code(DESK_SERVICE), m->help.service,
		  S("Free advice, not from school. The school does not see it. By sending it you agree that they keep "
		    "your words and your details to answer you"),
		  NULL },
	};

	if (m->school.service)
		ui_hidden(&q->w, "desk", enquiry_desk_code(DESK_SERVICE));
	else if (m->service)
		ui_radios(&q->w,
		          &(struct ui_field){ .name = "desk",
		                              .label = S("Who should read it?"),
		                              .value = f->posted ? form_typed(f, "desk") : STR_NONE,
		                              .error = form_error_of(f, "desk") },
		          desk, 2, false);
	else
		ui_hidden(&q->w, "desk", enquiry_desk_code(DESK_SCHOOL));
	form_field(f, "words");
	form_field(f, "reach");
	form_field_as(f, "sender", S("Your name, if you like"), STR_NONE);
}

static void copy_fields(struct req *q, struct form *f, const struct making *m)
{
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, m->docs + 1);

	for (size_t i = 0; i < m->docs; i++)
		c[i] = (struct ui_choice){ m->doc[i].title, m->doc[i].title, STR_NONE, NULL };
	c[m->docs] = (struct ui_choice){ S("other"), S("Something else"), STR_NONE, NULL };
	if (m->docs > 0)
		ui_radios(&q->w,
		          &(struct ui_field){ .name = "doc",
		                              .label = S("Which leaflet or paper?"),
		                              .value = f->posted ? form_typed(f, "doc") : STR_NONE },
		          c, m->docs + 1, false);
	form_field_as(f, "about", m->docs > 0 ? S("If it is something else: what?") : STR_NONE, STR_NONE);
	form_field(f, "form");
	form_field(f, "language");
	form_field(f, "way");
	form_field_as(f, "reach", S("Where shall we send it?"), S("Your postal address or your email"));
	form_field_as(f, "sender", S("Your name"), S("So that we can put it aside, or write it on the envelope"));
}

static void say_fields(struct req *q, struct form *f, const struct enquiry *x)
{
	ui_hidden(&q->w, "about", f->posted ? form_typed(f, "about") : x->about);
	form_field(f, "clear");
	form_field_as(f, "words", S("What should we change?"), S("You can leave this empty. Use any language"));
	form_field_as(f, "reach", S("Your email or phone, only if you want an answer"), S("You can leave this empty"));
}

static struct str days_words(struct req *q, int64_t n, bool service)
{
	return service ? say_n(&q->w, n, "$ working day", "$ working days", h(n))
	               : say_n(&q->w, n, "$ school day", "$ school days", h(n));
}

static void promise_write(struct req *q, const struct making *m)
{
	html(&q->w, "<p>");
	if (m->kind->kind == ENQUIRY_KIND_COPY)
		html(&q->w, "We send it within $. ", h(days_words(q, m->promise.copy_days, m->school.service)));
	else if (m->kind->kind == ENQUIRY_KIND_ASK)
		html(&q->w, "You get an answer within $. ", h(days_words(q, m->promise.days, m->school.service)));
	front_phone(q, &m->school);
	html(&q->w, "</p>\n");
	if (m->kind->kind == ENQUIRY_KIND_ASK && m->school.service)
		html(&q->w, "<p>By sending it you agree that we keep your words and your details to answer you. "
		            "<strong>Is a child in danger now? "
		            "Call 999.</strong></p>\n");
	else if (m->kind->kind == ENQUIRY_KIND_ASK)
		html(&q->w,
		     "<p>Are you worried about a child? <a href=\"$\">Tell us here</a>. <strong>Is a child in danger "
		     "now? "
		     "Call 999.</strong></p>\n",
		     h_url(public_url(q->a, &m->school, "/worry")));
}

static enum rc form_page(struct req *q, struct form *f, const struct making *m, const struct enquiry *x)
{
	struct str title = str_of(m->kind->title);

	page_begin(q, &(struct page){ .title = title,
	                              .width = "width--read",
	                              .front = front_of(q, &m->school),
	                              .back_url = public_url(q->a, &m->school, ""),
	                              .back_text = m->school.short_name });
	html(&q->w, "<div class=\"head\"><h1>$</h1><p>$</p></div>\n", h_said(&q->w, title),
	     h_said(&q->w, str_of(m->kind->lead)));
	if (m->full)
		ui_note(&q->w, S("Very many are writing at this moment."),
		        str_fmt(q->a,
		                "Not sent yet. Your words are kept below. Wait a minute, then send them again. %.*s",
		                STR_ARG(front_phone_words(q, &m->school))),
		        true);
	form_summary(f);
	html(&q->w, "<div class=\"stack--l\">\n");
	promise_write(q, m);
	html(&q->w, "<section class=\"sheet\" aria-label=\"$\">\n", h_said(&q->w, title));
	form_begin(f, public_url(q->a, &m->school, m->kind->path));
	if (m->kind->kind == ENQUIRY_KIND_ASK)
		ask_fields(q, f, m);
	else if (m->kind->kind == ENQUIRY_KIND_COPY)
		copy_fields(q, f, m);
	else
		say_fields(q, f, x);
	front_trap(q);
	ui_action(&q->w, &(struct ui_action){ .text = str_of(m->kind->send) });
	form_end(f);
	html(&q->w,
	     "</section>\n<p class=\"small quiet\">What you write is used to answer you, and for nothing else. $ "
	     "after that we delete your words and how to reach you. <a href=\"$\">Privacy</a></p>\n</div>\n",
	     h(say_n(&q->w, m->promise.months, "$ month", "$ months", h(m->promise.months))),
	     h_url(public_url(q->a, &m->school, "/privacy")));
	page_end(q);
	return RC_OK;
}

/* The page that is spoken of: one of this school's, or none. */
static struct str page_of(struct req *q, const struct public_school *s, struct str page)
{
	struct str home = public_url(q->a, s, "");
	bool own = str_starts(page, home) && (page.n == home.n || page.p[home.n] == '/');

	return own && page.n <= PAGE_PATH_MOST ? page : STR_NONE;
}

static enum rc page_form(struct req *q, const struct kind_page *kind)
{
	struct making *m = NEW(q->a, struct making);
	struct enquiry x = { .id = id_new() };
	struct form f;

	TRY(making_load(q, kind, m));
	if (kind->kind == ENQUIRY_KIND_SAY)
		x.about = page_of(q, &m->school, req_query(q, "page"));
	form_init(&f, q, &enquiry_rec, &x);
	f.offers = kind->offers;
	return form_page(q, &f, m, &x);
}

static enum rc receipt_go(struct req *q, struct str receipt)
{
	return req_redirect(q, "/s/%.*s/sent?number=%.*s", STR_ARG(q->word[0]), STR_ARG(receipt));
}

/* Reads what was sent; false: something is missing, and said by its field. */
static bool form_taken(struct req *q, struct form *f, const struct making *m, struct enquiry *x)
{
	struct enquiry_fault fault[ENQUIRY_FAULTS];
	struct str doc = req_form(q, "doc");
	size_t n;

	(void)form_read(f);
	x->id = x->id > 0 ? x->id : id_new();
	x->kind = m->kind->kind;
	if (m->school.service) /* there is one desk only */
		x->desk = DESK_SERVICE;
	for (size_t i = 0; i < m->docs; i++)
		if (str_eq(doc, m->doc[i].title))
			x->about = doc;
	if (x->kind == ENQUIRY_KIND_SAY)
		x->about = page_of(q, &m->school, x->about);
	n = enquiry_check(x, fault);
	for (size_t i = 0; i < n; i++)
		if (form_error_of(f, fault[i].at).n == 0)
			form_error(f, fault[i].at, fault[i].text);
	return f->errors == 0;
}

static enum rc do_form(struct req *q, const struct kind_page *kind)
{
	struct making *m = NEW(q->a, struct making);
	struct enquiry x = { 0 };
	struct form f;
	enum rc rc;

	TRY(making_load(q, kind, m));
	if (q->net->body.n > FORM_BYTES_MAX)
		return page_message(q, 413, S("That is too much for this form"),
		                    m->school.service
		                        ? S("Nothing was sent. Please write it shorter, or phone us.")
		                        : S("Nothing was sent. Please write it shorter, or phone the school."),
		                    STR_NONE, STR_NONE);
	if (front_trapped(q))
		return receipt_go(q, receipt_new(q->a));
	form_init(&f, q, &enquiry_rec, &x);
	f.offers = kind->offers;
	if (!form_taken(q, &f, m, &x)) {
		req_refuse(q, 422);
		return form_page(q, &f, m, &x);
	}
	rc = enquiry_take(&q->c, &m->school, req_house(q), &x, &m->full);
	if (m->full) {
		q->status = 429;
		return form_page(q, &f, m, &x);
	}
	if (rc == RC_INVALID) { /* the service was chosen, and nobody reads there any more */
		form_error(&f, "desk", S("Nobody reads there now. Phone them, or write to the school"));
		req_refuse(q, 422);
		return form_page(q, &f, m, &x);
	}
	return rc == RC_OK ? receipt_go(q, x.receipt) : rc;
}

/* ---- the receipt ---- */

static void promised_write(struct req *q, const struct enquiry *x)
{
	if (date_none(x->answer_by))
		html(&q->w, "<p>We read all that is sent. You asked for no answer, so you get none.</p>\n");
	else if (x->kind == ENQUIRY_KIND_COPY)
		html(&q->w, "<p>Your copy goes out by <strong>$</strong>. We tell you if we cannot make it.</p>\n",
		     h(date_full(q->a, x->answer_by)));
	else
		html(&q->w, "<p>You get an answer by <strong>$</strong>.</p>\n", h(date_full(q->a, x->answer_by)));
}

static enum rc page_sent(struct req *q)
{
	struct public_school s;
	struct str number = req_query(q, "number");
	struct enquiry x;
	enum rc rc;

	TRY(public_school_load(&q->c, q->word[0], &s));
	rc = enquiry_receipt(&q->c, &s, number, &x);
	if (rc == RC_FAIL)
		return rc;
	page_begin(q, &(struct page){ .title = S("Thank you. We have it."),
	                              .width = "width--read",
	                              .front = front_of(q, &s),
	                              .back_url = public_url(q->a, &s, ""),
	                              .back_text = s.short_name });
	html(&q->w, "<div class=\"head\"><h1>Thank you. We have it.</h1></div>\n"
	            "<section class=\"sheet\" aria-label=\"Receipt\">\n");
	if (receipt_is(number))
		html(&q->w, "<p>Your number is <strong>$ $</strong>. Please keep it.</p>\n", h(str_sub(number, 0, 4)),
		     h(str_sub(number, 4, 4)));
	if (rc == RC_OK)
		promised_write(q, &x);
	html(&q->w, "<p>");
	front_phone(q, &s);
	html(&q->w, "</p>\n</section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_ask(struct req *q)
{
	return page_form(q, &ASK);
}

static enum rc do_ask(struct req *q)
{
	return do_form(q, &ASK);
}

static enum rc page_copy(struct req *q)
{
	return page_form(q, &COPY);
}

static enum rc do_copy(struct req *q)
{
	return do_form(q, &COPY);
}

static enum rc page_say(struct req *q)
{
	return page_form(q, &SAY);
}

static enum rc do_say(struct req *q)
{
	return do_form(q, &SAY);
}

ROUTES(enquiry_public_routes, R(GET, "/s/:word/ask", CAP_PUBLIC, page_ask), R(POST, "/s/:word/ask", CAP_PUBLIC, do_ask),
       R(GET, "/s/:word/copy", CAP_PUBLIC, page_copy), R(POST, "/s/:word/copy", CAP_PUBLIC, do_copy),
       R(GET, "/s/:word/say", CAP_PUBLIC, page_say), R(POST, "/s/:word/say", CAP_PUBLIC, do_say),
       R(GET, "/s/:word/sent", CAP_PUBLIC, page_sent));
FRONT_CARD(front_ask, .part = FRONT_FOOT, .order = 10, .path = "/ask", .text = "Ask us a question");
FRONT_CARD(front_copy, .part = FRONT_FOOT, .order = 20, .path = "/copy", .text = "Ask for a copy");
FRONT_CARD(front_say, .part = FRONT_FOOT, .order = 30, .path = "/say", .text = "Have your say about this page",
           .of_page = true);
