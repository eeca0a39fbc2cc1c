#include "core/people/view_rec.h"

ACTION(ACT_VIEW_ADD, "view.add", "Added a view");

CHOICES_DEFINE(view_who, VIEW_WHO);

CHOICES_DEFINE(view_moment, VIEW_MOMENT);

CHOICES_DEFINE(view_method, VIEW_METHOD);

const struct choice rating_choices[] = {
	{ "1", "Very hard", NULL, "face1", 0, 0 }, { "2", "Hard", NULL, "face2", 0, 0 },
	{ "3", "OK", NULL, "face3", 0, 0 },        { "4", "Good", NULL, "face4", 0, 0 },
	{ "5", "Great", NULL, "face5", 0, 0 },     { NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(view_rec, "view", struct view, VIEW);
