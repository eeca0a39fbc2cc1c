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

static const struct field PUPIL[] = {
	FIELD_ID(struct pupil, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct pupil, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_TEXT(struct pupil, upn, .label = "Unique pupil number", .max = 13, .width = 14, .flags = F_PERSONAL,
	           .doc = "UPN of 13 characters with check letter"),
	FIELD_TEXT(struct pupil, former_upn, .label = "Former unique pupil number", .max = 13, .width = 14,
	           .flags = F_PERSONAL, .doc = "UPN held before, when it was changed"),
	FIELD_TEXT(struct pupil, given, .label = "First name", .max = 100, .flags = F_PERSONAL,
	           .doc = "Given name; may be empty for people with one name"),
	FIELD_TEXT(struct pupil, family, .label = "Last name", .max = 100, .flags = F_PERSONAL | F_REQUIRED,
	           .missing = "Enter the last name", .doc = "Family name, or the only name"),
	FIELD_TEXT(struct pupil, preferred, .label = "Name they like to be called",
	           .hint = "Leave empty when it is the first name", .max = 100, .flags = F_PERSONAL,
	           .doc = "Used instead of the given name wherever the pupil is named"),
	FIELD_TEXT(struct pupil, name_key, .flags = F_HIDDEN | F_PERSONAL,
	           .doc = "Folded name for search and sorting; never shown"),
	FIELD_DATE(struct pupil, born, .label = "Date of birth", .flags = F_PERSONAL | F_REQUIRED,
	           .missing = "Enter the date of birth", .doc = "Date of birth"),
	FIELD_CHOICE(struct pupil, sex, .label = "Sex in the school's register", .flags = F_PERSONAL | F_INLINE,
	             .choices = SEX, .doc = "F, M or empty, as the register has it"),
	FIELD_INT(struct pupil, year_group, .label = "Year group", .min = -2, .max = 99, .flags = F_PERSONAL,
	          .doc = "Year the pupil is taught in: -2 and -1 nursery, 0 Reception, 1 to 14, 99 none"),
	FIELD_ID(struct pupil, class_id, .label = "Class", .flags = F_PERSONAL, .doc = "Class of the pupil"),
	FIELD_TEXT(struct pupil, language, .label = "Languages", .hint = "For example English and Urdu", .max = 100,
	           .flags = F_PERSONAL, .doc = "Languages the pupil speaks"),
	FIELD_CHOICE(struct pupil, pronoun, .label = "How to speak about them", .flags = F_PERSONAL,
	             .choices = pronoun_choices, .doc = "Pronoun for sentences; empty: the name is used"),
	FIELD_LONG(struct pupil, about, .label = "What they enjoy and are proud of",
	           .hint = "One or two sentences every teacher should know", .max = 1000, .flags = F_PERSONAL,
	           .doc = "Interests and strengths in plain words, shown to everybody who teaches the pupil"),
	FIELD_ID(struct pupil, person_id, .flags = F_HIDDEN, .doc = "The person with whom the pupil signs in"),
	FIELD_DATE(struct pupil, joined_on, .label = "Joined the school", .flags = F_PERSONAL,
	           .doc = "First day on roll"),
	FIELD_DATE(struct pupil, left_on, .label = "Left the school", .flags = F_PERSONAL,
	           .doc = "Last day on roll; none while on roll"),
	FIELD_INT(struct pupil, revision, .flags = F_HIDDEN, .doc = "Counts the changes; an old one is a conflict"),
};
RECORD_DEFINE(pupil_rec, "pupil", struct pupil, PUPIL);

static const struct choice STATUS_CODES[] = {
	{ "N", "No special educational needs", NULL, NULL },
	{ "K", "SEN Support", NULL, NULL },
	{ "E", "EHC plan", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field STATUS[] = {
	FIELD_ID(struct status, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct status, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct status, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_CHOICE(struct status, code, .label = "Status", .flags = F_PERSONAL | F_REQUIRED | F_INLINE,
	             .choices = STATUS_CODES, .missing = "Choose the status", .doc = "Census code N, K or E"),
	FIELD_DATE(struct status, starts, .label = "From", .flags = F_PERSONAL | F_REQUIRED,
	           .missing = "Enter the first day", .doc = "First day of this status"),
	FIELD_DATE(struct status, ends, .label = "Until", .flags = F_PERSONAL,
	           .doc = "Last day of this status; none for the one in force"),
	FIELD_LONG(struct status, reason, .label = "Why it changed", .max = 1000, .flags = F_PERSONAL,
	           .doc = "Reason of the change in a sentence"),
	FIELD_ID(struct status, decided_by, .flags = F_HIDDEN, .doc = "Person who decided; none when imported"),
};
RECORD_DEFINE(status_rec, "pupil_status", struct status, STATUS);

static const struct field NEED[] = {
	FIELD_ID(struct need, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct need, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct need, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_TEXT(struct need, code, .label = "Type of need", .max = 8, .flags = F_PERSONAL | F_REQUIRED,
	           .missing = "Choose the type of need", .doc = "Census code of the type of need"),
	FIELD_INT(struct need, rank, .label = "Rank", .hint = "1 for the main need", .min = 1, .max = 99, .width = 3,
	          .flags = F_PERSONAL, .doc = "1 is the primary need, 2 the next, and so on"),
	FIELD_DATE(struct need, starts, .label = "From", .flags = F_PERSONAL | F_REQUIRED,
	           .missing = "Enter the first day", .doc = "First day on which the need was recorded"),
	FIELD_DATE(struct need, ends, .label = "Until", .flags = F_PERSONAL, .doc = "Last day; none while it stands"),
};
RECORD_DEFINE(need_rec, "pupil_need", struct need, NEED);

const struct choice responsibility_choices[] = {
	{ "yes", "Yes", NULL, NULL },
	{ "no", "No", NULL, NULL },
	{ "unknown", "We do not know", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field CONTACT[] = {
	FIELD_ID(struct contact, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct contact, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct contact, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct contact, person_id, .flags = F_HIDDEN, .doc = "The contact as a person"),
	FIELD_TEXT(struct contact, relationship, .label = "Who they are to the pupil",
	           .hint = "For example mother, grandfather, foster carer", .max = 60, .width = 20, .flags = F_PERSONAL,
	           .doc = "Relationship in words"),
	FIELD_CHOICE(struct contact, responsibility, .label = "Parental responsibility", .flags = F_PERSONAL | F_INLINE,
	             .choices = responsibility_choices,
	             .doc = "Whether the person has parental responsibility: yes, no, unknown"),
	FIELD_FLAG(struct contact, lives_with, .label = "The pupil lives with them", .flags = F_PERSONAL,
	           .doc = "1 when the pupil lives with this person"),
	FIELD_INT(struct contact, contact_order, .label = "Order of calling", .hint = "1 is called first", .min = 0,
	          .max = 99, .width = 3, .flags = F_PERSONAL, .doc = "Order in which contacts are called"),
	FIELD_FLAG(struct contact, gets_letters, .label = "Gets letters and plans", .flags = F_PERSONAL,
	           .doc = "1 when formal letters and plans go to this person"),
	FIELD_FLAG(struct contact, restricted, .label = "Must not see this pupil's record", .flags = F_PERSONAL,
	           .hint = "For example by order of a court. It works from the next page on.",
	           .doc = "1 when the person has no access and gets nothing, whatever else is set"),
	FIELD_LONG(struct contact, restriction_note, .label = "Why, and what was ordered", .max = 1000,
	           .flags = F_PERSONAL, .doc = "Reason of the restriction, for the SENCO only"),
	FIELD_DATE(struct contact, starts, .label = "From", .flags = F_PERSONAL, .doc = "First day of the link"),
	FIELD_DATE(struct contact, ends, .label = "Until", .flags = F_PERSONAL,
	           .doc = "Last day; none while it stands"),
	FIELD_INT(struct contact, revision, .flags = F_HIDDEN, .doc = "Counts the changes; an old one is a conflict"),
};
RECORD_DEFINE(contact_rec, "contact_link", struct contact, CONTACT);

static const struct choice ASSIGNMENT_KINDS[] = {
	{ "ta", "Teaching assistant", NULL, NULL },
	{ "specialist", "Specialist", NULL, NULL },
	{ "teacher", "Teacher", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field ASSIGNMENT[] = {
	FIELD_ID(struct assignment, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct assignment, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct assignment, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct assignment, person_id, .label = "Who", .flags = F_REQUIRED, .missing = "Choose a person",
	         .doc = "The member of staff or specialist"),
	FIELD_CHOICE(struct assignment, kind, .label = "As", .flags = F_REQUIRED | F_INLINE,
	             .choices = ASSIGNMENT_KINDS, .missing = "Choose what they do", .doc = "ta, specialist or teacher"),
	FIELD_TEXT(struct assignment, note, .label = "What for", .max = 200,
	           .doc = "What the person does for the pupil"),
	FIELD_DATE(struct assignment, starts, .label = "From", .flags = F_REQUIRED, .missing = "Enter the first day",
	           .doc = "First day; access begins with it"),
	FIELD_DATE(struct assignment, ends, .label = "Until", .doc = "Last day; access ends with it"),
};
RECORD_DEFINE(assignment_rec, "assignment", struct assignment, ASSIGNMENT);

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
