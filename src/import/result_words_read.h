/* Results as tests and people write them beside plain numbers and codes: limits of a test (">130", "69-"), marks
 * ("92*", "EXS+"), an age with a point ("7.11"), words of a teacher's judgement ("Working at"). */
#pragma once

#include "import/import_read.h"
#include "notice/results/scale_rule.h"

/* For what scale_read refuses. *kept: what the file has, when the value does not say all of it. True with an empty
 * value when somebody has chosen to leave this word out. */
bool result_word_read(struct import_reader *r, const struct scale *s, struct str typed, struct scale_value *out,
                      struct str *kept);
/* Does it look like a code instead of a result ("CA", "HNM", "X"), and not like a result that was mistyped? */
bool result_is_code(struct str typed);
/* Two grades of a double award in one cell ("5-4")? */
bool result_is_double(const struct scale *s, struct str typed);
