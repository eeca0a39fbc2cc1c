/* What a school shows on its public pages, declared by the capability that has it, so that the front door knows none of
 * them (like the menu, docs/decisions/0007):
 *
 *   FRONT_CARD(front_policy, .part = FRONT_PAPERS, .order = 20, .path = "/policy", .text = "Our SEND policy");
 *
 * A card is one link below /s/NAME; with .docs it is as many as the school has at the moment, which may be none. The
 * form that asks for a copy offers the same documents. */
#pragma once

#include "core/school/public.h"

enum front_part {
	FRONT_LEAFLETS, /* "Leaflets, your way" */
	FRONT_PAPERS,   /* "What we must publish" */
	FRONT_FOOT,     /* at the foot of every public page: no document */
};

enum { FRONT_DOCS_MOST = 40 };

struct front_doc {
	struct str title;
	struct str url;    /* "/s/marlbeck/policy" */
	struct str about;  /* one line; may be empty */
	struct date dated; /* none: not said */
};

/* Fills at most `most` and says how many. c asks as nobody of this school. */
typedef enum rc front_docs_fn(struct ctx *c, const struct public_school *s, struct front_doc *out, size_t most,
                              size_t *n);

struct front_card {
	enum front_part part;
	int order;
	const char *path; /* below /s/NAME */
	const char *text;
	const char *about;   /* one line below; NULL: none */
	bool everywhere;     /* the path is the whole address, the same for all schools */
	bool of_page;        /* FRONT_FOOT: the address of the page goes along, as ?page= */
	front_docs_fn *docs; /* instead of the card itself */
};

#define FRONT_CARD(var, ...)                                                                                           \
	static const struct front_card var = { __VA_ARGS__ };                                                          \
	static const struct front_card *const var##_listed __attribute__((section("apdr_front"), used)) = &var

/* Those of a part in order. At most `most`. */
size_t front_cards(enum front_part part, const struct front_card **out, size_t most);
/* The documents of a part, in order of their cards; c as for front_docs_fn. */
enum rc front_docs(struct ctx *c, const struct public_school *s, enum front_part part,
                   struct front_doc out[FRONT_DOCS_MOST], size_t *n) NODISCARD;
