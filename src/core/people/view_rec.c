#include "core/people/view_rec.h"

ACTION(ACT_VIEW_ADD, "view.add", "Added a view");

CHOICES_DEFINE(view_who, VIEW_WHO);

CHOICES_DEFINE(view_moment, VIEW_MOMENT);

CHOICES_DEFINE(view_method, VIEW_METHOD);

CHOICES_DEFINE(rating, RATING);

RECORD_PUPIL_DEFINE(view_rec, "view", struct view, VIEW);
