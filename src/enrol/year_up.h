/* The step into a new school year: everybody goes up in one place. First it is shown, class by class, who goes where,
 * who leaves and who stays; then one press does it, and on the same day one takes it back. Who is up already, by a file
 * or by an earlier press, is left alone, so that doing it twice changes nothing. */
#pragma once

#include "core/rights/ctx.h"
#include "enrol/year_up_rule.h"
#include "enrol/year_up_sql.h"

/* What is asked for, as typed; for a start as year_up_begin proposes it. */
struct year_up_ask {
	int64_t id;             /* made with the form */
	int64_t last_year;      /* the last year group of the school; YEAR_NOT_KNOWN: as it is now */
	struct date last_day;   /* of those who leave */
	struct date keep_until; /* until then the teachers of the old class keep their pupils; none: until today */
	struct str (*to)(void *x, int64_t class_id, bool *said); /* new name of a class; NULL: as proposed */
	bool (*stays)(void *x, int64_t pupil_id);
	void *x;
};

struct year_up_line {
	const struct year_up_pupil *pupil;
	enum year_up_what what;
};
struct year_up_class {
	int64_t id; /* 0: no class */
	struct str name;
	struct str to;
	struct year_up_line *line;
	size_t lines;
	size_t count[YEAR_UP_WHAT_DONE + 1];
	struct str teacher;    /* who teaches it today */
	struct str teacher_to; /* who teaches the class they go to; empty: nobody yet */
	bool is_new;           /* no class has the new name yet */
};
struct year_up_view {
	int turn; /* 0: no time for it */
	int64_t last_year;
	struct year_up_class *class;
	size_t classes;
	size_t count[YEAR_UP_WHAT_DONE + 1];
	struct year_up_step *step; /* done before */
	size_t steps;
	const char *fault; /* field that is wrong; NULL: none */
	int64_t fault_class;
	struct str why;
};
enum rc year_up_begin(struct ctx *c, struct year_up_ask *out) NODISCARD;
enum rc year_up_look(struct ctx *c, const struct year_up_ask *ask, struct year_up_view *out) NODISCARD;
/* RC_INVALID: the view says why. The same form twice is one step. */
enum rc year_up_go(struct ctx *c, const struct year_up_ask *ask, struct year_up_view *out) NODISCARD;

struct year_up_result {
	struct year_up_step step;
	struct year_up_done *done;
	size_t n;
	bool may_undo; /* it is still the same day */
};
enum rc year_up_read(struct ctx *c, int64_t id, struct year_up_result *out) NODISCARD;
/* RC_INVALID: not on the same day. Who was changed since stays as they are. Taken back before is a success. */
enum rc year_up_back(struct ctx *c, int64_t id) NODISCARD;
