/* The usual dates of a school year in England, as a first proposal that a school corrects: councils and trusts differ
 * by days. Not law and not a source: only there so that nobody starts with an empty form. */
#pragma once

#include "core/school/term_rule.h"

enum { TERM_DEFAULTS = 3, CLOSURE_DEFAULTS = 2 };

/* Easter Sunday of a year, Western calendar. */
struct date easter_sunday(int year);
/* Autumn, spring and summer term of the school year that begins in September of `year`, each with its half-term. */
void term_defaults(int year, struct term out[TERM_DEFAULTS]);
/* Bank holidays of England that fall inside those terms; returns how many. *name: what each is called. */
size_t closure_defaults(int year, struct closure out[CLOSURE_DEFAULTS]);
