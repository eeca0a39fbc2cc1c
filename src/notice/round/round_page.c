/* The round to the teachers: the SENCO asks, reminds and closes; who is asked answers in a minute, on a phone too. */
#include "kit/base/id.h"
#include "core/door/page.h"
#include "notice/round/round_parts.h"
#include "core/people/step_parts.h"
#include "core/door/menu.h"
#include "core/people/pupil_tabs_parts.h"

/* ---- asking ---- */

static void people_field(struct form *f, const struct round_view *v)
{
	struct req *q = f->q;
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, v->people + 1);
	struct buf chosen = buf_new(q->a, 8192);

	for (size_t i = 0; i < v->people; i++) {
		c[i] = (struct ui_choice){ str_fmt(q->a, "%lld", (long long)v->person[i].person_id), v->person[i].name,
			                   v->person[i].teaches, NULL };
		if (!f->posted)
			buf_fmt(&chosen, "%lld\n", (long long)v->person[i].person_id);
	}
	for (size_t i = 0; f->posted && i < f->typed.n; i++)
		if (str_is(f->typed.v[i].name, "person")) {
			buf_str(&chosen, f->typed.v[i].value);
			buf_char(&chosen, '\n');
		}
	ui_checkboxes(&q->w,
	              &(struct ui_field){ .name = "person",
	                                  .label = S("Who is asked"),
	                                  .hint = S("Everybody who teaches or supports the pupil today"),
	                                  .value = buf_view(&chosen),
	                                  .error = form_error_of(f, "person") },
	              c, v->people);
}

static void ask_write(struct form *f, const struct round_view *v)
{
	struct html *w = &f->q->w;

	ui_sheet_begin(w, "ask", S("Ask everybody at once"), STR_NONE);
	if (v->people == 0) {
		ui_empty(w,
		         str_fmt(f->q->a, "Nobody teaches %.*s today. Import the classes first.", STR_ARG(v->first)));
		ui_sheet_end(w);
		return;
	}
	form_begin(f, url_pupil(f->q->a, v->pupil.id, "/round"));
	people_field(f, v);
	form_field(f, "question");
	form_field(f, "answer_by");
	ui_button(w, S("Ask"), NULL, NULL, false);
	form_end(f);
	ui_sheet_end(w);
}

static void action_form(struct req *q, const struct round_view *v, const struct round *r, const char *what,
                        struct str button, bool secondary)
{
	html(&q->w, "<form method=\"post\" action=\"$\">",
	     h_url(url_pupil(q->a, v->pupil.id, str_c(q->a, str_fmt(q->a, "/round/%lld/%s", (long long)r->id, what)))));
	form_token(q);
	ui_button(&q->w, button, NULL, NULL, secondary);
	html(&q->w, "</form>\n");
}

static void round_write(struct req *q, const struct round_view *v, const struct round_whole *r, struct str fault)
{
	struct html *w = &q->w;
	bool open = date_none(r->round.closed_on);

	ui_sheet_begin(w, str_c(q->a, str_fmt(q->a, "round-%lld", (long long)r->round.id)),
	               str_fmt(q->a, "Asked on %.*s", STR_ARG(date_long(q->a, r->round.asked_on))),
	               str_fmt(q->a, "%zu of %zu answered", r->answered, r->n));
	html(w, "<p class=\"small quiet\">Asked by $. $", h(r->round.by_name),
	     h(open ? str_fmt(q->a, "Answers are wanted by %.*s.", STR_ARG(date_full(q->a, r->round.answer_by)))
	            : str_fmt(q->a, "Closed on %.*s.", STR_ARG(date_long(q->a, r->round.closed_on)))));
	if (!date_none(r->round.reminded_on))
		html(w, " Reminded on $.", h(date_long(q->a, r->round.reminded_on)));
	html(w, "</p>\n");
	if (r->round.question.n > 0) {
		html(w, "<div class=\"inset\"><p>");
		html_lines(w, r->round.question);
		html(w, "</p></div>\n");
	}
	round_table(q, r);
	if (open && !r->read)
		html(w, "<p class=\"small quiet\">The answers can be read when the round is closed, so that everybody "
		        "answers for themselves.</p>\n");
	if (open && role_can(q->c.actor.hat, CAP_ROUND_ASK)) {
		html(w, "<div class=\"row gap\">\n");
		if (r->answered < r->n && date_cmp(r->round.reminded_on, q->c.now.today) != 0)
			action_form(q, v, &r->round, "remind", S("Remind who has not answered"), true);
		action_form(q, v, &r->round, "close", S("Close the round"), r->answered < r->n);
		html(w, "</div>\n");
		round_more_part(q, v, r, fault);
	}
	round_use_part(q, v->pupil.id, r, v->may_use);
	ui_sheet_end(w);
}

static enum rc ask_page(struct req *q, struct form *f, const struct round_view *v, struct str fault)
{
	struct html *w = &q->w;
	bool ask = role_can(q->c.actor.hat, CAP_ROUND_ASK);
	bool open = v->n > 0 && date_none(v->round[0].round.closed_on);

	step_head(q, v->pupil.id, v->name, v->first, S("Ask the teachers"),
	          str_fmt(q->a, "What everybody who teaches %.*s sees. Their answers become sources of the assessment.",
	                  STR_ARG(v->first)),
	          "/assess");
	if (fault.n > 0)
		ui_error_summary(w, &(struct ui_error){ "more", fault }, 1);
	else
		form_summary(f);
	html(w, "<div class=\"stack--l\">\n");
	if (ask && !open)
		ask_write(f, v);
	if (v->n == 0 && !ask)
		ui_empty(w, S("Nobody was asked yet. The SENCO asks."));
	for (size_t i = 0; i < v->n; i++)
		round_write(q, v, &v->round[i], i == 0 ? fault : STR_NONE);
	html(w, "<p>");
	ui_cop(w, "6.45");
	html(w,
	     " The assessment draws on the teachers’ own assessment and experience of the pupil, and on the views of "
	     "other subject teachers.</p>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_ask(struct req *q)
{
	struct round_view v;
	struct round one = { .id = id_new() };
	struct form f;

	TRY(round_view_load(&q->c, q->id[0], &v));
	one.answer_by = v.answer_by;
	form_init(&f, q, &round_rec, &one);
	return ask_page(q, &f, &v, STR_NONE);
}

static void people_read(const struct params_in *p, const char *name, struct round_ask *in)
{
	for (size_t i = 0; i < p->n && in->people < ROUND_PEOPLE_MAX; i++)
		if (str_is(p->v[i].name, name) && str_int(p->v[i].value, &in->person[in->people]))
			in->people++;
}

static enum rc do_ask(struct req *q)
{
	struct round_view v;
	struct round_ask in = { 0 };
	struct form f;
	const char *field;
	struct str why;
	enum rc rc = RC_INVALID;

	form_init(&f, q, &round_rec, &in.round);
	if (form_read(&f)) {
		people_read(&f.typed, "person", &in);
		rc = round_ask(&q->c, q->id[0], &in, &field, &why);
		if (rc == RC_INVALID)
			form_error(&f, field, why);
	}
	if (rc == RC_OK)
		form_done(&f);
	if (rc == RC_OK || rc == RC_CONFLICT) /* another round is open: the page shows it */
		return req_redirect(q, "/pupil/%lld/round%s", (long long)q->id[0], rc == RC_OK ? "?done=sent" : "");
	if (rc != RC_INVALID)
		return rc;
	rc = round_view_load(&q->c, q->id[0], &v);
	return rc == RC_OK ? ask_page(q, &f, &v, STR_NONE) : rc;
}

/* Somebody was faster, or the page is old: it is shown again as things are. */
static enum rc done_or_shown(struct req *q, enum rc rc, const char *done)
{
	return rc == RC_OK || rc == RC_CONFLICT
	           ? req_redirect(q, "/pupil/%lld/round%s", (long long)q->id[0], rc == RC_OK ? done : "")
	           : rc;
}

static enum rc do_add(struct req *q)
{
	struct round_view v;
	struct round_ask in = { 0 };
	struct round one = { 0 };
	struct form f;
	struct str why;
	enum rc rc;

	people_read(&q->form, "more", &in);
	rc = round_add(&q->c, q->id[0], q->id[1], &in, &why);
	if (rc != RC_INVALID)
		return done_or_shown(q, rc, "?done=sent");
	req_refuse(q, 422);
	rc = round_view_load(&q->c, q->id[0], &v);
	if (rc != RC_OK)
		return rc;
	form_init(&f, q, &round_rec, &one);
	return ask_page(q, &f, &v, why);
}

static enum rc do_remind(struct req *q)
{
	return done_or_shown(q, round_remind(&q->c, q->id[0], q->id[1]), "?done=sent");
}

static enum rc do_close(struct req *q)
{
	return done_or_shown(q, round_close(&q->c, q->id[0], q->id[1]), "?done=saved");
}

static enum rc do_use(struct req *q)
{
	enum rc rc = round_use(&q->c, q->id[0], q->id[1]);

	return rc == RC_OK ? req_redirect(q, "/pupil/%lld/assess?done=saved", (long long)q->id[0])
	                   : done_or_shown(q, rc, "");
}

/* ---- answering ---- */

enum { CARD_LINES = 5 };

static enum rc rounds_card(struct req *q)
{
	struct round_line *l;
	size_t n;
	enum rc rc = round_waiting(&q->c, &l, &n);

	if (rc != RC_OK)
		return rc;
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < n && i < CARD_LINES; i++) {
		struct pupil p = { .given = l[i].given, .family = l[i].family, .preferred = l[i].preferred };

		ui_wait(&q->w,
		        &(struct ui_wait){
		            .who = pupil_name(q->a, &p),
		            .url = url_pupil(q->a, l[i].pupil_id,
		                             str_c(q->a, str_fmt(q->a, "/round/%lld", (long long)l[i].round_id))),
		            .more = str_fmt(q->a, ", %.*s", STR_ARG(l[i].class_name)),
		            .meta = str_fmt(q->a, "By %.*s", STR_ARG(date_short(q->a, l[i].answer_by))) });
	}
	html(&q->w, "</ul>\n");
	if (n == 0)
		ui_empty(&q->w, S("Nobody waits for an answer of yours."));
	return RC_OK;
}

static enum rc page_rounds(struct req *q)
{
	struct round_line *l;
	struct html *w = &q->w;
	size_t n;

	TRY(round_waiting(&q->c, &l, &n));
	page_begin(q, &(struct page){ .title = S("Questions to you"), .menu = "/rounds", .width = "width--ta" });
	html(w,
	     "<div class=\"head\"><h1>Questions to you</h1><p class=\"lead quiet\">About pupils you teach. Less than a "
	     "minute each.</p></div>\n");
	page_done(q);
	if (n == 0)
		ui_empty(w, S("Nobody waits for an answer of yours."));
	for (size_t i = 0; i < n; i++) {
		struct pupil p = { .given = l[i].given, .family = l[i].family, .preferred = l[i].preferred };
		struct str name = pupil_name(q->a, &p);
		struct str url =
		    url_pupil(q->a, l[i].pupil_id, str_c(q->a, str_fmt(q->a, "/round/%lld", (long long)l[i].round_id)));

		html(w,
		     "<section class=\"sheet gap-b\" aria-labelledby=\"q-$\"><h2 id=\"q-$\">$</h2>\n<p "
		     "class=\"quiet\">$, asked by $. By $.</p>\n",
		     h(l[i].round_id), h(l[i].round_id), h(name), h(l[i].class_name), h(l[i].asker),
		     h(date_full(q->a, l[i].answer_by)));
		ui_action(w, &(struct ui_action){ .text = S("Answer"),
		                                  .about = str_fmt(q->a, " about %.*s", STR_ARG(name)),
		                                  .url = url,
		                                  .full = true });
		html(w, "</section>\n");
	}
	page_end(q);
	return RC_OK;
}

static void answer_form(struct form *f, const struct round_mine *m)
{
	struct req *q = f->q;
	struct html *w = &q->w;

	form_begin(f, url_pupil(q->a, m->pupil.id, str_c(q->a, str_fmt(q->a, "/round/%lld", (long long)m->round.id))));
	form_field_as(f, "progress", str_fmt(q->a, "%.*s’s progress with you", STR_ARG(m->first)), STR_NONE);
	round_short_fields(f);
	ui_action(w, &(struct ui_action){ .text = S("Send the answer"), .full = true });
	form_end(f);
}

static enum rc answer_page(struct form *f, const struct round_mine *m, const struct round_answer *theirs)
{
	struct req *q = f->q;
	struct html *w = &q->w;
	bool closed = !date_none(m->round.closed_on);

	page_begin(q, &(struct page){ .title = str_fmt(q->a, "How is %.*s with you?", STR_ARG(m->name)),
	                              .menu = "/rounds",
	                              .width = "width--ta",
	                              .back_url = S("/rounds"),
	                              .back_text = S("Questions to you") });
	html(w,
	     "<div class=\"head\"><h1>How is $ with you?</h1><p class=\"quiet\">$ asks everybody who teaches $. Please "
	     "answer by $. Choose one, and write where you have something to say.</p></div>\n",
	     h(m->name), h(m->round.by_name), h(m->first), h(date_full(q->a, m->round.answer_by)));
	page_done(q);
	form_summary(f);
	if (theirs != NULL && !closed)
		form_conflict(f, theirs);
	if (m->round.question.n > 0) {
		html(w, "<div class=\"inset\"><p>");
		html_lines(w, m->round.question);
		html(w, "</p></div>\n");
	}
	ui_sheet_begin(w, "answer", str_fmt(q->a, "You as: %.*s", STR_ARG(m->answer.subject)),
	               date_none(m->answer.answered_on)
	                   ? STR_NONE
	                   : str_fmt(q->a, "Answered on %.*s", STR_ARG(date_short(q->a, m->answer.answered_on))));
	if (closed) {
		html(w, "<p>This round was closed on $: answers can no longer be given or changed.</p>\n<p>",
		     h(date_long(q->a, m->round.closed_on)));
		html_lines(w, date_none(m->answer.answered_on) ? S("You gave no answer.")
		                                               : round_answer_words(q->a, &m->answer));
		html(w, "</p>\n");
	} else {
		answer_form(f, m);
	}
	ui_sheet_end(w);
	html(
	    w,
	    "<p class=\"small quiet gap\">$ reads your answer now; the others who teach $ when the round is closed. It "
	    "may become part of the assessment with your name, which the family can ask to see.</p>\n",
	    h(m->round.by_name), h(m->first));
	page_end(q);
	return RC_OK;
}

static enum rc page_answer(struct req *q)
{
	struct round_mine m;
	struct round_answer one;
	struct form f;

	TRY(round_mine_load(&q->c, q->id[0], q->id[1], &m));
	one = m.answer;
	form_init(&f, q, &round_answer_rec, &one);
	step_draft(&f);
	return answer_page(&f, &m, NULL);
}

static enum rc do_answer(struct req *q)
{
	struct round_mine m;
	struct round_answer one;
	struct round_answer theirs;
	struct form f;
	bool closed = false;
	enum rc saved = RC_INVALID;

	TRY(round_mine_load(&q->c, q->id[0], q->id[1], &m));
	one = m.answer;
	form_init(&f, q, &round_answer_rec, &one);
	if (form_read(&f)) {
		saved = round_answer_save(&q->c, q->id[0], q->id[1], &one, &closed, &theirs);
		if (saved == RC_INVALID) /* a tile that nobody chose does not come with the form */
			form_error(&f, "progress", S("Choose how the progress is"));
	}
	if (saved == RC_OK) {
		form_done(&f);
		return req_redirect(q, "%s?done=noted", role_home(q->c.actor.hat));
	}
	if (saved != RC_INVALID && saved != RC_CONFLICT)
		return saved;
	q->status = saved == RC_CONFLICT ? 409 : 422;
	return answer_page(&f, &m, saved == RC_CONFLICT ? &theirs : NULL);
}

ROUTES(round_routes, R(GET, "/rounds", CAP_ROUND_ANSWER, page_rounds),
       R(GET, "/pupil/:id/round", CAP_PUPIL_RECORD, page_ask),
       R_MANY(POST, "/pupil/:id/round", CAP_ROUND_ASK, do_ask, "person"),
       R(GET, "/pupil/:id/round/:id", CAP_ROUND_ANSWER, page_answer),
       R(POST, "/pupil/:id/round/:id", CAP_ROUND_ANSWER, do_answer),
       R_MANY(POST, "/pupil/:id/round/:id/add", CAP_ROUND_ASK, do_add, "more"),
       R(POST, "/pupil/:id/round/:id/remind", CAP_ROUND_ASK, do_remind),
       R(POST, "/pupil/:id/round/:id/close", CAP_ROUND_ASK, do_close),
       R(POST, "/pupil/:id/round/:id/use", CAP_ROUND_ASK, do_use));
MENU(menu_rounds, .area = AREA_SUPPORT, .order = 30, .path = "/rounds", .text = "Questions to you",
     .cap = CAP_ROUND_ANSWER, .waits = rounds_wait, .card = rounds_card);
TAB(tab_round, .tab = TAB_ASSESS, .order = 20, .rest = "/round", .text = "Teachers’ answers", .cap = CAP_PUPIL_RECORD);
