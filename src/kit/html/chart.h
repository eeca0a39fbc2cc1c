/* Pictures: inline SVG from numbers and texts, drawn with classes of the theme only. Pure functions: the same data
 * gives the same picture. Every picture has a title and a description for screen readers (or is hidden from them when
 * the title is empty, where the words stand beside it), and values outside the drawing are moved to its edge. Numbers
 * that are no numbers (NaN, infinite) are left out. The same facts must stand in words or a table beside it. */
#pragma once

#include "kit/html/ui.h"

struct chart_words {
	const char *id;   /* unique on the page; ids of title and description are made of it */
	struct str title; /* empty = decoration, hidden from screen readers */
	struct str desc;
	bool mirror; /* right to left pages: ring, road and stones; what has a time axis runs left to right on any page
	              */
};

/* Ring of four arrows (design 02, 06): one line per step, in order; middle and below stand in its centre. */
void chart_ring(struct html *w, const struct chart_words *t, const struct ui_step_line line[4], struct str middle,
                struct str below);

/* One measurement. */
struct chart_point {
	struct date on;
	double value;
};
/* Spark line with the goal as a dashed line (design 02): points in order of date, until is the day of the goal. */
void chart_spark(struct html *w, const struct chart_words *t, const struct chart_point *p, size_t n, double goal,
                 struct date until);

/* A school year with its cycles (design 02). first is 1 September of it. A date that is none is not drawn. */
struct chart_cycle {
	struct str name;   /* "Autumn" */
	struct str result; /* "2 of 3 reached"; may be empty */
	struct date from;  /* begin of Assess or Plan */
	struct date to;    /* the review */
	bool assess;       /* has an Assess step */
	enum ui_when when[4];
	bool now; /* the name bold */
};
void chart_year(struct html *w, const struct chart_words *t, struct date first, struct date today,
                const struct chart_cycle *c, size_t n);

/* Before and after on a line, with the target (design 08). */
void chart_change(struct html *w, const struct chart_words *t, double before, double after, double target);

/* Sessions as squares, one column a week (design 08): one letter a session, d done, p part of it, m missed, t to come.
 * At most 10 a week and 40 weeks are drawn. */
void chart_sessions(struct html *w, const struct chart_words *t, const struct str *weeks, size_t n);

/* A road with a flag, for parents (design 06). The texts stand at the start, above the place now, and at the goal. */
void chart_road(struct html *w, const struct chart_words *t, double start, double now, double goal,
                struct str start_text, struct str now_text, struct str goal_text);

/* Six stepping stones to a star, for pupils (design 07). chart_stone is the stone one stands on, 1 to 6 (6 = star). */
int chart_stone(double start, double now, double goal);
void chart_stones(struct html *w, const struct chart_words *t, int stone);

/* A small bar and "18 of 22": sessions delivered of planned. */
void chart_delivered(struct html *w, int64_t done, int64_t planned);

/* A small bar: n of the most that there are. The number stands beside it. */
void chart_count(struct html *w, int64_t n, int64_t most);

/* How many pupils are at each of the four steps, as bars (design 01). */
void chart_stages(struct html *w, const int64_t count[4]);

/* Results of one subject on one scale over time (design 04): the pupil a thick line with dots, those who started in the
 * same place dashed with squares, the national figure dotted. The axis is cut to the values, never to less than
 * `least`, and its numbers are printed. Wide and narrow drawing, the narrow one with a key; nothing without a point of
 * the pupil. Different scales never share a picture. */
enum chart_unit {
	CHART_NUMBERS,
	CHART_AGES,
	CHART_STEPS
}; /* values: numbers · months, written 7:06 · index of a step */
struct chart_line {
	struct str name;             /* at the end of the line, two short lines at most */
	const struct chart_point *p; /* in order of date */
	size_t n;
};
struct chart_results {
	enum chart_unit unit;
	const struct str *step; /* names of the steps, CHART_STEPS only */
	size_t steps;
	double low, high; /* ends of the scale, where the axis stops; NAN = open */
	double
	    least; /* the axis covers at least this much (four times the measurement error, say); 0 = what is there */
	struct chart_line me;
	struct chart_line peer; /* n 0 = none */
	double national;        /* NAN = none */
	struct str national_name;
};
void chart_results(struct html *w, const struct chart_words *t, const struct chart_results *c);
/* A value as the axis writes it: "98", "97.5", "7:06", "EXS". Memory: from a. */
struct str chart_value(struct arena *a, const struct chart_results *c, double v);
