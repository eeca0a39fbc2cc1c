/* The scales that schools in England use, as data with their source, from which each school gets its own copies to
 * correct. What nobody has checked against a publication says RECALLED in its source. Source: domain.md 4.9. */
#pragma once

#include "notice/results/scale_rec.h"

/* Templates without school_id, id and revision, in the order of pages; NULL at the end. */
const struct scale *scale_standard_at(size_t i);
const struct scale *scale_standard(struct str code); /* NULL when there is none of this code */
