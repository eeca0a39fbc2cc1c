/* The ways in which a family says something, is answered, and gets its papers. */
#pragma once

#include "core/record/record_rec.h"

/* Staff who write one down choose; the page and the public form say it themselves. */
/* clang-format off */
#define SAID_CHOICES(X, _) \
	X(_, PAGE, "page", "on their own page", .by_program = true) \
	X(_, PUBLIC, "public", "by the school’s public form", .by_program = true) \
	X(_, PERSON, "person", "in person") \
	X(_, PHONE, "phone", "by phone") \
	X(_, LETTER, "letter", "by letter") \
	X(_, EMAIL, "email", "by email") \
	X(_, MEETING, "meeting", "at a meeting")
/* clang-format on */
CHOICES(said_way, SAID);

/* clang-format off */
#define ANSWERED_CHOICES(X, _) \
	X(_, PAGE, "page", "On their own page") \
	X(_, PERSON, "person", "In person") \
	X(_, PHONE, "phone", "By phone") \
	X(_, LETTER, "letter", "By letter") \
	X(_, EMAIL, "email", "By email")
/* clang-format on */
CHOICES(answered_how, ANSWERED);

/* Of papers. */
/* clang-format off */
#define CHANNEL_CHOICES(X, _) \
	X(_, PAGE, "page", "On their own page") \
	X(_, EMAIL, "email", "By email") \
	X(_, POST, "post", "By post") \
	X(_, HAND, "hand", "Given by hand") \
	X(_, PHONE, "phone", "By phone")
/* clang-format on */
CHOICES(channel, CHANNEL);
