/* The school: its own record, terms and closures, the local area, classes, and who works in which role. */
#pragma once

#include "core/record/record_rec.h"

struct school {
	int64_t id;
	struct str name;
	struct str short_name;
	struct str phase;
	struct str la_no;
	struct str estab_no;
	struct str urn;
	struct str address;
	struct str phone;
	struct str email;
	struct str website;
	struct str local_offer;
	int64_t ready; /* 1: the set-up journey is finished */
	int64_t revision;
};

struct term {
	int64_t school_id;
	int64_t id;
	struct str name;
	struct date starts;
	struct date half_starts; /* first day of the half-term holiday; none: there is none */
	struct date half_ends;
	struct date ends;
};

struct closure {
	int64_t school_id;
	int64_t id;
	struct str name;
	struct str kind;
	struct date starts;
	struct date ends;
};

/* The local area: council, advice service, Local Offer, the area's own words. */
struct area_profile {
	int64_t school_id;
	struct str la_name;
	struct str la_no;
	struct str service_name;
	struct str service_short;
	struct str strap_line;
	struct str local_offer_url;
	struct str dpo;
	struct str privacy_url;
	struct str formats;
	struct str words_senco;
	struct str words_sen_support;
	struct date checked_on;
	int64_t revision;
};

struct area_contact {
	int64_t school_id;
	int64_t id;
	int64_t position;
	struct str kind;
	struct str value;
	struct str audience;
	struct str hours;
	struct str note;
	struct str source;
	struct date checked_on;
};

struct area_link {
	int64_t school_id;
	int64_t id;
	int64_t position;
	struct str title;
	struct str url;
	struct str audience;
	struct str phase;
	struct str format;
	struct str language;
	struct str dated;
	struct date checked_on;
};

enum { CLASS_MIXED = -99 }; /* a class without a year group of its own */

struct school_class {
	int64_t school_id;
	int64_t id;
	struct str name;
	int64_t year_group; /* as in core/people/year_rule; CLASS_MIXED */
};

struct teaching {
	int64_t school_id;
	int64_t id;
	int64_t person_id;
	int64_t class_id;
	struct str kind;
	struct str subject;
	int64_t is_main;
	struct date starts;
	struct date ends;
};

struct role_grant {
	int64_t school_id;
	int64_t id;
	int64_t person_id;
	struct str role; /* key as in core/rights/caps_rule */
	struct date starts;
	struct date ends;
};

extern const struct record school_rec;
extern const struct record term_rec;
extern const struct record closure_rec;
extern const struct record area_profile_rec;
extern const struct record area_contact_rec;
extern const struct record area_link_rec;
extern const struct record class_rec;
extern const struct record teaching_rec;
extern const struct record role_grant_rec;
