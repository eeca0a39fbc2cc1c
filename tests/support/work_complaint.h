/* Complaints about ZARA's support in the test school, step by step; one of them at a time. */
#pragma once

#include "support/store_school.h"

void work_complained(struct store_test *t); /* the mother on her page */
void work_complaint_senco_answered(struct store_test *t);
void work_complaint_to_head(struct store_test *t); /* the three of it */
void work_complaint_head_answered(struct store_test *t);
/* About information, by telephone; the second about the SENCO. */
void work_complaint_phoned_senco(struct store_test *t);
void work_complaint_phoned_head(struct store_test *t);
void work_complaint_senco_has_it(struct store_test *t); /* says so */
void work_complaint_head_has_it(struct store_test *t);
