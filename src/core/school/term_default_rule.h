/* The usual dates of a school year in England, as a first proposal that a school corrects: councils and trusts differ
 * by days. Not law and not a source: there so that nobody starts with an empty form, and so that a clock that runs into
 * a year whose terms are not entered does not run through its holidays. */
#pragma once

#include "core/school/term_rule.h"

enum { TERM_DEFAULTS = 3, CLOSURE_DEFAULTS = 2, BANK_HOLIDAYS = 8 };

/* Easter Sunday of a year, Western calendar. */
struct date easter_sunday(int year);
/* Autumn, spring and summer term of the school year that begins in September of `year`, each with its half-term. */
void term_defaults(int year, struct term out[TERM_DEFAULTS]);
/* Bank holidays of England that fall inside those terms; returns how many. *name: what each is called. */
size_t closure_defaults(int year, struct closure out[CLOSURE_DEFAULTS]);
/* The calendar with the usual dates (term.usual) where none are entered, in the school years from `from` to `to`,
 * ten at most. Memory: from a. */
struct calendar calendar_filled(struct arena *a, const struct calendar *entered, struct date from, struct date to);
/* Bank holidays of England and Wales in a calendar year, those that are moved because they fall on a weekend on their
 * other day. Source: Banking and Financial Dealings Act 1971, schedule 1, and the substitutes proclaimed since. */
void bank_holidays(int year, struct closure out[BANK_HOLIDAYS]);
/* The calendar of who works all the year, from Monday to Friday without bank holidays: one term from the year of `from`
 * to that of `to`. Memory: from a. */
struct calendar calendar_working(struct arena *a, struct date from, struct date to);
