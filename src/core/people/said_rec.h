/* The ways in which a family says something, is answered, and gets its papers. */
#pragma once

#include "core/record/record_rec.h"

extern const struct choice said_way_choices[]; /* for staff who write one down: without page and public form */
extern const struct choice said_answered_choices[];
extern const struct choice channel_choices[]; /* of papers */
