/* The documents that a school must publish, as data: content/publish/KIND.txt says title, source, force, how often, and
 * the parts with what each must say. Lines of a word, a tab and its value:
 *
 *	title	SEN information report
 *	cycle	year                              year, three-years, or a day: by then, and yearly afterwards
 *	part	3a	effect	Is the help working?	How we judge whether help works	Sch 1 para 3(a) must recalled
 *senco	goals	-
 *
 * A part: number, key, heading for readers, what it must say in our own words, source, force (must, should, may,
 *grant), how sure we are of it, who writes it (senco or head), what the record adds ("=": that is enough, words may
 *follow; "-": nothing), and rows
 * ("actions", "activities" or "-"). Pure: the text comes from the caller. */
#pragma once

#include "core/record/force_rule.h"

enum { PUBLISH_PARTS_MOST = 24, PUBLISH_FACTS_MOST = 4 };
enum publish_rows { PUBLISH_NO_ROWS, PUBLISH_ACTIONS, PUBLISH_ACTIVITIES };
enum publish_cycle { PUBLISH_YEARLY, PUBLISH_THREE_YEARS, PUBLISH_BY_DAY };

struct publish_part {
	struct str no;  /* "3a" */
	struct str key; /* "effect" */
	struct str heading;
	struct str asks;
	struct str source;
	enum force force;
	struct str force_words; /* "Must", "Should", "May", "Condition of grant" */
	enum source_mark mark;
	bool head; /* the head writes it unless somebody is named; else the SENCO */
	struct str fact[PUBLISH_FACTS_MOST];
	size_t facts;
	bool facts_do; /* words are not needed when the facts are there */
	enum publish_rows rows;
};

struct publish_kind {
	struct str key;   /* "report": in addresses */
	struct str title; /* "SEN information report" */
	struct str lead;  /* one sentence for readers; $ is the school */
	struct str source;
	struct str force_words; /* "Must, by law", "Condition of grant" */
	enum publish_cycle cycle;
	struct date by; /* of PUBLISH_BY_DAY */
	int order;
	struct publish_part part[PUBLISH_PARTS_MOST];
	size_t parts;
};

/* False: a line that is not understood; *line is its number. */
bool publish_kind_read(struct str key, struct str text, struct publish_kind *out, int *line);
/* By key; NULL. */
const struct publish_part *publish_part_find(const struct publish_kind *k, struct str key);
