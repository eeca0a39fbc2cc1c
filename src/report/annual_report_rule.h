/* Which regulations ask for the annual report: those of maintained schools, or the standards of independent schools, to
 * which academies belong. */
#pragma once

#include "core/school/school_rec.h"

struct str annual_report_law(enum school_kind kind);
