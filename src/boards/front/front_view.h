/* All that a school's front door says, read as nobody of this school. Nothing of a pupil but three counts, with small
 * ones hidden. */
#pragma once

#include "complain/complaint_ways.h"
#include "core/area/area_rec.h"
#include "core/school/area_help.h"
#include "core/school/front_card.h"
#include "core/school/front_shown.h"
#include "enquiry/enquiry.h"

/* Where free advice is, for the page: the one place that asks for it. */
struct front_advice {
	struct area_help help;
	bool writes; /* one can write to it by these pages */
};

/* How many children have support; a number that could point at a child is hidden. */
struct front_numbers {
	bool any; /* there are pupils, and the school shows it */
	int64_t all, support, plan;
	bool support_hidden, plan_hidden;
};

struct front_view {
	struct public_school school;
	struct front_shown shown;
	struct front_numbers numbers;
	struct str senco; /* "Ruth Adeyemi"; empty: not shown, or nobody */
	struct front_advice advice;
	struct complaint_ways ways;
	struct enquiry_promise promise;
	struct local_area area; /* of an advice service: all that its profile says */
	struct front_doc leaflet[FRONT_DOCS_MOST];
	size_t leaflets;
	struct front_doc paper[FRONT_DOCS_MOST];
	size_t papers;
};
/* RC_NONE: no such school. */
enum rc front_view_load(struct ctx *c, struct str word, struct front_view *out) NODISCARD;
