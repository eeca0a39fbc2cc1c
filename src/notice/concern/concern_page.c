/* Concerns for staff: those of the school with their clocks and the inbox, and those of one pupil with a form to note
 * another. One of them, with its evidence and answer, is in concern_one_page.c. */
#include "kit/base/id.h"
#include "core/people/said_parts.h"
#include "core/people/step_parts.h"
#include "notice/concern/concern.h"
#include "core/door/menu.h"
#include "core/people/pupil_tabs_parts.h"

static struct str one_url(struct req *q, const struct concern_item *t)
{
	return url_pupil(q->a, t->pupil.id, str_c(q->a, str_fmt(q->a, "/concerns/%lld", (long long)t->concern.id)));
}

static struct str who_when(struct req *q, const struct concern *x)
{
	return str_fmt(q->a, "%.*s, %s, %.*s", STR_ARG(x->from_name), said_way_word(x->way),
	               STR_ARG(date_short(q->a, x->raised_on)));
}

/* ---- of the school ---- */

static struct str action_text(const struct req *q, const struct concern_item *t)
{
	if (t->clock.answered)
		return S("Open");
	return role_can(q->c.actor.hat, CAP_CONCERN_ANSWER) ? S("Follow it up") : S("Open");
}

static void row_write(struct req *q, const struct concern_item *t)
{
	struct str class = t->class_name.n > 0 ? str_fmt(q->a, "%.*s. ", STR_ARG(t->class_name)) : STR_NONE;

	ui_duty(&q->w,
	        &(struct ui_duty){ .what = t->pupil.name,
	                           .why = said_beginning(q->a, t->concern.words),
	                           .who = str_fmt(q->a, "%.*s%.*s", STR_ARG(class), STR_ARG(who_when(q, &t->concern))),
	                           .due = t->clock.words,
	                           .late = t->clock.late,
	                           .action = action_text(q, t),
	                           .url = one_url(q, t) });
}

static void group_write(struct req *q, const struct concerns_all *v, const char *id, const char *icon,
                        struct str heading, bool late, bool answered)
{
	int64_t n = 0;

	for (size_t i = 0; i < v->n; i++)
		n += v->item[i].clock.answered == answered && (v->item[i].clock.late > 0) == late;
	if (n == 0)
		return;
	ui_duties_begin(&q->w, id, icon, heading, n, late);
	for (size_t i = 0; i < v->n; i++)
		if (v->item[i].clock.answered == answered && (v->item[i].clock.late > 0) == late)
			row_write(q, &v->item[i]);
	ui_duties_end(&q->w);
}

static void inbox_write(struct req *q, const struct concerns_all *v)
{
	ui_sheet_begin(&q->w, "inbox", S("From the public form"),
	               v->inboxes > 0 ? str_fmt(q->a, "%zu to match to a pupil", v->inboxes) : STR_NONE);
	if (v->inboxes == 0)
		ui_empty(&q->w, S("Nothing is waiting."));
	for (size_t i = 0; i < v->inboxes; i++) {
		const struct concern_inbox *x = &v->inbox[i];

		html(&q->w, "<article class=\"card\"><h3><a href=\"/concerns/inbox/$\">$</a></h3>\n<p>$</p>\n",
		     h(x->id), h(x->child), h(said_beginning(q->a, x->words)));
		html(&q->w, "<p class=\"small quiet\">$, $</p></article>\n", h(x->sender),
		     h(clock_datetime(q->a, x->at)));
	}
	html(&q->w,
	     "<p class=\"small gap\"><a href=\"/concerns/aside\">Messages set aside</a></p>\n"
	     "<p class=\"small gap\">Parents without an account write here: <a href=\"$\">the public form</a>. Put the "
	     "link on the school’s website.</p>\n",
	     h_url(v->public_form));
	ui_sheet_end(&q->w);
}

enum { CARD_LINES = 4 };

static enum rc concerns_card(struct req *q)
{
	struct concerns_all *v = NEW(q->a, struct concerns_all);
	enum rc rc = concerns_load(&q->c, v);

	if (rc != RC_OK)
		return rc;
	if (v->open == 0)
		ui_empty(&q->w, S("Every concern has an answer."));
	if (v->inboxes > 0)
		html(&q->w, "<p><a href=\"/concerns#inbox\">$ from the public form to match to a pupil</a></p>\n",
		     h(v->inboxes));
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < v->n && i < CARD_LINES && !v->item[i].clock.answered; i++) {
		const struct concern_item *t = &v->item[i];

		ui_wait(&q->w,
		        &(struct ui_wait){ .who = t->pupil.name,
		                           .url = one_url(q, t),
		                           .more = t->class_name.n > 0 ? str_fmt(q->a, ", %.*s", STR_ARG(t->class_name))
		                                                       : STR_NONE,
		                           .words = said_beginning(q->a, t->concern.words),
		                           .meta = t->clock.late > 0 ? STR_NONE : t->clock.words,
		                           .late = t->clock.late });
	}
	html(&q->w, "</ul>\n");
	return RC_OK;
}

static enum rc page_all(struct req *q)
{
	struct concerns_all *v = NEW(q->a, struct concerns_all);
	enum rc rc = concerns_load(&q->c, v);
	bool lead = role_can(q->c.actor.hat, CAP_CONCERN_ANSWER);

	if (rc != RC_OK)
		return rc;
	page_begin(q, &(struct page){ .title = S("Concerns"), .menu = "/concerns" });
	html(&q->w, "<div class=\"head\"><h1>Concerns</h1><p>$</p></div>\n",
	     h(v->open == 0 ? S("Every concern has an answer.") : str_fmt(q->a, "%zu not answered yet.", v->open)));
	page_done(q);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	group_write(q, v, "late", "alert", S("Late"), true, false);
	group_write(q, v, "open", "clock", S("To answer"), false, false);
	group_write(q, v, "done", "tick", S("Answered this school year"), false, true);
	if (v->n == 0)
		ui_empty(&q->w, S("No concern is recorded. On a pupil’s page, under Concerns, you can note one."));
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"$\">\n",
	     h(lead ? "Public form and advice" : "Advice"));
	if (lead)
		inbox_write(q, v);
	ui_note(&q->w, S("What the Code asks."),
	        S("A parent’s worry is set beside what the school knows, and answered (6.45). The words stay as they "
	          "were said."),
	        false);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

/* ---- of a pupil ---- */

static void item_write(struct req *q, const struct concern_item *t)
{
	const struct concern *x = &t->concern;

	said_card(q, one_url(q, t), x->from_name, x->raised_on, x->words,
	          str_fmt(q->a, "%.*s. %s", STR_ARG(t->clock.words), concern_result_word(x->result)));
}

/* Contacts to choose from, for those who may see them; the name is typed otherwise. */
static enum rc of_page(struct req *q, struct form *f, const struct concerns_of *v)
{
	step_head(q, v->pupil.id, v->pupil.name, v->pupil.first, S("Concerns"),
	          str_fmt(q->a, "Concerns about %.*s, and our answers.", STR_ARG(v->pupil.first)), "/concerns");
	form_summary(f);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	ui_sheet_begin(&q->w, "new", S("Note a concern"), STR_NONE);
	form_begin(f, url_pupil(q->a, v->pupil.id, "/concerns"));
	form_field(f, "words");
	said_person_field(f, v->person, v->persons, S("One of the family?"),
	                  S("Then the answer can go to their own page, and you need no name below"));
	form_field(f, "from_kind");
	form_field(f, "from_name");
	said_way_field(f, ((struct concern *)f->obj)->way);
	form_field(f, "raised_on");
	said_more_fields(f);
	html(&q->w, "<p class=\"row gap-l\">");
	ui_action(&q->w, &(struct ui_action){ .text = S("Save the concern") });
	html(&q->w, "</p>\n");
	form_end(f);
	ui_sheet_end(&q->w);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"Concerns so far\">\n");
	ui_sheet_begin(&q->w, "so-far", S("So far"), STR_NONE);
	if (v->n == 0)
		ui_empty(&q->w, S("No concern that you can see is recorded."));
	for (size_t i = 0; i < v->n; i++)
		item_write(q, &v->item[i]);
	ui_sheet_end(&q->w);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_of(struct req *q)
{
	struct concerns_of *v = NEW(q->a, struct concerns_of);
	struct concern x = { .id = id_new(), .raised_on = q->c.now.today, .way = SAID_PERSON };
	struct form f;

	TRY(concerns_of_load(&q->c, q->id[0], v));
	form_init(&f, q, &concern_rec, &x);
	return of_page(q, &f, v);
}

/* Reads the form. A chosen contact gives kind and name: what is not typed then is no error. */
static bool note_ok(struct form *f, struct concern *x, const struct concerns_of *v)
{
	static const char *const given[] = { "from_kind", "from_name", NULL };
	/* The answer to it has a page of its own, for those who may answer. */
	static const char *const offers[] = { "words",    "from_kind", "from_name", "way", "raised_on",
		                              "language", "helper",    "reach",     NULL };
	struct req *q = f->q;

	f->offers = offers;
	said_person_read(f, v->person, v->persons, given, &x->person_id);
	(void)form_read(f);
	said_way_check(f, x->way);
	if (date_cmp(x->raised_on, q->c.now.today) > 0)
		form_error(f, "raised_on", S("The day cannot lie ahead"));
	if (f->errors > 0)
		req_refuse(q, 422);
	return f->errors == 0;
}

static enum rc do_note(struct req *q)
{
	struct concerns_of *v = NEW(q->a, struct concerns_of);
	struct concern x = { 0 };
	struct form f;
	enum rc rc = concerns_of_load(&q->c, q->id[0], v);

	if (rc != RC_OK)
		return rc;
	form_init(&f, q, &concern_rec, &x);
	if (!note_ok(&f, &x, v))
		return of_page(q, &f, v);
	x.id = x.id != 0 ? x.id : id_new();
	rc = concern_note(&q->c, q->id[0], &x);
	if (rc == RC_INVALID) {
		form_error(&f, "words", S("Look at the form once more: something in it does not fit"));
		return of_page(q, &f, v);
	}
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return req_redirect(q, "/pupil/%lld/concerns/%lld?done=saved", (long long)q->id[0], (long long)x.id);
}

ROUTES(concern_routes, R(GET, "/concerns", CAP_CONCERN, page_all), R(GET, "/pupil/:id/concerns", CAP_CONCERN, page_of),
       R(POST, "/pupil/:id/concerns", CAP_CONCERN, do_note));
MENU(menu_concerns, .area = AREA_FAMILIES, .order = 10, .path = "/concerns", .text = "Concerns", .cap = CAP_CONCERN,
     .waits = concerns_wait, .card = concerns_card);
TAB(tab_concerns, .tab = TAB_NOTICE, .order = 10, .rest = "/concerns", .text = "Concerns", .cap = CAP_CONCERN);
