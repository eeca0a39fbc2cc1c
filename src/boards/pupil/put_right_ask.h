/* What a family asked to be put right in the record (UK GDPR art. 16), and what was withdrawn or moved. */
#pragma once

#include "core/entry/put_right.h"
#include "meeting/meeting_rec.h"

struct put_right_ask {
	struct pupil pupil;
	struct str name;
	struct str first;
	bool reads;          /* who asks answers families: else `ask` is empty */
	struct message *ask; /* newest first */
	size_t asks;
	size_t open;
	size_t withdrawn;
};

enum rc put_right_ask_load(struct ctx *c, int64_t pupil_id, struct put_right_ask *out) NODISCARD;
