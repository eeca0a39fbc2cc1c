/* The text for families, once. A block of content/family/blocks says one thing; it has a head of lines "key: value",
 * then its text, and below "## short", "## step" and "## easy" the same thing for other forms. What a block may contain
 * is told in content/family/README.md. Not for what a leaflet is made of: leaf_rule.h. */
#pragma once

#include "kit/base/buf.h"
#include "kit/base/date.h"

enum leaf_audience { LEAF_PARENT = 1, LEAF_YOUNG = 2, LEAF_CHILD = 4 };
enum leaf_setting { LEAF_NURSERY = 1, LEAF_SCHOOL = 2, LEAF_COLLEGE = 4 };
enum leaf_force { LEAF_INFO, LEAF_SHOULD, LEAF_MUST };
enum leaf_part { LEAF_BODY, LEAF_SHORT, LEAF_STEP, LEAF_EASY, LEAF_PARTS };

struct leaf_block {
	struct str name;
	struct str title;
	struct str hue;    /* "assess", "plan", "do", "review"; empty: none */
	struct str code;   /* paragraphs of the Code or the law, as people read it: "6.45" */
	struct str needs;  /* a fact without which the block says nothing; may be empty */
	struct str source; /* of the wording: "Own words after the Code, 6.45" */
	struct date reviewed;
	unsigned audience;
	unsigned setting;
	enum leaf_force force;
	int level; /* of its heading: 2 or 3 */
	struct str part[LEAF_PARTS];
};

/* The file of content/ with this name; empty: there is none. */
struct str leaf_file(struct str name);
/* The next "key: value" of a head; false at its end, with *rest at what follows the empty line. */
bool leaf_head_next(struct str *rest, struct str *key, struct str *value);
/* One of these words by its place, or -1. words end with NULL. */
int leaf_word(struct str word, const char *const *words);
/* A set of them, "parent young", as bits; 0 when one is none of them. */
unsigned leaf_words(struct str list, const char *const *words);
extern const char *const LEAF_AUDIENCES[];
extern const char *const LEAF_SETTINGS[];
extern const char *const LEAF_PART_WORDS[];
/* Reads content/family/blocks/NAME.md. Returns what is wrong with it, in words; empty: it is sound. Memory: a. */
struct str block_read(struct arena *a, struct str name, struct leaf_block *out);
