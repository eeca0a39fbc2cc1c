/* What merging adults and undoing it share. Only for merge/adult*.c. */
#pragma once

#include "core/rights/ctx.h"
#include "merge/adult.h"

/* What two persons are to pupils. The gate is asked for each of these pupils. */
struct adult_ties {
	struct adult_link *link;
	size_t links;
	struct adult_bar *bar;
	size_t bars;
};
/* RC_NONE: the role may not, or one of the pupils is not theirs. */
enum rc adult_ties_open(struct ctx *c, const int64_t person_id[2], const struct action *action,
                        struct adult_ties *out) NODISCARD;
/* adult_load with the ties. */
enum rc adult_read(struct ctx *c, const int64_t id[2], struct adult_view *out, struct adult_ties *t) NODISCARD;
/* A value of a person as it stands in merge_row, and back. */
void adult_field_put(const struct field *f, struct person *p, struct str text);
/* With the key of its name. */
enum rc adult_person_write(struct ctx *c, struct person *p) NODISCARD;
/* An event at every pupil of the ties, and one at the person. */
enum rc adult_audit(struct ctx *c, const struct adult_ties *t, const struct action *action, int64_t person_id,
                    int64_t merge_id, struct str what) NODISCARD;
