#include "notice/results/assessment_point_rec.h"

static const struct field ASSESSMENT_POINT[] = {
	FIELD_ID(struct assessment_point, school_id, .flags = F_HIDDEN, .doc = "The school"),
	FIELD_ID(struct assessment_point, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_TEXT(struct assessment_point, name, .label = "Name", .hint = "For example Autumn 2025",
	           .flags = F_REQUIRED, .max = 60, .missing = "Give it a name, for example Autumn 2025",
	           .doc = "Name, unique in the school"),
	FIELD_DATE(struct assessment_point, held_on, .label = "Day",
	           .hint = "When it takes several days: the middle one", .flags = F_REQUIRED,
	           .doc = "Day its results are dated"),
	FIELD_INT(struct assessment_point, revision, .flags = F_HIDDEN, .doc = "Counts the changes"),
};
RECORD_DEFINE(assessment_point_rec, "assessment_point", struct assessment_point, ASSESSMENT_POINT);
