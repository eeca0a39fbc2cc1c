/* Two records of which somebody has said that they are two, children or adults: nothing asks about them again. */
#pragma once

#include "kit/base/date.h"
#include "kit/db/db.h"

/* In either order; said before is a success. */
enum rc apart_put(struct db *db, struct arena *a, int64_t school_id, int64_t x, int64_t y, int64_t by, struct date on,
                  struct err *e) NODISCARD;
enum rc apart_drop(struct db *db, struct arena *a, int64_t school_id, int64_t x, int64_t y, struct err *e) NODISCARD;

struct apart {
	int64_t id[2]; /* the smaller first */
	struct date said_on;
};
struct aparts {
	struct apart *item; /* in order of the ids */
	size_t n;
};
/* Of one record; id 0: of the school. */
enum rc apart_list(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct aparts *out,
                   struct err *e) NODISCARD;
/* NULL: nobody has said it. */
const struct apart *apart_find(const struct aparts *all, int64_t x, int64_t y);
