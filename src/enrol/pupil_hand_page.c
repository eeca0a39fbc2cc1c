/* /pupils/new and /pupil/…/details: a pupil by hand. Each field says where it comes from and what the next import does.
 */
#include "core/door/form.h"
#include "core/door/page.h"
#include "core/people/pupil_tabs_parts.h"
#include "core/people/step_parts.h"
#include "core/people/year_rule.h"
#include "enrol/pupil_hand.h"
#include "kit/base/id.h"

static struct str number(struct req *q, int64_t v)
{
	return str_fmt(q->a, "%lld", (long long)v);
}

/* Where the field comes from, below its own hint. */
static struct str origin(struct form *f, const struct hand_marks *m, const char *name)
{
	const struct field *fd = record_field(f->rec, str_of(name));
	struct str own = fd != NULL && fd->hint != NULL ? str_fmt(f->q->a, "%s. ", fd->hint) : STR_NONE;
	struct hand_mark mark;
	struct str by;

	if (m == NULL)
		return fd != NULL ? str_of(fd->hint) : STR_NONE;
	mark = hand_mark_of(m, name);
	by = hand_by(f->q->a, m, name);
	return str_fmt(f->q->a, "%.*s%.*s%s%.*s%s", STR_ARG(own), STR_ARG(hand_words(f->q->a, &mark)),
	               by.n > 0 ? " (" : "", STR_ARG(by), by.n > 0 ? ")" : "");
}

static void field_write(struct form *f, const struct hand_marks *m, const char *name)
{
	const struct field *fd = record_field(f->rec, str_of(name));

	form_field_as(f, name, str_of(fd->label), origin(f, m, name));
}

static void select_write(struct form *f, const struct hand_marks *m, const char *name, const char *label,
                         const struct ui_choice *c, size_t n, int64_t value)
{
	struct str typed = form_typed(f, name);

	ui_select(&f->q->w,
	          &(struct ui_field){ .name = name,
	                              .label = str_of(label),
	                              .hint = origin(f, m, name),
	                              .value = f->posted ? typed : number(f->q, value),
	                              .error = form_error_of(f, name) },
	          c, n);
}

static void class_write(struct form *f, const struct pupil_hand *v, const struct hand_marks *m)
{
	const struct pupil *p = f->obj;
	struct ui_choice *c = NEW_ARRAY(f->q->a, struct ui_choice, v->classes + YEAR_LAST + 5);
	size_t n = 0;

	c[n++] = (struct ui_choice){ .value = S("0"), .label = S("No class") };
	for (size_t i = 0; i < v->classes; i++)
		c[n++] = (struct ui_choice){ .value = number(f->q, v->class[i].id), .label = v->class[i].name };
	select_write(f, m, "class_id", "Class", c, n, p->class_id);
	n = 0;
	for (int y = YEAR_NURSERY_1; y <= YEAR_LAST; y++)
		c[n++] = (struct ui_choice){ .value = number(f->q, y), .label = year_label(f->q->a, y) };
	c[n++] = (struct ui_choice){ .value = number(f->q, YEAR_OTHER), .label = year_label(f->q->a, YEAR_OTHER) };
	select_write(f, m, "year_group", "Year group", c, n, p->year_group);
}

static void fields_write(struct form *f, const struct pupil_hand *v, const struct hand_marks *m)
{
	static const char *const FIRST[] = { "given", "family", "preferred", "born", NULL };
	static const char *const LAST[] = { "upn", "former_upn", "sex", "pronoun", "language", "joined_on", NULL };

	for (size_t i = 0; FIRST[i] != NULL; i++)
		field_write(f, m, FIRST[i]);
	class_write(f, v, m);
	for (size_t i = 0; LAST[i] != NULL; i++)
		field_write(f, m, LAST[i]);
	form_field(f, "about");
}

/* ---- a new one ---- */

static void same_write(struct form *f, const struct same_pupils *same)
{
	struct html *w = &f->q->w;

	if (same->n == 0)
		return;
	html(w, "<div class=\"card\" id=\"same\"><p><strong>Already here:</strong></p>\n<ul>\n");
	for (size_t i = 0; i < same->n; i++) {
		const struct same_pupil *s = &same->item[i];

		html(w, "<li><a href=\"$\">$</a>, born $", h_url(url_pupil(f->q->a, s->id, "")), h(s->name),
		     h(date_long(f->q->a, s->born)));
		if (s->class_name.n > 0)
			html(w, ", class $", h(s->class_name));
		if (!date_none(s->left_on))
			html(w, ", left on $", h(date_long(f->q->a, s->left_on)));
		html(w, "</li>\n");
	}
	html(w, "</ul></div>\n");
	if (same->item[0].has_upn)
		return;
	html(w, "<div class=\"govuk-checkboxes\"><div class=\"govuk-checkboxes__item\"><input "
	        "class=\"govuk-checkboxes__input\" "
	        "type=\"checkbox\" id=\"other\" name=\"other\" value=\"1\"><label class=\"govuk-label "
	        "govuk-checkboxes__label\" for=\"other\">This is another pupil with the same name and birthday</label>"
	        "</div></div>\n");
}

static enum rc new_page(struct form *f, const struct same_pupils *same)
{
	struct req *q = f->q;
	struct pupil_hand v;

	TRY(pupil_hand_load(&q->c, 0, &v));
	page_begin(q, &(struct page){ .title = S("Add a pupil"),
	                              .menu = "/pupils",
	                              .width = "width--read",
	                              .back_url = S("/pupils"),
	                              .back_text = S("Pupils") });
	html(&q->w,
	     "<div class=\"head\"><h1>Add a pupil</h1><p>For somebody who is here before the school’s system says so. "
	     "When an import brings them, it takes over.</p></div>\n");
	form_summary(f);
	ui_sheet_begin(&q->w, "pupil", S("The pupil"), STR_NONE);
	form_begin(f, S("/pupils/new"));
	same_write(f, same);
	fields_write(f, &v, NULL);
	ui_button(&q->w, S("Add the pupil"), NULL, NULL, false);
	form_end(f);
	ui_sheet_end(&q->w);
	page_end(q);
	return RC_OK;
}

static struct pupil fresh(void)
{
	return (struct pupil){ .id = id_new(), .year_group = YEAR_OTHER };
}

static enum rc page_new(struct req *q)
{
	struct pupil p = fresh();
	struct form f;

	form_init(&f, q, &pupil_rec, &p);
	return new_page(&f, &(struct same_pupils){ 0 });
}

static enum rc do_new(struct req *q)
{
	struct pupil p = fresh();
	struct same_pupils same = { 0 };
	struct enrol_fault fault;
	struct form f;
	enum rc rc;

	form_init(&f, q, &pupil_rec, &p);
	if (!form_read(&f))
		return new_page(&f, &same);
	rc = pupil_hand_add(&q->c, &p, req_form(q, "other").n > 0, &fault, &same);
	if (rc == RC_INVALID) {
		form_error(&f, fault.field, fault.why);
		return new_page(&f, &same);
	}
	TRY(rc);
	form_done(&f);
	return req_redirect(q, "/pupil/%lld/contacts?done=pupil", (long long)p.id);
}

/* ---- what the register says ---- */

static void roll_sheet(struct req *q, const struct pupil_hand *v)
{
	struct hand_mark mark = hand_mark_of(&v->marks, "left_on");
	bool left = !date_none(v->pupil.left_on);

	ui_sheet_begin(&q->w, "roll", S("On roll"), STR_NONE);
	if (left)
		html(&q->w, "<p>$ on <strong>$</strong>.</p>\n",
		     h(date_cmp(v->pupil.left_on, q->c.now.today) < 0 ? "Left the school" : "Leaves the school"),
		     h(date_long(q->a, v->pupil.left_on)));
	else
		html(&q->w, "<p>$.</p>\n",
		     h(date_none(v->pupil.joined_on)
		           ? S("On roll")
		           : str_fmt(q->a, "On roll since %.*s", STR_ARG(date_long(q->a, v->pupil.joined_on)))));
	html(&q->w, "<p class=\"small quiet\">$</p>\n<p class=\"gap\">", h(hand_words(q->a, &mark)));
	ui_link_button(&q->w, left ? S("Came back, or another last day") : S("Leaves the school"),
	               url_pupil(q->a, v->pupil.id, "/leave"), true);
	html(&q->w, "</p>\n<p class=\"small\"><a href=\"$\">The same child twice? Merge two records</a></p>\n",
	     h_url(url_pupil(q->a, v->pupil.id, "/merge")));
	ui_sheet_end(&q->w);
}

static enum rc details_page(struct form *f, const struct pupil_hand *v, const struct pupil *theirs)
{
	struct req *q = f->q;

	step_head(q, v->pupil.id, v->name, v->first, S("What the register says"),
	          S("What comes from the school’s system is kept up to date by the next import. What you set by hand "
	            "stays until "
	            "an import says something new."),
	          "/details");
	form_summary(f);
	if (theirs != NULL)
		form_conflict(f, theirs);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	ui_sheet_begin(&q->w, "pupil", S("The pupil"), STR_NONE);
	form_begin(f, url_pupil(q->a, v->pupil.id, "/details"));
	fields_write(f, v, &v->marks);
	ui_button(&q->w, S("Save"), NULL, NULL, false);
	form_end(f);
	ui_sheet_end(&q->w);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"On roll\">\n");
	roll_sheet(q, v);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_details(struct req *q)
{
	struct pupil_hand v;
	struct form f;

	TRY(pupil_hand_load(&q->c, q->id[0], &v));
	form_init(&f, q, &pupil_rec, &v.pupil);
	return details_page(&f, &v, NULL);
}

static enum rc do_details(struct req *q)
{
	struct pupil_hand v;
	struct pupil theirs;
	struct enrol_fault fault;
	struct form f;
	enum rc rc;

	TRY(pupil_hand_load(&q->c, q->id[0], &v));
	form_init(&f, q, &pupil_rec, &v.pupil);
	if (!form_read(&f))
		return details_page(&f, &v, NULL);
	rc = pupil_hand_save(&q->c, q->id[0], &v.pupil, &theirs, &fault);
	if (rc == RC_INVALID)
		form_error(&f, fault.field, fault.why);
	if (rc == RC_INVALID || rc == RC_CONFLICT)
		return details_page(&f, &v, rc == RC_CONFLICT ? &theirs : NULL);
	TRY(rc);
	form_done(&f);
	return req_redirect(q, "/pupil/%lld/details?done=saved", (long long)q->id[0]);
}

/* ---- leaving and coming back ---- */

static void date_form(struct req *q, const struct pupil_hand *v, const char *name, const char *label, struct date value,
                      const char *what, const char *button, struct str fault)
{
	struct str typed = form_date_typed(&q->form, q->a, str_of(name));

	html(&q->w, "<form method=\"post\" action=\"$\" novalidate>\n", h_url(url_pupil(q->a, v->pupil.id, "/leave")));
	form_token(q);
	ui_hidden(&q->w, "do", str_of(what));
	ui_date(&q->w, &(struct ui_field){ .name = name,
	                                   .label = str_of(label),
	                                   .value = typed.n > 0 ? typed : date_iso(q->a, value),
	                                   .error = fault });
	ui_button(&q->w, str_of(button), NULL, NULL, false);
	html(&q->w, "</form>\n");
}

static enum rc leave_page(struct req *q, const struct enrol_fault *f)
{
	struct pupil_hand v;
	struct ui_error e = { f->field, f->why };
	bool gone, left_wrong = f->field != NULL && str_is(str_of(f->field), "left_on");

	TRY(pupil_hand_load(&q->c, q->id[0], &v));
	gone = !date_none(v.pupil.left_on);
	step_head(q, v.pupil.id, v.name, v.first, gone ? S("Has left, or comes back") : S("Leaves the school"),
	          STR_NONE, "/details");
	if (f->field != NULL)
		ui_error_summary(&q->w, &e, 1);
	ui_sheet_begin(&q->w, "leave", S("Last day on roll"), STR_NONE);
	html(&q->w,
	     "<p>From the day after it $ stands on no list of teachers and assistants, support stops, and no duty is "
	     "due. "
	     "Nothing is deleted: you and the head find the record with the filter “Has left”, and the parents keep "
	     "their "
	     "page.</p>\n",
	     h(v.first));
	date_form(q, &v, "left_on", "Last day", gone ? v.pupil.left_on : q->c.now.today, "leave", "Save the last day",
	          left_wrong ? f->why : STR_NONE);
	ui_sheet_end(&q->w);
	if (gone) {
		ui_sheet_begin(&q->w, "back", S("Came back"), STR_NONE);
		date_form(q, &v, "joined_on", "First day back", q->c.now.today, "back", "Is here again",
		          f->field != NULL && !left_wrong ? f->why : STR_NONE);
		ui_sheet_end(&q->w);
	}
	page_end(q);
	return RC_OK;
}

static enum rc page_leave(struct req *q)
{
	return leave_page(q, &(struct enrol_fault){ 0 });
}

static enum rc do_leave(struct req *q)
{
	bool back = str_is(req_form(q, "do"), "back");
	struct str typed = form_date_typed(&q->form, q->a, back ? S("joined_on") : S("left_on"));
	struct enrol_fault f = { back ? "joined_on" : "left_on", S("Use a real date, such as 24 3 2026") };
	struct date d = DATE_NONE;
	enum rc rc = RC_INVALID;

	if (typed.n == 0 || date_parse(typed, &d))
		rc = back ? pupil_hand_return(&q->c, q->id[0], d, &f) : pupil_hand_leave(&q->c, q->id[0], d, &f);
	if (rc == RC_INVALID) {
		req_refuse(q, 422);
		return leave_page(q, &f);
	}
	TRY(rc);
	return req_redirect(q, "/pupil/%lld/details?done=saved", (long long)q->id[0]);
}

ROUTES(pupil_hand_routes, R(GET, "/pupils/new", CAP_ENROL, page_new), R(POST, "/pupils/new", CAP_ENROL, do_new),
       R(GET, "/pupil/:id/details", CAP_ENROL, page_details), R(POST, "/pupil/:id/details", CAP_ENROL, do_details),
       R(GET, "/pupil/:id/leave", CAP_ENROL, page_leave), R(POST, "/pupil/:id/leave", CAP_ENROL, do_leave));
TAB(tab_details, .tab = TAB_OVERVIEW, .order = 60, .rest = "/details", .text = "Register", .cap = CAP_ENROL);
