/* What ZARA's mother asks for, in the worlds of duties. */
#pragma once

#include "support/store_school.h"

enum { THE_ASK = 9301 };

/* Asked on 2 March 2026, to be answered by the 9th. */
void work_asked_senco(struct store_test *t);
void work_asked_teacher(struct store_test *t);
void work_asked_copy(struct store_test *t);
void work_asked_council(struct store_test *t);
/* The SENCO answered on the 10th. */
void work_ask_answered(struct store_test *t);
/* She sent a note about the goal of the plan from home on the 9th; the class teacher saw it on the 10th. */
void work_home_sent(struct store_test *t);
void work_home_seen(struct store_test *t);
/* A statement of February, to which she said No on the 5th; the SENCO looked into it on the 10th. */
void work_said_no(struct store_test *t);
void work_no_settled(struct store_test *t);
