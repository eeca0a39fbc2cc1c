/* A pupil and what is always known about one: dated status and needs, and the people around them. */
#pragma once

#include "core/people/person_rec.h"

/* clang-format off */
#define SEX_CHOICES(X, _) \
	X(_, NONE, "", "Not given") \
	X(_, FEMALE, "F", "Female") \
	X(_, MALE, "M", "Male")
/* clang-format on */
CHOICES_OR_NONE(sex, SEX);

/* clang-format off */
#define PRONOUN_CHOICES(X, _) \
	X(_, NONE, "", "Use the name") \
	X(_, SHE, "she", "She, her") \
	X(_, HE, "he", "He, him") \
	X(_, THEY, "they", "They, them")
/* clang-format on */
CHOICES_OR_NONE(pronoun, PRONOUN);

/* clang-format off */
#define PUPIL(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, upn, .label = "Unique pupil number", .max = 13, .width = 14, .flags = F_PERSONAL, \
	  .doc = "UPN of 13 characters with check letter") \
	X(_, TEXT, former_upn, .label = "Former unique pupil number", .max = 13, .width = 14, .flags = F_PERSONAL, \
	  .doc = "UPN held before, when it was changed") \
	X(_, TEXT, given, .label = "First name", .max = 100, .flags = F_PERSONAL, \
	  .doc = "Given name; may be empty for people with one name") \
	X(_, TEXT, family, .label = "Last name", .max = 100, .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter the last name", .doc = "Family name, or the only name") \
	X(_, TEXT, preferred, .label = "Name they like to be called", \
	  .hint = "Leave empty when it is the first name", .max = 100, .flags = F_PERSONAL, \
	  .doc = "Used instead of the given name wherever the pupil is named") \
	  /* empty: the given name is used */ \
	X(_, TEXT, name_key, .flags = F_HIDDEN | F_PERSONAL, \
	  .doc = "Folded name for search and sorting; never shown") \
	  /* kit/text/fold's fold_name, made by the caller */ \
	X(_, DATE, born, .label = "Date of birth", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter the date of birth", .doc = "Date of birth") \
	X(_, ONE_OF(sex), sex, .label = "Sex in the school's register", .flags = F_PERSONAL | F_INLINE, \
	  .doc = "F, M or empty, as the register has it") \
	X(_, INT, year_group, .label = "Year group", .min = -2, .max = 99, .flags = F_PERSONAL, \
	  .doc = "Year the pupil is taught in: -2 and -1 nursery, 0 Reception, 1 to 14, 99 none") \
	  /* as in core/people/year_rule */ \
	X(_, ID, class_id, .label = "Class", .flags = F_PERSONAL, .doc = "Class of the pupil") \
	X(_, TEXT, language, .label = "Languages", .hint = "For example English and Urdu", .max = 100, \
	  .flags = F_PERSONAL, .doc = "Languages the pupil speaks") \
	X(_, ONE_OF(pronoun), pronoun, .label = "How to speak about them", .flags = F_PERSONAL, \
	  .doc = "Pronoun for sentences; empty: the name is used") \
	X(_, LONG, about, .label = "What they enjoy and are proud of", \
	  .hint = "One or two sentences every teacher should know", .max = 1000, .flags = F_PERSONAL, \
	  .doc = "Interests and strengths in plain words, shown to everybody who teaches the pupil") \
	X(_, ID, person_id, .flags = F_HIDDEN, .doc = "The person with whom the pupil signs in") \
	  /* when the pupil may sign in */ \
	X(_, DATE, joined_on, .label = "Joined the school", .flags = F_PERSONAL, .doc = "First day on roll") \
	X(_, DATE, left_on, .label = "Left the school", .flags = F_PERSONAL, \
	  .doc = "Last day on roll; none while on roll") \
	X(_, REV, revision)
/* clang-format on */
struct pupil {
	RECORD_OF_SCHOOL(PUPIL)
	/* Joined, no columns. */
	struct str class_name;
};

/* clang-format off */
#define STATUS_CHOICES(X, _) \
	X(_, N, "N", "No special educational needs") \
	X(_, K, "K", "SEN Support") \
	X(_, E, "E", "EHC plan")
/* clang-format on */
CHOICES(status_code, STATUS);

/* One stretch of the census code N, K or E. The one in force has no end. */
/* clang-format off */
#define STATUS(X, _) \
	X(_, KEY, id) \
	X(_, ONE_OF(status_code), code, .label = "Status", .flags = F_PERSONAL | F_REQUIRED | F_INLINE, \
	  .missing = "Choose the status", .doc = "Census code N, K or E") \
	X(_, DATE, starts, .label = "From", .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter the first day", \
	  .doc = "First day of this status") \
	X(_, DATE, ends, .label = "Until", .flags = F_PERSONAL, \
	  .doc = "Last day of this status; none for the one in force") \
	X(_, LONG, reason, .label = "Why it changed", .max = 1000, .flags = F_PERSONAL, \
	  .doc = "Reason of the change in a sentence") \
	X(_, ID, decided_by, .flags = F_HIDDEN, .doc = "Person who decided; none when imported")
/* clang-format on */
struct status {
	RECORD_OF_PUPIL(STATUS)
	struct str by_name; /* joined */
};

/* clang-format off */
#define NEED(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, code, .label = "Type of need", .max = 8, .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Choose the type of need", .doc = "Census code of the type of need") \
	  /* as in core/people/codes_rule */ \
	X(_, INT, rank, .label = "Rank", .hint = "1 for the main need", .min = 1, .max = 99, .width = 3, \
	  .flags = F_PERSONAL, .doc = "1 is the primary need, 2 the next, and so on") \
	X(_, DATE, starts, .label = "From", .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter the first day", \
	  .doc = "First day on which the need was recorded") \
	X(_, DATE, ends, .label = "Until", .flags = F_PERSONAL, .doc = "Last day; none while it stands")
/* clang-format on */
struct need {
	RECORD_OF_PUPIL(NEED)
};

/* clang-format off */
#define RESPONSIBILITY_CHOICES(X, _) \
	X(_, YES, "yes", "Yes") \
	X(_, NO, "no", "No") \
	X(_, UNKNOWN, "unknown", "We do not know")
/* clang-format on */
CHOICES(responsibility, RESPONSIBILITY);

/* A parent, carer or other contact of one pupil. */
/* clang-format off */
#define CONTACT(X, _) \
	X(_, KEY, id) \
	X(_, ID, person_id, .flags = F_HIDDEN, .doc = "The contact as a person") \
	X(_, TEXT, relationship, .label = "Who they are to the pupil", \
	  .hint = "For example mother, grandfather, foster carer", .max = 60, .width = 20, .flags = F_PERSONAL, \
	  .doc = "Relationship in words") \
	X(_, ONE_OF(responsibility), responsibility, .label = "Parental responsibility", .flags = F_PERSONAL | F_INLINE, \
	  .doc = "Whether the person has parental responsibility: yes, no, unknown") \
	X(_, FLAG, lives_with, .label = "The pupil lives with them", .flags = F_PERSONAL, \
	  .doc = "1 when the pupil lives with this person") \
	X(_, INT, contact_order, .label = "Order of calling", .hint = "1 is called first", .min = 0, .max = 99, \
	  .width = 3, .flags = F_PERSONAL, .doc = "Order in which contacts are called") \
	X(_, FLAG, gets_letters, .label = "Gets letters and plans", .flags = F_PERSONAL, \
	  .doc = "1 when formal letters and plans go to this person") \
	X(_, FLAG, restricted, .label = "Must not see this pupil's record", .flags = F_PERSONAL, \
	  .hint = "For example by order of a court. It works from the next page on.", \
	  .doc = "1 when the person has no access and gets nothing, whatever else is set") \
	  /* beats everything: no page, no letters */ \
	X(_, LONG, restriction_note, .label = "Why, and what was ordered", .max = 1000, .flags = F_PERSONAL, \
	  .doc = "Reason of the restriction, for the SENCO only") \
	X(_, DATE, starts, .label = "From", .flags = F_PERSONAL, .doc = "First day of the link") \
	X(_, DATE, ends, .label = "Until", .flags = F_PERSONAL, .doc = "Last day; none while it stands") \
	X(_, REV, revision)
/* clang-format on */
struct contact {
	RECORD_OF_PUPIL(CONTACT)
	/* Joined, no columns. */
	struct person person;
	bool has_account; /* an account that may sign in */
};

/* clang-format off */
#define ASSIGNMENT_CHOICES(X, _) \
	X(_, TA, "ta", "Teaching assistant") \
	X(_, SPECIALIST, "specialist", "Specialist") \
	X(_, TEACHER, "teacher", "Teacher")
/* clang-format on */
CHOICES(assignment_kind, ASSIGNMENT);

/* Who is assigned to one pupil. */
/* clang-format off */
#define ASSIGNMENT(X, _) \
	X(_, KEY, id) \
	X(_, ID, person_id, .label = "Who", .flags = F_REQUIRED, .missing = "Choose a person", \
	  .doc = "The member of staff or specialist") \
	X(_, ONE_OF(assignment_kind), kind, .label = "As", .flags = F_REQUIRED | F_INLINE, \
	  .missing = "Choose what they do", .doc = "ta, specialist or teacher") \
	X(_, TEXT, note, .label = "What for", .max = 200, .doc = "What the person does for the pupil") \
	X(_, DATE, starts, .label = "From", .flags = F_REQUIRED, .missing = "Enter the first day", \
	  .doc = "First day; access begins with it") \
	X(_, DATE, ends, .label = "Until", .doc = "Last day; access ends with it")
/* clang-format on */
struct assignment {
	RECORD_OF_PUPIL(ASSIGNMENT)
};

extern const struct record pupil_rec;
extern const struct record status_rec;
extern const struct record need_rec;
extern const struct record contact_rec;
extern const struct record assignment_rec;

/* "Zara Iqbal": the preferred first name with the family name. Memory: from a. */
struct str pupil_name(struct arena *a, const struct pupil *p);
/* "Zara": the preferred first name, the given one, or the family name of people with one name. */
struct str pupil_first(const struct pupil *p);
/* "N", "K", "E" as the rules of duties, screening and decisions count it: N when nothing is recorded. */
char status_letter(enum status_code code);
