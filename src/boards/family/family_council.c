#include "boards/family/family_council.h"

#include "boards/family/family_own.h"
#include "core/people/codes_rule.h"
#include "core/people/pupil_sql.h"
#include "core/rights/gate.h"

ACTION(ACT_FAMILY_COUNCIL, "family.council", "Opened the letter to the council on the family page");

enum { PARTS_MAX = 80, HEAD_LINES = 8 };

struct parts {
	struct letter_part *list;
	size_t n;
};

static void add(struct parts *l, enum letter_part_kind kind, struct str label, struct str text)
{
	if (text.n > 0 && l->n < PARTS_MAX)
		l->list[l->n++] = (struct letter_part){ .kind = kind, .label = label, .text = text };
}

static void text(struct parts *l, struct str words)
{
	add(l, LETTER_TEXT, STR_NONE, words);
}

static void item(struct parts *l, struct str words)
{
	add(l, LETTER_ITEM, STR_NONE, words);
}

/* Only the reader's own address; nobody else's is looked at. */
static enum rc own_head(struct ctx *c, struct pupil_key k, struct letter_frame *f)
{
	struct str *line = NEW_ARRAY(c->a, struct str, HEAD_LINES);
	struct contact *contact;
	struct str address = STR_NONE;
	size_t n;

	TRY(contact_list(c->db, c->a, k, c->now.today, &contact, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (contact[i].person_id == c->actor.person_id)
			address = contact[i].person.address;
	line[f->n_school++] = c->actor.name;
	while (address.n > 0 && f->n_school < HEAD_LINES) {
		struct str one = str_trim(str_cut(address, str_find(address, S("\n")) >= 0 ? '\n' : ',', &address));

		if (one.n > 0)
			line[f->n_school++] = one;
	}
	f->school = line;
	return RC_OK;
}

static void facts(struct ctx *c, const struct family_view *v, struct parts *l)
{
	const struct pupil_view *p = &v->pupil;

	add(l, LETTER_ROW, S("Name"), p->name);
	add(l, LETTER_ROW, S("Born"), date_long(c->a, p->pupil.born));
	add(l, LETTER_ROW, S("School"), v->school.school.name);
	if (p->status.code == STATUS_K)
		add(l, LETTER_ROW, S("SEN Support since"), date_long(c->a, p->status.starts));
}

static void needs(struct parts *l, const struct family_view *v)
{
	if (v->pupil.needs == 0)
		return;
	add(l, LETTER_HEADING, STR_NONE, S("What is hard"));
	for (size_t i = 0; i < v->pupil.needs; i++) {
		const struct sen_type *t = sen_type_find(v->pupil.need[i].code);

		item(l, t != NULL ? t->label : v->pupil.need[i].code);
	}
}

static void help(struct ctx *c, const struct family_view *v, struct parts *l)
{
	const struct pupil_view *p = &v->pupil;

	if (p->supports == 0)
		return;
	add(l, LETTER_HEADING, STR_NONE, S("The help so far"));
	for (size_t i = 0; i < p->supports; i++) {
		const struct support_dose *s = &p->support[i];

		if (s->dose.planned > 0)
			item(l, str_fmt(c->a, "%.*s: %lld of %lld sessions were given.", STR_ARG(s->provision.what),
			                (long long)s->dose.given, (long long)s->dose.planned));
		else
			item(l, s->provision.what);
	}
}

static void goals(struct ctx *c, const struct family_view *v, struct parts *l)
{
	const struct pupil_view *p = &v->pupil;

	if (p->outcomes == 0)
		return;
	add(l, LETTER_HEADING, STR_NONE, S("How far it went"));
	for (size_t i = 0; i < p->outcomes; i++) {
		const struct outcome_line *o = &p->outcome[i];
		struct str aim = str_sentence(c->a, o->outcome.aim);

		if (o->outcome.baseline == MILLI_NONE || o->outcome.target == MILLI_NONE || !o->progress.has_latest)
			item(l, aim);
		else
			item(l, str_fmt(c->a, "%.*s: %.*s at the start, %.*s now. The goal is %.*s.", STR_ARG(aim),
			                STR_ARG(progress_number(c->a, o->outcome.baseline)),
			                STR_ARG(progress_number(c->a, o->progress.latest.value)),
			                STR_ARG(progress_number(c->a, o->outcome.target))));
	}
}

static void asks(struct ctx *c, const struct family_view *v, struct parts *l)
{
	struct str who = v->own ? S("I") : v->pupil.first;

	add(l, LETTER_HEADING, STR_NONE, S("What I ask"));
	text(l, str_fmt(c->a,
	                "I think that %.*s %s or may have special needs, and may need an EHC plan. That is the test in "
	                "section 36(8).",
	                STR_ARG(who), v->own ? "have" : "has"));
	text(l, S("Please ask the school for its record. It shows what was tried, and what came of it."));
	text(l, S("You must tell me yes or no within six weeks. Regulation 5 of the SEND Regulations 2014 says so. "
	          "Please tell "
	          "me who deals with this letter."));
}

enum rc family_council_letter(struct ctx *c, int64_t pupil_id, struct family_view *v, struct letter *out)
{
	struct str *to = NEW_ARRAY(c->a, struct str, 2);
	struct parts l = { NEW_ARRAY(c->a, struct letter_part, PARTS_MAX), 0 };
	struct pupil_key k;
	struct young young;

	TRY(family_gate(c, pupil_id, &ACT_FAMILY_COUNCIL, &k, &young));
	TRY(family_load(c, pupil_id, v));
	if (!v->may.sees)
		return RC_NONE;
	*out = (struct letter){ .is_signed = true, .is_bare = true };
	out->frame = (struct letter_frame){
		.made_utc = c->now.utc,
		.lang = S("en"),
		.to = to,
		.n_to = 2,
		.greeting = S("To the SEN team"),
		.written_on = c->now.today,
		.from_name = c->actor.name,
		.from_role = v->own ? STR_NONE : str_fmt(c->a, "Parent or carer of %.*s", STR_ARG(v->pupil.name))
	};
	to[0] = S("The SEN team");
	to[1] = v->school.area.profile.la_name.n > 0 ? v->school.area.profile.la_name : S("The council");
	TRY(own_head(c, k, &out->frame));
	out->title = S("Please carry out an EHC needs assessment");
	text(&l, str_fmt(c->a,
	                 "I ask you for an EHC needs assessment of %.*s. I may ask you under section 36(1) of the "
	                 "Children and Families Act 2014.",
	                 STR_ARG(v->own ? S("my own needs") : v->pupil.name)));
	facts(c, v, &l);
	needs(&l, v);
	help(c, v, &l);
	goals(c, v, &l);
	asks(c, v, &l);
	out->parts = l.list;
	out->n_parts = l.n;
	return RC_OK;
}

enum rc family_council_paper(struct ctx *c, int64_t pupil_id, struct str print, struct str *out)
{
	struct family_view *v = NEW(c->a, struct family_view);
	struct letter l;

	TRY(family_council_letter(c, pupil_id, v, &l));
	l.frame.large_print = str_is(print, "large") || (!str_is(print, "usual") && v->wish.format == FORMAT_LARGE);
	return letter_paper(c->a, &l, out, &c->err);
}
