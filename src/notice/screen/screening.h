/* The screen of a school, or of the pupils a person holds: results as they were known on a day, the four tests, what
 * was decided before, and who is still to be decided about. Source: Code 6.17 to 6.19; R21 to R23. */
#pragma once

#include "notice/screen/screen_rule.h"
#include "notice/results/scale_rec.h"
#include "core/rights/ctx.h"

struct screening_subject {
	struct str code;
	struct str name;
};

struct screening_scale {
	struct str name;
	struct str national_says;
	enum scale_kind kind;
};

struct screening_pupil {
	struct str name; /* "Zara Iqbal" */
	struct str first;
	struct str name_key; /* for sorting */
	struct str class_name;
	char status; /* N, K or E */
	bool held;   /* in this person's hat: others only count among peers, and are never named */
};

/* Everything a page needs; indexes as in run. */
struct screening {
	struct date asked; /* the day asked, today or before */
	struct screen_rules rules;
	struct screen_school run; /* the input: results of the whole school, for charts too */
	struct screening_pupil *pupil;
	struct screening_subject *subject;
	struct screening_scale *scale;
	struct str *point_name;
	struct screen_finding *finding; /* those of held pupils only, by name, then subject */
	size_t findings;
	size_t held; /* pupils this person holds on that day */
};

/* A scale as the screen takes it. */
struct screen_scale screening_scale_of(const struct scale *s);
/* The thresholds of this school: its settings, or the defaults. */
enum rc screen_rules_load(struct ctx *c, struct screen_rules *out) NODISCARD;
/* A threshold that a school may set: place in screen_rules_at's order. */
struct screen_rule_field {
	const char *name; /* of the setting and of the form's field */
	const char *label;
	const char *hint; /* why the default is what it is */
	int least, most;
	size_t off; /* of the int32_t in struct screen_rules */
};
const struct screen_rule_field *screen_rule_at(size_t i); /* NULL at the end */
/* Needs CAP_SETTINGS. RC_INVALID: a value outside its bounds; nothing is saved. */
enum rc screen_rules_save(struct ctx *c, const struct screen_rules *in) NODISCARD;

/* Needs CAP_SCREEN. asked: none for today; a later day is RC_INVALID. Results are taken as they were known at the end
 * of that day. The opening is noted. Memory: c->a. */
enum rc screening_load(struct ctx *c, struct date asked, struct screening *out) NODISCARD;

/* Also used by other files. */
extern const struct action ACT_SCREENING_OPEN;
