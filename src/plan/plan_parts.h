/* Parts of the plan's pages: the rows of the editor (drawn by plan_rows.c, read by plan_rows_read.c), both texts when
 * two people wrote at once (plan_conflict.c), and the checklist. */
#pragma once

#include "core/door/page.h"
#include "plan/plan_edit.h"

/* What was typed and could not be understood: it is shown again as it was typed. */
struct plan_typed {
	const char *name; /* of the control */
	struct str text;
};

struct plan_form {
	struct form f; /* of the head */
	struct plan_edit *v;
	struct plan_whole was; /* the rows as they were loaded: what the form does not show */
	struct plan_typed bad[FORM_ERRORS_MAX];
	size_t bads;
	bool more_outcome; /* one more empty row */
	bool more_support;
};

/* Parts 1 to 3 of the editor. */
void plan_outcomes_draw(struct plan_form *e);
void plan_supports_draw(struct plan_form *e);
void plan_lessons_draw(struct plan_form *e);
/* People for a select box; a person who is chosen but not in the list any more (id and name) stays chosen. At most
 * PLAN_PEOPLE_MAX. */
enum { PLAN_PEOPLE_MAX = 400 };
size_t plan_people(struct req *q, const struct plan_edit *v, bool teachers, int64_t chosen, struct str name,
                   struct ui_choice *out);

/* Rows of the form, or of a kept draft, into v->draft: empty ones are left out, a removed one too (remove: the button
 * counts). Everything may be missing in a draft; what cannot be understood is an error of the form. */
void plan_rows_read(struct plan_form *e, bool remove);
/* "aim-2": the name of a control in a row, from 0. */
const char *plan_control(struct req *q, const char *field, size_t i);

/* Their rows beside mine, where they differ. Rows that only they have are added to mine, so that the next save loses
 * nothing; so room must be left (it is: both come from the same limits). */
void plan_conflict_draw(struct plan_form *e, const struct plan_edit *theirs);

/* The list with links to the gaps; page: the path the links lead to, empty for this page. */
void plan_checks_draw(struct req *q, const struct check_list *l, struct str page);
