/* The SEN part of the next census as a table, with the names of its items: what is certain of it. The return itself,
 * and its XML, is made by the school's system (docs/decisions/0042). */
#pragma once

#include "register/takeout.h"

/* Provision for everybody who will be on roll on the day; in spring all types of need with their ranks, a row for each.
 * Recorded as taken out for the census. RC_NONE without CAP_TAKE_OUT and CAP_SCHOOL_NAMES, and when the day is not
 * known. */
enum rc census_file_make(struct ctx *c, struct takeout_file *out, struct date *day) NODISCARD;
