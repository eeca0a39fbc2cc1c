/* /s/:word/worry: the school's public form for a worry, its receipt; and /concerns/inbox/:id, where staff match what
 * came in to a pupil. The form looks nothing up: whatever child is named, the page and its time are the same. */
#include "kit/base/id.h"
#include "core/account/flood.h"
#include "core/door/look.h"
#include "core/door/page.h"
#include "core/school/front_parts.h"
#include "notice/concern/concern_public.h"
#include "story/pupil_list.h"

enum { FORM_BYTES_MAX = 64 * 1024 };

static void top_write(struct req *q, const struct public_school *s, struct str heading)
{
	page_begin(q, &(struct page){ .title = heading, .width = "width--read", .front = front_of(q, s) });
	html(&q->w, "<div class=\"head\"><h1>$</h1><p>$</p></div>\n", h_said(&q->w, heading), h(s->name));
}

static enum rc worry_page(struct req *q, struct form *f, const struct public_school *s, bool full)
{
	static const char *const FIELD[] = { "child",  "child_more", "words",    "language",
		                             "helper", "sender",     "relation", "reach" };

	top_write(q, s, S("I am worried about a child"));
	if (full)
		ui_note(&q->w, S("Very many are writing at this moment."),
		        str_fmt(q->a,
		                "Not sent yet. Your words are kept below. Wait a minute, then send them again. %.*s",
		                STR_ARG(front_phone_words(q, s))),
		        true);
	form_summary(f);
	html(&q->w,
	     "<div class=\"stack--l\">\n<p>Tell us if you are worried about how a child learns or feels at school. We "
	     "read it, look into it, and answer you. ");
	front_phone(q, s);
	html(&q->w, "</p>\n<p><strong>Is a child in danger now? Call "
	            "999.</strong></p>\n"
	            "<section class=\"sheet\" aria-label=\"Your worry\">\n");
	form_begin(f, q->net->path);
	for (size_t i = 0; i < sizeof FIELD / sizeof FIELD[0]; i++)
		form_field(f, FIELD[i]);
	front_trap(q);
	ui_action(&q->w, &(struct ui_action){ .text = S("Send it to the school") });
	form_end(f);
	html(&q->w, "</section>\n<p class=\"small quiet\">Only staff of the school who answer read it. We do "
	            "not speak about a child to people we do not know. So you get a number now, and our answer "
	            "later.</p>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_worry(struct req *q)
{
	struct public_school s;
	struct concern_inbox x = { .id = id_new() };
	struct form f;

	TRY(public_school_only(&q->c, q->word[0], &s));
	form_init(&f, q, &concern_inbox_rec, &x);
	return worry_page(q, &f, &s, false);
}

static enum rc receipt_go(struct req *q, struct str receipt)
{
	return req_redirect(q, "/s/%.*s/worry/sent?number=%.*s", STR_ARG(q->word[0]), STR_ARG(receipt));
}

static enum rc do_worry(struct req *q)
{
	struct public_school s;
	struct concern_inbox x = { 0 };
	struct form f;
	bool full = false;
	bool sound;
	enum rc rc = public_school_only(&q->c, q->word[0], &s);

	if (rc != RC_OK)
		return rc;
	if (q->net->body.n > FORM_BYTES_MAX)
		return page_message(q, 413, S("That is too much for this form"),
		                    S("Nothing was sent. Please write it shorter, or phone the school."), STR_NONE,
		                    STR_NONE);
	if (front_trapped(q)) { /* a machine: it learns nothing, and nothing is kept */
		return receipt_go(q, receipt_new(q->a));
	}
	form_init(&f, q, &concern_inbox_rec, &x);
	sound = form_read(&f);
	x.id = x.id > 0 ? x.id : id_new();
	if (!sound)
		return worry_page(q, &f, &s, false);
	rc = public_worry(&q->c, &s, req_house(q), &x, &full);
	if (full) {
		q->status = 429;
		return worry_page(q, &f, &s, true);
	}
	if (rc == RC_INVALID) { /* a required box was not in what was sent */
		form_error(&f, "words", S("Fill in the child’s name, your name, your worry and how we can answer you"));
		req_refuse(q, 422);
		return worry_page(q, &f, &s, false);
	}
	return rc == RC_OK ? receipt_go(q, x.receipt) : rc;
}

static enum rc page_sent(struct req *q)
{
	struct public_school s;
	struct str number = req_query(q, "number");

	TRY(public_school_only(&q->c, q->word[0], &s));
	top_write(q, &s, S("Thank you. We have it."));
	html(&q->w, "<section class=\"sheet\" aria-label=\"Receipt\">\n");
	if (receipt_is(number))
		html(&q->w, "<p>Your number is <strong>$ $</strong>. Please keep it.</p>\n", h(str_sub(number, 0, 4)),
		     h(str_sub(number, 4, 4)));
	html(&q->w,
	     "<p>Somebody at school reads it in the next school days and answers you in the way you asked for. ");
	front_phone(q, &s);
	html(&q->w, "</p>\n</section>\n");
	page_end(q);
	return RC_OK;
}

/* ---- matching ---- */

static void letter_write(struct req *q, const struct concern_inbox *x)
{
	struct str who = str_fmt(q->a, "%.*s, “%s”, %.*s", STR_ARG(x->sender), concern_relation_word(x->relation),
	                         STR_ARG(clock_datetime(q->a, x->at)));

	ui_sheet_begin(&q->w, "letter", str_fmt(q->a, "About “%.*s”", STR_ARG(x->child)), x->child_more);
	ui_quote(&q->w, x->words, who);
	html(&q->w, "<p class=\"small quiet gap\">To be reached: $. Receipt $.", h(x->reach), h(x->receipt));
	if (x->language.n > 0)
		html(&q->w, " Written in $.", h(x->language));
	if (x->helper.n > 0)
		html(&q->w, " $ helped.", h(x->helper));
	html(&q->w, "</p>\n");
	ui_sheet_end(&q->w);
}

static void found_write(struct req *q, const struct concern_inbox *x, const struct pupils_view *v)
{
	if (v->n == 0) {
		ui_empty(&q->w, S("No pupil of this name. Try only the first letters."));
		return;
	}
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < v->n; i++) {
		const struct pupil_line *l = &v->item[i].line;
		struct str name = str_fmt(q->a, "%.*s %.*s", STR_ARG(l->preferred.n > 0 ? l->preferred : l->given),
		                          STR_ARG(l->family));

		html(&q->w,
		     "<li><form method=\"post\" action=\"/concerns/inbox/$\" class=\"row\"><span>$, $, born $</span> ",
		     h(x->id), h(name), h(l->class_name), h(date_long(q->a, l->born)));
		form_token(q);
		ui_action(&q->w, &(struct ui_action){ .text = S("It is this pupil"),
		                                      .about = str_fmt(q->a, ": %.*s", STR_ARG(name)),
		                                      .name = "pupil",
		                                      .value = str_fmt(q->a, "%lld", (long long)l->id),
		                                      .secondary = true });
		html(&q->w, "</form></li>\n");
	}
	html(&q->w, "</ul>\n");
}

static void aside_write(struct req *q, const struct concern_inbox *x, struct str error)
{
	ui_sheet_begin(&q->w, "aside", S("Not about a pupil of ours?"), STR_NONE);
	html(&q->w, "<form method=\"post\" action=\"/concerns/inbox/$\" novalidate>\n", h(x->id));
	form_token(q);
	ui_textarea(&q->w, &(struct ui_field){ .name = "why",
	                                       .label = S("Why is it set aside?"),
	                                       .hint = S("It is kept with your name, and can be taken back"),
	                                       .value = req_form(q, "why"),
	                                       .error = error,
	                                       .rows = 2 });
	ui_action(&q->w, &(struct ui_action){
	                     .text = S("Set it aside"), .name = "do", .value = S("aside"), .secondary = true });
	html(&q->w, "</form>\n");
	ui_sheet_end(&q->w);
}

static struct str first_word(struct str s)
{
	struct str word = str_trim(s);
	size_t n = 0;

	while (n < word.n && word.p[n] != ' ' && word.p[n] != ',')
		n++;
	return str_sub(word, 0, n);
}

static enum rc inbox_page(struct req *q, const struct concern_inbox *x, struct str error)
{
	struct str typed = str_trim(req_query(q, "q"));
	struct pupil_query find = {
		.typed = typed.n > 0 ? typed : x->child, .year = YEAR_ANY, .stage = STAGE_ANY, .page = 1
	};
	struct pupils_view v;
	enum rc rc = pupils_find(&q->c, &find, &v);

	if (rc == RC_OK && v.n == 0 && typed.n == 0) { /* the sender may have added words, or spelt it otherwise */
		find.typed = first_word(x->child);
		rc = pupils_find(&q->c, &find, &v);
	}
	if (rc != RC_OK)
		return rc;
	page_begin(q, &(struct page){ .title = S("Who is it about?"),
	                              .menu = "/concerns",
	                              .back_url = S("/concerns"),
	                              .back_text = S("Concerns") });
	html(&q->w, "<div class=\"head\"><h1>Who is it about?</h1></div>\n");
	if (error.n > 0) {
		struct ui_error e = { "why", error };

		ui_error_summary(&q->w, &e, 1);
	}
	html(&q->w, "<div class=\"stack--l\">\n");
	letter_write(q, x);
	ui_sheet_begin(&q->w, "match", S("Find the pupil"), STR_NONE);
	look_form_begin(q, str_fmt(q->a, "/concerns/inbox/%lld", (long long)x->id));
	ui_input(&q->w, &(struct ui_field){ .name = "q", .label = S("Name"), .value = find.typed, .width = 20 });
	ui_filter_end(&q->w, S("Find"));
	found_write(q, x, &v);
	ui_sheet_end(&q->w);
	aside_write(q, x, error);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

/* What is settled has its place elsewhere. */
static enum rc settled_go(struct req *q, const struct concern_inbox *x)
{
	if (x->state == INBOX_MATCHED)
		return req_redirect(q, "/pupil/%lld/concerns/%lld", (long long)x->pupil_id, (long long)x->concern_id);
	return req_redirect(q, "/concerns/aside");
}

static enum rc page_inbox(struct req *q)
{
	struct concern_inbox x;

	TRY(inbox_open(&q->c, q->id[0], &x));
	return x.state == INBOX_NEW ? inbox_page(q, &x, STR_NONE) : settled_go(q, &x);
}

static enum rc do_inbox(struct req *q)
{
	struct concern_inbox x;
	int64_t pupil;
	int64_t concern;
	enum rc rc = inbox_open(&q->c, q->id[0], &x);

	if (rc != RC_OK)
		return rc;
	if (str_is(req_form(q, "do"), "back")) {
		rc = inbox_take_back(&q->c, x.id);
		if (rc == RC_OK)
			return req_redirect(q, "/concerns/inbox/%lld", (long long)x.id);
	} else if (str_int(req_form(q, "pupil"), &pupil)) {
		rc = inbox_match(&q->c, x.id, pupil, &concern);
		if (rc == RC_OK)
			return req_redirect(q, "/pupil/%lld/concerns/%lld?done=saved", (long long)pupil,
			                    (long long)concern);
	} else {
		rc = inbox_aside(&q->c, x.id, req_form(q, "why"));
		if (rc == RC_OK)
			return req_redirect(q, "/concerns?done=saved");
	}
	if (rc == RC_INVALID) {
		req_refuse(q, 422);
		return inbox_page(q, &x, S("Say why it is set aside"));
	}
	if (rc != RC_CONFLICT)
		return rc;
	rc = inbox_open(&q->c, q->id[0], &x);
	return rc == RC_OK ? settled_go(q, &x) : rc;
}

ROUTES(concern_public_routes, R(GET, "/s/:word/worry", CAP_PUBLIC, page_worry),
       R(POST, "/s/:word/worry", CAP_PUBLIC, do_worry), R(GET, "/s/:word/worry/sent", CAP_PUBLIC, page_sent),
       R(GET, "/concerns/inbox/:id", CAP_CONCERN_ANSWER, page_inbox),
       R(POST, "/concerns/inbox/:id", CAP_CONCERN_ANSWER, do_inbox));
