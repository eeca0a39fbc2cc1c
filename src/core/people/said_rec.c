#include "core/people/said_rec.h"

const struct choice said_way_choices[] = {
	{ "person", "In person", NULL, NULL, 0, 0 },     { "phone", "By phone", NULL, NULL, 0, 0 },
	{ "letter", "By letter", NULL, NULL, 0, 0 },     { "email", "By email", NULL, NULL, 0, 0 },
	{ "meeting", "At a meeting", NULL, NULL, 0, 0 }, { NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice said_answered_choices[] = {
	{ "page", "On their own page", NULL, NULL, 0, 0 }, { "person", "In person", NULL, NULL, 0, 0 },
	{ "phone", "By phone", NULL, NULL, 0, 0 },         { "letter", "By letter", NULL, NULL, 0, 0 },
	{ "email", "By email", NULL, NULL, 0, 0 },         { NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice channel_choices[] = {
	{ "page", "On their own page", NULL, NULL, 0, 0 },
	{ "email", "By email", NULL, NULL, 0, 0 },
	{ "post", "By post", NULL, NULL, 0, 0 },
	{ "hand", "Given by hand", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};
