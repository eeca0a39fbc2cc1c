/* A leaflet: a layout of content/family/layouts, whose blocks are filled with what is known of a school and its area.
 * Every form of it (page, paper, plain text, easy read) is written from the same list of elements. A sentence whose
 * fact is not known is left out as a whole, and so is a heading with nothing below it. */
#pragma once

#include "leaflet/block_rule.h"

/* What the text may ask for: {{senco.name}}. */
/* clang-format off */
#define LEAF_FACTS(X) \
	X(SCHOOL_NAME, "school.name") X(SCHOOL_PHONE, "school.phone") X(SCHOOL_EMAIL, "school.email") \
	X(SCHOOL_SITE, "school.site") X(SCHOOL_ADDRESS, "school.address") X(SCHOOL_REPORT, "school.report") \
	X(SCHOOL_LEAFLETS, "school.leaflets") X(SCHOOL_WORRY, "school.worry") X(SCHOOL_SAY, "school.say") \
	X(SENCO_NAME, "senco.name") X(HEAD_NAME, "head.name") \
	X(SERVICE_NAME, "service.name") X(SERVICE_PHONE, "service.phone") X(SERVICE_MOBILE, "service.mobile") \
	X(SERVICE_HOURS, "service.hours") \
	X(SERVICE_NOTE, "service.note") X(SERVICE_EMAIL, "service.email") X(SERVICE_SITE, "service.site") \
	X(SERVICE_ADDRESS, "service.address") X(SERVICE_PRIVACY, "service.privacy") \
	X(SERVICE_OFFICER, "service.officer") X(COUNCIL_NAME, "council.name") X(LOCAL_OFFER, "area.local_offer") \
	X(AREA_SERVICES, "area.services")
/* clang-format on */
enum leaf_fact {
#define LEAF_FACT_NAME(name, word) FACT_##name,
	LEAF_FACTS(LEAF_FACT_NAME)
#undef LEAF_FACT_NAME
	    FACT_COUNT
};

struct leaf_link {
	struct str title;
	struct str url;  /* empty where none is known: the title can be looked for */
	struct str note; /* "PDF, March 2020"; may be empty */
};
struct leaf_facts {
	struct str value[FACT_COUNT];
	const struct leaf_link *link; /* links and documents of the area: a line with {{link}} for each */
	size_t links;
	enum leaf_setting setting;
	bool no_school; /* an advice service gives it out: a sentence about "our school" is nobody's, and is left out */
};

enum leaf_span_kind { LEAF_PLAIN, LEAF_BOLD, LEAF_IS_MUST, LEAF_IS_SHOULD, LEAF_LINK, LEAF_CODE };
struct leaf_span {
	enum leaf_span_kind kind;
	struct str text; /* of LEAF_CODE: the paragraph */
	struct str url;
};

enum leaf_kind { LEAF_HEADING, LEAF_TEXT, LEAF_ITEM, LEAF_NUMBER, LEAF_PICTURE, LEAF_HARD, LEAF_ASK, LEAF_LETTER };
struct leaf_el {
	enum leaf_kind kind;
	int level;         /* of a heading: 2, 3, and 4 inside a block */
	struct str id;     /* of the heading of a block: its name */
	struct str hue;    /* of the block */
	struct str symbol; /* of a picture */
	bool panel;        /* a heading that begins a new side of the folded leaflet */
	const struct leaf_span *span;
	size_t spans;
};

enum leaf_shape { SHAPE_SHEET, SHAPE_LEAFLET, SHAPE_LINKS, SHAPE_SHORT, SHAPE_STEPS, SHAPE_FLOW };
enum leaf_form { FORM_PDF = 1, FORM_LARGE = 2, FORM_TEXT = 4, FORM_EASY = 8, FORM_FOLDED = 16 };

struct leaf {
	struct str name;
	struct str title;
	struct str lead;
	enum leaf_shape shape;
	unsigned forms;
	unsigned audience;
	int order;      /* in the list of leaflets */
	struct str see; /* names of others that go with it */
	int version;
	struct date dated;
	struct date next_check;
	struct str changed; /* what is new in this version */
	const struct leaf_el *el;
	size_t els;
	struct str fault; /* what is wrong with the content, in words; empty: nothing */
};

/* The layout of this name without its blocks. False: there is none. */
bool leaf_head(struct arena *a, struct str name, struct leaf *out);
/* The same with its elements. easy: its easy read form, which has what its blocks say for that. Memory: a. */
bool leaf_make(struct arena *a, struct str name, const struct leaf_facts *facts, bool easy, struct leaf *out);
/* Names of all layouts in the order of the list. Returns how many. */
enum { LEAVES_MOST = 24 };
size_t leaf_names(struct arena *a, struct str *out);
/* What a heading begins: how many elements up to the next of its level or above. */
size_t leaf_below(const struct leaf *l, size_t heading);
/* The words of an element in a row, without marks; a web address stands behind its words. Memory: a. */
struct str leaf_words_of(struct arena *a, const struct leaf_el *e);
