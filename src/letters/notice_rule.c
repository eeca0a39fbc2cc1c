/* Who must be told, and who has been. */
#include "letters/notice_rule.h"

static const struct {
	struct str word;
	enum relation_kind kind;
} RELATIONS[] = {
	{ RTEXT("mother"), RELATION_PARENT },
	{ RTEXT("father"), RELATION_PARENT },
	{ RTEXT("parent"), RELATION_PARENT },
	{ RTEXT("mum"), RELATION_PARENT },
	{ RTEXT("dad"), RELATION_PARENT },
	{ RTEXT("adoptive parent"), RELATION_PARENT },
	{ RTEXT("foster carer"), RELATION_CARER },
	{ RTEXT("foster parent"), RELATION_CARER },
	{ RTEXT("carer"), RELATION_CARER },
	{ RTEXT("guardian"), RELATION_CARER },
	{ RTEXT("special guardian"), RELATION_CARER },
	{ RTEXT("stepmother"), RELATION_CARER },
	{ RTEXT("stepfather"), RELATION_CARER },
	{ RTEXT("step-parent"), RELATION_CARER },
	{ RTEXT("step parent"), RELATION_CARER },
	{ RTEXT("grandmother"), RELATION_CARER },
	{ RTEXT("grandfather"), RELATION_CARER },
	{ RTEXT("grandparent"), RELATION_CARER },
	{ RTEXT("aunt"), RELATION_CARER },
	{ RTEXT("uncle"), RELATION_CARER },
	{ RTEXT("social worker"), RELATION_AUTHORITY },
	{ RTEXT("local authority"), RELATION_AUTHORITY },
};

enum relation_kind relation_of(struct str relationship)
{
	struct str t = str_trim(relationship);

	for (size_t i = 0; i < sizeof RELATIONS / sizeof RELATIONS[0]; i++) {
		if (str_same(t, RELATIONS[i].word))
			return RELATIONS[i].kind;
	}
	return RELATION_OTHER;
}

bool contact_entitled(const struct contact_fact *c, struct date today, struct str *why)
{
	enum relation_kind kind = relation_of(c->relationship);

	if (!rule_applies(c->from, c->to, today)) {
		*why = S("The link to the pupil is not in force on this day.");
		return false;
	}
	if (c->restricted) {
		*why = S("A restriction is recorded. Nothing is sent to this person.");
		return false;
	}
	if (c->responsibility == RESPONSIBILITY_YES) {
		*why = kind == RELATION_AUTHORITY ? S("The local authority has parental responsibility.")
		                                  : S("Has parental responsibility.");
		return true;
	}
	if (kind == RELATION_PARENT) {
		*why = S("Every natural parent counts as a parent in education law, with or without parental "
		         "responsibility.");
		return true;
	}
	if (kind == RELATION_CARER && c->lives_with) {
		*why = S("Cares for the child, who lives with them.");
		return true;
	}
	*why = c->responsibility != RESPONSIBILITY_NO
	           ? S("It is not recorded whether this person has parental responsibility. Please ask.")
	           : S("Has no parental responsibility and does not care for the child.");
	return false;
}

static struct told told_pupil(const struct addressee_fact *p, struct str why)
{
	return (struct told){ .person = p->person,
		              .name = p->name,
		              .as = TOLD_YOUNG_PERSON,
		              .must = true,
		              .on_paper = !p->has_account,
		              .to_pupil = true,
		              .why = why };
}

static struct told told_contact(const struct contact_fact *c, enum told_as as, struct str why)
{
	return (struct told){ .person = c->person,
		              .name = c->name,
		              .as = as,
		              .must = as != TOLD_TOO,
		              .wished = as == TOLD_TOO && c->share == SHARE_YES,
		              .on_paper = !c->has_account,
		              .why = why };
}

/* The representative among the contacts; NULL when every parent is one. */
static const struct contact_fact *who_acts(const struct addressee_fact *pupil, enum addressee_kind kind,
                                           const struct contact_fact *contact, size_t n, struct date today)
{
	for (size_t i = 0; i < n && kind == ADDRESSEE_FOR_YOUNG && pupil->acts != 0; i++)
		if (contact[i].person == pupil->acts && !contact[i].restricted &&
		    rule_applies(contact[i].from, contact[i].to, today))
			return &contact[i];
	return NULL;
}

struct told_list told_list(struct arena *a, const struct addressee_fact *pupil, const struct contact_fact *contact,
                           size_t n, struct date today)
{
	static const enum told_as as[] = {
		[ADDRESSEE_PARENTS] = TOLD_PARENT,
		[ADDRESSEE_YOUNG_PERSON] = TOLD_TOO,
		[ADDRESSEE_FOR_YOUNG] = TOLD_REPRESENTATIVE,
	};
	struct told *in = NEW_ARRAY(a, struct told, n + 1);
	struct told *out = NEW_ARRAY(a, struct told, n + 1);
	struct addressee who = addressee_of(a, pupil->born, pupil->cannot_decide, today);
	const struct contact_fact *acts = who_acts(pupil, who.kind, contact, n, today);
	struct told_list l = { .item = in, .left_out = out };

	if (who.kind == ADDRESSEE_YOUNG_PERSON)
		in[l.n++] = told_pupil(pupil, who.why);
	if (acts != NULL)
		in[l.n++] = told_contact(acts, TOLD_REPRESENTATIVE, S("Acts in the young person’s place."));
	for (size_t i = 0; i < n; i++) {
		struct str why;
		bool is_in = contact_entitled(&contact[i], today, &why);

		if (&contact[i] == acts)
			continue;
		if (is_in && who.kind == ADDRESSEE_YOUNG_PERSON && contact[i].share == SHARE_NO) {
			is_in = false;
			why = S("The young person does not want this.");
		}
		if (is_in)
			in[l.n++] = told_contact(&contact[i], acts != NULL ? TOLD_TOO : as[who.kind], why);
		else
			out[l.left_out_n++] = told_contact(&contact[i], TOLD_TOO, why);
	}
	for (size_t i = 0; i < l.n; i++)
		l.must += in[i].must;
	if (l.must == 0)
		l.problem =
		    S("There is nobody to tell. Record who has parental responsibility, or ask the local authority.");
	return l;
}

bool notice_is_to(const struct notice *n, const struct told *t)
{
	return n->to_pupil == t->to_pupil && (t->to_pupil || n->person_id == t->person);
}

bool notice_is_over(const struct notice *n, struct date today)
{
	const char *stands = n->kind == NOTICE_MEETING ? "booked" : "cancelled";

	if (!date_none(n->sent_on) || (n->kind != NOTICE_MEETING && n->kind != NOTICE_MEETING_OFF))
		return false;
	return date_none(n->meets_on) || date_cmp(n->meets_on, today) < 0 || !str_is(n->meets_state, stands);
}

bool notice_given(const struct told *t, const struct notice_fact *notice, size_t n, struct date *when)
{
	bool is_given = false;

	for (size_t i = 0; i < n; i++) {
		const struct notice_fact *f = &notice[i];

		if (date_none(f->sent) || f->to_pupil != t->to_pupil || (!t->to_pupil && f->person != t->person))
			continue;
		if (!is_given || date_cmp(f->sent, *when) < 0)
			*when = f->sent;
		is_given = true;
	}
	return is_given;
}

bool notice_given_before_rights(const struct addressee_fact *pupil, const struct notice_fact *notice, size_t n,
                                struct date today)
{
	if (!over_school_age(pupil->born, today))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!notice[i].to_pupil && !date_none(notice[i].sent) && !over_school_age(pupil->born, notice[i].sent))
			return true;
	return false;
}

size_t notice_missing(const struct told_list *l, const struct notice_fact *notice, size_t n)
{
	size_t missing = 0;

	for (size_t i = 0; i < l->n; i++) {
		struct date when;

		missing += l->item[i].must && !notice_given(&l->item[i], notice, n, &when);
	}
	return missing;
}
