#include "core/people/view_rec.h"

ACTION(ACT_VIEW_ADD, "view.add", "Added a view");

const struct choice view_who_choices[] = {
	{ "pupil", "The pupil", NULL, NULL },
	{ "parent", "A parent or carer", NULL, NULL },
	{ "staff", "A member of staff", NULL, NULL },
	{ "specialist", "A specialist", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice view_moment_choices[] = {
	{ "assess", "For the assessment", NULL, NULL },
	{ "plan", "For the plan", NULL, NULL },
	{ "review", "For the review", NULL, NULL },
	{ "anytime", "At another time", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice view_method_choices[] = {
	{ "spoken", "Spoken", NULL, NULL },
	{ "written", "Written", NULL, NULL },
	{ "drawn", "Drawn", NULL, NULL },
	{ "symbols", "Symbols or pictures", NULL, NULL },
	{ "signed", "Signed", NULL, NULL },
	{ "observed", "Seen in what they did", NULL, NULL },
	{ "advocate", "Somebody spoke for them", NULL, NULL },
	{ "declined", "Did not wish to say", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice rating_choices[] = {
	{ "1", "Very hard", NULL, "face1" }, { "2", "Hard", NULL, "face2" },  { "3", "OK", NULL, "face3" },
	{ "4", "Good", NULL, "face4" },      { "5", "Great", NULL, "face5" }, { NULL, NULL, NULL, NULL },
};

RECORD_PUPIL_DEFINE(view_rec, "view", struct view, VIEW);
