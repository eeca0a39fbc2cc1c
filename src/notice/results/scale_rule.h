/* Is this a result on this scale? What people type or a file says, to a value in thousandths, a code or words, and
 * back. Also whether a scale makes sense in itself. Pure. Source: domain.md 4.9. */
#pragma once

#include "kit/base/rc.h"
#include "notice/results/result_rec.h"
#include "notice/results/scale_rec.h"

#define RESULT_WORDS "words" /* result.code when result.note is the result (kind none) */

enum { SCALE_STEPS_MAX = 40 };

/* Interval, count and age: may be subtracted and go into the screen. Nothing else ever gets arithmetic. */
bool scale_is_number(const struct scale *s);
/* Ordinal or rubric: the value is index × 1000 in scale_steps. */
bool scale_has_steps(const struct scale *s);
bool scale_is_age(const struct scale *s); /* values are months */

/* "EXS Working at the expected standard". */
struct scale_step {
	struct str code;
	struct str label; /* the code when the line has only one word */
};
/* Steps from the lowest, and the codes instead of a result: at most SCALE_STEPS_MAX. Memory: from a. */
size_t scale_steps(struct arena *a, const struct scale *s, struct scale_step **out);
size_t scale_codes(struct arena *a, const struct scale *s, struct scale_step **out);
/* Is the scale meant for this subject (code)? A scale that names none is for all. */
bool scale_for(const struct scale *s, struct str subject);

/* A typed result. All empty (MILLI_NONE, "", "") when nothing was typed. */
struct scale_value {
	int64_t value;
	struct str code;
	struct str words;
};
/* Reads "98", "97,5", "7:06" or "7y 6m" (age), "EXS" or "exs" (steps; their label too), a code such as "A", words
 * (none). RC_INVALID: *why is a sentence without what was typed, "Between 80 and 120"; the value is empty then. A
 * code wins over a number. Memory: from a. */
enum rc scale_read(struct arena *a, const struct scale *s, struct str typed, struct scale_value *out,
                   struct str *why) NODISCARD;
#define SCALE_AGE_HOW "Write an age as years:months, for example 7:06"
/* "7:06", "07:06:00" (a spreadsheet's), "7y 6m", "7 years", "90 months" to thousandths of months, and back: "7:06". A
 * bare number or a decimal may mean years or months: false. MILLI_NONE is an empty text. */
bool scale_age_read(struct arena *a, struct str typed, int64_t *milli) NODISCARD;
struct str scale_age_text(struct arena *a, int64_t milli);
/* As it is typed, in a grid or a file: "98", "7:06", "EXS", "A"; words for kind none. Reading it gives the same
 * again. */
struct str scale_text(struct arena *a, const struct scale *s, int64_t value, struct str code, struct str note);
/* For people: "98", "7 years 6 months", "Working at the expected standard", "Absent". */
struct str scale_words(struct arena *a, const struct scale *s, int64_t value, struct str code, struct str note);
/* Why a pupil born then cannot have a result on this day ("The day is before the pupil was born"); empty when
 * nothing is wrong. held_on later than today is allowed: the caller knows whether that makes sense. */
struct str result_day_fault(struct date born, struct date held_on);
/* The pupil is outside the ages the scale is meant for: worth a note, never a refusal. */
bool scale_age_odd(const struct scale *s, struct date born, struct date held_on);
/* What is wrong with a scale as the school wrote it; *field names the field ("high"). Empty when nothing is. */
struct str scale_fault(struct arena *a, const struct scale *s, const char **field);
