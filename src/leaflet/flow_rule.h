/* The four steps on one page: what content/family/flow.txt says, for the poster, the flowchart and the list beside
 * them. */
#pragma once

#include "leaflet/block_rule.h"

enum flow_kind {
	FLOW_BEGIN,
	FLOW_BOX,
	FLOW_ASK,
	FLOW_STEP,
	FLOW_END,
	FLOW_SIDE,
	FLOW_BACK,
	FLOW_RISE,
	FLOW_NOTE,
	FLOW_WORD
};
enum { FLOW_LINES = 3, FLOW_MOST = 40 };

struct flow_node {
	enum flow_kind kind;
	struct str name;              /* of BACK and RISE: where it leads */
	struct str title[FLOW_LINES]; /* as a drawing breaks it */
	size_t titles;
	struct str line[FLOW_LINES];
	size_t lines;
	struct str next; /* the answer that leads on; may be empty */
	int number;      /* in the list; 0: has none of its own */
};

struct flow {
	struct flow_node node[FLOW_MOST];
	size_t n;
	bool sound; /* every line was read, and leads somewhere */
};

struct flow flow_read(void);
/* NULL: there is none. BACK and RISE are not found. */
const struct flow_node *flow_find(const struct flow *f, struct str name);
/* Its lines as one text. Memory: a. */
struct str flow_words(struct arena *a, const struct str *line, size_t n);
/* The list that says the same, as lines of a block: numbered ones, and paragraphs for the notes and the poster's words.
 * out: FLOW_MOST + 1 lines. Returns how many. Memory: a. */
size_t flow_lines(struct arena *a, const struct flow *f, struct str *out);
