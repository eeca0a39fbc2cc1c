/* Records of a pupil, of status, needs, contacts and assignments. Census codes are listed in core/people/codes_rule. */
#include "core/people/pupil_rec.h"

const struct choice pronoun_choices[] = {
	{ "", "Use the name", NULL, NULL, 0, 0 }, { "she", "She, her", NULL, NULL, 0, 0 },
	{ "he", "He, him", NULL, NULL, 0, 0 },    { "they", "They, them", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

static const struct choice SEX[] = {
	{ "", "Not given", NULL, NULL, 0, 0 },
	{ "F", "Female", NULL, NULL, 0, 0 },
	{ "M", "Male", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_SCHOOL_DEFINE(pupil_rec, "pupil", struct pupil, PUPIL);

static const struct choice STATUS_CODES[] = {
	{ "N", "No special educational needs", NULL, NULL, 0, 0 },
	{ "K", "SEN Support", NULL, NULL, 0, 0 },
	{ "E", "EHC plan", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(status_rec, "pupil_status", struct status, STATUS);

RECORD_PUPIL_DEFINE(need_rec, "pupil_need", struct need, NEED);

const struct choice responsibility_choices[] = {
	{ "yes", "Yes", NULL, NULL, 0, 0 },
	{ "no", "No", NULL, NULL, 0, 0 },
	{ "unknown", "We do not know", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(contact_rec, "contact_link", struct contact, CONTACT);

static const struct choice ASSIGNMENT_KINDS[] = {
	{ "ta", "Teaching assistant", NULL, NULL, 0, 0 },
	{ "specialist", "Specialist", NULL, NULL, 0, 0 },
	{ "teacher", "Teacher", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
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
