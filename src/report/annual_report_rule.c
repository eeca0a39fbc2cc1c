#include "report/annual_report_rule.h"

#define MAINTAINED "Education (Pupil Information) (England) Regulations 2005"
#define STANDARDS "Education (Independent School Standards) Regulations 2014"

struct str annual_report_law(enum school_kind kind)
{
	if (kind == SCHOOL_KIND_NONE)
		return S(MAINTAINED " or, for academies, " STANDARDS);
	return kind == SCHOOL_KIND_MAINTAINED ? S(MAINTAINED) : S(STANDARDS);
}
