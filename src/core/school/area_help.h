/* Where a family of this school can turn to for independent advice, from the area profile. */
#pragma once

#include "core/rights/ctx.h"

/* Help from outside the school, from the area profile; empty texts where nothing is recorded. */
struct area_help {
	struct str service; /* the independent advice service */
	struct str phone;
	struct str hours;
	struct str email;
	struct str site;
	struct str local_offer; /* web address */
};

/* Who answers for what is kept about people; empty where nothing is recorded. */
struct area_privacy {
	struct str officer; /* name, phone, email */
	struct str notice;  /* web address */
};

enum rc area_privacy_load(struct ctx *c, struct area_privacy *out) NODISCARD;
enum rc area_help_load(struct ctx *c, struct area_help *out) NODISCARD;
/* "For free, independent advice: …" as one sentence; empty when no service is recorded. Memory: a. */
struct str area_help_sentence(struct arena *a, const struct area_help *h);
