/* The virus scanner of the machine, when there is one: clamd, asked through its socket (INSTREAM). It reads what
 * strangers send in a process of its own that has nothing of ours. */
#pragma once

#include "kit/base/rc.h"
#include "kit/base/str.h"

enum clam_answer {
	CLAM_SILENT, /* no scanner there, or it did not answer in time, or not as it should */
	CLAM_CLEAN,
	CLAM_FOUND
};

/* path: of the socket. found: what was found, a few letters of plain text; memory from a. */
enum clam_answer clam_ask(struct arena *a, struct str path, struct str bytes, struct str *found);
/* The same, with how long it may take; clam_ask waits ten seconds. */
enum clam_answer clam_ask_within(struct arena *a, struct str path, struct str bytes, int64_t wait_ms,
                                 struct str *found);
