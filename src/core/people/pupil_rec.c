/* Records of a pupil, of status, needs, contacts and assignments. Census codes are listed in core/people/codes_rule. */
#include "core/people/pupil_rec.h"

const struct choice pronoun_choices[] = {
	{ "", "Use the name", NULL, NULL },   { "she", "She, her", NULL, NULL }, { "he", "He, him", NULL, NULL },
	{ "they", "They, them", NULL, NULL }, { NULL, NULL, NULL, NULL },
};

static const struct choice SEX[] = {
	{ "", "Not given", NULL, NULL },
	{ "F", "Female", NULL, NULL },
	{ "M", "Male", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

RECORD_SCHOOL_DEFINE(pupil_rec, "pupil", struct pupil, PUPIL);

static const struct choice STATUS_CODES[] = {
	{ "N", "No special educational needs", NULL, NULL },
	{ "K", "SEN Support", NULL, NULL },
	{ "E", "EHC plan", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

RECORD_PUPIL_DEFINE(status_rec, "pupil_status", struct status, STATUS);

RECORD_PUPIL_DEFINE(need_rec, "pupil_need", struct need, NEED);

const struct choice responsibility_choices[] = {
	{ "yes", "Yes", NULL, NULL },
	{ "no", "No", NULL, NULL },
	{ "unknown", "We do not know", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

RECORD_PUPIL_DEFINE(contact_rec, "contact_link", struct contact, CONTACT);

static const struct choice ASSIGNMENT_KINDS[] = {
	{ "ta", "Teaching assistant", NULL, NULL },
	{ "specialist", "Specialist", NULL, NULL },
	{ "teacher", "Teacher", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

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
