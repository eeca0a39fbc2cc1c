/* Who goes where when a new school year begins. Pure. */
#pragma once

#include "core/school/term_rule.h"
#include "enrol/year_up_rec.h"

/* The summer that a step on this day belongs to, as its calendar year: from June to November. 0: no time for it. */
int year_up_turn(struct date today);
/* Last day on which everybody was still where the old year had them. */
struct date year_up_may(int turn);
/* What is proposed for those who leave, the last school day of the old year, and until when teachers keep their pupils:
 * that day while it is to come, none once it is over. */
struct date year_up_last_day(const struct calendar *c, struct date today);
struct date year_up_until(const struct calendar *c, struct date today);
/* last: the last year group of the school. Who is up already (by a file, by hand, by this step) or new is done. */
enum year_up_what year_up_ask(const struct year_up_facts *f, int last, int turn);
/* "6H" for "5H", "Year 6 Oak" for "Year 5 Oak", "1H" for "RH"; a name without a year stays. Memory: from a. */
struct str class_next(struct arena *a, struct str name, int year);
