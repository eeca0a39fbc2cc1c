/* Codes that people read from paper and type: four words and four figures in an invitation (45 bits, so that guessing
 * it takes longer than it holds, at any number of tries that sign_in_rule lets through), a word and two figures for a
 * class (no secret by itself: it works on a device of the school only). Made of random or derived bytes, which come
 * from elsewhere. */
#pragma once

#include "kit/base/str.h"

enum { CODE_WORDS = 4, CODE_SEED = 8 };

/* "HERON PLUM RIVER LAMP 4827". */
struct str code_of(struct arena *a, const unsigned char seed[CODE_SEED]);
/* What was typed, in one form: "heron-plum-river-lamp-4827". Capitals, spaces and dots do not matter. Empty: no code.
 */
struct str code_read(struct arena *a, struct str typed);
/* "OTTER 15", and the same for reading. */
struct str class_code_of(struct arena *a, const unsigned char seed[CODE_SEED]);
struct str class_code_read(struct arena *a, struct str typed);
/* A sign-in name that names nobody: "otter.kite27". */
struct str code_name(struct arena *a, const unsigned char seed[CODE_SEED]);
