/* What the chart files share; nobody else needs it. */
#pragma once

#include "kit/html/chart.h"

struct hval chart_xy(double v); /* a coordinate with one decimal; 0 when v is no number */
double chart_clip(double v, double lo, double hi);
/* How far now is on the way from start to goal, 0 to 1, also when the goal is below the start. */
double chart_share(double start, double now, double goal);
/* Opens the svg with title and description; t NULL = decoration. */
void chart_begin(struct html *w, const char *classes, int width, int height, const struct chart_words *t);
void chart_end(struct html *w);
void chart_icon(struct html *w, const char *classes, double x, double y, int size, const char *name);
