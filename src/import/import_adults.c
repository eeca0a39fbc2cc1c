/* Which adult a contact of a file is. A forename and surname with the same e-mail or the same telephone are one person,
 * wherever in the file or the school they stand; an e-mail or a telephone alone is nobody; a name of which only an
 * initial is known, or no forename, is asked when it could be somebody, and never settled here. */
#include "import/import_run.h"

#include "kit/text/fold.h"

enum { HELD_MAX = QUESTION_RIVALS_MAX };

/* A name with one thing more. Those that one line ties together are one (up leads to it). */
struct adult_node {
	struct adult_node *up;
	struct person_held *held[HELD_MAX];
	size_t n;
};

static struct adult_node *root(struct adult_node *x)
{
	while (x->up != NULL)
		x = x->up;
	return x;
}

static struct adult_node *unite(struct adult_node *x, struct adult_node *y)
{
	if (x == NULL || y == NULL)
		return x != NULL ? root(x) : y != NULL ? root(y) : NULL;
	x = root(x);
	y = root(y);
	if (x == y)
		return x;
	y->up = x;
	for (size_t i = 0; i < y->n && x->n < HELD_MAX; i++)
		x->held[x->n++] = y->held[i];
	return x;
}

static struct adult_node *node_at(struct import *m, struct str name, const char *what, struct str more)
{
	struct str key = str_fmt(m->c->a, "%.*s|%s|%.*s", STR_ARG(name), what, STR_ARG(more));
	uint32_t at = 0;
	struct adult_node *x;

	if (more.n == 0)
		return NULL;
	x = import_index_next(&m->adult, key, &at);
	if (x == NULL) {
		x = NEW(m->c->a, struct adult_node);
		import_index_add(&m->adult, key, x);
	}
	return root(x);
}

/* An initial ties only together with title, e-mail and telephone, all of them; no forename at all ties nothing. */
static struct adult_node *node_of(struct import *m, struct str title, struct str given, struct str name_key,
                                  struct str email, struct str phone)
{
	struct arena *a = m->c->a;
	struct str mail = str_lower_ascii(a, email), digits = phone_digits(a, phone), key = fold_key(a, given);

	if (!adult_weak(key))
		return unite(node_at(m, name_key, "e", mail), node_at(m, name_key, "t", digits));
	if (key.n == 0 || title.n == 0 || mail.n == 0 || digits.n == 0)
		return NULL;
	return node_at(m, name_key, "w",
	               str_fmt(a, "%.*s|%.*s|%.*s", STR_ARG(fold_tight(a, title)), STR_ARG(mail), STR_ARG(digits)));
}

struct str adult_key(struct arena *a, const struct import_contact *c)
{
	return fold_name(a, c->family, c->given, STR_NONE);
}

static struct adult_node *node_said(struct import *m, const struct import_contact *c)
{
	return node_of(m, c->title, c->given, adult_key(m->c->a, c), c->email, c->phone);
}

void adults_note(struct import *m, const struct import_contact *c, size_t n)
{
	for (size_t i = 0; i < n; i++)
		(void)node_said(m, &c[i]);
}

void adults_note_kept(struct import *m)
{
	struct import_reader quiet = import_reader_new(m->c->a, m->r->file, m->r->map, m->r->today);
	struct import_contact *c;

	for (size_t i = 0; i < m->kepts; i++) {
		size_t n;

		quiet.row = m->kept[i].source;
		n = import_row_contacts(&quiet, STR_NONE, &c);
		for (size_t k = 0; k < n; k++)
			if (c[k].family.n > 0)
				adults_note(m, &c[k], 1);
	}
}

void adult_hold(struct import *m, const struct person *p, struct person_held *h)
{
	struct adult_node *x = h->is_pupil ? NULL : node_of(m, p->title, p->given, p->name_key, p->email, p->phone);

	if (x == NULL)
		return;
	for (size_t i = 0; i < x->n; i++)
		if (x->held[i] == h)
			return;
	if (x->n < HELD_MAX)
		x->held[x->n++] = h;
}

static bool same_text(struct str x, struct str y)
{
	return x.n > 0 && str_eq(x, y);
}

bool adult_shares(struct arena *a, const struct person *p, const struct import_contact *c)
{
	return same_text(str_lower_ascii(a, p->email), str_lower_ascii(a, c->email)) ||
	       same_text(phone_digits(a, p->phone), phone_digits(a, c->phone));
}

bool adult_near(struct import *m, const struct person_held *h, const struct import_contact *c)
{
	struct arena *a = m->c->a;
	struct str mine = fold_key(a, c->given), theirs = fold_key(a, h->p.given);

	if (h->is_pupil || adult_titles_differ(h->p.title, c->title))
		return false;
	if (str_eq(fold_key(a, h->p.family), fold_key(a, c->family)))
		return adult_given_fits(mine, theirs);
	/* Another surname: the e-mail says more than a telephone does. */
	return !adult_weak(mine) && str_eq(mine, theirs) &&
	       same_text(str_lower_ascii(a, h->p.email), str_lower_ascii(a, c->email));
}

struct found {
	struct person_held *h[HELD_MAX];
	size_t n;
};

static void found_add(struct found *f, const struct adult_ask *x, struct person_held *h, bool may_be_known)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->h[i] == h)
			return;
	for (size_t i = 0; i < x->nots && !may_be_known; i++)
		if (x->not [i] == h)
			return;
	if (f->n < HELD_MAX)
		f->h[f->n++] = h;
}

static void found_in(struct import *m, struct found *f, const struct adult_ask *x, const struct import_index *by,
                     struct str key)
{
	uint32_t at = 0;
	struct person_held *h;

	while (key.n > 0 && (h = import_index_next(by, key, &at)) != NULL)
		if (adult_near(m, h, x->c))
			found_add(f, x, h, false);
}

/* ---- questions ---- */

static struct str whole_name(struct arena *a, struct str title, struct str given, struct str family)
{
	struct str part[3];
	size_t n = 0;

	if (title.n > 0)
		part[n++] = title;
	if (given.n > 0)
		part[n++] = given;
	if (family.n > 0)
		part[n++] = family;
	return str_join(a, part, n, S(" "));
}

static struct str said_name(struct arena *a, const struct import_contact *c)
{
	return whole_name(a, c->title, c->given, c->family);
}

/* One who is only made by this import has no lasting id yet. */
static struct str ident(struct arena *a, const struct person_held *h)
{
	if (!h->is_fresh)
		return str_fmt(a, "is:%lld", (long long)h->p.id);
	return str_fmt(a, "is:%.*s/%.*s/%.*s/%.*s", STR_ARG(fold_tight(a, h->p.title)), STR_ARG(h->p.name_key),
	               STR_ARG(str_lower_ascii(a, h->p.email)), STR_ARG(phone_digits(a, h->p.phone)));
}

static struct import_question *question_of(struct import *m, const struct adult_ask *x, const char *kind,
                                           const struct found *f)
{
	struct arena *a = m->c->a;
	const struct import_contact *c = x->c;
	struct str key = str_fmt(a, "%s|%.*s|%.*s|%.*s|%.*s|%.*s", kind, STR_ARG(fold_key(a, said_name(a, c))),
	                         STR_ARG(str_lower_ascii(a, c->email)), STR_ARG(phone_digits(a, c->phone)),
	                         STR_ARG(fold_key(a, c->relationship)), STR_ARG(fold_key(a, c->address)));
	struct import_question *q;

	for (size_t i = 0; i < f->n; i++)
		key = str_fmt(a, "%.*s|%.*s", STR_ARG(key), STR_ARG(ident(a, f->h[i])));
	if (f->n == 0)
		key = str_fmt(a, "%.*s|%.*s", STR_ARG(key), STR_ARG(x->pupil->name_key));
	q = question_new(m, x->row->line, key);
	q->rivals = f->n;
	return q;
}

static void facts_write(struct import *m, struct import_question *q, const struct adult_ask *x, const struct found *f)
{
	struct arena *a = m->c->a;
	struct str name[HELD_MAX], phone[HELD_MAX], email[HELD_MAX], address[HELD_MAX], none[HELD_MAX] = { { 0 } };

	for (size_t i = 0; i < f->n; i++) {
		const struct person *p = &f->h[i]->p;

		name[i] = whole_name(a, p->title, p->given, p->family);
		phone[i] = p->phone;
		email[i] = p->email;
		address[i] = p->address;
	}
	question_fact(q, "Name", said_name(a, x->c), name);
	question_fact(q, "Telephone", x->c->phone, phone);
	question_fact(q, "E-mail", x->c->email, email);
	question_fact(q, "Address", x->c->address, address);
	question_fact(q, "Contact of", import_who(a, x->pupil->given, x->pupil->family), none);
	question_fact(q, "Relationship", x->c->relationship, none);
}

static struct str out_text(struct import *m, const struct adult_ask *x)
{
	return str_fmt(m->c->a, "Leave %.*s out", STR_ARG(said_name(m->c->a, x->c)));
}

static struct str ask(struct import *m, const struct adult_ask *x, const struct found *f)
{
	struct arena *a = m->c->a;
	struct import_question *q = question_of(m, x, "adult", f);

	q->title = str_fmt(a, "Is %.*s on line %zu somebody who is here?", STR_ARG(said_name(a, x->c)), q->line);
	q->why = adult_weak(fold_key(a, x->c->given))
	             ? S("The file has no full forename. One e-mail or telephone can belong to several people.")
	             : S("Something is the same, and something is not. One e-mail or telephone can belong to several "
	                 "people.");
	facts_write(m, q, x, f);
	for (size_t i = 0; i < f->n; i++)
		question_choice(
		    q, ident(a, f->h[i]), str_fmt(a, "One person: %.*s", STR_ARG(q->fact[0].here[i])),
		    S("The contact is added to this person. A forename stays when the file has an initial."));
	question_choice(q, S("new"), S("Another person"), S("A person is added. Nothing changes for the other."));
	question_choice(q, S("out"), out_text(m, x), S("The child and the other contacts are brought in."));
	return question_ask(m, q);
}

/* The contact has the very name of the child: father and son, or the columns were taken for each other. */
static struct str ask_child(struct import *m, const struct adult_ask *x)
{
	struct arena *a = m->c->a;
	const struct found none = { .n = 0 };
	struct import_question *q = question_of(m, x, "child", &none);

	q->title = str_fmt(a, "Is %.*s on line %zu a grown-up?", STR_ARG(said_name(a, x->c)), q->line);
	q->why =
	    S("The contact has the child’s own name. When many lines ask this, the columns of the child and of the "
	      "contact were taken for each other.");
	facts_write(m, q, x, &none);
	question_choice(q, S("new"), S("Yes, a grown-up of the same name"), S("The contact is brought in."));
	question_choice(q, S("out"), S("No, this is the child"), S("The contact is left out."));
	return question_ask(m, q);
}

/* "Mr Hal Crane" is no child; but in a file of contacts the title can stand beside the child's name. */
static bool is_titled(const struct import *m, const struct adult_ask *x)
{
	return x->c->title.n > 0 &&
	       (m->o->kind == IMPORT_ROLL || column_cell(m->r->map, x->row, COL_CONTACT_TITLE, x->c->nth).n == 0);
}

static bool is_child(struct import *m, const struct adult_ask *x)
{
	struct arena *a = m->c->a;
	const struct pupil *p = x->pupil;
	struct str key = adult_key(a, x->c);

	if (is_titled(m, x))
		return false;
	return str_eq(key, fold_name(a, p->family, p->given, STR_NONE)) ||
	       (p->preferred.n > 0 && str_eq(key, fold_name(a, p->family, p->preferred, STR_NONE)));
}

static enum adult_is left_out(struct import *m, const struct adult_ask *x)
{
	m->report->kept_out++;
	run_note(m, x->row, COL_NONE, 0, S("A contact is left out, as you said."));
	return ADULT_IS_OUT;
}

enum adult_is adult_meant(struct import *m, const struct adult_ask *x, struct person_held **out)
{
	struct adult_node *node = node_said(m, x->c);
	struct found f = { .n = 0 };
	struct str answer;

	*out = NULL;
	if (is_child(m, x)) {
		answer = ask_child(m, x);
		if (!str_is(answer, "new"))
			return answer.n == 0 ? ADULT_IS_OPEN : left_out(m, x);
	}
	for (size_t i = 0; node != NULL && i < node->n; i++)
		found_add(&f, x, node->held[i], false);
	if (f.n == 1 && !adult_titles_differ(f.h[0]->p.title, x->c->title)) {
		*out = f.h[0];
		return ADULT_IS_HERE;
	}
	found_in(m, &f, x, &m->person_email, str_lower_ascii(m->c->a, x->c->email));
	found_in(m, &f, x, &m->person_phone, phone_digits(m->c->a, x->c->phone));
	for (size_t i = 0; i < x->nears; i++)
		found_add(&f, x, x->near[i], true);
	if (f.n == 0)
		return ADULT_IS_NEW;
	answer = ask(m, x, &f);
	for (size_t i = 0; i < f.n && *out == NULL; i++)
		if (str_eq(answer, ident(m->c->a, f.h[i])))
			*out = f.h[i];
	if (*out != NULL)
		return ADULT_IS_HERE;
	if (str_is(answer, "out"))
		return left_out(m, x);
	return answer.n == 0 ? ADULT_IS_OPEN : ADULT_IS_NEW;
}

size_t adults_apart(struct import *m, const struct adult_ask *x, bool both_known, struct import_contact out[2])
{
	struct arena *a = m->c->a;
	const struct found none = { .n = 0 };
	struct adult_name whole = { x->c->title, x->c->given, x->c->family }, two[2];
	struct import_question *q;
	struct str answer = S("two");

	if (!adult_two(whole, two))
		return 0;
	for (int i = 0; i < 2; i++) {
		out[i] = *x->c;
		out[i].title = two[i].title;
		out[i].given = two[i].given;
	}
	if (!both_known) {
		q = question_of(m, x, "two", &none);
		q->title = str_fmt(a, "“%.*s” on line %zu: one adult or two?", STR_ARG(said_name(a, x->c)), q->line);
		q->why =
		    S("One cell names two people. Each needs a record of their own: what one of them says, and who may "
		      "see what, is theirs alone.");
		facts_write(m, q, x, &none);
		question_choice(q, S("two"),
		                str_fmt(a, "Two adults, %.*s and %.*s", STR_ARG(said_name(a, &out[0])),
		                        STR_ARG(said_name(a, &out[1]))),
		                S("Each is a contact. Both keep the telephone and the e-mail until you change it."));
		question_choice(q, S("first"), str_fmt(a, "Only %.*s", STR_ARG(said_name(a, &out[0]))), STR_NONE);
		question_choice(q, S("second"), str_fmt(a, "Only %.*s", STR_ARG(said_name(a, &out[1]))), STR_NONE);
		question_choice(q, S("out"), out_text(m, x), S("The child and the other contacts are brought in."));
		answer = question_ask(m, q);
	}
	if (str_is(answer, "two"))
		return 2;
	if (str_is(answer, "second"))
		out[0] = out[1];
	if (str_is(answer, "out"))
		(void)left_out(m, x);
	return str_is(answer, "first") || str_is(answer, "second");
}
