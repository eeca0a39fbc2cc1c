/* Many duties in few lines: equal duties with the same kind of deadline are one line. Sections go by time, because a
 * person's own deadline of this week and next stands out from what only has to be done before school breaks up; in a
 * section the law comes first, then what is due first. Where there are too many lines, those of the same duty in later
 * sections join the earliest of them (never what is late), and then the last lines of the latest sections are folded
 * into one (never the law). At a weekend "this week" is the week that begins on Monday. */
#pragma once

#include "core/duty/duty_rule.h"

enum {
	TODAY_LINES = 12,        /* more are folded behind the last one */
	TODAY_LINE_PUPILS = 500, /* names behind one line */
};

enum today_section { SECTION_LATE, SECTION_WEEK, SECTION_NEXT, SECTION_TERM, SECTIONS };

struct today_line {
	enum today_section section;
	const struct duty_rule *rule;
	struct str many;          /* of the rows, where it is not the rule's */
	const struct duty **item; /* by due date, then pupil */
	size_t n;
	size_t lacking; /* of them, see duty_rule.lack */
	bool folded;    /* behind the last line of its section */
};

struct today_lines {
	struct today_line *line;
	size_t n;
	size_t shown;            /* lines to look at, a fold being one */
	size_t count[SECTIONS];  /* duties */
	size_t folded[SECTIONS]; /* lines */
	size_t duties;
	size_t law;           /* of them, required by law */
	struct date week_end; /* last day of SECTION_WEEK: a Sunday */
	struct date next_end;
};

/* duty: open ones, in any order, living as long as the answer. Memory: from a. */
struct today_lines today_group(struct arena *a, const struct duty *const *duty, size_t n, const struct duty_day *day);

/* "Review 22 plans before 27 March: 9 have no meeting yet", or the duty's own title when it is the only one. */
struct str today_line_title(struct arena *a, const struct today_line *l, const struct duty_day *day);
/* "oldest 11 days late", "by Friday 13 March", "from Tuesday 10 March to Friday 13 March". */
struct str today_line_when(struct arena *a, const struct today_line *l);
/* "This week, to Friday 13 March". opens: the next school day. */
struct str today_section_title(struct arena *a, enum today_section s, const struct today_lines *l,
                               const struct duty_day *day, struct date opens);
/* A weekend: the page looks ahead. */
bool today_is_weekend(const struct duty_day *day);
