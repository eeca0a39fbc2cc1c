#include "core/people/view_rec.h"

ACTION(ACT_VIEW_ADD, "view.add", "Added a view");

const struct choice view_who_choices[] = {
	{ "pupil", "The pupil", NULL, NULL, 0, 0 },
	{ "parent", "A parent or carer", NULL, NULL, 0, 0 },
	{ "staff", "A member of staff", NULL, NULL, 0, 0 },
	{ "specialist", "A specialist", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice view_moment_choices[] = {
	{ "assess", "For the assessment", NULL, NULL, 0, 0 },
	{ "plan", "For the plan", NULL, NULL, 0, 0 },
	{ "review", "For the review", NULL, NULL, 0, 0 },
	{ "anytime", "At another time", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice view_method_choices[] = {
	{ "spoken", "Spoken", NULL, NULL, 0, 0 },
	{ "written", "Written", NULL, NULL, 0, 0 },
	{ "drawn", "Drawn", NULL, NULL, 0, 0 },
	{ "symbols", "Symbols or pictures", NULL, NULL, 0, 0 },
	{ "signed", "Signed", NULL, NULL, 0, 0 },
	{ "observed", "Seen in what they did", NULL, NULL, 0, 0 },
	{ "advocate", "Somebody spoke for them", NULL, NULL, 0, 0 },
	{ "declined", "Did not wish to say", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice rating_choices[] = {
	{ "1", "Very hard", NULL, "face1", 0, 0 }, { "2", "Hard", NULL, "face2", 0, 0 },
	{ "3", "OK", NULL, "face3", 0, 0 },        { "4", "Good", NULL, "face4", 0, 0 },
	{ "5", "Great", NULL, "face5", 0, 0 },     { NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(view_rec, "view", struct view, VIEW);
