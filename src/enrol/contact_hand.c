#include "enrol/contact_hand.h"

#include "kit/base/id.h"
#include "core/account/invite.h"
#include "core/people/people_sql.h"
#include "core/people/restriction_sql.h"
#include "core/record/check_rule.h"
#include "core/rights/gate.h"
#include "core/school/admin_sql.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "kit/text/fold.h"

ACTION(ACT_CONTACTS_OPEN, "contact.open", "Read the contacts");
ACTION(ACT_CONTACT_ADD, "contact.hand_add", "Added a contact by hand");
ACTION(ACT_CONTACT_CORRECT, "contact.hand_change", "Corrected a contact");
ACTION(ACT_CONTACT_END, "contact.hand_end", "Ended a contact");
ACTION(ACT_RESTRICTION_SET, "restriction.set", "Recorded who must not see this record");
ACTION(ACT_RESTRICTION_LIFT, "restriction.end", "Ended a restriction, with a reason");

static const struct field FORM_FIELDS[] = { CONTACT_FORM(RECORD_FIELD, struct contact_form) };
const struct record contact_form_rec = RECORD("contact_form", struct contact_form, FORM_FIELDS);

static const char *const PERSON_FIELDS[] = { "title",   "given",    "family", "phone",       "email",
	                                     "address", "language", "format", "interpreter", NULL };
static const char *const LINK_FIELDS[] = { "relationship", "responsibility", "lives_with",
	                                   "gets_letters", "contact_order",  NULL };

static struct contact_form form_of(const struct contact *k, struct str reach)
{
	return (struct contact_form){ .id = k->id,
		                      .title = k->person.title,
		                      .given = k->person.given,
		                      .family = k->person.family,
		                      .relationship = k->relationship,
		                      .responsibility = k->responsibility,
		                      .lives_with = k->lives_with,
		                      .phone = k->person.phone,
		                      .email = k->person.email,
		                      .address = k->person.address,
		                      .language = k->person.language,
		                      .format = k->person.format,
		                      .interpreter = k->person.interpreter,
		                      .reach = reach,
		                      .gets_letters = k->gets_letters,
		                      .contact_order = k->contact_order,
		                      .revision = k->revision,
		                      .person_revision = k->person.revision,
		                      .person_id = k->person_id };
}

static enum rc one_read(struct ctx *c, struct pupil_key k, int64_t id, struct contact_hand *out)
{
	const struct actor *who = &c->actor;

	TRY(contact_load(c->db, c->a, k, id, &out->contact, &c->err));
	TRY(hand_load(c, S("person"), out->contact.person_id, &out->of_person));
	TRY(hand_load(c, S("contact_link"), id, &out->of_link));
	TRY(siblings_of(c->db, c->a, who->school_id, who->person_id, str_of(role_key(who->hat)), out->contact.person_id,
	                k.pupil_id, c->now.today, &out->siblings, &c->err));
	TRY(restriction_list(c->db, c->a, k, out->contact.person_id, &out->restriction, &out->restrictions, &c->err));
	TRY(wish_read(c, out->contact.person_id, &out->wish));
	out->form = form_of(&out->contact, out->wish.now.reach);
	out->name = person_name(c->a, &out->contact.person);
	return RC_OK;
}

enum rc contacts_load(struct ctx *c, int64_t pupil_id, int64_t id, struct contacts_view *out)
{
	struct pupil_key k;

	*out = (struct contacts_view){ 0 };
	TRY(gate_pupil(c, pupil_id, id != 0 ? CAP_ENROL : CAP_CONTACTS, &ACT_CONTACTS_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	TRY(contact_list(c->db, c->a, k, c->now.today, &out->item, &out->n, &c->err));
	TRY(restriction_list(c->db, c->a, k, 0, &out->restriction, &out->restrictions, &c->err));
	TRY(wishes_of(c, k, &out->wishes));
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	return id == 0 ? RC_OK : one_read(c, k, id, &out->one);
}

/* ---- saving ---- */

static void tidy(struct ctx *c, struct contact_form *v)
{
	v->given = fold_compose(c->a, fold_spaces(c->a, v->given));
	v->family = fold_compose(c->a, fold_spaces(c->a, v->family));
	v->email = str_trim(v->email);
	v->language = str_trim(v->language);
	v->reach = str_trim(v->reach);
	if (v->responsibility == RESPONSIBILITY_NONE)
		v->responsibility = RESPONSIBILITY_UNKNOWN;
}

static struct person person_from(struct ctx *c, const struct contact_form *v, const struct person *was)
{
	struct person p = *was;

	p.title = v->title;
	p.given = v->given;
	p.family = v->family;
	p.name_key = fold_name(c->a, v->family, v->given, STR_NONE);
	p.phone = v->phone;
	p.email = v->email;
	p.address = v->address;
	p.language = v->language;
	p.format = v->format;
	p.interpreter = v->interpreter;
	return p;
}

static void link_from(const struct contact_form *v, struct contact *k)
{
	k->relationship = v->relationship;
	k->responsibility = v->responsibility;
	k->lives_with = v->lives_with;
	k->gets_letters = v->gets_letters;
	k->contact_order = v->contact_order;
}

static enum rc fault_put(struct enrol_fault *f, struct enrol_fault is)
{
	*f = is;
	return is.field == NULL ? RC_OK : RC_INVALID;
}

static enum rc same_check(struct ctx *c, const struct contact_form *v, struct enrol_fault *f, struct same_people *same)
{
	const struct actor *who = &c->actor;

	TRY(people_named(c->db, c->a, who->school_id, who->person_id, str_of(role_key(who->hat)),
	                 fold_name(c->a, v->family, v->given, STR_NONE), c->now.today, &same->item, &same->n, &c->err));
	if (same->n == 0 || v->is_other)
		return RC_OK;
	for (size_t i = 0; i < same->n; i++)
		if (v->person_id != 0 && same->item[i].id == v->person_id)
			return RC_OK;
	return fault_put(f, (struct enrol_fault){ "person_id",
	                                          S("Somebody with this name is known already. Say whether it "
	                                            "is the same person") });
}

/* What they wish for letters, talks and meetings has a history of its own: a line when it is another than before. */
static enum rc wish_change(struct ctx *c, int64_t person_id, const struct contact_form *v, const struct wish *was)
{
	struct wish w = { .id = id_new(),
		          .language = v->language,
		          .format = v->format,
		          .interpreter = v->interpreter,
		          .reach = v->reach };

	return record_same(&wish_rec, &w, was) ? RC_OK : wish_note(c, person_id, &w);
}

/* A new adult: somebody known, or a new person. What is known of them is not written over. */
static enum rc adult_add(struct ctx *c, struct pupil_key k, const struct contact_form *v)
{
	const struct hand_marks none = { 0 };
	struct person p = { .school_id = k.school_id, .id = v->person_id != 0 ? v->person_id : id_new() };
	struct contact link = { .id = v->id, .person_id = p.id, .starts = c->now.today, .revision = 1 };
	struct person_row row;

	if (v->person_id == 0) {
		p = person_from(c, v, &p);
		row = person_row_of(&p);
		TRY(person_insert(c->db, c->a, &row, &c->err));
		TRY(hand_note_fields(c, &none, &person_rec, p.id, PERSON_FIELDS, NULL, &p));
		TRY(wish_change(c, p.id, v, &(struct wish){ 0 }));
	}
	link_from(v, &link);
	TRY(contact_insert(c->db, c->a, k, &link, &c->err));
	TRY(hand_note_fields(c, &none, &contact_rec, link.id, LINK_FIELDS, NULL, &link));
	TRY(restriction_flag(c->db, c->a, k, p.id, &c->err)); /* one that stood before stands again */
	return audit_write(c, k.pupil_id, &ACT_CONTACT_ADD, "contact_link", link.id, v->family);
}

static enum rc adult_change(struct ctx *c, struct pupil_key k, const struct contact_form *v, struct contact_hand *had)
{
	struct contact link = had->contact;
	struct person was, is;
	struct person_row row;

	TRY(person_load(c->db, c->a, k.school_id, link.person_id, &was,
	                &c->err)); /* with what the form does not show */
	is = person_from(c, v, &was);
	row = person_row_of(&is);
	link_from(v, &link);
	if (!record_same(&person_rec, &is, &was))
		TRY(person_update(c->db, c->a, &row, &c->err));
	TRY(contact_update(c->db, c->a, k, &link, &c->err));
	TRY(hand_note_fields(c, &had->of_person, &person_rec, is.id, PERSON_FIELDS, &was, &is));
	TRY(wish_change(c, is.id, v, &had->wish.now));
	TRY(hand_note_fields(c, &had->of_link, &contact_rec, link.id, LINK_FIELDS, &had->contact, &link));
	return audit_write(c, k.pupil_id, &ACT_CONTACT_CORRECT, "contact_link", link.id, v->family);
}

enum rc contact_hand_save(struct ctx *c, int64_t pupil_id, const struct contact_form *typed,
                          struct contact_form *theirs, struct enrol_fault *f, struct same_people *same)
{
	struct contact_form mine = *typed;
	struct contact_hand had = { 0 };
	struct pupil_key k;
	enum rc rc;

	*same = (struct same_people){ 0 };
	*theirs = (struct contact_form){ 0 };
	*f = (struct enrol_fault){ 0 };
	TRY(mine.id > 0 ? RC_OK : RC_NONE);
	TRY(gate_pupil(c, pupil_id, CAP_ENROL, &ACT_CONTACT_CORRECT, &k));
	tidy(c, &mine);
	rc = one_read(c, k, mine.id, &had);
	TRY(rc == RC_NONE && mine.revision == 0 ? RC_OK : rc);
	if (rc == RC_NONE) {
		TRY(fault_put(f, adult_fault(mine.family, mine.relationship, mine.email)));
		TRY(same_check(c, &mine, f, same));
		return adult_add(c, k, &mine);
	}
	*theirs = had.form;
	TRY(fault_put(f, adult_fault(mine.family, mine.relationship, mine.email)));
	if (record_same(&contact_form_rec, &mine, theirs))
		return RC_OK; /* nothing changed, or sent twice */
	if (mine.revision != theirs->revision || mine.person_revision != theirs->person_revision)
		return RC_CONFLICT;
	return adult_change(c, k, &mine, &had);
}

enum rc contact_hand_end(struct ctx *c, int64_t pupil_id, int64_t id)
{
	struct contact_hand had = { 0 };
	struct date last = date_add(c->now.today, -1);
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_ENROL, &ACT_CONTACT_END, &k));
	TRY(one_read(c, k, id, &had));
	if (had.contact.restricted)
		return RC_INVALID;
	if (!date_none(had.contact.ends))
		return RC_OK;
	had.contact.ends = last;
	TRY(contact_update(c->db, c->a, k, &had.contact, &c->err));
	TRY(hand_note(c, &had.of_link, S("contact_link"), id, "ends", STR_NONE, date_iso(c->a, last)));
	return audit_write(c, pupil_id, &ACT_CONTACT_END, "contact_link", id, STR_NONE);
}

/* ---- restrictions ---- */

/* A code that is out in a letter works no longer. */
static enum rc letter_end(struct ctx *c, int64_t pupil_id, int64_t person_id)
{
	int64_t account;
	enum rc rc = account_of_person(c->db, c->a, c->actor.school_id, person_id, &account, &c->err);

	if (rc == RC_OK)
		rc = invite_take_back(c, account, pupil_id);
	return rc == RC_NONE ? RC_OK : rc;
}

enum rc restriction_set(struct ctx *c, int64_t pupil_id, int64_t contact_id, const struct restriction *typed,
                        struct enrol_fault *f)
{
	struct restriction r = *typed, have;
	struct contact link;
	struct pupil_key k;
	enum rc rc;

	*f = (struct enrol_fault){ 0 };
	TRY(r.id > 0 ? RC_OK : RC_NONE);
	TRY(gate_pupil(c, pupil_id, CAP_ENROL, &ACT_RESTRICTION_SET, &k));
	TRY(contact_load(c->db, c->a, k, contact_id, &link, &c->err));
	TRY(fault_put(f, restriction_fault(&r, c->now.today)));
	rc = restriction_load(c->db, c->a, k, r.id, &have, &c->err);
	if (rc != RC_NONE)
		return rc; /* this form was sent already */
	r.person_id = link.person_id;
	r.way = S("hand");
	r.noted_by = c->actor.person_id;
	r.ended_on = DATE_NONE;
	r.ended_by = 0;
	r.ended_why = STR_NONE;
	r.revision = 1;
	TRY(restriction_insert(c->db, c->a, k, &r, &c->err));
	TRY(letter_end(c, pupil_id, link.person_id));
	return audit_write(c, pupil_id, &ACT_RESTRICTION_SET, "restriction", r.id, r.what);
}

enum rc restriction_lift(struct ctx *c, int64_t pupil_id, int64_t id, struct str why)
{
	struct restriction r;
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_ENROL, &ACT_RESTRICTION_LIFT, &k));
	TRY(restriction_load(c->db, c->a, k, id, &r, &c->err));
	if (!date_none(r.ended_on))
		return RC_OK;
	if (!is_filled(why))
		return RC_INVALID;
	r.ended_on = c->now.today;
	r.ended_by = c->actor.person_id;
	r.ended_why = why;
	TRY(restriction_update(c->db, c->a, k, &r, &c->err));
	return audit_write(c, pupil_id, &ACT_RESTRICTION_LIFT, "restriction", id, why);
}
