/* Checklists before a step: plan, assessment, decision, review. Each line says what is there or what is not, why it
 * matters and where the gap is. Few lines stop a step: only what the law or plain sense asks for. The rest advises, and
 * a button is never disabled: people press it and read what is missing. */
#pragma once

#include "core/record/force_rule.h"

enum check_state {
	CHECK_MISSING, /* stops the step */
	CHECK_ADVICE,  /* better with it; the step can be taken */
	CHECK_OK,
};

struct check_item {
	enum check_state state;
	enum force force;
	struct str text;   /* "Outcome 2 needs a measure" */
	struct str ref;    /* paragraph of the Code; empty for plain sense */
	struct str anchor; /* where the gap is: "outcome-2", "review_on" */
};

struct check_list {
	struct arena *a;
	struct check_item *item; /* in the order of the form; checks_sort puts gaps first */
	size_t n;
	size_t max;
	size_t missing;
	size_t advice;
	size_t ok;
};

/* An empty list for at most max lines; more are a fault of the caller and are left out. */
struct check_list checks_new(struct arena *a, size_t max);
/* Adds a line: good when is_ok, else bad with the given state. */
void check_add(struct check_list *l, bool is_ok, enum check_state otherwise, enum force force, struct str ref,
               struct str anchor, struct str good, struct str bad);
/* Missing first, then advice, then what is there; within each the order of the form. */
void checks_sort(struct check_list *l);
/* Nothing stops the step. */
bool checks_pass(const struct check_list *l);
/* "2 things missing, 1 to think about, 9 ready". Memory: from the list's arena. */
struct str checks_summary(const struct check_list *l);
/* Text with something in it other than white space. */
bool is_filled(struct str s);
