/* Contacts of pupils as people. A contact is found among the pupil's own contacts first (by name, then by e-mail and
 * forename), then among everybody the school knows (import/import_adults.c). So the mother of two children is one
 * person, and two parents who share an address stay two. What a row says about a person
 * is taken from the first row that names them; a later row that says otherwise gets a note, so that the same file
 * brought in twice changes nothing. */
#include "import/import_run.h"

#include "core/people/restriction_sql.h"
#include "kit/base/bound.h"
#include "kit/text/fold.h"

static struct person_row row_of(const struct person *p)
{
	return (struct person_row){ p->school_id, p->id,     p->title,       p->given,     p->family,
		                    p->name_key,  p->job,    p->email,       p->phone,     p->address,
		                    p->language,  p->format, p->interpreter, p->staff_code };
}

enum rc people_add(struct import *m, const struct person *p, size_t line, struct person_held **out)
{
	struct person_held *h = NEW(m->c->a, struct person_held);
	struct person_row row;

	h->p = *p;
	h->p.school_id = m->c->actor.school_id;
	h->p.id = import_id(m);
	h->touched = line;
	h->is_fresh = true;
	row = row_of(&h->p);
	person_keep(m, h);
	*out = h;
	return import_writes(m) ? person_insert(m->c->db, m->c->a, &row, &m->c->err) : RC_OK;
}

/* The school writes to people in English unless it is said otherwise. */
static struct str letter_language(struct arena *a, struct str s)
{
	struct str key = fold_tight(a, s);

	return str_is(key, "english") || str_is(key, "en") || str_is(key, "eng") ? STR_NONE : s;
}

enum { LINKS_MAX = 40 };

/* The links of one pupil while its row is compared. */
struct links {
	struct contact *held[LINKS_MAX];
	struct person_held *person[LINKS_MAX];
	bool taken[LINKS_MAX];
	size_t n;
	struct person_held *named[LINKS_MAX + 2 * IMPORT_CONTACTS_MAX]; /* of this pupil: nobody twice */
	size_t nameds;
};

struct new_link {
	struct contact contact;
	struct person_held *person;
};

static void links_add(struct links *l, struct contact *k, struct person_held *h)
{
	if (l->n == LINKS_MAX || h == NULL)
		return;
	l->held[l->n] = k;
	l->person[l->n++] = h;
}

static struct str link_key(struct import *m, int64_t pupil_id)
{
	return str_fmt(m->c->a, "%lld", (long long)pupil_id);
}

/* The links of the database and those of earlier rows of the file. */
static void links_find(struct import *m, int64_t pupil_id, struct links *l)
{
	size_t low = BOUND(struct contact, m->data.contact, m->data.contacts, pupil_id, pupil_id);
	uint32_t at = 0;
	struct new_link *k;

	*l = (struct links){ .n = 0 };
	for (; low < m->data.contacts && m->data.contact[low].pupil_id == pupil_id; low++)
		links_add(l, &m->data.contact[low], person_by_id(m, m->data.contact[low].person_id));
	if (m->new_link.slot == NULL)
		m->new_link = import_index_new(m->c->a, 256);
	while ((k = import_index_next(&m->new_link, link_key(m, pupil_id), &at)) != NULL)
		links_add(l, &k->contact, k->person);
}

static bool same_relationship(struct arena *a, const struct contact *k, const struct import_contact *c)
{
	return str_eq(fold_key(a, k->relationship), fold_key(a, c->relationship));
}

/* Two contacts of one pupil can have one name. With the name alone it is the same person only where nothing speaks
 * against it: the same place in the order, or the same relationship. */
static bool name_is_enough(struct import *m, const struct contact *k, const struct import_contact *c)
{
	return (c->order != 0 && k->contact_order == c->order) || c->relationship.n == 0 || k->relationship.n == 0 ||
	       same_relationship(m->c->a, k, c);
}

/* From the surest sign to the weakest; a round is finished for all contacts of the row before the next begins. */
enum round { BY_NAME_AND_NUMBER, BY_NAME, BY_EMAIL, BY_INITIAL, ROUNDS };

static bool link_fits(struct import *m, const struct contact *k, const struct person *p, const struct import_contact *c,
                      enum round round)
{
	struct arena *a = m->c->a;
	struct str given = fold_key(a, c->given);
	bool name = str_eq(p->name_key, adult_key(a, c));

	if (adult_titles_differ(p->title, c->title))
		return false;
	switch (round) {
	case BY_NAME_AND_NUMBER:
		return name && adult_shares(a, p, c);
	case BY_NAME:
		return name && name_is_enough(m, k, c);
	case BY_EMAIL: /* another surname */
		return !adult_weak(given) && str_eq(fold_key(a, p->given), given) && c->email.n > 0 &&
		       str_eq(str_lower_ascii(a, p->email), str_lower_ascii(a, c->email));
	case BY_INITIAL: /* the same child's mother with the same telephone */
		return c->relationship.n > 0 && same_relationship(a, k, c) && adult_shares(a, p, c) &&
		       str_eq(fold_key(a, p->family), fold_key(a, c->family)) &&
		       adult_given_fits(fold_key(a, p->given), given);
	case ROUNDS:
		break;
	}
	return false;
}

/* By what stands here, or stood in a record that was merged into it. */
static bool held_fits(struct import *m, const struct contact *k, const struct person_held *h,
                      const struct import_contact *c, enum round round)
{
	bool fits = link_fits(m, k, &h->p, c, round);

	for (const struct person_also *x = h->also; x != NULL && !fits; x = x->next)
		fits = link_fits(m, k, x->p, c, round);
	return fits;
}

/* The link that fits; -1 for none. An initial that fits two fits none. */
static int link_fit(struct import *m, const struct links *l, const struct import_contact *c, enum round round)
{
	int found = -1;

	for (size_t k = 0; k < l->n; k++) {
		if (l->taken[k] || !held_fits(m, l->held[k], l->person[k], c, round))
			continue;
		if (round != BY_INITIAL)
			return (int)k;
		if (found >= 0)
			return -1;
		found = (int)k;
	}
	return found;
}

static const char *label_nth(struct import *m, int nth, const char *what)
{
	return str_c(m->c->a, str_fmt(m->c->a, "Contact %d %s", nth, what));
}

/* Which of the pupil's links each contact of the row is; -1 for none. */
static void links_match(struct import *m, struct links *l, const struct import_contact *c, size_t contacts, int *at)
{
	for (size_t i = 0; i < contacts; i++)
		at[i] = -1;
	for (enum round round = BY_NAME_AND_NUMBER; round < ROUNDS; round++)
		for (size_t i = 0; i < contacts; i++) {
			if (at[i] < 0)
				at[i] = link_fit(m, l, &c[i], round);
			if (at[i] >= 0)
				l->taken[at[i]] = true;
		}
}

static bool says_otherwise(const struct person *p, const struct import_contact *c)
{
	return (c->phone.n > 0 && !str_eq(p->phone, c->phone)) || (c->email.n > 0 && !str_eq(p->email, c->email)) ||
	       (c->title.n > 0 && !str_eq(p->title, c->title)) || (c->address.n > 0 && !str_eq(p->address, c->address));
}

/* An initial never takes the place of a forename; who must not see a record gets no other name by a file. */
static bool name_fields(struct import *m, struct person_held *h, const struct import_contact *c)
{
	struct person *p = &h->p;
	bool weak = adult_weak(fold_key(m->c->a, c->given)) && !adult_weak(fold_key(m->c->a, p->given));
	bool changed;

	if (h->is_barred)
		return false;
	changed = hand_text(m, "title", label_nth(m, c->nth, "title"), &p->title, c->title);
	if (!weak)
		changed = hand_text(m, "given", label_nth(m, c->nth, "forename"), &p->given, c->given) || changed;
	return hand_text(m, "family", label_nth(m, c->nth, "surname"), &p->family, c->family) || changed;
}

/* What concerns a family's arrangements stays while nobody looks, with its marks of the hand. */
static bool arrangement_waits(struct import *m, int64_t id, const char *field, const char *label, struct str now,
                              struct str wanted)
{
	struct hand_drops *drops = m->drops;

	if (!m->o->certain)
		return false;
	if (hand_takes(m, field, label, now, wanted) && run_ends(m, field, str_fmt(m->c->a, "%lld", (long long)id)))
		m->drops = drops;
	return true;
}

static bool flag_waits(struct import *m, int64_t id, const char *field, const char *label, int64_t now,
                       enum answer want)
{
	bool yes = want == ANSWER_YES;

	return want != ANSWER_NONE && (now != 0) != yes &&
	       arrangement_waits(m, id, field, label, now != 0 ? S("1") : S("0"), yes ? S("1") : S("0"));
}

static bool speech_fields(struct import *m, struct person *p, const struct import_contact *c)
{
	struct str yes = S("yes"), want = c->interpreter == ANSWER_YES ? S("1") : S("0");
	struct str language = letter_language(m->c->a, c->language);
	const char *label = label_nth(m, c->nth, "language");
	bool changed = false;

	if (language.n > 0 && !str_eq(language, p->language) &&
	    !arrangement_waits(m, p->id, "language", label, p->language, language))
		changed = hand_text(m, "language", label, &p->language, language);
	label = label_nth(m, c->nth, "interpreter");
	if (c->interpreter != ANSWER_NONE && (p->interpreter != 0) != (c->interpreter == ANSWER_YES) &&
	    !flag_waits(m, p->id, "interpreter", label, p->interpreter, c->interpreter) &&
	    hand_takes(m, "interpreter", label, p->interpreter ? S("1") : S("0"), want)) {
		p->interpreter = c->interpreter == ANSWER_YES;
		item_field(m, label, p->interpreter ? S("no") : yes, p->interpreter ? yes : S("no"));
		changed = true;
	}
	return changed;
}

static bool person_fields(struct import *m, struct person_held *h, const struct import_contact *c)
{
	struct person *p = &h->p;
	bool changed = name_fields(m, h, c);

	changed = hand_text(m, "phone", label_nth(m, c->nth, "phone"), &p->phone, c->phone) || changed;
	changed = hand_text(m, "email", label_nth(m, c->nth, "e-mail"), &p->email, c->email) || changed;
	changed = hand_text(m, "address", label_nth(m, c->nth, "address"), &p->address, c->address) || changed;
	return speech_fields(m, p, c) || changed;
}

static enum column name_column(const struct import *m, int nth)
{
	return column_has(m->r->map, COL_CONTACT_NAME, nth) ? COL_CONTACT_NAME : COL_CONTACT_FAMILY;
}

/* Another line knows the forename of which this one had the initial. */
static enum rc name_filled(struct import *m, struct person_held *h, const struct import_contact *c)
{
	struct person_row out;

	if (h->is_barred || !adult_weak(fold_key(m->c->a, h->p.given)) || adult_weak(fold_key(m->c->a, c->given)))
		return RC_OK;
	h->p.given = c->given;
	h->p.name_key = fold_name(m->c->a, h->p.family, h->p.given, STR_NONE);
	person_keep(m, h);
	out = row_of(&h->p);
	return import_writes(m) ? person_update(m->c->db, m->c->a, &out, &m->c->err) : RC_OK;
}

/* Brings a known person up to the row. */
static enum rc person_change(struct import *m, const struct csv_row *row, struct person_held *h,
                             const struct import_contact *c)
{
	struct person_row out;

	if (h->is_staff)
		return RC_OK;
	if (h->touched != 0) {
		if (h->touched != row->line && says_otherwise(&h->p, c))
			run_note(m, row, name_column(m, c->nth), c->nth,
			         str_fmt(m->c->a, "This contact has other details on line %zu; those are taken.",
			                 h->touched));
		return name_filled(m, h, c);
	}
	h->touched = row->line;
	hand_begin(m, row, "person", h->p.id);
	if (!person_fields(m, h, c))
		return RC_OK;
	h->p.name_key = fold_name(m->c->a, h->p.family, h->p.given, STR_NONE);
	person_keep(m, h);
	out = row_of(&h->p);
	return import_writes(m) ? person_update(m->c->db, m->c->a, &out, &m->c->err) : RC_OK;
}

static enum responsibility responsibility_said(enum answer a)
{
	return a == ANSWER_YES ? RESPONSIBILITY_YES : a == ANSWER_NO ? RESPONSIBILITY_NO : RESPONSIBILITY_NONE;
}

static bool link_flag(struct import *m, int nth, const char *field, const char *what, int64_t *have, enum answer want)
{
	if (want == ANSWER_NONE || *have == (want == ANSWER_YES) ||
	    (field != NULL && !hand_takes(m, field, label_nth(m, nth, what), *have ? S("1") : S("0"),
	                                  want == ANSWER_YES ? S("1") : S("0"))))
		return false;
	*have = want == ANSWER_YES;
	item_field(m, label_nth(m, nth, what), *have ? S("no") : S("yes"), *have ? S("yes") : S("no"));
	return true;
}

/* A restriction that a file brings: it is the school's system that says so, and no paper is named yet. */
static enum rc restriction_bring(struct import *m, const struct contact *k, struct str what)
{
	struct restriction r = { .school_id = k->school_id,
		                 .pupil_id = k->pupil_id,
		                 .id = import_id(m),
		                 .person_id = k->person_id,
		                 .what = what,
		                 .starts = m->c->now.today,
		                 .way = S("import"),
		                 .revision = 1 };

	if (!import_writes(m))
		return RC_OK;
	return restriction_insert(m->c->db, m->c->a, (struct pupil_key){ k->school_id, k->pupil_id }, &r, &m->c->err);
}

static bool order_field(struct import *m, struct contact *k, const struct import_contact *c)
{
	struct str now = str_fmt(m->c->a, "%lld", (long long)k->contact_order);
	struct str want = str_fmt(m->c->a, "%lld", (long long)c->order);

	if (c->order == 0 || k->contact_order == c->order ||
	    !hand_takes(m, "contact_order", label_nth(m, c->nth, "order"), now, want))
		return false;
	item_field(m, label_nth(m, c->nth, "order"), now, want);
	k->contact_order = c->order;
	return true;
}

/* The contact of the row without what a person has to confirm. */
static struct import_contact link_kept(struct import *m, const struct contact *k, const struct import_contact *c)
{
	struct import_contact out = *c;

	if (c->responsibility != ANSWER_NONE && responsibility_said(c->responsibility) != k->responsibility &&
	    !(c->responsibility == ANSWER_YES && k->responsibility == RESPONSIBILITY_UNKNOWN) &&
	    arrangement_waits(m, k->id, "responsibility", label_nth(m, c->nth, "parental responsibility"),
	                      choice_code(responsibility_choices, k->responsibility),
	                      choice_code(responsibility_choices, responsibility_said(c->responsibility))))
		out.responsibility = ANSWER_NONE;
	if (flag_waits(m, k->id, "gets_letters", label_nth(m, c->nth, "gets letters"), k->gets_letters,
	               c->gets_letters))
		out.gets_letters = ANSWER_NONE;
	if (flag_waits(m, k->id, "lives_with", label_nth(m, c->nth, "lives with"), k->lives_with, c->lives_with))
		out.lives_with = ANSWER_NONE;
	return out;
}

/* A link that a row has spoken of is not changed by a later row, but for a restriction: it counts on any line. */
enum { TOUCHED = -1 };

static enum rc link_change(struct import *m, const struct csv_row *row, struct contact *k,
                           const struct import_contact *c)
{
	struct import_contact kept;
	/* A file can set a restriction; only a person can lift one. */
	bool shut = c->restricted == ANSWER_YES && link_flag(m, c->nth, NULL, "restricted", &k->restricted, ANSWER_YES);
	bool changed;

	if (k->revision == TOUCHED)
		return shut ? restriction_bring(m, k, S("As the school system says")) : RC_OK;
	k->revision = TOUCHED;
	hand_begin(m, row, "contact_link", k->id);
	if (!date_none(k->ends)) {
		run_note(m, row, name_column(m, c->nth), c->nth,
		         S("This person is no contact any more: ended by hand."));
		return shut ? restriction_bring(m, k, S("As the school system says")) : RC_OK;
	}
	kept = link_kept(m, k, c);
	c = &kept;
	changed = hand_text(m, "relationship", label_nth(m, c->nth, "relationship"), &k->relationship, c->relationship);
	changed = hand_choice(m, "responsibility", label_nth(m, c->nth, "parental responsibility"),
	                      responsibility_choices, &k->responsibility, responsibility_said(c->responsibility)) ||
	          changed;
	changed = link_flag(m, c->nth, "lives_with", "lives with", &k->lives_with, c->lives_with) || changed;
	changed = link_flag(m, c->nth, "gets_letters", "gets letters", &k->gets_letters, c->gets_letters) || changed;
	changed = order_field(m, k, c) || changed;
	if (changed && import_writes(m))
		TRY(import_contact_update(m->c->db, m->c->a, k, &m->c->err));
	return shut ? restriction_bring(m, k, S("As the school system says")) : RC_OK;
}

static bool is_called(const struct person_held *h, struct str key)
{
	bool is = str_eq(h->p.name_key, key);

	for (const struct person_also *x = h->also; x != NULL && !is; x = x->next)
		is = str_eq(x->p->name_key, key);
	return is;
}

static bool shares_name(const struct person_held *x, const struct person_held *y)
{
	bool is = is_called(x, y->p.name_key);

	for (const struct person_also *z = y->also; z != NULL && !is; z = z->next)
		is = is_called(x, z->p->name_key);
	return is;
}

/* Somebody of this name, now or before a merge, must not see the record. Named anew, with another telephone, it may be
 * the same person: then the restriction would fall away by a file. So the new one is shut out too, until a person says
 * who it is. */
static bool name_is_barred(const struct links *l, const struct person_held *h)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->held[i]->restricted && (l->person[i] == h || shares_name(l->person[i], h)))
			return true;
	return false;
}

static enum rc link_make(struct import *m, const struct csv_row *row, int64_t pupil_id, struct links *l,
                         struct person_held *h, const struct import_contact *c)
{
	bool is_parent = c->responsibility == ANSWER_YES || c->lives_with == ANSWER_YES;
	bool barred = name_is_barred(l, h);
	struct new_link *k = NEW(m->c->a, struct new_link);

	k->person = h;
	k->contact = (struct contact){
		.school_id = m->c->actor.school_id,
		.pupil_id = pupil_id,
		.id = import_id(m),
		.person_id = h->p.id,
		.relationship = c->relationship,
		.responsibility =
		    c->responsibility == ANSWER_NONE ? RESPONSIBILITY_UNKNOWN : responsibility_said(c->responsibility),
		.lives_with = c->lives_with == ANSWER_YES,
		.contact_order = c->order != 0 ? c->order : (int64_t)l->n + 1,
		.gets_letters = c->gets_letters == ANSWER_NONE ? is_parent : c->gets_letters == ANSWER_YES,
		.restricted = c->restricted == ANSWER_YES || barred,
		.starts = m->c->now.today,
		.revision = 1,
	};
	item_field(m, label_nth(m, c->nth, "name"), STR_NONE, import_who(m->c->a, c->given, c->family));
	if (import_writes(m))
		TRY(contact_insert(m->c->db, m->c->a, (struct pupil_key){ k->contact.school_id, pupil_id }, &k->contact,
		                   &m->c->err));
	if (barred)
		run_note(m, row, name_column(m, c->nth), c->nth,
		         S("Somebody of this name must not see this pupil’s record. This contact is shut out as well, "
		           "until a "
		           "person says who it is."));
	if (k->contact.restricted)
		TRY(restriction_bring(
		    m, &k->contact,
		    barred ? S("The same name as somebody who must not see this record: is it the same person?")
		           : S("As the school system says")));
	k->contact.revision = TOUCHED;
	import_index_add(&m->new_link, link_key(m, pupil_id), k);
	links_add(l, &k->contact, h);
	return RC_OK;
}

static struct person person_of(struct import *m, const struct import_contact *c)
{
	return (struct person){ .title = c->title,
		                .given = c->given,
		                .family = c->family,
		                .name_key = adult_key(m->c->a, c),
		                .email = c->email,
		                .phone = c->phone,
		                .address = c->address,
		                .language = letter_language(m->c->a, c->language),
		                .interpreter = c->interpreter == ANSWER_YES,
		                .revision = 1 };
}

/* Contacts of the pupil who are not in the row by name, but could be meant by this one. */
static size_t links_near(struct import *m, const struct links *l, const struct import_contact *c,
                         struct person_held **near)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		if (!l->taken[i] && adult_near(m, l->person[i], c) &&
		    (adult_shares(m->c->a, &l->person[i]->p, c) ||
		     (c->relationship.n > 0 && same_relationship(m->c->a, l->held[i], c))))
			near[n++] = l->person[i];
	return n;
}

/* Where the link stands that the pupil has to this person already; -1: nowhere. */
static int link_of(const struct links *l, const struct person_held *h)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->person[i] == h && !l->taken[i])
			return (int)i;
	return -1;
}

struct bringing {
	struct import *m;
	const struct csv_row *row;
	const struct pupil *pupil;
	struct links *l;
};

static enum rc contact_bring(struct bringing *b, const struct import_contact *c, int at)
{
	struct import *m = b->m;
	struct links *l = b->l;
	struct person_held *near[LINKS_MAX];
	struct person_held *h = at >= 0 ? l->person[at] : NULL;
	struct adult_ask x = {
		.row = b->row, .pupil = b->pupil, .c = c, .not = l->named, .nots = l->nameds, .near = near
	};
	enum adult_is is = ADULT_IS_HERE;
	struct person p;

	if (h == NULL) {
		x.nears = links_near(m, l, c, near);
		is = adult_meant(m, &x, &h);
		at = h != NULL ? link_of(l, h) : -1;
	}
	if (is == ADULT_IS_OPEN || is == ADULT_IS_OUT)
		return RC_OK;
	if (at >= 0)
		l->taken[at] = true;
	if (h == NULL) {
		p = person_of(m, c);
		TRY(people_add(m, &p, b->row->line, &h));
	} else if (at < 0 ||
	           !l->held[at]->restricted) { /* by another name a restricted person would be found no more */
		TRY(person_change(m, b->row, h, c));
	}
	if (l->nameds < LINKS_MAX + 2 * IMPORT_CONTACTS_MAX)
		l->named[l->nameds++] = h;
	if (at < 0)
		return link_make(m, b->row, b->pupil->id, l, h, c);
	return link_change(m, b->row, l->held[at], c);
}

/* Is there a contact of exactly this name and title? */
static bool link_named(struct import *m, const struct links *l, const struct import_contact *c)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->person[i]->p.name_key, adult_key(m->c->a, c)) && str_eq(l->person[i]->p.title, c->title))
			return true;
	return false;
}

/* The contacts of a row, two for each cell that names two. */
static size_t contacts_apart(struct bringing *b, const struct import_contact *c, size_t n, struct import_contact *out)
{
	struct import *m = b->m;
	size_t many = 0;

	for (size_t i = 0; i < n; i++) {
		struct adult_name whole = { c[i].title, c[i].given, c[i].family }, two[2];
		struct adult_ask x = { .row = b->row, .pupil = b->pupil, .c = &c[i] };
		struct import_contact one[2] = { c[i], c[i] };

		if (!adult_two(whole, two)) {
			out[many++] = c[i];
			continue;
		}
		for (int k = 0; k < 2; k++) {
			one[k].title = two[k].title;
			one[k].given = two[k].given;
		}
		many += adults_apart(m, &x, link_named(m, b->l, &one[0]) && link_named(m, b->l, &one[1]), &out[many]);
	}
	return many;
}

enum rc people_contacts(struct import *m, const struct csv_row *row, const struct pupil *pupil,
                        const struct import_contact *c, size_t contacts)
{
	struct import_contact apart[2 * IMPORT_CONTACTS_MAX];
	int at[2 * IMPORT_CONTACTS_MAX];
	struct bringing b = { m, row, pupil, NULL };

	if (contacts == 0)
		return RC_OK;
	b.l = NEW(m->c->a, struct links);
	links_find(m, pupil->id, b.l);
	contacts = contacts_apart(&b, c, contacts, apart);
	links_match(m, b.l, apart, contacts, at);
	/* A known contact of the pupil is not found again for another one of the row. */
	for (size_t i = 0; i < b.l->n; i++)
		b.l->named[b.l->nameds++] = b.l->person[i];
	for (size_t i = 0; i < contacts; i++)
		TRY(contact_bring(&b, &apart[i], at[i]));
	return RC_OK;
}
