/* Early discussions: the list with a new note, one note, the parents' copy. */
#include "kit/base/id.h"
#include "core/people/wish_parts.h"
#include "core/door/page.h"
#include "core/entry/put_right_parts.h"
#include "core/people/step_parts.h"
#include "core/edit/edit_parts.h"
#include "decide/discussion.h"
#include "core/people/said_rec.h"
#include "core/people/pupil_tabs_parts.h"

/* What either page shows. */
struct discussion_pages {
	struct discussion_view all;
	struct discussion_note note;
};

static bool may_write(const struct req *q)
{
	return role_can(q->c.actor.hat, CAP_DISCUSSION);
}

static struct str note_url(struct req *q, int64_t pupil_id, int64_t id, const char *rest)
{
	return url_pupil(q->a, pupil_id, str_c(q->a, str_fmt(q->a, "/discussion/%lld%s", (long long)id, rest)));
}

static void fields_write(struct form *f, struct str first)
{
	struct arena *a = f->q->a;

	form_field(f, "held_on");
	form_field(f, "present");
	form_field_as(f, "strengths", str_fmt(a, "What goes well for %.*s", STR_ARG(first)), STR_NONE);
	form_field(f, "difficulties");
	form_field(f, "parent_worries");
	form_field_as(f, "pupil_view", str_fmt(a, "What %.*s said", STR_ARG(first)), STR_NONE);
	form_field(f, "hopes");
	form_field(f, "next_steps");
	ui_button(&f->q->w, S("Save the note"), NULL, NULL, false);
}

static void list_write(struct req *q, const struct discussion_view *v)
{
	struct html *w = &q->w;

	ui_sheet_begin(w, "notes", S("Notes so far"), STR_NONE);
	if (v->n == 0)
		ui_empty(w, str_fmt(q->a, "No discussion with %.*s’s parents is recorded yet.", STR_ARG(v->first)));
	for (size_t i = 0; i < v->n; i++) {
		const struct discussion *d = &v->item[i];

		html(w,
		     "<article class=\"card\"><h3><a href=\"$\">$</a></h3>\n<p class=\"small quiet\">With $. Noted by "
		     "$. ",
		     h_url(note_url(q, v->pupil.id, d->id, "")), h(date_long(q->a, d->held_on)), h(d->present),
		     h(d->by_name));
		if (date_none(d->copy_on))
			html(w, "<strong>The parents have no copy yet.</strong>");
		else
			html(w, "Parents got a copy on $.", h(date_long(q->a, d->copy_on)));
		html(w, "</p>\n<p>");
		html_lines(w, d->next_steps);
		html(w, "</p></article>\n");
	}
	ui_sheet_end(w);
}

/* Which fields of a new note begin with what is known, and where it is from. */
static void known_mark(struct form *f, const struct known_list *known)
{
	struct arena *a = f->q->a;

	for (const struct discussion_known *x = discussion_knows; x->field != NULL; x++) {
		size_t max = (size_t)field_max(record_field(&discussion_rec, str_of(x->field)));

		form_carried(f, x->field, known_from(a, known, x->topic, max));
		if (x->topic == KNOWN_HARD && known_at(known, KNOWN_HARD, 0) == NULL)
			form_carried(f, x->field, known_from(a, known, KNOWN_SEEN, max));
	}
}

static enum rc list_page(struct form *f, const void *view)
{
	const struct discussion_view *v = &((const struct discussion_pages *)view)->all;
	struct req *q = f->q;
	struct html *w = &q->w;

	step_head(q, v->pupil.id, v->name, v->first, S("Early discussion"),
	          str_fmt(q->a,
	                  "A talk with %.*s and the parents comes before any decision: what goes well, what worries, "
	                  "what to try.",
	                  STR_ARG(v->first)),
	          "/discussion");
	form_summary(f);
	html(w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	if (may_write(q)) {
		known_mark(f, &v->known);
		ui_sheet_begin(w, "new", S("Record a discussion"), STR_NONE);
		form_begin(f, url_pupil(q->a, v->pupil.id, "/discussion"));
		fields_write(f, v->first);
		form_end(f);
		ui_sheet_end(w);
	}
	html(w, "</div>\n<aside class=\"stack--l\" aria-label=\"Earlier talks and advice\">\n");
	list_write(q, v);
	step_advice(q, &v->help);
	html(w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static bool any_paper(const struct discussion_note *t)
{
	for (size_t i = 0; i < t->told.n; i++)
		if (t->told.item[i].must && t->told.item[i].on_paper)
			return true;
	return false;
}

static void copies_write(struct req *q, const struct discussion_note *t)
{
	struct html *w = &q->w;

	html(w, "<p>Given on $", h(date_long(q->a, t->note.copy_on)));
	if (t->note.copy_how != CHANNEL_NONE)
		html(w, ", $", h(str_lower_ascii(q->a, str_of(channel_word(t->note.copy_how)))));
	html(w, ".</p>\n<ul class=\"govuk-list govuk-list--bullet\">\n");
	for (size_t i = 0; i < t->copies; i++) {
		const struct notice *n = &t->copy[i];

		html(w, "<li>$: $", h(n->addressee), h(str_lower_ascii(q->a, str_of(channel_word(n->channel)))));
		if (n->seen_at != 0)
			html(w, ", opened on $", h(date_long(q->a, clock_at(n->seen_at).today)));
		html(w, "</li>\n");
	}
	html(w, "</ul>\n");
}

static void copy_form(struct req *q, const struct discussion_note *t, struct str fault)
{
	static const struct ui_choice how[] = { { S("hand"), S("Given by hand"), STR_NONE, NULL },
		                                { S("post"), S("By post"), STR_NONE, NULL },
		                                { S("email"), S("By email"), STR_NONE, NULL } };
	struct html *w = &q->w;
	struct str day = form_date_typed(&q->form, q->a, S("on"));
	bool at_how = any_paper(t) && req_form(q, "how").n == 0;

	html(w, "<ul class=\"govuk-list govuk-list--bullet\">\n");
	for (size_t i = 0; i < t->told.n; i++)
		if (t->told.item[i].must)
			html(w, "<li>$: $</li>\n", h(t->told.item[i].name),
			     h(t->told.item[i].on_paper ? "on paper, which counts equally" : "on their own page"));
	html(w, "</ul>\n");
	wishes_write(q, &t->told.wishes, 0);
	html(w, "<form method=\"post\" action=\"$\" novalidate>\n",
	     h_url(note_url(q, t->pupil.id, t->note.id, "/copy")));
	form_token(q);
	if (any_paper(t)) {
		html(w,
		     "<p>Print it for those who have no page: <a href=\"$\">normal print</a> or <a href=\"$\">large "
		     "print</a>.</p>\n",
		     h_url(note_url(q, t->pupil.id, t->note.id, "/letter.pdf")),
		     h_url(note_url(q, t->pupil.id, t->note.id, "/letter-large.pdf")));
		ui_radios(w,
		          &(struct ui_field){ .name = "how",
		                              .label = S("How the paper copy reaches them"),
		                              .error = at_how ? fault : STR_NONE,
		                              .value = req_form(q, "how").n > 0 || fault.n > 0 ? req_form(q, "how")
		                                                                               : S("hand") },
		          how, 3, false);
	}
	ui_date(w, &(struct ui_field){ .name = "on",
	                               .label = S("Given on"),
	                               .error = at_how ? STR_NONE : fault,
	                               .value = day.n > 0 ? day : date_iso(q->a, q->c.now.today) });
	ui_button(w, S("Give the parents a copy"), NULL, NULL, false);
	html(w, "</form>\n");
}

static void copy_write(struct req *q, const struct discussion_note *t, struct str fault)
{
	struct html *w = &q->w;

	ui_sheet_begin(w, "copy", S("The parents’ copy"), STR_NONE);
	if (!date_none(t->note.copy_on)) {
		copies_write(q, t);
		html(w, "<p class=\"small quiet\">Later changes to the note are not in their copy. Tell them about "
		        "changes that matter.</p>\n");
	} else if (t->told.must == 0) {
		ui_empty(w, t->told.problem);
	} else if (may_write(q)) {
		copy_form(q, t, fault);
	} else {
		ui_empty(w, S("The parents have no copy yet."));
	}
	html(w, "<p class=\"small\"><a href=\"$\">Print this note</a></p>\n",
	     h_url(note_url(q, t->pupil.id, t->note.id, "/letter.pdf")));
	ui_sheet_end(w);
}

static void note_read_only(struct req *q, const struct discussion_note *t)
{
	const struct discussion *d = &t->note;
	struct html *w = &q->w;

	ui_summary_begin(w);
	for (size_t i = 0; i < discussion_rec.fields; i++) {
		const struct field *fd = &discussion_rec.field[i];

		if (fd->type == FT_LONG && field_text(q->a, fd, d).n > 0)
			ui_summary_row(w, str_of(fd->label), field_text(q->a, fd, d));
	}
	ui_summary_end(w);
}

static enum rc note_page(struct req *q, struct form *f, const struct discussion_note *t,
                         const struct discussion *theirs, struct str copy_fault)
{
	struct ui_error e = { any_paper(t) && req_form(q, "how").n == 0 ? "how" : "on", copy_fault };
	struct html *w = &q->w;

	step_head(q, t->pupil.id, t->name, t->first,
	          str_fmt(q->a, "Talk on %.*s", STR_ARG(date_long(q->a, t->note.held_on))),
	          str_fmt(q->a, "Noted by %.*s.", STR_ARG(t->note.by_name)), "/discussion");
	form_summary(f);
	if (copy_fault.n > 0)
		ui_error_summary(w, &e, 1);
	html(w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	if (theirs != NULL)
		form_conflict(f, theirs);
	ui_sheet_begin(w, "note", S("The note"), STR_NONE);
	if (may_write(q)) {
		form_begin(f, note_url(q, t->pupil.id, t->note.id, ""));
		fields_write(f, t->first);
		form_end(f);
	} else {
		note_read_only(q, t);
	}
	put_right_line(q, t->pupil.id, "discussion", t->note.id, t->note.noted_by, S("On the wrong record?"),
	               S("this note"));
	ui_sheet_end(w);
	html(w, "</div>\n<aside class=\"stack--l\" aria-label=\"Copy and advice\">\n");
	copy_write(q, t, copy_fault);
	step_advice(q, &t->help);
	html(w, "<p><a href=\"$\">All notes</a></p>\n</aside>\n</div>\n",
	     h_url(url_pupil(q->a, t->pupil.id, "/discussion")));
	page_end(q);
	return RC_OK;
}

static enum rc one_page(struct form *f, const void *view, const void *theirs)
{
	return note_page(f->q, f, &((const struct discussion_pages *)view)->note, theirs, STR_NONE);
}

static enum rc load(struct ctx *c, int64_t pupil_id, int64_t id, void *view, void *one)
{
	struct discussion_pages *v = view;
	struct discussion *d = one;

	if (id == 0) {
		TRY(discussions_load(c, pupil_id, &v->all));
		*d = discussion_begin(c->a, id_new(), c->now.today, &v->all.known);
		return RC_OK;
	}
	TRY(discussion_open(c, pupil_id, id, &v->note));
	*d = v->note.note;
	return RC_OK;
}

static enum rc save(struct ctx *c, int64_t pupil_id, const void *mine, void *theirs, struct edit_fault *f)
{
	return discussion_save(c, pupil_id, mine, theirs, f);
}

static const struct edit_page PAGE = { .rec = &discussion_rec,
	                               .view_size = sizeof(struct discussion_pages),
	                               .path = "/discussion",
	                               .done = "saved",
	                               .stay = true,
	                               .load = load,
	                               .save = save,
	                               .list = list_page,
	                               .one = one_page };

static enum rc do_copy(struct req *q)
{
	struct discussion_note t;
	struct discussion d;
	struct form f;
	struct date on = DATE_NONE;
	enum channel how;
	struct str why;
	enum rc rc;

	(void)date_parse(form_date_typed(&q->form, q->a, S("on")), &on); /* not a date: refused below */
	(void)channel_of(req_form(q, "how"), &how);                      /* unknown: refused below */
	rc = discussion_give(&q->c, q->id[0], q->id[1], on, how, &why);
	if (rc == RC_OK)
		return req_redirect(q, "/pupil/%lld/discussion/%lld?done=sent", (long long)q->id[0],
		                    (long long)q->id[1]);
	if (rc != RC_INVALID)
		return rc;
	rc = discussion_open(&q->c, q->id[0], q->id[1], &t);
	if (rc != RC_OK)
		return rc;
	req_refuse(q, 422);
	d = t.note;
	form_init(&f, q, &discussion_rec, &d);
	f.posted = false; /* the note itself was not sent */
	return note_page(q, &f, &t, NULL, why);
}

static enum rc letter_send(struct req *q, bool large)
{
	struct str pdf;

	TRY(discussion_pdf(&q->c, q->id[0], q->id[1], large, &pdf));
	return req_send(q, "application/pdf", pdf, S("our-talk.pdf"));
}

static enum rc page_letter(struct req *q)
{
	return letter_send(q, false);
}

static enum rc page_letter_large(struct req *q)
{
	return letter_send(q, true);
}

EDIT_ROUTES(discussion_routes, PAGE, "/discussion", CAP_PUPIL_RECORD, CAP_PUPIL_RECORD, CAP_DISCUSSION,
            R(POST, "/pupil/:id/discussion/:id/copy", CAP_DISCUSSION, do_copy),
            R(GET, "/pupil/:id/discussion/:id/letter.pdf", CAP_PUPIL_RECORD, page_letter),
            R(GET, "/pupil/:id/discussion/:id/letter-large.pdf", CAP_PUPIL_RECORD, page_letter_large));
TAB(tab_discussion, .tab = TAB_NOTICE, .order = 60, .rest = "/discussion", .text = "Discussions",
    .cap = CAP_PUPIL_RECORD);
