/* The plan in force on paper, as a parent or the young person gets it: only what their page shows; and their letters.
 */
#pragma once

#include "boards/family/family.h"

/* What is told of the plan, to be printed or read aloud. RC_NONE: not theirs to see, or there is no plan yet. */
struct plan_paper;
enum rc family_plan_words(struct ctx *c, int64_t pupil_id, struct plan_paper *out) NODISCARD;
/* The PDF of the plan; large: large print. RC_NONE: not theirs to see, or there is no plan yet. */
enum rc family_plan_paper(struct ctx *c, int64_t pupil_id, bool large, struct str *out) NODISCARD;

enum family_print { PRINT_AS_WISHED, PRINT_USUAL, PRINT_LARGE };
/* A letter to this person as PDF, in the print that they wish for unless they say otherwise; noted as its opening. */
enum rc family_letter_paper(struct ctx *c, int64_t pupil_id, int64_t notice_id, enum family_print print,
                            struct str *out) NODISCARD;
