#include "notice/results/assessment_point_rec.h"

RECORD_SCHOOL_DEFINE(assessment_point_rec, "assessment_point", struct assessment_point, ASSESSMENT_POINT);
