/* Inside the samples of entries: what their files have in common. */
#pragma once

#include "letters/notice_sql.h"
#include "support/entry_samples.h"

enum { NOW = 1773133200, OTHER_ONE = 100 };

#define MARK S(ENTRY_MARK)
static const struct date DAY = { 2026, 3, 9 };

#define OK(t, call)                                                                                                    \
	do {                                                                                                           \
		enum rc rc_ = (call);                                                                                  \
		if (rc_ != RC_OK)                                                                                      \
			fail_msg("%s: %d %s", #call, rc_, (t)->e.text);                                                \
	} while (0)

struct notice entry_sample_letter(enum notice_kind kind, int64_t about, bool given);
void entry_sample_plan(struct store_test *t, int64_t by);
void entry_sample_review(struct store_test *t, int64_t by);
void entry_sample_decision(struct store_test *t, int64_t by);
