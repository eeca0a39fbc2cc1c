/* The school: its own record, terms and closures, classes, and who works in which role. */
#pragma once

#include "core/record/record_rec.h"

/* The last is no phase of a school: the installation is an advice service's own, and was made as one. */
/* clang-format off */
#define PHASE_CHOICES(X, _) \
	X(_, NURSERY, "nursery", "Nursery") \
	X(_, PRIMARY, "primary", "Primary") \
	X(_, MIDDLE, "middle", "Middle") \
	X(_, SECONDARY, "secondary", "Secondary") \
	X(_, ALL_THROUGH, "all-through", "All-through") \
	X(_, SIXTEEN_PLUS, "16-plus", "16 and over") \
	X(_, SPECIAL, "special", "Special") \
	X(_, SERVICE, "service", "Advice service", .by_program = true)
/* clang-format on */
CHOICES(phase, PHASE);

/* clang-format off */
#define SCHOOL_KIND_CHOICES(X, _) \
	X(_, MAINTAINED, "maintained", "Maintained school", \
	  .hint = "Community, foundation, voluntary or maintained special") \
	X(_, ACADEMY, "academy", "Academy or free school") \
	X(_, INDEPENDENT, "independent", "Independent school")
/* clang-format on */
CHOICES(school_kind, SCHOOL_KIND);

struct school {
	int64_t id;
	struct str name;
	struct str short_name;
	enum phase phase;
	struct str la_no;
	struct str estab_no;
	struct str urn;
	struct str address;
	struct str phone;
	struct str email;
	struct str website;
	struct str local_offer;
	struct str web_name;   /* in the addresses of the public pages; empty: the number */
	enum school_kind kind; /* some duties rest on other regulations */
	int64_t ready;         /* 1: the set-up journey is finished */
	int64_t revision;
};

/* clang-format off */
#define TERM(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, name, .label = "Term", .hint = "For example Spring term", .max = 60, .width = 20, \
	  .flags = F_REQUIRED, .missing = "Enter the name of the term", .doc = "Name of the term") \
	X(_, DATE, starts, .label = "First day", .flags = F_REQUIRED, .missing = "Enter the first day", \
	  .doc = "First day of the term") \
	X(_, DATE, half_starts, .label = "Half-term holiday from", .flags = F_REQUIRED, \
	  .missing = "Enter the first day of the half-term holiday", .doc = "First day of the half-term holiday") \
	  /* first day of the half-term holiday; none: there is none */ \
	X(_, DATE, half_ends, .label = "Half-term holiday until", .flags = F_REQUIRED, \
	  .missing = "Enter the last day of the half-term holiday", .doc = "Last day of the half-term holiday") \
	X(_, DATE, ends, .label = "Last day", .flags = F_REQUIRED, .missing = "Enter the last day", \
	  .doc = "Last day of the term")
/* clang-format on */
struct term {
	RECORD_OF_SCHOOL(TERM)
	bool usual; /* no column: nobody entered it, it stands in by the usual dates */
};

/* clang-format off */
#define CLOSURE_CHOICES(X, _) \
	X(_, INSET, "inset", "Training day") \
	X(_, BANK, "bank", "Bank holiday") \
	X(_, OTHER, "other", "Closed for another reason")
/* clang-format on */
CHOICES(closure_kind, CLOSURE);

/* clang-format off */
#define CLOSURE(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, name, .label = "What", .hint = "For example training day", .max = 60, .width = 20, \
	  .flags = F_REQUIRED, .missing = "Enter what it is", .doc = "Name of the closure") \
	X(_, ONE_OF(closure_kind), kind, .label = "Kind", .flags = F_REQUIRED, \
	  .missing = "Choose the kind", .doc = "inset, bank or other") \
	X(_, DATE, starts, .label = "First day", .flags = F_REQUIRED, .missing = "Enter the first day", \
	  .doc = "First day without pupils") \
	X(_, DATE, ends, .label = "Last day", .flags = F_REQUIRED, .missing = "Enter the last day", \
	  .doc = "Last day without pupils")
/* clang-format on */
struct closure {
	RECORD_OF_SCHOOL(CLOSURE)
};

enum { CLASS_MIXED = -99 }; /* a class without a year group of its own */
/* clang-format off */
#define SCHOOL_CLASS(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, name, .label = "Class", .max = 40, .width = 10, .flags = F_REQUIRED, \
	  .missing = "Enter the name of the class", .doc = "Name of the class or form, such as 5P") \
	X(_, INT, year_group, .label = "Year group", .min = -99, .max = 99, \
	  .doc = "Year of the class; none for a class of several years") \
	  /* as in core/people/year_rule; CLASS_MIXED */
/* clang-format on */
struct school_class {
	RECORD_OF_SCHOOL(SCHOOL_CLASS)
};

/* clang-format off */
#define TEACHING_CHOICES(X, _) \
	X(_, TEACHER, "teacher", "Teacher") \
	X(_, TA, "ta", "Teaching assistant")
/* clang-format on */
CHOICES(teaching_kind, TEACHING);

/* clang-format off */
#define TEACHING(X, _) \
	X(_, KEY, id) \
	X(_, ID, person_id, .label = "Who", .flags = F_REQUIRED, .missing = "Choose a person", \
	  .doc = "The member of staff") \
	X(_, ID, class_id, .label = "Class", .flags = F_REQUIRED, .missing = "Choose a class", .doc = "The class") \
	X(_, ONE_OF(teaching_kind), kind, .label = "As", .flags = F_REQUIRED | F_INLINE, \
	  .missing = "Choose teacher or teaching assistant", .doc = "teacher or ta") \
	X(_, TEXT, subject, .label = "Subject", .hint = "Leave empty for a class teacher", .max = 60, .width = 20, \
	  .doc = "Subject; empty for a class teacher") \
	X(_, FLAG, is_main, .label = "Responsible for the class", .doc = "1 for the class teacher or form tutor") \
	X(_, DATE, starts, .label = "From", .flags = F_REQUIRED, .missing = "Enter the first day", \
	  .doc = "First day; access begins with it") \
	X(_, DATE, ends, .label = "Until", .doc = "Last day; access ends with it")
/* clang-format on */
struct teaching {
	RECORD_OF_SCHOOL(TEACHING)
};

/* clang-format off */
#define ROLE_GRANT(X, _) \
	X(_, KEY, id) \
	X(_, ID, person_id, .flags = F_HIDDEN, .doc = "The person") \
	X(_, TEXT, role, .label = "Role", .max = 20, .flags = F_REQUIRED, .missing = "Choose the role", \
	  .doc = "Key of the role, as in the table of rights") /* key as in core/rights/caps_rule */ \
	X(_, DATE, starts, .label = "From", .flags = F_REQUIRED, .missing = "Enter the first day", \
	  .doc = "First day of the role") \
	X(_, DATE, ends, .label = "Until", .doc = "Last day of the role; none while it is held")
/* clang-format on */
struct role_grant {
	RECORD_OF_SCHOOL(ROLE_GRANT)
};

extern const struct record school_rec;
extern const struct record term_rec;
extern const struct record closure_rec;
extern const struct record class_rec;
extern const struct record teaching_rec;
extern const struct record role_grant_rec;
