/* A school as a stranger finds it: by the name or the number in the address of its public pages. What is told here is
 * what the school says about itself; nothing of a pupil. */
#pragma once

#include "core/rights/ctx.h"

struct public_school {
	int64_t id;
	struct str key; /* as it stands in addresses: "marlbeck", else the URN or the id */
	struct str name;
	struct str short_name; /* never empty */
	struct str phase;      /* code */
	struct str address;
	struct str phone;
	struct str email;
	struct str website;
	bool service; /* no school, but an advice service; how to reach it is from the profile of its area */
};
/* word: the school's web name, its URN or its id. RC_NONE when there is none, or two have the URN. For anybody. */
enum rc public_school_load(struct ctx *c, struct str word, struct public_school *out) NODISCARD;
/* The same of the school in which somebody is signed in. */
enum rc public_school_own(struct ctx *c, struct public_school *out) NODISCARD;
/* RC_NONE too when it is an advice service: for pages that only a school has. */
enum rc public_school_only(struct ctx *c, struct str word, struct public_school *out) NODISCARD;
/* "/s/marlbeck" and what follows, as "/worry". Memory: a. */
struct str public_url(struct arena *a, const struct public_school *s, const char *rest);
/* From now on c asks as nobody of this school, so that a public page says the same to everybody. Who was there before:
 * to be put back. */
struct actor public_as(struct ctx *c, const struct public_school *s);
/* All schools of this installation by name. */
enum rc public_schools(struct ctx *c, struct public_school **out, size_t *n) NODISCARD;
