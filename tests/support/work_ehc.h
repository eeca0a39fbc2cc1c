/* An EHC plan of ZARA's in the test school, step by step: what was recorded about it, on which day. */
#pragma once

#include "support/store_school.h"

void work_ehc_plan(struct store_test *t);    /* the code is E, no date is known */
void work_ehc_made(struct store_test *t);    /* and the plan was made on 15 April 2025 */
void work_ehc_entered(struct store_test *t); /* it was made yesterday */
void work_ehc_held(struct store_test *t);    /* the review was held yesterday */
void work_ehc_booked(struct store_test *t);  /* made, and a meeting is booked for 26 March 2026 … */
void work_ehc_papers_sent(struct store_test *t);
void work_ehc_to_report(struct store_test *t); /* made, and the review held on 24 February … */
void work_ehc_reported(struct store_test *t);
