/* A pupil and what is always known about one: dated status and needs, and the people around them. */
#pragma once

#include "core/people/person_rec.h"

struct pupil {
	int64_t school_id;
	int64_t id;
	struct str upn;
	struct str former_upn;
	struct str given;
	struct str family;
	struct str preferred; /* empty: the given name is used */
	struct str name_key;  /* kit/text/fold's fold_name, made by the caller */
	struct date born;
	struct str sex;
	int64_t year_group; /* as in core/people/year_rule */
	int64_t class_id;
	struct str language;
	struct str pronoun;
	struct str about;
	int64_t person_id; /* when the pupil may sign in */
	struct date joined_on;
	struct date left_on;
	int64_t revision;
	/* Joined, no columns. */
	struct str class_name;
};

/* One stretch of the census code N, K or E. The one in force has no end. */
struct status {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	struct str code;
	struct date starts;
	struct date ends; /* last day */
	struct str reason;
	int64_t decided_by;
	struct str by_name; /* joined */
};

struct need {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	struct str code; /* as in core/people/codes_rule */
	int64_t rank;    /* 1 = the primary need */
	struct date starts;
	struct date ends;
};

/* A parent, carer or other contact of one pupil. */
struct contact {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t person_id;
	struct str relationship;
	struct str responsibility;
	int64_t lives_with;
	int64_t contact_order;
	int64_t gets_letters;
	int64_t restricted; /* beats everything: no page, no letters */
	struct str restriction_note;
	struct date starts;
	struct date ends;
	int64_t revision;
	/* Joined, no columns. */
	struct person person;
	bool has_account; /* an account that may sign in */
};

/* Who is assigned to one pupil. */
struct assignment {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t person_id;
	struct str kind;
	struct str note;
	struct date starts;
	struct date ends;
};

extern const struct record pupil_rec;
extern const struct record status_rec;
extern const struct record need_rec;
extern const struct record contact_rec;
extern const struct record assignment_rec;
extern const struct choice responsibility_choices[];
extern const struct choice pronoun_choices[];

/* "Zara Iqbal": the preferred first name with the family name. Memory: from a. */
struct str pupil_name(struct arena *a, const struct pupil *p);
/* "Zara": the preferred first name, the given one, or the family name of people with one name. */
struct str pupil_first(const struct pupil *p);
