/* The next meeting on the family's page: when it is, and whether this person can come. The answer stands there until it
 * is changed; a meeting that moved is asked anew. */
#include "boards/family/family_parts.h"
#include "kit/base/id.h"
#include "meeting/meeting_answer_rule.h"

static struct str url_come(struct req *q, const struct family_view *v)
{
	return url_home(q->a, v, v->own ? "/meeting/answer" : "/meeting");
}

/* What the answer is about travels with it. */
static void about_hidden(struct req *q, const struct meeting *m)
{
	ui_hidden(&q->w, "meeting", str_fmt(q->a, "%lld", (long long)m->id));
	ui_hidden(&q->w, "day", date_iso(q->a, m->on_day));
	ui_hidden(&q->w, "minute", str_fmt(q->a, "%lld", (long long)m->minute));
}

static void button_yes(struct req *q, const struct family_view *v, struct str text, bool secondary)
{
	html(&q->w, "<form method=\"post\" action=\"$\" class=\"row gap\">\n", h_url(url_come(q, v)));
	form_token(q);
	about_hidden(q, &v->meeting);
	ui_action(&q->w,
	          &(struct ui_action){
	              .text = text, .name = "answer", .value = coming_code(COMING_YES), .secondary = secondary });
}

static void asked_write(struct req *q, const struct family_view *v)
{
	if (v->coming.id != 0)
		html(&q->w, "<p class=\"gap\">The day has changed since you answered. Can you come now?</p>\n");
	button_yes(q, v, S("Yes, I can come"), false);
	ui_link_button(&q->w, S("I cannot come then"), url_come(q, v), true);
	html(&q->w, "</form>\n");
}

static void answered_write(struct req *q, const struct family_view *v)
{
	const struct meeting_answer *x = &v->coming;
	bool yes = x->answer == COMING_YES;
	struct str day = html_say_date(&q->w, clock_at(x->at).today, TONGUE_SHORT);

	html(&q->w, "<p class=\"gap\">");
	ui_icon(&q->w, yes ? "tick" : "cross");
	if (yes)
		html(&q->w, " <strong>You said on $: I can come.</strong>", h(day));
	else
		html(&q->w, " <strong>You said on $: I cannot come.</strong>", h(day));
	if (!yes && x->days.n > 0) {
		html(&q->w, " Days that suit you:");
		html(&q->w, " “");
		html_lines(&q->w, x->days);
		html(&q->w, "”.");
	}
	html(&q->w, "</p>\n");
	if (yes) {
		html(&q->w, "<p class=\"row gap\">");
		ui_link_button(&q->w, S("I cannot come after all"), url_come(q, v), true);
		html(&q->w, "</p>\n");
		return;
	}
	html(&q->w, "<p>We will agree another day with you.</p>\n");
	button_yes(q, v, S("I can come after all"), true);
	html(&q->w, "<a href=\"$\">Change the days that suit you</a></form>\n", h_url(url_come(q, v)));
}

static void come_write(struct req *q, const struct family_view *v)
{
	if (coming_stands(&v->meeting, &v->coming) == COMING_NONE)
		asked_write(q, v);
	else
		answered_write(q, v);
	if (v->own)
		html(&q->w, "<p class=\"gap\"><a href=\"/me/meeting\">Say what you want to do or say there</a></p>\n");
}

static void when_write(struct req *q, const struct meeting *m)
{
	html(&q->w, "<p class=\"when\"><strong>$", h(html_say_date(&q->w, m->on_day, TONGUE_FULL)));
	if (m->minute > 0)
		html(&q->w, ", $", h(clock_time(q->a, (int)m->minute)));
	html(&q->w, "</strong>");
	if (m->place.n > 0) {
		html(&q->w, "<br>");
		html_typed(&q->w, m->place);
	}
	html(&q->w, "</p>\n");
}

static enum rc card_meeting(struct req *q, const struct family_for *who)
{
	const struct family_view *v = who->view;

	ui_sheet_as(&q->w, "sheet--step is-review", "meet", S("When we meet next"), STR_NONE);
	if (v->meeting.id == 0) {
		if (!date_none(v->past_on))
			html(&q->w,
			     "<p>A meeting was planned for $. What was said there is not written down yet.</p>\n",
			     h(html_say_date(&q->w, v->past_on, TONGUE_FULL)));
		if (date_none(v->past_on))
			html(&q->w, "<p>No meeting is booked yet. You can ask for a meeting at any time.</p>\n");
		else
			html(&q->w, "<p>No other meeting is booked yet. You can ask for a meeting at any time.</p>\n");
	} else {
		when_write(q, &v->meeting);
		html(&q->w, "<p class=\"gap\">");
		if (v->own)
			html(&q->w, "You are invited: it is your meeting. ");
		html(&q->w, "We will ask what you think, say how it went, and choose what to do next. You can bring "
		            "someone with you.</p>\n");
		come_write(q, v);
	}
	html(&q->w, "<p class=\"gap\">$ $", h(family_met_words(q, v)), h(family_meet_words(q, v)));
	html(&q->w, " We should meet three times a year or more.</p>\n");
	html(&q->w, "<p class=\"gap\"><a href=\"$\">Say what goes well and what is hard</a>, before we meet.</p>\n",
	     h_url(v->own ? S("/me/words") : url_family(q->a, v->pupil.pupil.id, "/views")));
	ui_sheet_end(&q->w);
	return RC_OK;
}

/* ---- the page of the answer ---- */

static void form_write(struct form *f, const struct family_view *v)
{
	struct req *q = f->q;

	form_begin(f, url_come(q, v));
	about_hidden(q, &v->meeting);
	form_field(f, "answer");
	form_field_as(f, "days", S("If you cannot come: which days and times suit you?"),
	              S("Leave it empty if you do not know yet. We will ask you."));
	ui_action(&q->w, &(struct ui_action){ .text = S("Send my answer") });
	form_end(f);
}

static enum rc meeting_page(struct form *f, const struct family_view *v, bool moved)
{
	struct req *q = f->q;

	family_top_write(q, v, S("Can you come?"));
	form_summary(f);
	if (moved)
		ui_note(&q->w, S("The meeting was moved while you were writing."),
		        S("Your words are kept. Look at the new day, then answer."), true);
	html(&q->w, "<section class=\"sheet\" aria-label=\"The meeting\">\n");
	when_write(q, &v->meeting);
	html(&q->w, "<div class=\"gap\">\n");
	form_write(f, v);
	html(&q->w, "</div>\n</section>\n");
	family_bottom_write(q);
	return RC_OK;
}

static enum rc page_meeting(struct req *q)
{
	struct family_view *v = NEW(q->a, struct family_view);
	struct meeting_answer x;
	struct form f;
	int64_t pupil_id;

	TRY(family_here(q, v, &pupil_id));
	if (v->meeting.id == 0)
		return RC_NONE;
	x = (struct meeting_answer){ .id = id_new(),
		                     .answer = coming_stands(&v->meeting, &v->coming),
		                     .days = v->coming.days };
	form_init(&f, q, &meeting_answer_rec, &x);
	return meeting_page(&f, v, false);
}

static enum rc do_meeting(struct req *q)
{
	struct family_view *v = NEW(q->a, struct family_view);
	struct meeting_answer x = { 0 };
	struct form f;
	int64_t pupil_id;
	enum rc rc = RC_INVALID;

	form_init(&f, q, &meeting_answer_rec, &x);
	TRY(family_pupil_here(q, &pupil_id));
	if (!str_int(req_form(q, "meeting"), &x.meeting_id) || !date_parse_iso(req_form(q, "day"), &x.on_day) ||
	    !str_int(req_form(q, "minute"), &x.minute))
		return RC_NONE;
	(void)form_read(&f);
	if (x.answer == COMING_NONE && form_error_of(&f, "answer").n == 0)
		form_error(&f, "answer", S("Choose an answer"));
	if (f.errors == 0)
		rc = family_come(&q->c, pupil_id, &x);
	if (rc == RC_OK) {
		form_done(&f);
		return family_thanks(q);
	}
	if (rc != RC_INVALID && rc != RC_CONFLICT)
		return rc;
	if (family_here(q, v, &pupil_id) != RC_OK || v->meeting.id == 0)
		return RC_NONE;
	if (rc == RC_CONFLICT)
		req_refuse(q, 409);
	return meeting_page(&f, v, rc == RC_CONFLICT);
}

ROUTES(family_meeting_routes, R_SAID(GET, "/family/:id/meeting", CAP_FAMILY, page_meeting),
       R_SAID(POST, "/family/:id/meeting", CAP_FAMILY, do_meeting),
       R(GET, "/me/meeting/answer", CAP_OWN_PAGE, page_meeting),
       R(POST, "/me/meeting/answer", CAP_OWN_PAGE, do_meeting));
FAMILY_CARD(meet, .order = 30, .to = TO_PARENT | TO_OWN, .id = "meet", .jump = "Next meeting",
            .jump_own = "Next meeting", .write = card_meeting);
