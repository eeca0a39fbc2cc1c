/* A text as a British voice is to read it: telephone numbers digit by digit, days, times, years, money, post codes and
 * addresses in words, and words of a list as the list says them. What is given out is for a voice only; who reads is
 * shown the text as it stands.
 *
 * Not for other languages: their voices read numbers by rules of their own. */
#pragma once

#include "kit/base/str.h"

/* text: paragraphs, with an empty line between them where a voice has to pause. said: lines "WORD = what is said"; a
 * line that begins with # is none. Brackets, stars and the like are never given out, so that no text is taken for an
 * order to the voice. Memory: a. */
struct str spoken(struct arena *a, struct str text, struct str said);
