/* Where a family of this school can turn to for independent advice, from the profile of the local area: for pages,
 * letters and papers. What is not given is empty, and is left out. The whole profile, with links, leaflets, documents
 * and services, is area_read (core/area/area.h). */
#pragma once

#include "core/area/area_rec.h"
#include "core/rights/ctx.h"

/* Help from outside the school, for parents. */
struct area_help {
	struct str service; /* the independent advice service */
	struct str service_short;
	struct str strap_line;
	struct str phone; /* of the advice line, else the mobile */
	struct str mobile;
	struct str text;  /* number for text messages */
	struct str hours; /* "Monday to Friday, 9.30am to 3pm" */
	struct str out_of_hours;
	struct str call_back;
	struct str email;
	struct str site;
	struct str form;
	struct str post;        /* one line, with its postcode */
	struct str local_offer; /* web address */
};

/* Who answers for what the school keeps about people, and who for what the advice service keeps: two things. Empty
 * where nothing is recorded. */
struct area_privacy {
	struct str officer;         /* name, phone, email */
	struct str notice;          /* web address */
	struct {                    /* of the advice service, from its part of the profile */
		struct str officer; /* one line each: name, address, phone, email */
		struct str notice;
		struct str words; /* its own notice */
		struct str version;
	} service;
};

enum rc area_privacy_load(struct ctx *c, struct area_privacy *out) NODISCARD;
/* Of the school of c->actor. */
enum rc area_help_load(struct ctx *c, struct area_help *out) NODISCARD;
/* The same from a profile that was read already. */
struct area_help area_help_of(const struct local_area *v);
/* "For free, independent advice: …" as one sentence; empty when no service is recorded. Memory: a. */
struct str area_help_sentence(struct arena *a, const struct area_help *h);
