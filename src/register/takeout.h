/* Lists of pupils as files: the SEN register, or what the list of pupils shows, with the columns that are chosen. Why a
 * list is taken out is asked, kept in taken_out and in the trail, and stands in the access history of everybody in it.
 */
#pragma once

#include "core/rights/ctx.h"
#include "kit/table/table_out.h"
#include "register/takeout_rule.h"
#include "register/taken_sql.h"
#include "story/pupil_list.h"

struct takeout_ask {
	struct pupil_query who;
	struct str what; /* in words: "Everyone on the SEN register" */
	struct takeout_shape shape;
	enum table_kind kind;
	enum taken_purpose purpose;
	struct str recipient;
};

struct takeout_file {
	struct str bytes;
	size_t pupils;
};

/* What the form offers. */
struct takeout_view {
	bool whole;              /* who asks sees the whole school, and every column */
	int64_t by_code[3];      /* N, K, E of those whom who asks holds */
	int64_t listed;          /* how many the list of pupils showed */
	struct taken_out last;   /* what was said the last time; purpose none: never */
	struct taken_out *taken; /* latest first: of the school, or their own */
	size_t takens;
};

/* who: what the list of pupils showed; NULL: it is about the register. RC_NONE without CAP_TAKE_OUT. */
enum rc takeout_load(struct ctx *c, const struct pupil_query *who, struct takeout_view *out) NODISCARD;
/* Records that these pupils were taken out: ask's words, kind, purpose and recipient. For who makes another file of
 * them, after the caller's gate. */
enum rc takeout_record(struct ctx *c, const struct takeout_ask *ask, const struct str *head, size_t heads,
                       const int64_t *pupil, size_t n) NODISCARD;
/* Makes the file and records that it was taken. Columns that who asks may not have are left out of it.
 * RC_INVALID: more pupils than one file takes (PUPIL_PAGE_MAX). */
enum rc takeout_make(struct ctx *c, const struct takeout_ask *ask, struct takeout_file *out) NODISCARD;
