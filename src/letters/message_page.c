/* /messages and /pupil/:id/messages: what families have written, and the answers of the school. */
#include "core/people/wish_parts.h"
#include "core/people/person_rec.h"
#include "core/people/pupil_rec.h"
#include "core/people/said_parts.h"
#include "core/entry/put_right_parts.h"
#include "core/people/step_parts.h"
#include "core/door/menu.h"
#include "letters/messages.h"
#include "core/people/pupil_tabs_parts.h"

/* Conflict and errors name the parts of a message by its record; staff change the answer alone. */
static struct str answer_url(struct req *q, int64_t pupil_id, int64_t id)
{
	return url_pupil(q->a, pupil_id, str_c(q->a, str_fmt(q->a, "/messages/%lld", (long long)id)));
}

static void kind_write(struct req *q, const struct message *m)
{
	if (m->answered_at == 0) {
		ui_tag(&q->w, S("Not answered"), true);
		html(&q->w, " ");
	}
	if (m->kind == MESSAGE_UNHAPPY)
		ui_tag(&q->w, S("Not happy"), false);
	else if (m->kind == MESSAGE_WRONG)
		ui_tag(&q->w, S("To be put right"), true);
	else if (m->kind == MESSAGE_QUESTION)
		ui_tag(&q->w, S("Question"), false);
}

static void message_write(struct req *q, int64_t pupil_id, const struct message *m)
{
	html(&q->w, "<h3 class=\"gap-l\">$, $ ", h(m->from_name), h(clock_datetime(q->a, m->at)));
	kind_write(q, m);
	html(&q->w, "</h3>\n<div class=\"chat\">\n<p class=\"chat__in\">");
	html_lines(&q->w, m->words);
	html(&q->w, "</p>\n");
	if (m->answered_at != 0) {
		html(&q->w, "<p class=\"chat__out\"><strong>$, $.</strong> ", h(m->answered_name),
		     h(date_short(q->a, clock_at(m->answered_at).today)));
		html_lines(&q->w, m->answer);
		html(&q->w, "</p>\n");
	}
	html(&q->w, "</div>\n<p class=\"gap\">");
	ui_action(&q->w, &(struct ui_action){ .text = m->answered_at == 0 ? S("Answer") : S("Change the answer"),
	                                      .about = str_fmt(q->a, " to %.*s, %.*s", STR_ARG(m->from_name),
	                                                       STR_ARG(clock_datetime(q->a, m->at))),
	                                      .url = answer_url(q, pupil_id, m->id),
	                                      .secondary = m->answered_at != 0 });
	html(&q->w, "</p>\n");
}

static void messages_write(struct req *q, const struct messages_view *v)
{
	ui_sheet_begin(&q->w, "messages", S("Messages of the family"),
	               v->open > 0 ? str_fmt(q->a, "%zu not answered", v->open) : STR_NONE);
	html(
	    &q->w,
	    "<p class=\"quiet\">Each person of the family sees only their own messages and the answers to them.</p>\n");
	if (v->messages == 0)
		ui_empty(&q->w, S("Nobody of the family has written yet."));
	for (size_t i = 0; i < v->messages; i++)
		message_write(q, v->pupil_id, &v->message[i]);
	ui_sheet_end(&q->w);
}

static void replies_write(struct req *q, const struct messages_view *v)
{
	if (v->replies == 0)
		return;
	ui_sheet_begin(&q->w, "replies", S("Answers to the plan"), STR_NONE);
	for (size_t i = 0; i < v->replies; i++) {
		const struct plan_reply *r = &v->reply[i];

		struct str day = date_short(q->a, clock_at(r->at).today);
		struct str when =
		    r->noted_by == 0 ? day : str_fmt(q->a, "%.*s, %s", STR_ARG(day), said_way_word(r->way));

		html(&q->w, "<p><strong>$, $:</strong> $. ", h(r->by_name), h(when), h(plan_answer_word(r->answer)));
		html_lines(&q->w, r->words);
		html(&q->w, "</p>\n");
	}
	ui_sheet_end(&q->w);
}

static void secrets_write(struct req *q, const struct messages_view *v)
{
	if (v->secrets == 0)
		return;
	ui_sheet_as(&q->w, "outside", "private", str_fmt(q->a, "%.*s’s private words", STR_ARG(v->first)),
	            S("Only you see this"));
	html(
	    &q->w,
	    "<p class=\"quiet\">$ asked to keep this between the two of you. If $ may not be safe, follow the school’s "
	    "safeguarding procedure at once.</p>\n",
	    h(v->first), h(v->first));
	for (size_t i = 0; i < v->secrets; i++)
		ui_quote(&q->w, v->secret[i].words, date_long(q->a, v->secret[i].given_on));
	ui_sheet_end(&q->w);
}

static enum rc page_messages(struct req *q)
{
	struct messages_view *v = NEW(q->a, struct messages_view);

	TRY(messages_load(&q->c, q->id[0], v));
	step_head(q, v->pupil_id, v->name, v->first, S("Messages"),
	          str_fmt(q->a, "What the family of %.*s has told us, and our answers.", STR_ARG(v->name)),
	          "/messages");
	html(&q->w, "<div class=\"stack\">\n");
	secrets_write(q, v);
	messages_write(q, v);
	replies_write(q, v);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

/* ---- of all pupils ---- */

enum { CARD_LINES = 4 };

static void open_write(struct req *q, const struct message_line *m, size_t n, size_t most)
{
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < n && i < most; i++) {
		struct pupil p = { .given = m[i].given, .family = m[i].family, .preferred = m[i].preferred };

		ui_wait(&q->w, &(struct ui_wait){
		                   .who = pupil_name(q->a, &p),
		                   .url = answer_url(q, m[i].message.pupil_id, m[i].message.id),
		                   .more = m[i].class_name.n > 0 ? str_fmt(q->a, ", %.*s", STR_ARG(m[i].class_name))
		                                                 : STR_NONE,
		                   .words = said_beginning(q->a, m[i].message.words),
		                   .meta = str_fmt(q->a, "From %.*s, %.*s", STR_ARG(m[i].message.from_name),
		                                   STR_ARG(date_short(q->a, clock_at(m[i].message.at).today))) });
	}
	html(&q->w, "</ul>\n");
	if (n == 0)
		ui_empty(&q->w, S("Every message has an answer."));
}

static enum rc messages_card(struct req *q)
{
	struct message_line *m;
	size_t n;
	enum rc rc = messages_open(&q->c, &m, &n);

	if (rc == RC_OK)
		open_write(q, m, n, CARD_LINES);
	return rc;
}

static enum rc page_open(struct req *q)
{
	struct message_line *m;
	size_t n;
	enum rc rc = messages_open(&q->c, &m, &n);

	if (rc != RC_OK)
		return rc;
	page_begin(q, &(struct page){ .title = S("Messages"), .menu = "/messages", .width = "width--read" });
	html(&q->w, "<div class=\"head\"><h1>Messages</h1><p>$</p></div>\n",
	     h(n == 0 ? S("From families to the school.")
	              : str_fmt(q->a, "%zu not answered yet, the oldest first.", n)));
	page_done(q);
	html(&q->w, "<section class=\"sheet\" aria-label=\"Not answered\">\n");
	open_write(q, m, n, n);
	html(&q->w, "</section>\n");
	page_end(q);
	return RC_OK;
}

/* ---- the answer ---- */

static enum rc answer_page(struct req *q, struct form *f, const struct messages_view *v, const struct message *m,
                           const struct message *theirs)
{
	page_begin(q, &(struct page){ .title = S("Answer a message"),
	                              .menu = "/pupils",
	                              .back_url = url_pupil(q->a, v->pupil_id, "/messages"),
	                              .back_text = str_fmt(q->a, "Messages about %.*s", STR_ARG(v->name)) });
	html(&q->w, "<div class=\"head\"><h1>Answer a message</h1></div>\n");
	form_summary(f);
	if (theirs != NULL)
		form_conflict(f, theirs);
	html(&q->w, "<section class=\"sheet\" aria-labelledby=\"from\"><h2 id=\"from\">$, $</h2>\n", h(m->from_name),
	     h(clock_datetime(q->a, m->at)));
	ui_quote(&q->w, m->words, STR_NONE);
	wishes_write(q, &v->wishes, m->person_id);
	form_begin(f, answer_url(q, v->pupil_id, m->id));
	form_field_as(f, "answer", S("Your answer"),
	              str_fmt(q->a, "Short and plain words. Only %.*s and staff who answer see it.",
	                      STR_ARG(m->from_name)));
	ui_action(&q->w, &(struct ui_action){ .text = S("Send the answer") });
	form_end(f);
	put_right_line(q, v->pupil_id, "message", m->id, m->person_id, S("Is it about another pupil?"),
	               S("this message"));
	html(&q->w, "</section>\n");
	page_end(q);
	return RC_OK;
}

/* The message in the list of its pupil: NULL when it belongs to another one. */
static const struct message *message_find(const struct messages_view *v, int64_t id)
{
	for (size_t i = 0; i < v->messages; i++)
		if (v->message[i].id == id)
			return &v->message[i];
	return NULL;
}

static enum rc page_answer(struct req *q)
{
	struct messages_view *v = NEW(q->a, struct messages_view);
	const struct message *m;
	struct message x;
	struct form f;

	TRY(messages_load(&q->c, q->id[0], v));
	m = message_find(v, q->id[1]);
	if (m == NULL)
		return RC_NONE;
	x = *m;
	form_init(&f, q, &message_rec, &x);
	return answer_page(q, &f, v, m, NULL);
}

static enum rc do_answer(struct req *q)
{
	struct messages_view *v = NEW(q->a, struct messages_view);
	const struct message *m;
	struct message x;
	struct message theirs;
	struct form f;
	bool sound;
	enum rc rc = messages_load(&q->c, q->id[0], v);

	if (rc != RC_OK)
		return rc;
	m = message_find(v, q->id[1]);
	if (m == NULL)
		return RC_NONE;
	x = *m;
	form_init(&f, q, &message_rec, &x);
	sound = form_read(&f);
	x = (struct message){ .id = m->id,
		              .pupil_id = m->pupil_id,
		              .kind = m->kind,
		              .words = m->words,
		              .answer = x.answer,
		              .revision = x.revision }; /* the family's own words are not for staff to change */
	if (sound && str_trim(x.answer).n == 0) {
		form_error(&f, "answer", S("Write an answer"));
		sound = false;
	}
	if (!sound)
		return answer_page(q, &f, v, m, NULL);
	rc = message_answer(&q->c, q->id[0], &x, &theirs);
	if (rc == RC_CONFLICT)
		return answer_page(q, &f, v, &theirs, &theirs);
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return req_redirect(q, "/pupil/%lld/messages?done=sent", (long long)q->id[0]);
}

ROUTES(message_routes, R(GET, "/messages", CAP_REPLY_FAMILY, page_open),
       R(GET, "/pupil/:id/messages", CAP_REPLY_FAMILY, page_messages),
       R(GET, "/pupil/:id/messages/:id", CAP_REPLY_FAMILY, page_answer),
       R(POST, "/pupil/:id/messages/:id", CAP_REPLY_FAMILY, do_answer));
TAB(tab_messages, .tab = TAB_FAMILY, .order = 10, .rest = "/messages", .text = "Messages", .cap = CAP_REPLY_FAMILY);
MENU(menu_messages, .area = AREA_FAMILIES, .order = 30, .path = "/messages", .text = "Messages",
     .cap = CAP_REPLY_FAMILY, .waits = messages_wait, .card = messages_card);
