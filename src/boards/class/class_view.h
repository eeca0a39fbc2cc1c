/* A teacher's pupils on SEN Support, with what every lesson needs. */
#pragma once

#include "boards/today/today.h"

struct class_line {
	const struct today_pupil *pupil;
	enum stage stage;
	struct str *strategy;
	size_t strategies;
};

struct class_view {
	struct today_all all; /* duties that a teacher owns */
	struct class_line *line;
	size_t lines;
	size_t unread; /* plans this person has not read */
};

enum rc class_view_load(struct ctx *c, struct class_view *out) NODISCARD;
