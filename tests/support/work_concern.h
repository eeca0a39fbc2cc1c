/* A concern about ZARA in the test school, step by step. */
#pragma once

#include "support/store_school.h"

void work_concern_open(struct store_test *t);       /* raised on 24 February 2026, to be answered by 9 March */
void work_concern_answered(struct store_test *t);   /* then answered, to be looked at again on 10 March */
void work_concern_to_look_at(struct store_test *t); /* both */
