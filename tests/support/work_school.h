/* The small school of store_school.h for tests of use cases: a context in the name of one of its people. */
#pragma once

#include "support/store_school.h"
#include "core/rights/ctx.h"

/* 10 March 2026, 9am, memory of the test. */
struct ctx *work_as(struct store_test *t, int64_t person_id, enum role hat);
/* An account that may sign in, so that the person has a page. */
void work_account(struct store_test *t, int64_t person_id, const char *login);
/* One more adult of ZARA who is a parent by law: without an account and without a restriction. */
enum { AUNT = 120, CARER_LINK = 3 };
void work_carer(struct store_test *t);

/* The class teacher saw this in maths, on 3 February 2026. */
void work_observe(struct store_test *t, struct pupil_key k, int64_t id, const char *words);

/* An action of a test's own: not among those of the program. */
#define TEST_ACTION(name) (&(const struct action){ (name), "Did something in a test" })
