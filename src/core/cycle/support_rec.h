/* The Do step: sessions of support and points on the way to an outcome. */
#pragma once

#include "core/record/key_rec.h"
#include "core/record/record_rec.h"

/* One session for one pupil. A group session is one row for each pupil of the group. */
struct session_note {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t provision_root;
	struct date on_day;
	int64_t turn;      /* 1, or 2 … when there are several on one day */
	struct str result; /* given, part, missed */
	struct str reason; /* why part or missed */
	int64_t minutes;
	struct str note;
	int64_t noted_by;
	int64_t noted_at;
	int64_t revision;
};

/* A check of an outcome: a dated value in thousandths. */
struct measure_point {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t outcome_root;
	struct date on_day;
	int64_t value;
	struct str note;
	int64_t noted_by;
};

extern const struct record session_note_rec;
extern const struct record measure_point_rec;
extern const struct choice session_results[];
extern const struct choice session_reasons[];
