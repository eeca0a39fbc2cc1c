/* /pupil/:id/meetings/:id/answers: who can come to a meeting; what a parent said to a member of staff is noted here. */
#include "kit/base/id.h"
#include "core/people/wish_parts.h"
#include "core/people/said_parts.h"
#include "core/people/step_parts.h"
#include "meeting/meeting.h"
#include "meeting/meeting_parts.h"

static struct str meeting_url(struct req *q, const char *rest)
{
	return str_fmt(q->a, "/pupil/%lld/meetings/%lld%s", (long long)q->id[0], (long long)q->id[1], rest);
}

static void form_write(struct form *f, const struct meeting_answers *v)
{
	static const struct ui_choice ANSWERS[] = { { S("coming"), S("They can come"), STR_NONE, NULL },
		                                    { S("cannot"), S("They cannot come then"), STR_NONE, NULL } };
	struct req *q = f->q;

	ui_sheet_begin(&q->w, "note", S("Record what somebody said"), STR_NONE);
	form_begin(f, meeting_url(q, "/answers"));
	ui_hidden(&q->w, "day", date_iso(q->a, v->meeting.on_day));
	ui_hidden(&q->w, "minute", str_fmt(q->a, "%lld", (long long)v->meeting.minute));
	said_adult_field(f, v->adult, v->adults, S("Who said it?"));
	ui_radios(&q->w,
	          &(struct ui_field){ .name = "answer",
	                              .label = S("Can they come?"),
	                              .value = form_typed(f, "answer"),
	                              .error = form_error_of(f, "answer") },
	          ANSWERS, 2, false);
	form_field_as(f, "days", S("If not: which days and times suit them?"), STR_NONE);
	ui_action(&q->w, &(struct ui_action){ .text = S("Record the answer") });
	form_end(f);
	ui_sheet_end(&q->w);
}

static enum rc answers_page(struct form *f, bool moved)
{
	struct req *q = f->q;
	struct meetings_view *m = NEW(q->a, struct meetings_view);
	struct meeting_answers v;

	TRY(meeting_answers_load(&q->c, q->id[0], q->id[1], &v));
	TRY(meeting_open(&q->c, q->id[0], q->id[1], m));
	step_head(q, m->pupil.id, pupil_name(q->a, &m->pupil), pupil_first(&m->pupil), S("Who can come?"),
	          str_fmt(q->a, "%s, %.*s.", meeting_kind_word(v.meeting.kind),
	                  STR_ARG(date_full(q->a, v.meeting.on_day))),
	          "/meetings");
	form_summary(f);
	if (moved)
		ui_note(&q->w, S("The meeting was moved meanwhile."), S("Look at its day, then note the answer."),
		        true);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	ui_sheet_begin(&q->w, "answers", S("Answers so far"), STR_NONE);
	meeting_coming_write(q, &v.meeting, v.adult, v.adults);
	wishes_write(q, &m->wishes, 0);
	html(&q->w, "<p class=\"gap\"><a href=\"$\">Back to the meeting</a></p>\n", h_url(meeting_url(q, "")));
	ui_sheet_end(&q->w);
	if (v.adults > 0 && meeting_is_asked(&v.meeting, q->c.now.today))
		form_write(f, &v);
	html(&q->w, "</div>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_answers(struct req *q)
{
	struct meeting_answer x = { .id = id_new() };
	struct form f;

	form_init(&f, q, &meeting_answer_rec, &x);
	return answers_page(&f, false);
}

static enum rc do_note(struct req *q)
{
	struct meeting_answer x = { 0 };
	struct form f;
	enum rc rc;

	form_init(&f, q, &meeting_answer_rec, &x);
	x.meeting_id = q->id[1];
	said_adult_read(&f, &x.person_id);
	(void)form_read(&f);
	if (x.answer == COMING_NONE && form_error_of(&f, "answer").n == 0)
		form_error(&f, "answer", S("Choose whether they can come"));
	if (!date_parse_iso(req_form(q, "day"), &x.on_day) || !str_int(req_form(q, "minute"), &x.minute))
		return RC_NONE;
	if (f.errors > 0)
		return answers_page(&f, false);
	rc = meeting_answer_note(&q->c, q->id[0], &x);
	if (rc == RC_INVALID) {
		form_error(&f, "person", S("Choose somebody from the list"));
		return answers_page(&f, false);
	}
	if (rc == RC_CONFLICT) {
		req_refuse(q, 409);
		return answers_page(&f, true);
	}
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return req_redirect(q, "/pupil/%lld/meetings/%lld?done=noted", (long long)q->id[0], (long long)q->id[1]);
}

ROUTES(meeting_answer_routes, R(GET, "/pupil/:id/meetings/:id/answers", CAP_MEETING, page_answers),
       R(POST, "/pupil/:id/meetings/:id/answers", CAP_MEETING, do_note));
