/* Keys of records.
 *
 * A pupil_key opens one pupil's records. Only core/rights/gate makes one, after asking whether this person, in this
 * role, may see this pupil today; store functions on a pupil's tables take it, so that no page can read past the gate.
 */
#pragma once

#include <stdint.h>

struct pupil_key {
	int64_t school_id;
	int64_t pupil_id;
};
