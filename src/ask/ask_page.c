/* /pupil/:id/asks: what the family asks for, and the answers; /settings/asks: by when. */
#include "ask/family_ask.h"
#include "core/door/page.h"
#include "core/edit/edit_parts.h"
#include "core/people/pupil_tabs_parts.h"
#include "core/people/step_parts.h"
#include "core/people/wish_parts.h"
#include "core/school/setting_parts.h"

static struct str one_url(struct req *q, int64_t pupil_id, const struct family_ask *x)
{
	return str_fmt(q->a, "/pupil/%lld/asks/%lld", (long long)pupil_id, (long long)x->id);
}

static void top_write(struct req *q, const struct asks_view *v)
{
	step_head(q, v->pupil.id, v->name, v->first, S("What the family asks for"),
	          S("Meetings, copies, and whether they have asked the council. Each has a day by which you answer."),
	          "/asks");
}

/* For staff it is "they". */
static struct str words_of(struct arena *a, const struct family_ask *x)
{
	return x->kind == ASK_COUNCIL ? str_fmt(a, "They asked the council for an EHC needs assessment on %.*s",
	                                        STR_ARG(date_long(a, x->council_on)))
	                              : ask_words(a, x);
}

static void asked_write(struct req *q, const struct family_ask *x)
{
	ui_summary_begin(&q->w);
	ui_summary_row(&q->w, S("Who"), x->from_name);
	ui_summary_row(&q->w, S("Asked on"), date_long(q->a, x->asked_on));
	if (x->why.n > 0)
		ui_summary_row(&q->w, S("About"), x->why);
	if (x->suits.n > 0)
		ui_summary_row(&q->w, S("Suits them"), x->suits);
	if (x->interpreter.n > 0)
		ui_summary_row(&q->w, S("Interpreter"), x->interpreter);
	if (x->kind == ASK_COUNCIL)
		ui_summary_row(&q->w, S("The council answers by"),
		               date_long(q->a, council_by(x->council_on, COUNCIL_WEEKS)));
	if (!date_none(x->answered_on))
		ui_summary_row(&q->w, S("Answer"),
		               str_fmt(q->a, "%.*s, %.*s: %.*s", STR_ARG(x->answered_name),
		                       STR_ARG(date_long(q->a, x->answered_on)), STR_ARG(x->answer)));
	else
		ui_summary_row(&q->w, S("Answer by"), date_long(q->a, x->due_on));
	ui_summary_end(&q->w);
}

static enum rc list_page(struct form *f, const void *view)
{
	const struct asks_view *v = view;
	struct req *q = f->q;

	top_write(q, v);
	html(&q->w, "<div class=\"stack--l\">\n");
	wishes_write(q, &v->wishes, 0);
	if (v->n == 0)
		ui_empty(&q->w, S("The family has not asked for anything."));
	for (size_t i = 0; i < v->n; i++) {
		const struct family_ask *x = &v->item[i];
		struct str words = words_of(q->a, x);

		ui_sheet_begin(&q->w, str_c(q->a, str_fmt(q->a, "ask-%zu", i + 1)), words,
		               date_none(x->answered_on) ? S("Waits for an answer") : STR_NONE);
		asked_write(q, x);
		html(&q->w, "<p class=\"gap\">");
		ui_action(&q->w,
		          &(struct ui_action){ .text = date_none(x->answered_on) ? S("Answer") : S("Change the answer"),
		                               .about = str_fmt(q->a, ": %.*s", STR_ARG(words)),
		                               .url = one_url(q, v->pupil.id, x),
		                               .secondary = !date_none(x->answered_on) });
		html(&q->w, "</p>\n");
		ui_sheet_end(&q->w);
	}
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static void fields_write(struct form *f)
{
	const struct family_ask *x = f->obj;

	asked_write(f->q, x);
	form_field_as(f, "answer",
	              x->kind == ASK_COPY ? S("What you gave them, and how") : S("Your answer to the family"),
	              x->kind == ASK_COPY ? S("For example: the plan in large print, by hand") : STR_NONE);
	ui_button(&f->q->w, x->kind == ASK_COPY ? S("Mark it as given") : S("Send the answer"), NULL, NULL, false);
}

static enum rc one_page(struct form *f, const void *view, const void *theirs)
{
	const struct asks_view *v = view;
	const struct family_ask *x = f->obj;

	top_write(f->q, v);
	edit_one_write(f, theirs, words_of(f->q->a, x), one_url(f->q, v->pupil.id, x), fields_write);
	if (x->kind == ASK_MEETING)
		html(&f->q->w, "<p class=\"gap\"><a href=\"$\">Book the meeting</a>, and the family is invited.</p>\n",
		     h_url(url_pupil(f->q->a, v->pupil.id, "/meetings")));
	page_end(f->q);
	return RC_OK;
}

static enum rc load(struct ctx *c, int64_t pupil_id, int64_t id, void *view, void *one)
{
	struct asks_view *v = view;

	TRY(asks_load(c, pupil_id, id, v));
	*(struct family_ask *)one = v->one;
	return RC_OK;
}

static enum rc save(struct ctx *c, int64_t pupil_id, const void *mine, void *theirs, struct edit_fault *f)
{
	return ask_answer(c, pupil_id, mine, theirs, f);
}

static const struct edit_page PAGE = { .rec = &family_ask_rec,
	                               .view_size = sizeof(struct asks_view),
	                               .path = "/asks",
	                               .done = "sent",
	                               .load = load,
	                               .save = save,
	                               .list = list_page,
	                               .one = one_page };

static enum rc page_list(struct req *q)
{
	return edit_list_get(q, &PAGE);
}

static enum rc page_one(struct req *q)
{
	return edit_one_get(q, &PAGE);
}

static enum rc do_one(struct req *q)
{
	return edit_one_post(q, &PAGE);
}

/* ---- by when ---- */

static enum rc days_page(struct req *q, struct str value, struct str error)
{
	page_begin(q, &(struct page){ .title = S("What families ask for"),
	                              .menu = "/settings",
	                              .width = "width--read",
	                              .back_url = S("/settings"),
	                              .back_text = S("School settings") });
	html(&q->w,
	     "<div class=\"head\"><h1>What families ask for</h1><p>By when a family that asks for a meeting or a "
	     "copy has an answer.</p></div>\n");
	if (error.n > 0) {
		struct ui_error e = { "days", error };

		ui_error_summary(&q->w, &e, 1);
	}
	html(&q->w, "<section class=\"sheet\" aria-label=\"By when\"><form method=\"post\" action=\"/settings/asks\" "
	            "novalidate>\n");
	form_token(q);
	ui_input(&q->w,
	         &(struct ui_field){ .name = "days",
	                             .label = S("School days until the answer"),
	                             .hint = str_fmt(q->a, "1 to %d. For what is asked from now on", ASK_DAYS_MOST),
	                             .value = value,
	                             .error = error,
	                             .inputmode = "numeric",
	                             .width = 3 });
	ui_button(&q->w, S("Save"), NULL, NULL, false);
	html(&q->w, "</form></section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_days(struct req *q)
{
	int64_t days;

	TRY(ask_days_load(&q->c, &days));
	return days_page(q, str_fmt(q->a, "%lld", (long long)days), STR_NONE);
}

static enum rc do_days(struct req *q)
{
	struct str typed = str_trim(req_form(q, "days"));
	int64_t days = 0;
	enum rc rc;

	(void)str_int(typed, &days); /* 0 is refused below */
	rc = ask_days_save(&q->c, days);
	if (rc == RC_INVALID) {
		req_refuse(q, 422);
		return days_page(q, typed, str_fmt(q->a, "Enter a number from 1 to %d", ASK_DAYS_MOST));
	}
	return rc == RC_OK ? req_redirect(q, "/settings?done=saved") : rc;
}

ROUTES(ask_routes, R(GET, "/pupil/:id/asks", CAP_MEETING, page_list),
       R(GET, "/pupil/:id/asks/:id", CAP_MEETING, page_one), R(POST, "/pupil/:id/asks/:id", CAP_MEETING, do_one),
       R(GET, "/settings/asks", CAP_PRACTICE, page_days), R(POST, "/settings/asks", CAP_PRACTICE, do_days));
TAB(tab_asks, .tab = TAB_FAMILY, .order = 25, .rest = "/asks", .text = "Asked for", .cap = CAP_MEETING);
SETTING(setting_asks, .order = 45, .path = "/settings/asks", .title = "What families ask for",
        .about = "By when a family that asks for a meeting or a copy has an answer", .cap = CAP_PRACTICE);
