/* Complaints for the SENCO and the head: those of the school with their clocks, and those of one pupil with a form to
 * enter one that came by phone, letter or in person. One of them is in complaint_one_page.c. */
#include "kit/base/id.h"
#include "core/people/said_parts.h"
#include "core/people/step_parts.h"
#include "complain/complaint.h"
#include "core/door/menu.h"
#include "core/people/pupil_tabs_parts.h"

static struct str one_url(struct req *q, const struct complaint_item *t)
{
	return url_pupil(q->a, t->complaint.pupil_id,
	                 str_c(q->a, str_fmt(q->a, "/complaints/%lld", (long long)t->complaint.id)));
}

static void row_write(struct req *q, const struct complaint_item *t)
{
	const struct complaint *x = &t->complaint;
	struct str class = t->class_name.n > 0 ? str_fmt(q->a, "%.*s. ", STR_ARG(t->class_name)) : STR_NONE;

	ui_duty(&q->w,
	        &(struct ui_duty){ .what = t->pupil,
	                           .why = said_beginning(q->a, x->words),
	                           .who = str_fmt(q->a, "%.*s%.*s, %s. %.*s.", STR_ARG(class), STR_ARG(x->from_name),
	                                          str_c(q->a, date_short(q->a, x->raised_on)), STR_ARG(t->stage)),
	                           .due = t->clock.words,
	                           .late = t->clock.late,
	                           .action = S("Open"),
	                           .url = one_url(q, t) });
}

enum group { LATE, OWED, ANSWERED, CLOSED, GROUPS };

static enum group group_of(const struct complaint_item *t)
{
	if (t->last.closed != 0)
		return CLOSED;
	return !t->clock.owed ? ANSWERED : t->clock.late > 0 ? LATE : OWED;
}

static void groups_write(struct req *q, const struct complaints_all *v)
{
	static const struct {
		const char *id, *icon, *heading;
	} G[GROUPS] = { [LATE] = { "late", "alert", "Late" },
		        [OWED] = { "open", "clock", "To answer" },
		        [ANSWERED] = { "answered", "message", "Answered, not closed yet" },
		        [CLOSED] = { "closed", "tick", "Closed this school year" } };

	for (int g = LATE; g < GROUPS; g++) {
		int64_t n = 0;

		for (size_t i = 0; i < v->n; i++)
			n += (int)group_of(&v->item[i]) == g;
		if (n == 0)
			continue;
		ui_duties_begin(&q->w, G[g].id, G[g].icon, str_of(G[g].heading), n, g == LATE);
		for (size_t i = 0; i < v->n; i++)
			if ((int)group_of(&v->item[i]) == g)
				row_write(q, &v->item[i]);
		ui_duties_end(&q->w);
	}
}

enum { CARD_LINES = 4 };

static enum rc complaints_card(struct req *q)
{
	struct complaints_all *v = NEW(q->a, struct complaints_all);
	enum rc rc = complaints_load(&q->c, v);

	if (rc != RC_OK)
		return rc;
	if (v->open == 0)
		ui_empty(&q->w, S("No complaint is open."));
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < v->n && i < CARD_LINES && v->item[i].last.closed == 0; i++) {
		const struct complaint_item *t = &v->item[i];

		ui_wait(&q->w, &(struct ui_wait){ .who = t->pupil,
		                                  .url = one_url(q, t),
		                                  .more = str_fmt(q->a, ", %.*s", STR_ARG(t->stage)),
		                                  .words = said_beginning(q->a, t->complaint.words),
		                                  .meta = t->clock.late > 0 ? STR_NONE : t->clock.words,
		                                  .late = t->clock.late });
	}
	html(&q->w, "</ul>\n");
	return RC_OK;
}

static enum rc page_all(struct req *q)
{
	struct complaints_all *v = NEW(q->a, struct complaints_all);

	TRY(complaints_load(&q->c, v));
	page_begin(q, &(struct page){ .title = S("Complaints"), .menu = "/complaints" });
	html(&q->w, "<div class=\"head\"><h1>Complaints</h1><p>$</p></div>\n",
	     h(v->open == 0 ? S("No complaint is open.") : str_fmt(q->a, "%zu open.", v->open)));
	page_done(q);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	groups_write(q, v);
	if (v->n == 0)
		ui_empty(&q->w, S("No family has complained this school year."));
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"About complaints\">\n");
	ui_note(&q->w, S("By phone or letter?"),
	        S("Open the pupil, then Complaints, and enter it in the family’s own words."), false);
	html(&q->w, "<p><a href=\"/pupils\">Find the pupil</a></p>\n");
	ui_note(
	    &q->w, S("Who sees these."),
	    S("The SENCO and the head; one about the SENCO, the head alone. The family follows its own complaint on "
	      "its page."),
	    false);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

/* ---- of a pupil ---- */

static void enter_write(struct req *q, struct form *f, const struct complaint_new *v)
{
	ui_sheet_begin(&q->w, "new", S("Enter a complaint"), STR_NONE);
	form_begin(f, url_pupil(q->a, v->pupil_id, "/complaints"));
	form_field(f, "words");
	form_field(f, "wish");
	form_field(f, "about");
	said_person_field(f, v->person, v->persons, S("Who complains?"),
	                  S("One of the family can follow it on their own page"));
	form_field_as(f, "from_name", S("Their name, when it is somebody else"), STR_NONE);
	said_way_field(f, ((struct complaint *)f->obj)->way);
	form_field(f, "raised_on");
	if (v->may_seal)
		form_field_as(f, "about_senco", STR_NONE, S("Then it goes to the head, and the SENCO cannot open it"));
	said_more_fields(f);
	html(&q->w, "<p class=\"row gap-l\">");
	ui_action(&q->w, &(struct ui_action){ .text = S("Save the complaint") });
	html(&q->w, "</p>\n");
	form_end(f);
	ui_sheet_end(&q->w);
}

static enum rc of_page(struct req *q, struct form *f, const struct complaint_new *v)
{
	step_head(q, v->pupil_id, v->name, v->first, S("Complaints"),
	          str_fmt(q->a, "What the family of %.*s complains about, and what came of it.", STR_ARG(v->first)),
	          "/complaints");
	form_summary(f);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	enter_write(q, f, v);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"Complaints so far\">\n");
	ui_sheet_begin(&q->w, "so-far", S("So far"), STR_NONE);
	if (v->n == 0)
		ui_empty(&q->w, S("No complaint that you can see is recorded."));
	for (size_t i = 0; i < v->n; i++) {
		const struct complaint_item *t = &v->item[i];

		said_card(q, one_url(q, t), t->complaint.from_name, t->complaint.raised_on, t->complaint.words,
		          str_fmt(q->a, "%.*s. %.*s", STR_ARG(t->stage), STR_ARG(t->clock.words)));
	}
	ui_sheet_end(&q->w);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_of(struct req *q)
{
	struct complaint_new *v = NEW(q->a, struct complaint_new);
	struct complaint x = { .id = id_new(), .raised_on = q->c.now.today, .way = SAID_PHONE };
	struct form f;

	TRY(complaint_new_load(&q->c, q->id[0], v));
	form_init(&f, q, &complaint_rec, &x);
	return of_page(q, &f, v);
}

/* Reads the form. A chosen contact gives the name: what is not typed then is no error. */
static bool enter_ok(struct form *f, struct complaint *x, const struct complaint_new *v)
{
	static const char *const given[] = { "from_name", NULL };
	struct req *q = f->q;

	said_person_read(f, v->person, v->persons, given, &x->person_id);
	(void)form_read(f);
	said_way_check(f, x->way);
	if (x->about == COMPLAINT_ABOUT_NONE && form_error_of(f, "about").n == 0)
		form_error(f, "about", S("Choose what it is about"));
	if (date_cmp(x->raised_on, q->c.now.today) > 0)
		form_error(f, "raised_on", S("The day cannot lie ahead"));
	if (f->errors > 0)
		req_refuse(q, 422);
	return f->errors == 0;
}

static enum rc do_enter(struct req *q)
{
	struct complaint_new *v = NEW(q->a, struct complaint_new);
	struct complaint x = { 0 };
	struct form f;
	enum rc rc = complaint_new_load(&q->c, q->id[0], v);

	if (rc != RC_OK)
		return rc;
	form_init(&f, q, &complaint_rec, &x);
	if (!enter_ok(&f, &x, v))
		return of_page(q, &f, v);
	x.id = x.id != 0 ? x.id : id_new();
	rc = complaint_note(&q->c, q->id[0], &x);
	if (rc == RC_INVALID) {
		form_error(&f, "words", S("Look at the form once more: something in it does not fit"));
		return of_page(q, &f, v);
	}
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	if (x.about_senco != 0) /* not everybody who enters it may open it */
		return req_redirect(q, "/pupil/%lld/complaints?done=saved", (long long)q->id[0]);
	return req_redirect(q, "/pupil/%lld/complaints/%lld?done=saved", (long long)q->id[0], (long long)x.id);
}

ROUTES(complaint_routes, R(GET, "/complaints", CAP_COMPLAINT, page_all),
       R(GET, "/pupil/:id/complaints", CAP_COMPLAINT, page_of),
       R(POST, "/pupil/:id/complaints", CAP_COMPLAINT, do_enter));
MENU(menu_complaints, .area = AREA_FAMILIES, .order = 20, .path = "/complaints", .text = "Complaints",
     .cap = CAP_COMPLAINT, .waits = complaints_wait, .card = complaints_card);
TAB(tab_complaints, .tab = TAB_FAMILY, .order = 40, .rest = "/complaints", .text = "Complaints", .cap = CAP_COMPLAINT);
