/* The folder of sealed bytes beside a SQLite database: DIR/files/SCHOOL/ID-PART. Names are numbers of our own. Written
 * once and through to the disk before anybody is told of it; never changed. */
#pragma once

#include "kit/base/rc.h"
#include "kit/base/str.h"

#define SHELF_FOLDER "files"

struct shelf_place {
	int64_t school_id;
	int64_t id;
	int part;
};

/* Given again under the same place, the bytes are replaced as a whole: nobody reads half of them. */
enum rc shelf_put(struct arena *a, struct str dir, struct shelf_place p, struct str bytes, struct err *e) NODISCARD;
/* RC_NONE: there is none. */
enum rc shelf_get(struct arena *a, struct str dir, struct shelf_place p, size_t max, struct str *bytes,
                  struct err *e) NODISCARD;
/* What is not there needs no removing. */
enum rc shelf_remove(struct arena *a, struct str dir, struct shelf_place p, struct err *e) NODISCARD;

/* "files/12/345-0", below the data folder. */
struct str shelf_name(struct arena *a, struct shelf_place p);
/* False when it is no such name. */
bool shelf_name_read(const char *name, struct shelf_place *p);
/* Everything that lies on the shelf, once: known is false for what has no name of ours (half a file of a save that was
 * cut off). changed: UTC seconds. What goes away meanwhile is left out. */
struct shelf_item {
	const char *name; /* below the data folder */
	bool known;
	struct shelf_place at;
	int64_t size;
	int64_t changed;
};
enum rc shelf_walk(struct arena *a, struct str dir,
                   enum rc (*each)(void *mine, const struct shelf_item *i, struct err *e), void *mine,
                   struct err *e) NODISCARD;
