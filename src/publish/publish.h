/* What a school must publish: each document with its open version, the one on the website, what is missing and when it
 * is due; and the steps of a version: begun, sent to the governors, given back or approved, published, changed during
 * the year by a new version. A version that has left the draft is not written in any more. */
#pragma once

#include "core/rights/ctx.h"
#include "publish/publish_fact.h"
#include "publish/publish_kinds.h"
#include "publish/publish_rule.h"
#include "publish/publish_sql.h"

/* A part of the open version, with who has it and what it lacks. */
struct publish_piece {
	const struct publish_part *part;
	struct publication_part words;
	struct str owner; /* "Ruth Adeyemi"; "the SENCO" when nobody else */
	int64_t owner_id; /* who has it now: the SENCO when the one who was named has left; 0: nobody */
	struct str left;  /* the name of who had it and has left; empty */
	bool has_fact;
	enum publish_want want;
	bool mine; /* who asks may change it */
};

struct publish_doc {
	const struct publish_kind *kind;
	const struct publish_version *open; /* draft, sent or approved; NULL: none */
	const struct publish_version *out;  /* on the website; NULL: never */
	struct date full_on;                /* when the last whole version was published; none */
	struct date due;
	const struct publish_version *version; /* all, newest first */
	size_t versions;
	/* Of the open version, else of the one on the website; none without any. */
	struct publish_piece *piece;
	size_t pieces;
	struct publication_line *line;
	size_t lines;
	struct publish_facts facts;
	size_t missing;
	size_t checks;
	size_t written;
	bool writes; /* who asks may begin, send and publish */
	bool decides;
};

/* All documents without their parts. */
enum rc publish_all_load(struct ctx *c, struct publish_doc **out, size_t *n) NODISCARD;
/* One with its parts. RC_NONE: there is no such document. */
enum rc publish_doc_load(struct ctx *c, struct str kind, struct publish_doc *out) NODISCARD;
/* For the parts of any version, with fixed facts: preview, earlier versions. RC_NONE: no such version. */
enum rc publish_version_load(struct ctx *c, struct str kind, int64_t version, struct publish_doc *out) NODISCARD;

/* Who a part can be given to: staff of today. */
struct publish_owner {
	int64_t id;
	struct str name;
};
enum rc publish_owners(struct ctx *c, struct publish_owner **out, size_t *n) NODISCARD;

/* A new version, with the words of the last one. changed: what changes, in one line; empty: a whole new version.
 * RC_CONFLICT: one is open already. Sent twice (the same id) is RC_OK. */
enum rc publish_begin(struct ctx *c, struct str kind, int64_t id, struct str changed, struct str *fault) NODISCARD;

struct publish_press {
	enum publish_step step;
	int64_t id;
	int64_t revision;
	struct str why; /* STEP_SEND with gaps, STEP_RETURN: what should be changed */
	struct date on; /* STEP_APPROVE: the day of the governors' decision */
};
/* RC_INVALID: *field and *fault say what is missing. RC_CONFLICT: it is not at this step any more, or somebody changed
 * it. The same press twice is RC_OK and done once. */
enum rc publish_take(struct ctx *c, struct str kind, const struct publish_press *p, const char **field,
                     struct str *fault) NODISCARD;
