#include "core/people/said_rec.h"

const struct choice said_way_choices[] = {
	{ "person", "In person", NULL, NULL },     { "phone", "By phone", NULL, NULL },
	{ "letter", "By letter", NULL, NULL },     { "email", "By email", NULL, NULL },
	{ "meeting", "At a meeting", NULL, NULL }, { NULL, NULL, NULL, NULL },
};

const struct choice said_answered_choices[] = {
	{ "page", "On their own page", NULL, NULL }, { "person", "In person", NULL, NULL },
	{ "phone", "By phone", NULL, NULL },         { "letter", "By letter", NULL, NULL },
	{ "email", "By email", NULL, NULL },         { NULL, NULL, NULL, NULL },
};

const struct choice channel_choices[] = {
	{ "page", "On their own page", NULL, NULL },
	{ "email", "By email", NULL, NULL },
	{ "post", "By post", NULL, NULL },
	{ "hand", "Given by hand", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};
