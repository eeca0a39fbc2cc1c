/* /pupil/…/contacts: the adults of a pupil, by hand; and who must not see the record. */
#include "core/door/form.h"
#include "core/door/page.h"
#include "core/people/pupil_tabs_parts.h"
#include "core/people/step_parts.h"
#include "core/people/wish_parts.h"
#include "enrol/contact_hand.h"
#include "kit/base/id.h"

static struct str contact_url(struct req *q, int64_t pupil_id, int64_t id, const char *rest)
{
	return str_fmt(q->a, "/pupil/%lld/contacts/%lld%s", (long long)pupil_id, (long long)id, rest);
}

/* ---- the list ---- */

static void fact(struct req *q, const char *what, struct str value)
{
	if (value.n == 0)
		return;
	html(&q->w, "$: ", h(what));
	html_lines(&q->w, value);
	html(&q->w, "<br>\n");
}

static void contact_write(struct req *q, const struct contacts_view *v, const struct contact *k)
{
	struct str name = person_name(q->a, &k->person);

	html(&q->w, "<article class=\"card\"><h3>$</h3>\n<p>$</p>\n<p class=\"small\">",
	     h(k->person.title.n > 0 ? str_fmt(q->a, "%.*s %.*s", STR_ARG(k->person.title), STR_ARG(name)) : name),
	     h(str_fmt(q->a, "%.*s%s%s", STR_ARG(k->relationship), k->lives_with && k->relationship.n > 0 ? ", " : "",
	               k->lives_with ? "the pupil lives with them" : "")));
	fact(q, "Parental responsibility", str_of(responsibility_word(k->responsibility)));
	fact(q, "Phone", k->person.phone);
	fact(q, "Email", k->person.email);
	fact(q, "Address", k->person.address);
	fact(q, "Language for letters", k->person.language);
	fact(q, "How letters should come", str_of(letter_format_word(k->person.format)));
	if (k->person.interpreter)
		html(&q->w, "An interpreter is needed at meetings<br>\n");
	for (size_t i = 0; i < v->wishes.n; i++)
		if (v->wishes.item[i].person_id == k->person_id)
			fact(q, "How to reach them", v->wishes.item[i].wish.reach);
	html(&q->w, "$</p>\n", h(k->gets_letters ? "Gets letters and plans" : "Gets no letters"));
	if (k->restricted) {
		html(&q->w, "<p><strong>");
		ui_icon(&q->w, "lock");
		html(&q->w, " Must not see this record.</strong></p>\n");
	}
	if (role_can(q->c.actor.hat, CAP_ENROL))
		html(&q->w,
		     "<p class=\"small\"><a href=\"$\">Change, or restrict<span class=\"govuk-visually-hidden\">: "
		     "$</span></a></p>\n",
		     h_url(contact_url(q, v->pupil.id, k->id, "")), h(name));
	html(&q->w, "</article>\n");
}

static void same_write(struct form *f, const struct same_people *same)
{
	struct ui_choice *c = NEW_ARRAY(f->q->a, struct ui_choice, same->n + 1);
	size_t n = 0;

	if (same->n == 0)
		return;
	for (size_t i = 0; i < same->n; i++) {
		const struct same_person *s = &same->item[i];
		struct str is =
		    s->pupil.n > 0 ? str_fmt(f->q->a, "%.*s of %.*s%s%.*s",
		                             STR_ARG(s->relationship.n > 0 ? s->relationship : S("contact")),
		                             STR_ARG(s->pupil), s->class_name.n > 0 ? ", " : "", STR_ARG(s->class_name))
		    : s->job.n > 0 ? s->job
		                   : s->phone;

		if (n > 0 && i > 0 && same->item[i - 1].id == s->id)
			continue;
		c[n++] = (struct ui_choice){ .value = str_fmt(f->q->a, "%lld", (long long)s->id),
			                     .label = str_fmt(f->q->a, "Yes: %.*s%s%.*s", STR_ARG(s->name),
			                                      is.n > 0 ? ", " : "", STR_ARG(is)) };
	}
	c[n++] = (struct ui_choice){ .value = S("other"), .label = S("No, another person") };
	ui_radios(&f->q->w,
	          &(struct ui_field){ .name = "person_id",
	                              .label = S("Is it the same person?"),
	                              .value = req_form(f->q, "person_id"),
	                              .error = form_error_of(f, "person_id") },
	          c, n, false);
}

static struct str origin(struct form *f, const struct contact_hand *v, const char *name)
{
	struct hand_mark mark;
	struct str by;
	const struct hand_marks *m;

	if (v == NULL)
		return STR_NONE;
	m = record_field(&person_rec, str_of(name)) != NULL ? &v->of_person : &v->of_link;
	mark = hand_mark_of(m, name);
	by = hand_by(f->q->a, m, name);
	return str_fmt(f->q->a, "%.*s%s%.*s%s", STR_ARG(hand_words(f->q->a, &mark)), by.n > 0 ? " (" : "", STR_ARG(by),
	               by.n > 0 ? ")" : "");
}

static void fields_write(struct form *f, const struct contact_hand *v)
{
	for (size_t i = 0; i < contact_form_rec.fields; i++) {
		const struct field *fd = &contact_form_rec.field[i];

		if ((fd->flags & F_HIDDEN) == 0)
			form_field_as(f, fd->name, str_of(fd->label), origin(f, v, fd->name));
	}
}

static enum rc list_page(struct form *f, const struct same_people *same)
{
	struct req *q = f->q;
	struct contacts_view v;

	TRY(contacts_load(&q->c, q->id[0], 0, &v));
	step_head(q, v.pupil.id, v.name, v.first, S("Contacts"), STR_NONE, "/contacts");
	form_summary(f);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	ui_sheet_begin(&q->w, "adults", S("Adults"), STR_NONE);
	if (v.n == 0)
		ui_empty(&q->w, str_fmt(q->a, "Nobody is recorded for %.*s yet.", STR_ARG(v.first)));
	html(&q->w, "<div class=\"stack\">\n");
	for (size_t i = 0; i < v.n; i++)
		contact_write(q, &v, &v.item[i]);
	html(&q->w, "</div>\n");
	ui_sheet_end(&q->w);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"Add an adult\">\n");
	if (role_can(q->c.actor.hat, CAP_ENROL)) {
		ui_sheet_begin(&q->w, "add", S("Add an adult"), STR_NONE);
		form_begin(f, url_pupil(q->a, v.pupil.id, "/contacts"));
		same_write(f, same);
		fields_write(f, NULL);
		ui_button(&q->w, S("Add"), NULL, NULL, false);
		form_end(f);
		ui_sheet_end(&q->w);
	}
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static struct contact_form fresh(void)
{
	return (struct contact_form){ .id = id_new(), .responsibility = RESPONSIBILITY_UNKNOWN, .gets_letters = 1 };
}

static enum rc page_contacts(struct req *q)
{
	struct contact_form v = fresh();
	struct form f;

	form_init(&f, q, &contact_form_rec, &v);
	return list_page(&f, &(struct same_people){ 0 });
}

static enum rc do_contact_new(struct req *q)
{
	struct contact_form v = fresh(), theirs;
	struct same_people same = { 0 };
	struct enrol_fault fault;
	struct form f;
	enum rc rc;

	form_init(&f, q, &contact_form_rec, &v);
	if (!form_read(&f))
		return list_page(&f, &same);
	v.is_other = str_is(req_form(q, "person_id"), "other");
	if (!str_int(req_form(q, "person_id"), &v.person_id))
		v.person_id = 0;
	rc = contact_hand_save(&q->c, q->id[0], &v, &theirs, &fault, &same);
	if (rc == RC_INVALID) {
		form_error(&f, fault.field, fault.why);
		return list_page(&f, &same);
	}
	TRY(rc == RC_CONFLICT ? RC_OK
	                      : rc); /* the same form with other words: what was saved first stands in the list */
	form_done(&f);
	return req_redirect(q, "/pupil/%lld/contacts?done=saved", (long long)q->id[0]);
}

/* ---- one adult ---- */

static void end_form(struct req *q, const struct contacts_view *v)
{
	ui_sheet_begin(&q->w, "end", S("No contact any more"), STR_NONE);
	if (v->one.contact.restricted) {
		html(&q->w, "<p>A restriction stands. It stays in sight until it is ended.</p>\n");
		ui_sheet_end(&q->w);
		return;
	}
	html(&q->w,
	     "<p>Their page about $ closes at once. An import that still names them does not bring them back.</p>\n",
	     h(v->first));
	html(&q->w, "<form method=\"post\" action=\"$\">",
	     h_url(contact_url(q, v->pupil.id, v->one.contact.id, "/end")));
	form_token(q);
	ui_button(&q->w, S("End this contact"), NULL, NULL, true);
	html(&q->w, "</form>\n");
	ui_sheet_end(&q->w);
}

static void lift_form(struct req *q, const struct contacts_view *v, const struct restriction *r, struct str fault)
{
	bool here = q->id[2] == r->id || (fault.n > 0 && v->one.restrictions == 1);

	html(&q->w, "<form method=\"post\" action=\"$\" novalidate>",
	     h_url(contact_url(q, v->pupil.id, v->one.contact.id,
	                       str_c(q->a, str_fmt(q->a, "/restrict/%lld", (long long)r->id)))));
	form_token(q);
	ui_textarea(&q->w, &(struct ui_field){ .name = "ended_why",
	                                       .label = S("Why it ends"),
	                                       .hint = S("For example the order of 3 May 2026 lifts it"),
	                                       .rows = 2,
	                                       .value = here ? req_form(q, "ended_why") : STR_NONE,
	                                       .error = here ? fault : STR_NONE });
	ui_button(&q->w, S("End this restriction"), NULL, NULL, true);
	html(&q->w, "</form>\n");
}

static void restriction_write(struct req *q, const struct contacts_view *v, const struct restriction *r,
                              struct str fault)
{
	bool stands = date_none(r->ended_on);

	html(&q->w, "<article class=\"card\"><h3>$</h3>\n<p>", h(stands ? "Stands" : "Ended"));
	html_lines(&q->w, r->what.n > 0 ? r->what : S("Must not see this record"));
	html(&q->w, "</p>\n<p class=\"small\">Paper: $", h(r->paper.n > 0 ? r->paper : S("not named yet")));
	if (!date_none(r->paper_on))
		html(&q->w, ", of $", h(date_long(q->a, r->paper_on)));
	html(&q->w, "<br>\nFrom $", h(date_long(q->a, r->starts)));
	if (!date_none(r->until_on))
		html(&q->w, ", the paper says until $", h(date_long(q->a, r->until_on)));
	if (r->noted_name.n > 0)
		html(&q->w, "<br>\nRecorded by $", h(r->noted_name));
	else
		html(&q->w, "<br>\n$",
		     h(str_is(r->way, "import") ? "From an import: name the paper by recording it anew"
		                                : "Recorded before papers were named"));
	if (!stands) {
		html(&q->w, "<br>\nEnded on $ by $: ", h(date_long(q->a, r->ended_on)), h(r->ended_name));
		html_lines(&q->w, r->ended_why);
	}
	html(&q->w, "</p>\n");
	if (stands && !date_none(r->until_on) && date_cmp(r->until_on, q->c.now.today) < 0)
		ui_note(&q->w, S("The day that the paper names is over."),
		        S("It still stands. End it with the reason, or record the new order."), true);
	if (stands)
		lift_form(q, v, r, fault);
	html(&q->w, "</article>\n");
}

static void restrictions_sheet(struct req *q, const struct contacts_view *v, struct str fault)
{
	ui_sheet_begin(&q->w, "restricted", S("Must not see this record"), STR_NONE);
	html(&q->w, "<p class=\"small quiet\">By order of a court, or for the child’s safety. It beats every other "
	            "right, from the "
	            "next page on. No import ends one.</p>\n");
	for (size_t i = 0; i < v->one.restrictions; i++)
		restriction_write(q, v, &v->one.restriction[i], fault);
	html(&q->w, "<p class=\"gap\">");
	ui_link_button(&q->w, v->one.restrictions > 0 ? S("Record another one") : S("Record a restriction"),
	               contact_url(q, v->pupil.id, v->one.contact.id, "/restrict"), true);
	html(&q->w, "</p>\n");
	ui_sheet_end(&q->w);
}

static enum rc one_page(struct form *f, const struct contacts_view *v, const struct contact_form *theirs,
                        struct str lift_fault)
{
	struct req *q = f->q;
	struct ui_error e = { "ended_why", lift_fault };

	step_head(q, v->pupil.id, v->name, v->first, v->one.name, STR_NONE, "/contacts");
	form_summary(f);
	if (lift_fault.n > 0)
		ui_error_summary(&q->w, &e, 1);
	if (theirs != NULL)
		form_conflict(f, theirs);
	if (v->one.siblings.n > 0)
		ui_note(&q->w, S("Also a contact of:"),
		        str_fmt(q->a, "%.*s. What you change about the person changes there too.",
		                STR_ARG(v->one.siblings)),
		        false);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	ui_sheet_begin(&q->w, "adult", S("The adult"), STR_NONE);
	form_begin(f, contact_url(q, v->pupil.id, v->one.contact.id, ""));
	ui_hidden(&q->w, "person_revision",
	          str_fmt(q->a, "%lld",
	                  (long long)(theirs != NULL ? theirs->person_revision
	                                             : ((const struct contact_form *)f->obj)->person_revision)));
	fields_write(f, &v->one);
	ui_button(&q->w, S("Save"), NULL, NULL, false);
	form_end(f);
	html(&q->w, "<p class=\"small\"><a href=\"$\">The same adult twice? Merge two records</a></p>\n",
	     h_url(str_fmt(q->a, "/adult/%lld/merge", (long long)v->one.contact.person_id)));
	ui_sheet_end(&q->w);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"Restrictions\">\n");
	if (v->one.wish.n > 0) {
		ui_sheet_begin(&q->w, "wishes", S("What they wished, and when"), STR_NONE);
		wish_history_write(q, &v->one.wish, v->one.contact.person_id);
		ui_sheet_end(&q->w);
	}
	restrictions_sheet(q, v, lift_fault);
	end_form(q, v);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_contact(struct req *q)
{
	struct contacts_view v;
	struct form f;

	TRY(contacts_load(&q->c, q->id[0], q->id[1], &v));
	form_init(&f, q, &contact_form_rec, &v.one.form);
	return one_page(&f, &v, NULL, STR_NONE);
}

static enum rc do_contact(struct req *q)
{
	struct contacts_view v;
	struct contact_form theirs;
	struct same_people same;
	struct enrol_fault fault;
	struct form f;
	enum rc rc;

	TRY(contacts_load(&q->c, q->id[0], q->id[1], &v));
	form_init(&f, q, &contact_form_rec, &v.one.form);
	if (!form_read(&f))
		return one_page(&f, &v, NULL, STR_NONE);
	v.one.form.id = q->id[1];
	if (!str_int(req_form(q, "person_revision"), &v.one.form.person_revision))
		v.one.form.person_revision = 0;
	rc = contact_hand_save(&q->c, q->id[0], &v.one.form, &theirs, &fault, &same);
	if (rc == RC_INVALID)
		form_error(&f, fault.field, fault.why);
	if (rc == RC_INVALID || rc == RC_CONFLICT)
		return one_page(&f, &v, rc == RC_CONFLICT ? &theirs : NULL, STR_NONE);
	TRY(rc);
	form_done(&f);
	return req_redirect(q, "/pupil/%lld/contacts?done=saved", (long long)q->id[0]);
}

static enum rc do_contact_end(struct req *q)
{
	struct contacts_view v;
	enum rc rc = contact_hand_end(&q->c, q->id[0], q->id[1]);

	if (rc != RC_INVALID)
		return rc == RC_OK ? req_redirect(q, "/pupil/%lld/contacts?done=saved", (long long)q->id[0]) : rc;
	TRY(contacts_load(&q->c, q->id[0], q->id[1], &v));
	return page_message(q, 422, S("A restriction stands"), S("It stays in sight until it is ended with a reason."),
	                    contact_url(q, q->id[0], q->id[1], ""), S("Back to the contact"));
}

/* ---- a restriction ---- */

static enum rc restrict_page(struct form *f)
{
	struct req *q = f->q;
	struct contacts_view v;

	TRY(contacts_load(&q->c, q->id[0], q->id[1], &v));
	step_head(q, v.pupil.id, v.name, v.first, str_fmt(q->a, "%.*s must not see this record", STR_ARG(v.one.name)),
	          STR_NONE, "/contacts");
	form_summary(f);
	ui_sheet_begin(&q->w, "order", S("The order or decision"), STR_NONE);
	html(
	    &q->w,
	    "<p>From the next page on they have no page about $ and get no letters, whatever else is set. Only you and "
	    "the head read this.</p>\n",
	    h(v.first));
	form_begin(f, contact_url(q, v.pupil.id, v.one.contact.id, "/restrict"));
	form_field(f, "what");
	form_field(f, "paper");
	form_field(f, "paper_on");
	form_field(f, "starts");
	form_field(f, "until_on");
	ui_button(&q->w, S("Record the restriction"), NULL, NULL, false);
	form_end(f);
	ui_sheet_end(&q->w);
	html(&q->w, "<p><a href=\"$\">Back to the contact</a></p>\n",
	     h_url(contact_url(q, v.pupil.id, v.one.contact.id, "")));
	page_end(q);
	return RC_OK;
}

static enum rc page_restrict(struct req *q)
{
	struct restriction r = { .id = id_new(), .starts = q->c.now.today };
	struct form f;

	form_init(&f, q, &restriction_rec, &r);
	return restrict_page(&f);
}

static enum rc do_restrict(struct req *q)
{
	struct restriction r = { .id = id_new() };
	struct enrol_fault fault;
	struct form f;
	enum rc rc;

	form_init(&f, q, &restriction_rec, &r);
	if (!form_read(&f))
		return restrict_page(&f);
	rc = restriction_set(&q->c, q->id[0], q->id[1], &r, &fault);
	if (rc == RC_INVALID) {
		form_error(&f, fault.field, fault.why);
		return restrict_page(&f);
	}
	TRY(rc);
	form_done(&f);
	return req_redirect(q, "/pupil/%lld/contacts/%lld?done=saved", (long long)q->id[0], (long long)q->id[1]);
}

static enum rc do_lift(struct req *q)
{
	struct contacts_view v;
	struct form f;
	enum rc rc = restriction_lift(&q->c, q->id[0], q->id[2], req_form(q, "ended_why"));

	if (rc == RC_OK)
		return req_redirect(q, "/pupil/%lld/contacts/%lld?done=saved", (long long)q->id[0],
		                    (long long)q->id[1]);
	TRY(rc == RC_INVALID ? RC_OK : rc);
	req_refuse(q, 422);
	TRY(contacts_load(&q->c, q->id[0], q->id[1], &v));
	f = (struct form){ .q = q, .rec = &contact_form_rec, .obj = &v.one.form };
	return one_page(&f, &v, NULL, S("Write why it ends"));
}

ROUTES(contact_hand_routes, R(GET, "/pupil/:id/contacts", CAP_CONTACTS, page_contacts),
       R(POST, "/pupil/:id/contacts", CAP_ENROL, do_contact_new),
       R(GET, "/pupil/:id/contacts/:id", CAP_ENROL, page_contact),
       R(POST, "/pupil/:id/contacts/:id", CAP_ENROL, do_contact),
       R(POST, "/pupil/:id/contacts/:id/end", CAP_ENROL, do_contact_end),
       R(GET, "/pupil/:id/contacts/:id/restrict", CAP_ENROL, page_restrict),
       R(POST, "/pupil/:id/contacts/:id/restrict", CAP_ENROL, do_restrict),
       R(POST, "/pupil/:id/contacts/:id/restrict/:id", CAP_ENROL, do_lift));
TAB(tab_contacts, .tab = TAB_FAMILY, .order = 45, .rest = "/contacts", .text = "Contacts", .cap = CAP_CONTACTS);
