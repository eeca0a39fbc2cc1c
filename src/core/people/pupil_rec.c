/* Records of a pupil, of status, needs, contacts and assignments. Census codes are listed in core/people/codes_rule. */
#include "core/people/pupil_rec.h"

CHOICES_DEFINE(pronoun, PRONOUN);

CHOICES_DEFINE(sex, SEX);

RECORD_SCHOOL_DEFINE(pupil_rec, "pupil", struct pupil, PUPIL);

CHOICES_DEFINE(status_code, STATUS);

RECORD_PUPIL_JOINED(status_rec, "pupil_status", struct status, STATUS, FIELD_TEXT(struct status, by_name));

RECORD_PUPIL_DEFINE(need_rec, "pupil_need", struct need, NEED);

CHOICES_DEFINE(responsibility, RESPONSIBILITY);

RECORD_PUPIL_DEFINE(contact_rec, "contact_link", struct contact, CONTACT);

CHOICES_DEFINE(assignment_kind, ASSIGNMENT);

RECORD_PUPIL_DEFINE(assignment_rec, "assignment", struct assignment, ASSIGNMENT);

struct str pupil_first(const struct pupil *p)
{
	if (p->preferred.n > 0)
		return p->preferred;
	return p->given.n > 0 ? p->given : p->family;
}

struct str pupil_name(struct arena *a, const struct pupil *p)
{
	return name_full(a, p->preferred.n > 0 ? p->preferred : p->given, p->family);
}

char status_letter(enum status_code code)
{
	switch (code) {
	case STATUS_NONE:
	case STATUS_N:
		break;
	case STATUS_K:
		return 'K';
	case STATUS_E:
		return 'E';
	}
	return 'N';
}
