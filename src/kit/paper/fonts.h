/* The fonts of printed pages: which files may be used, found once per process, and the Pango contexts over them.
 * Not for text styles or layout (style.h, text.c). */
#pragma once

#include <pango/pangocairo.h>

#include "kit/base/rc.h"
#include "kit/base/str.h"

struct paper_fonts {
	PangoFontMap *map;
	PangoContext *left;  /* left to right */
	PangoContext *right; /* right to left */
	const char *family;  /* Latin text: a list of families, best first */
};

/* The fonts, opened at the first call (60 to 90 ms) and kept for the life of the process: they are files that do not
 * change, and Pango's own caches hang on them. Each process of the program is single-threaded.
 * Errors: RC_FAIL when no font package is installed. */
NODISCARD enum rc paper_fonts_get(const struct paper_fonts **out, struct err *err);
/* Whether the reading direction of a language ("ur", "ar-SY") is right to left. */
bool paper_lang_rtl(struct str lang);
/* Families for a language that has a typeface of its own, or NULL. */
const char *paper_lang_family(struct str lang);
/* How much larger the letters of that language are set to look as large as Latin ones of the same size. */
double paper_lang_scale(struct str lang);
/* True when the main Latin typeface has no glyph for some letter of the word, so that the whole word is better set in
 * the fallback than one letter of it. */
bool paper_word_foreign(struct str word);
/* Families for such a word. */
const char *paper_fallback_family(void);
