/* What is recorded of a pupil of store_school on the way to support, as the tests of what is due want it: by SENCO. */
#pragma once

#include "boards/today/today.h"
#include "decide/decision_rec.h"
#include "letters/notice_rec.h"
#include "notice/screen/screen_decision_rec.h"
#include "support/work_school.h"

void work_code(struct store_test *t, struct pupil_key k, enum status_code code, struct date from);
void work_decision(struct store_test *t, struct pupil_key k, int64_t id, enum decision_result result, struct date on,
                   struct date monitor);
/* To Mrs Iqbal; sent by post, or not yet when there is no day. */
void work_notice(struct store_test *t, struct pupil_key k, enum notice_kind kind, int64_t about, int64_t person_id,
                 struct date made, struct date sent);
/* What was found on the screen about ZARA was looked at. */
void work_screened(struct store_test *t, int64_t id, enum screen_action result, struct date on, struct date until);
/* NULL: it is not due. */
const struct due *work_due(const struct today_all *v, int64_t pupil_id, const char *key);
