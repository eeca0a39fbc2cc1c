/* Meetings with parents: of all pupils, of one, one meeting. */
#include "core/people/wish_parts.h"
#include "core/door/page.h"
#include "core/entry/put_right_parts.h"
#include "core/people/pupil_tabs_parts.h"
#include "letters/notice_rule.h"
#include "meeting/meeting.h"
#include "meeting/meeting_parts.h"
#include "core/door/menu.h"

static struct str when_of(struct req *q, const struct meeting *m)
{
	return m->minute > 0 ? str_fmt(q->a, "%.*s, %.*s", STR_ARG(date_full(q->a, m->on_day)),
	                               STR_ARG(clock_time(q->a, (int)m->minute)))
	                     : date_full(q->a, m->on_day);
}

/* Its day is over, and nobody has said whether it was held. */
static bool is_unheard_of(struct req *q, const struct meeting *m)
{
	return m->state == MEETING_BOOKED && date_cmp(m->on_day, q->c.now.today) < 0;
}

/* "Booked. 1 can come, 1 cannot." */
static struct str state_of(struct req *q, const struct meeting_line *l)
{
	const char *word = meeting_state_word(l->meeting.state);

	if (is_unheard_of(q, &l->meeting))
		return str_fmt(q->a, "%s. Was it held?", word);
	if (l->meeting.state != MEETING_BOOKED || l->answered.coming + l->answered.cannot == 0)
		return str_of(word);
	if (l->answered.cannot == 0)
		return str_fmt(q->a, "%s. %zu can come.", word, l->answered.coming);
	return str_fmt(q->a, "%s. %zu can come, %zu cannot: agree another day.", word, l->answered.coming,
	               l->answered.cannot);
}

static enum rc page_meetings(struct req *q)
{
	static const struct ui_column COLS[] = {
		{ S("When"), false }, { S("Pupil"), false }, { S("Meeting"), false }, { S("State"), false }
	};
	struct ui_table t = { .caption = S("Meetings"), .col = COLS, .cols = 4, .cards = true };
	struct meeting_line *m;
	size_t n;

	TRY(meetings_all(&q->c, &m, &n));
	page_begin(q, &(struct page){ .title = S("Meetings"), .menu = "/meetings" });
	html(&q->w, "<div class=\"head\"><h1>Meetings</h1><p class=\"lead quiet\">With parents, from a month ago to "
	            "three months ahead. ");
	ui_cop(&q->w, "6.65");
	html(&q->w, "</p></div>\n<section class=\"sheet\">\n");
	if (n == 0)
		ui_empty(&q->w, S("No meeting is booked. Book one on a pupil’s page."));
	else
		ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < n; i++) {
		struct pupil p = { .given = m[i].given, .family = m[i].family, .preferred = m[i].preferred };
		struct str name = pupil_name(q->a, &p);

		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, when_of(q, &m[i].meeting));
		ui_cell_begin(&q->w, &t);
		html(&q->w, "<a href=\"$\">$</a>, $",
		     h_url(str_fmt(q->a, "/pupil/%lld/meetings/%lld", (long long)m[i].meeting.pupil_id,
		                   (long long)m[i].meeting.id)),
		     h(name), h(m[i].class_name));
		ui_cell_end(&q->w, &t);
		ui_cell(&q->w, &t, str_of(meeting_kind_word(m[i].meeting.kind)));
		ui_cell(&q->w, &t, state_of(q, &m[i]));
		ui_row_end(&q->w, &t);
	}
	if (n > 0)
		ui_table_end(&q->w, &t);
	html(&q->w, "</section>\n");
	page_end(q);
	return RC_OK;
}

enum { CARD_LINES = 5 };

/* The next ones. */
static enum rc meetings_card(struct req *q)
{
	struct meeting_line *m;
	size_t shown = 0;
	size_t n;
	enum rc rc = meetings_all(&q->c, &m, &n);

	if (rc != RC_OK)
		return rc;
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < n && shown < CARD_LINES; i++) {
		struct pupil p = { .given = m[i].given, .family = m[i].family, .preferred = m[i].preferred };

		if (m[i].meeting.state != MEETING_BOOKED || date_cmp(m[i].meeting.on_day, q->c.now.today) < 0)
			continue;
		shown++;
		ui_wait(&q->w, &(struct ui_wait){
		                   .who = pupil_name(q->a, &p),
		                   .url = str_fmt(q->a, "/pupil/%lld/meetings/%lld", (long long)m[i].meeting.pupil_id,
		                                  (long long)m[i].meeting.id),
		                   .more = m[i].class_name.n > 0 ? str_fmt(q->a, ", %.*s", STR_ARG(m[i].class_name))
		                                                 : STR_NONE,
		                   .meta = when_of(q, &m[i].meeting) });
	}
	html(&q->w, "</ul>\n");
	if (shown == 0)
		ui_empty(&q->w, S("No meeting is booked."));
	return RC_OK;
}

static void list_write(struct req *q, const struct meetings_view *v)
{
	struct ui_log *l = NEW_ARRAY(q->a, struct ui_log, v->n);

	for (size_t i = 0; i < v->n; i++)
		l[i] =
		    (struct ui_log){ .when = date_brief(q->a, v->item[i].on_day),
			             .text = str_fmt(q->a, "%s: %s%s", meeting_kind_word(v->item[i].kind),
			                             meeting_state_word(v->item[i].state),
			                             is_unheard_of(q, &v->item[i]) ? ". Was it held?" : ""),
			             .by = v->item[i].agreed.n > 0
			                       ? str_fmt(q->a, "Agreed: %.*s", STR_ARG(v->item[i].agreed))
			                       : coming_words(q->a, &v->item[i], v->item[i].answer, v->item[i].answers),
			             .url = str_fmt(q->a, "/pupil/%lld/meetings/%lld", (long long)v->pupil.id,
			                            (long long)v->item[i].id) };
	ui_sheet_begin(&q->w, "all", S("All meetings"), STR_NONE);
	if (v->n == 0)
		ui_empty(&q->w, S("No meeting is recorded yet."));
	else
		ui_log(&q->w, l, v->n);
	ui_sheet_end(&q->w);
}

static struct str time_typed(struct req *q, const struct form *f, const struct meeting *m)
{
	if (f->posted)
		return form_typed(f, "time");
	return m->minute == 0 ? S("") : str_fmt(q->a, "%02d:%02d", (int)(m->minute / 60), (int)(m->minute % 60));
}

static void fields_write(struct form *f, const struct meeting *m)
{
	struct req *q = f->q;

	form_field(f, "kind");
	form_field(f, "on_day");
	ui_input(&q->w, &(struct ui_field){ .name = "time",
	                                    .label = S("Time"),
	                                    .hint = S("For example 15:30. Leave empty when it is not fixed."),
	                                    .value = time_typed(q, f, m),
	                                    .width = 5,
	                                    .error = form_error_of(f, "time") });
	form_field(f, "place");
	form_field(f, "who");
	form_field(f, "state");
	form_field(f, "counts");
	form_field(f, "notes");
	form_field(f, "agreed");
}

/* Who can come, while it is booked. */
static void coming_write(struct req *q, const struct meeting *m)
{
	struct coming_count n = coming_count(m, m->answer, m->answers);

	if (!meeting_is_asked(m, q->c.now.today))
		return;
	ui_sheet_begin(&q->w, "coming", S("Who can come?"), STR_NONE);
	if (n.cannot > 0)
		ui_note(&q->w, S("Agree another day."), S("Change the day here: then everybody is asked again."), true);
	meeting_coming_write(q, m, NULL, 0);
	html(&q->w, "<p class=\"gap\"><a href=\"$\">$</a></p>\n",
	     h_url(str_fmt(q->a, "/pupil/%lld/meetings/%lld/answers", (long long)m->pupil_id, (long long)m->id)),
	     h(role_can(q->c.actor.hat, CAP_CONTACTS) ? "Record what somebody said" : "Answers so far"));
	ui_sheet_end(&q->w);
}

static struct str invited_how(struct req *q, const struct notice *n)
{
	if (notice_is_over(n, q->c.now.today))
		return S("not given, and no longer needed");
	if (date_none(n->sent_on))
		return S("to print and give");
	return str_fmt(q->a, "%s, %.*s", channel_word(n->channel), STR_ARG(date_short(q->a, n->sent_on)));
}

/* Who was told of this day, and who has a letter waiting. */
static void invited_write(struct req *q, const struct meetings_view *v)
{
	bool waits = false;

	if (v->letters == 0 || !role_can(q->c.actor.hat, CAP_NOTICE))
		return;
	ui_sheet_begin(&q->w, "invited", S("Letters about it"), STR_NONE);
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < v->letters; i++) {
		const struct notice *n = &v->letter[i];

		waits = waits || (date_none(n->sent_on) && !notice_is_over(n, q->c.now.today));
		html(&q->w, "<li><a href=\"$\">$, $</a>: $</li>\n",
		     h_url(str_fmt(q->a, "/pupil/%lld/notices/%lld", (long long)n->pupil_id, (long long)n->id)),
		     h(notice_kind_word(n->kind)), h(n->addressee), h(invited_how(q, n)));
	}
	html(&q->w, "</ul>\n");
	if (waits)
		html(&q->w, "<p class=\"gap\"><a href=\"$\">Print them, and mark them as given together</a></p>\n",
		     h_url(url_pupil(q->a, v->pupil.id, "/post")));
	ui_sheet_end(&q->w);
}

static enum rc meetings_page(struct req *q, struct form *f, const struct meetings_view *v, bool one,
                             const struct meeting *theirs)
{
	struct str name = pupil_name(q->a, &v->pupil);
	struct str title = one ? str_of(meeting_kind_word(v->chosen.kind)) : S("Meetings with parents");

	page_begin(q, &(struct page){ .title = str_fmt(q->a, "%.*s: %.*s", STR_ARG(title), STR_ARG(name)),
	                              .menu = "/pupils" });
	pupil_top(q, v->pupil.id, name, pupil_first(&v->pupil), "/meetings");
	html(&q->w, "<div class=\"head\"><h1>$</h1><p class=\"quiet\">$ ", h(title), h(v->count.words));
	if (v->count.expected > 0) /* of SEN Support only */
		ui_cop(&q->w, "6.65");
	html(&q->w, "</p></div>\n");
	form_summary(f);
	page_done(q);
	if (v->advice.n > 0)
		ui_note(&q->w, S("Look at the day."), v->advice, false);
	if (theirs != NULL)
		form_conflict(f, theirs);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	ui_sheet_begin(&q->w, "book", one ? S("This meeting") : S("Book or record a meeting"), STR_NONE);
	wishes_write(q, &v->wishes, 0);
	form_begin(f, q->net->path);
	fields_write(f, &v->chosen);
	ui_action(&q->w, &(struct ui_action){ .text = S("Save the meeting") });
	form_end(f);
	if (one)
		put_right_line(q, v->pupil.id, "meeting", v->chosen.id, v->chosen.made_by,
		               S("On the wrong record, or never held?"), S("this meeting"));
	ui_sheet_end(&q->w);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"Meetings so far\">\n");
	if (one) {
		coming_write(q, &v->kept);
		invited_write(q, v);
	}
	list_write(q, v);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_pupil_meetings(struct req *q)
{
	struct meetings_view v;
	struct form f;

	TRY(meetings_load(&q->c, q->id[0], &v));
	form_init(&f, q, &meeting_rec, &v.chosen);
	return meetings_page(q, &f, &v, false, NULL);
}

static enum rc page_meeting(struct req *q)
{
	struct meetings_view v;
	struct form f;

	TRY(meeting_open(&q->c, q->id[0], q->id[1], &v));
	form_init(&f, q, &meeting_rec, &v.chosen);
	return meetings_page(q, &f, &v, true, NULL);
}

/* "15:30", "15.30", "3.30pm" into the minute of the day; -1 when it is no time. */
static int time_read(struct str s)
{
	struct str minutes;
	struct str hours;
	bool pm = str_ends(s, S("pm"));
	int64_t hour;
	int64_t minute = 0;

	s = str_trim(s);
	if (s.n == 0)
		return 0;
	if (pm || str_ends(s, S("am")))
		s = str_trim(str_sub(s, 0, s.n - 2));
	hours = str_find(s, S(":")) >= 0 ? str_cut(s, ':', &minutes) : str_cut(s, '.', &minutes);
	if (!str_int(hours, &hour) || (minutes.n > 0 && !str_int(minutes, &minute)))
		return -1;
	if (pm && hour < 12)
		hour += 12;
	return hour < 0 || hour > 23 || minute < 0 || minute > 59 ? -1 : (int)(hour * 60 + minute);
}

static enum rc meeting_post(struct req *q, struct meetings_view *v, bool one)
{
	struct meeting *theirs = NEW(q->a, struct meeting);
	struct edit_fault fault;
	struct form f;
	int minute = time_read(req_form(q, "time"));
	enum rc rc;

	form_init(&f, q, &meeting_rec, &v->chosen);
	(void)form_read(&f); /* counted with the time below */
	(void)form_need(&f, "on_day");
	if (minute < 0)
		form_error(&f, "time", S("Time: use hours and minutes, such as 15:30"));
	v->chosen.minute = minute < 0 ? 0 : minute;
	if (f.errors > 0)
		return meetings_page(q, &f, v, one, NULL);
	rc = meeting_save(&q->c, q->id[0], &v->chosen, theirs, &fault);
	if (rc == RC_INVALID)
		form_error(&f, fault.field, fault.why);
	if (rc == RC_INVALID || rc == RC_CONFLICT)
		return meetings_page(q, &f, v, one, rc == RC_CONFLICT ? theirs : NULL);
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return req_redirect(q, "/pupil/%lld/meetings/%lld?done=saved", (long long)q->id[0], (long long)v->chosen.id);
}

static enum rc do_pupil_meetings(struct req *q)
{
	struct meetings_view v;

	TRY(meetings_load(&q->c, q->id[0], &v));
	return meeting_post(q, &v, false);
}

static enum rc do_meeting(struct req *q)
{
	struct meetings_view v;

	TRY(meeting_open(&q->c, q->id[0], q->id[1], &v));
	return meeting_post(q, &v, true);
}

ROUTES(meeting_routes, R(GET, "/meetings", CAP_MEETING, page_meetings),
       R(GET, "/pupil/:id/meetings", CAP_MEETING, page_pupil_meetings),
       R(POST, "/pupil/:id/meetings", CAP_MEETING, do_pupil_meetings),
       R(GET, "/pupil/:id/meetings/:id", CAP_MEETING, page_meeting),
       R(POST, "/pupil/:id/meetings/:id", CAP_MEETING, do_meeting));
MENU(menu_meetings, .area = AREA_FAMILIES, .order = 40, .path = "/meetings", .text = "Meetings", .cap = CAP_MEETING,
     .card = meetings_card);
TAB(tab_meetings, .tab = TAB_FAMILY, .order = 20, .rest = "/meetings", .text = "Meetings", .cap = CAP_MEETING);
