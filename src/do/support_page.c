/* A teaching assistant's day: what to give, one tap to say that it was given (design 05). */
#include "kit/html/ui.h"
#include "core/cycle/support_rec.h"
#include "core/door/page.h"
#include "core/duty/reminder_parts.h"
#include "core/entry/put_right_parts.h"
#include "notice/round/round_parts.h"
#include "do/support_day.h"
#include "core/door/menu.h"

static struct str day_url(struct arena *a, struct date day, int64_t open)
{
	struct str iso = date_iso(a, day);

	if (open != 0)
		return str_fmt(a, "/sessions?day=%.*s&open=%lld#open", STR_ARG(iso), (long long)open);
	return str_fmt(a, "/sessions?day=%.*s", STR_ARG(iso));
}

static struct date day_of(struct req *q, struct str typed)
{
	struct date d;

	return date_parse_iso(typed, &d) && date_cmp(d, q->c.now.today) <= 0 ? d : q->c.now.today;
}

static struct str names_of(struct arena *a, const struct day_item *item)
{
	struct str names[DAY_GROUP_MAX];

	for (size_t i = 0; i < item->pupils; i++)
		names[i] = item->pupil[i].name;
	return str_join(a, names, item->pupils, S(", "));
}

/* "Happened", "Happened in part: Covering another class", with who was away. */
static struct str result_say(struct arena *a, const struct day_item *item)
{
	const struct day_pupil *first = &item->pupil[0];
	struct buf b = buf_new(a, 4096);

	for (size_t i = 0; i < item->pupils; i++)
		if (item->pupil[i].reason != SESSION_REASON_PUPIL_AWAY) {
			first = &item->pupil[i];
			break;
		}
	buf_str(&b, first->result == SESSION_GIVEN  ? S("Done")
	            : first->result == SESSION_PART ? S("Done in part")
	                                            : S("Did not happen"));
	if (first->reason != SESSION_REASON_NONE)
		buf_fmt(&b, ": %s", session_reason_word(first->reason));
	for (size_t i = 0; i < item->pupils; i++)
		if (item->pupils > 1 && item->pupil[i].reason == SESSION_REASON_PUPIL_AWAY)
			buf_fmt(&b, ". %.*s away", STR_ARG(item->pupil[i].first));
	return buf_view(&b);
}

static void hidden_of(struct req *q, const struct day_item *item, struct date day)
{
	form_token(q);
	ui_hidden(&q->w, "root", str_fmt(q->a, "%lld", (long long)item->root_id));
	ui_hidden(&q->w, "day", date_iso(q->a, day));
	for (size_t i = 0; i < item->pupils; i++)
		ui_hidden(&q->w, str_c(q->a, str_fmt(q->a, "seen-%lld", (long long)item->pupil[i].pupil_id)),
		          str_fmt(q->a, "%lld", (long long)item->pupil[i].revision));
}

static void item_how_often(struct req *q, const struct day_item *item)
{
	html(&q->w, "<p class=\"quiet\">$, $ minutes</p><p class=\"small quiet\">This week $ of $</p>",
	     h(names_of(q->a, item)), h(item->minutes), h(item->given_this_week), h(item->per_week));
}

static void item_closed(struct req *q, const struct day_item *item, struct date day)
{
	bool done = item->logged == item->pupils;

	html(&q->w,
	     "<li class=\"session $\">\n<span class=\"session__t\">$</span>\n<div><h2 class=\"session__h\">$</h2>",
	     h(done ? "session--done" : ""), h(item->class_name), h(item->what));
	item_how_often(q, item);
	if (done) {
		html(&q->w, "<p>");
		ui_icon(&q->w, item->pupil[0].result == SESSION_MISSED ? "cross" : "tick");
		html(&q->w,
		     " $</p></div>\n<a href=\"$\">Change<span class=\"govuk-visually-hidden\"> $</span></a>\n</li>\n",
		     h(result_say(q->a, item)), h_url(day_url(q->a, day, item->root_id)), h(item->what));
		return;
	}
	html(&q->w, "</div>\n<div class=\"session__do\"><form method=\"post\" action=\"/sessions\">");
	hidden_of(q, item, day);
	ui_hidden(&q->w, "result", S("given"));
	ui_action(&q->w, &(struct ui_action){ .text = S("Given"),
	                                      .about = str_fmt(q->a, " %.*s", STR_ARG(item->what)),
	                                      .icon = "tick" });
	html(&q->w,
	     "</form>\n<a class=\"session__more\" href=\"$\">Part, not given, note<span "
	     "class=\"govuk-visually-hidden\"> $</span></a></div>\n</li>\n",
	     h_url(day_url(q->a, day, item->root_id)), h(item->what));
}

static size_t choices_of(const struct choice *c, struct ui_choice *out, size_t max)
{
	size_t n = 0;

	for (; c[n].value != NULL && n < max; n++)
		out[n] = (struct ui_choice){ str_of(c[n].value), str_of(c[n].label), STR_NONE, c[n].icon };
	return n;
}

/* A select box that begins unanswered. */
static size_t answers_of(const struct choice *c, struct ui_choice *out, size_t max)
{
	out[0] = (struct ui_choice){ .value = S(""), .label = S("Choose") };
	return 1 + choices_of(c, out + 1, max - 1);
}

static void away_field(struct req *q, const struct day_item *item)
{
	struct ui_choice c[DAY_GROUP_MAX];
	struct buf away = buf_new(q->a, 4096);

	if (item->pupils < 2)
		return;
	for (size_t i = 0; i < item->pupils; i++) {
		c[i] = (struct ui_choice){ str_fmt(q->a, "%lld", (long long)item->pupil[i].pupil_id),
			                   item->pupil[i].name, STR_NONE, NULL };
		if (item->pupil[i].reason == SESSION_REASON_PUPIL_AWAY)
			buf_fmt(&away, "%lld\n", (long long)item->pupil[i].pupil_id);
	}
	ui_checkboxes(&q->w,
	              &(struct ui_field){ .name = "away", .label = S("Was anybody away?"), .value = buf_view(&away) },
	              c, item->pupils);
}

/* Logged by mistake: it is taken out of the record of this pupil, or moved to another's. */
static void logged_write(struct req *q, const struct day_item *item)
{
	for (size_t i = 0; i < item->pupils; i++) {
		const struct day_pupil *p = &item->pupil[i];

		if (p->session_id != 0)
			put_right_line(q, p->pupil_id, "session", p->session_id, p->noted_by,
			               str_fmt(q->a, "Logged for %.*s by mistake?", STR_ARG(p->name)),
			               str_fmt(q->a, "the session of %.*s", STR_ARG(p->name)));
	}
}

static void item_open(struct req *q, const struct day_item *item, struct date day, struct str error)
{
	struct ui_choice c[12];
	const struct day_pupil *p = &item->pupil[0];
	bool typed = q->form.n > 0;
	struct str result = typed ? req_form(q, "result") : session_result_code(p->result);

	html(&q->w,
	     "<li class=\"session session--now\" id=\"open\">\n<span class=\"session__t\">$</span>\n"
	     "<div><h2 class=\"session__h session__h--l\">$</h2>",
	     h(item->class_name), h(item->what));
	item_how_often(q, item);
	html(&q->w, "</div>\n<form class=\"session__form stack\" action=\"/sessions\" method=\"post\" novalidate>\n");
	hidden_of(q, item, day);
	if (item->aim.n > 0) {
		html(&q->w, "<div class=\"inset\"><p class=\"hang\">");
		ui_icon(&q->w, "target");
		html(&q->w, " <span><strong>$</strong></span></p></div>\n", h(item->aim));
	}
	ui_tiles(&q->w,
	         &(struct ui_field){
	             .name = "result", .label = S("Did it happen?"), .value = result.n > 0 ? result : S("given") },
	         c, choices_of(session_result_choices, c, 12), false);
	ui_select(&q->w,
	          &(struct ui_field){ .name = "reason",
	                              .label = S("Why not, or only in part?"),
	                              .error = error,
	                              .value = typed ? req_form(q, "reason") : session_reason_code(p->reason) },
	          c, answers_of(session_reason_choices, c, 12));
	away_field(q, item);
	ui_textarea(&q->w, &(struct ui_field){ .name = "note",
	                                       .label = S("Note for the class teacher (if you want)"),
	                                       .rows = 2,
	                                       .value = typed ? req_form(q, "note") : p->note });
	ui_action(&q->w, &(struct ui_action){ .text = S("Save"), .full = true });
	html(&q->w, "</form>\n");
	logged_write(q, item);
	html(&q->w, "</li>\n");
}

/* A link to the observations of each pupil of this day, once. */
static void seen_write(struct req *q, const struct day_view *v)
{
	const struct day_pupil **shown = NEW_ARRAY(q->a, const struct day_pupil *, v->items *DAY_GROUP_MAX + 1);
	size_t n = 0;

	html(&q->w,
	     "<section class=\"sheet gap-l\" aria-labelledby=\"seen\"><h2 id=\"seen\">Record an observation</h2>\n"
	     "<p class=\"small quiet\">In a session, at break, on the way: a few words help.</p>\n<ul "
	     "class=\"list\">\n");
	for (size_t i = 0; i < v->items; i++)
		for (size_t k = 0; k < v->item[i].pupils; k++) {
			const struct day_pupil *p = &v->item[i].pupil[k];
			size_t at = 0;

			while (at < n && shown[at]->pupil_id != p->pupil_id)
				at++;
			if (at < n)
				continue;
			shown[n++] = p;
			html(&q->w, "<li><a href=\"$\">$</a></li>\n",
			     h_url(url_pupil(q->a, p->pupil_id, "/observations")), h(p->name));
		}
	html(&q->w, "<li><a href=\"/pupils\">Another pupil</a></li>\n</ul></section>\n");
}

static enum rc day_page(struct req *q, struct date day, int64_t open, struct str error)
{
	struct ui_error e = { "reason", error };
	struct day_view v;
	struct round_line *asked;
	size_t askeds = 0;
	enum rc rc = day_load(&q->c, day, &v);
	int weekday = date_weekday(day); /* from a Monday and from a Sunday back to the Friday */
	struct date before = date_add(day, weekday == 0 ? -3 : weekday == 6 ? -2 : -1);

	if (rc == RC_OK)
		rc = round_waiting(&q->c, &asked, &askeds);
	if (rc != RC_OK)
		return rc;
	page_begin(q, &(struct page){ .title = S("My sessions"), .menu = "/sessions", .width = "width--ta" });
	html(&q->w, "<div class=\"head\"><h1>My sessions</h1><p class=\"lead quiet\">$.$</p></div>\n",
	     h(date_full(q->a, day)),
	     h(v.items > 0 ? str_fmt(q->a, " %zu of %zu logged.", v.logged, v.items) : STR_NONE));
	if (error.n > 0)
		ui_error_summary(&q->w, &e, 1);
	page_done(q);
	round_band(q, asked, askeds);
	TRY(reminder_band(q));
	if (v.items == 0)
		ui_empty(
		    &q->w,
		    S("No support is planned with your name at the moment. When a plan names you, it appears here."));
	html(&q->w, "<ol class=\"plain sessions\">\n");
	for (size_t i = 0; i < v.items; i++) {
		bool is_open = false;

		for (size_t k = 0; k < v.item[i].pupils; k++)
			is_open = is_open || v.item[i].pupil[k].root_id == open;
		if (is_open)
			item_open(q, &v.item[i], day, error);
		else
			item_closed(q, &v.item[i], day);
	}
	html(&q->w, "</ol>\n");
	seen_write(q, &v);
	html(&q->w,
	     "<section class=\"sheet gap-l\" aria-labelledby=\"other\"><h2 id=\"other\">Another day</h2>\n"
	     "<div class=\"row\"><a class=\"govuk-button govuk-button--secondary\" href=\"$\">$</a>",
	     h_url(day_url(q->a, before, 0)), h(date_full(q->a, before)));
	if (date_cmp(day, q->c.now.today) < 0)
		html(&q->w, "<a class=\"govuk-button govuk-button--secondary\" href=\"/sessions\">Today</a>");
	html(&q->w, "</div></section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_sessions(struct req *q)
{
	int64_t open = 0;

	if (!str_int(req_query(q, "open"), &open))
		open = 0;
	return day_page(q, day_of(q, req_query(q, "day")), open, STR_NONE);
}

static void log_read(struct req *q, const struct day_item *item, struct day_log *in)
{
	for (size_t i = 0; i < item->pupils; i++) {
		struct str name = str_fmt(q->a, "seen-%lld", (long long)item->pupil[i].pupil_id);

		if (!str_int(params_get(&q->form, name), &in->seen[i]))
			in->seen[i] = 0;
		in->seen_count++;
	}
	for (size_t i = 0; i < q->form.n && in->away_count < DAY_GROUP_MAX; i++)
		if (str_is(q->form.v[i].name, "away") && str_int(q->form.v[i].value, &in->away[in->away_count]))
			in->away_count++;
}

static enum rc do_sessions(struct req *q)
{
	struct day_log in = { .day = day_of(q, req_form(q, "day")) };
	struct day_item item;
	struct str fault = STR_NONE;
	enum rc rc;

	if (!str_int(req_form(q, "root"), &in.root_id))
		return RC_NONE;
	rc = day_item_load(&q->c, in.day, in.root_id, &item);
	if (rc != RC_OK)
		return rc;
	log_read(q, &item, &in);
	for (size_t i = 0; i < session_note_rec.fields && fault.n == 0; i++) {
		const struct field *fd = &session_note_rec.field[i];

		if ((fd->flags & F_HIDDEN) == 0 && req_form_has(q, fd->name))
			fault = field_decode(q->a, fd, req_form(q, fd->name), &in.note);
	}
	if (in.note.result == SESSION_GIVEN)
		in.note.reason = SESSION_REASON_NONE;
	else if (fault.n == 0 && in.note.reason == SESSION_REASON_NONE)
		fault = S("Choose why it did not happen, or only in part");
	in.note.on_day = in.day;
	rc = fault.n == 0 ? day_log_save(&q->c, &in) : RC_INVALID;
	if (rc == RC_OK)
		return req_redirect(q, "/sessions?day=%s&done=noted", str_c(q->a, date_iso(q->a, in.day)));
	if (rc == RC_INVALID || rc == RC_CONFLICT) {
		q->status = rc == RC_CONFLICT ? 409 : 422;
		return day_page(q, in.day, in.root_id,
		                rc == RC_CONFLICT ? str_fmt(q->a,
		                                            "Somebody logged this while you were writing: %.*s. Yours "
		                                            "is below; save again to keep yours",
		                                            STR_ARG(result_say(q->a, &item)))
		                : fault.n > 0
		                    ? fault
		                    : S("Choose a day that is not in the future and not more than 60 days ago"));
	}
	return rc;
}

ROUTES(session_routes, R(GET, "/sessions", CAP_SESSION_LOG, page_sessions),
       R_MANY(POST, "/sessions", CAP_SESSION_LOG, do_sessions, "away"));
MENU(menu_my_sessions, .area = AREA_TODAY, .order = 10, .path = "/sessions", .text = "My sessions",
     .cap = CAP_MY_SESSIONS);
MENU(menu_sessions, .area = AREA_SUPPORT, .order = 20, .path = "/sessions", .text = "Sessions",
     .about = "Support you give yourself, day by day", .cap = CAP_SESSION_LOG, .unless = CAP_MY_SESSIONS);
