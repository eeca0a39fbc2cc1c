#include "support/dossier_told.h"

#include <string.h>

#define DAY(y, m, d) ((struct date){ (y), (m), (d) })

static const struct str need[] = { S("Specific learning difficulty"), S("Speech and language") };
static const struct str lesson[] = { S("One instruction at a time."), S("Wait ten seconds.") };

#define ENTRY(kind_, id_, theme_, word_, y, m, d, by_, what_, ...)                                                     \
	{                                                                                                              \
		.kind = S(kind_), .id = id_, .theme = theme_, .word = S(word_), .on = { y, m, d }, .by = S(by_),       \
		.what = S(what_), __VA_ARGS__                                                                          \
	}

static const struct dossier_entry entries[] = {
	ENTRY("result", 1, THEME_RESULT, "Result", 2024, 12, 13, "Ruth Adeyemi", "Autumn 2024, Reading: 88"),
	ENTRY("concern", 2, THEME_SAID, "Concern", 2024, 12, 20, "Nadia Iqbal", "Concern from Nadia Iqbal",
	      .words = S("“She hides her books.” No answer yet.")),
	ENTRY("discussion", 3, THEME_TALK, "Early discussion", 2025, 1, 6, "Martin Bell", "Early discussion"),
	ENTRY("decision", 4, THEME_DECISION, "Decision", 2025, 1, 14, "Ruth Adeyemi", "Decision: SEN Support"),
	ENTRY("observation", 5, THEME_SEEN, "Observation", 2025, 2, 3, "Dan Price", "Observation, Maths",
	      .words = S("Worked with Tom and Ava. Zara’s idea was used.")),
	ENTRY("complaint", 6, THEME_APART, "Complaint", 2025, 2, 4, "Nadia Iqbal", "Complaint from Nadia Iqbal",
	      .words = S("Nobodyshouldreadthis")),
	ENTRY("meeting", 8, THEME_TALK, "Meeting", 2026, 3, 24, "Martin Bell", "Reviewmeetingbooked"),
	ENTRY("view", 7, THEME_SAID, "View", 2025, 2, 5, "Zara Iqbal", "Zara said", .words = S("Asecretofhers"),
	      .by_pupil = true, .narrow = true),
};

static const struct dossier_cycle cycles[] = {
	{ .number = 1,
	  .opened = { 2025, 1, 14 },
	  .assessed = { 2025, 1, 20 },
	  .shared = { 2025, 1, 24 },
	  .review_on = { 2025, 3, 20 },
	  .reviewed = { 2025, 3, 27 },
	  .closed = { 2025, 3, 27 },
	  .until = { 2025, 3, 27 },
	  .support = S("Sounds group"),
	  .dose = { 41, 34, 0, 7, 829, false, 0 },
	  .outcomes = 2,
	  .reached = 1,
	  .judged = true,
	  .met = S("14 Jan"),
	  .heard_pupil = true,
	  .heard_parents = true },
	{ .number = 2,
	  .opened = { 2025, 3, 27 },
	  .shared = { 2026, 1, 9 },
	  .review_on = { 2026, 3, 24 },
	  .until = { 2026, 3, 10 },
	  .support = S("Reading practice"),
	  .dose = { 36, 20, 0, 16, 556, true, 0 },
	  .heard_pupil = true },
};

static const struct point points[] = { { { 2026, 1, 23 }, 40000 },
	                               { { 2026, 2, 13 }, 43000 },
	                               { { 2026, 3, 6 }, 46000 } };

static const struct dossier_outcome outcomes[] = {
	{ .aim = S("reads with more speed"),
	  .unit = S("words a minute"),
	  .baseline = 38000,
	  .target = 55000,
	  .from = { 2026, 1, 9 },
	  .by = { 2026, 3, 24 },
	  .point = points,
	  .points = 3,
	  .progress = { .state = PROGRESS_BEHIND,
	                .has_latest = true,
	                .latest = { { 2026, 3, 6 }, 46000 },
	                .words = S("Behind.") } },
	{ .aim = S("asks for help"), .baseline = MILLI_NONE, .target = 6000, .progress = { .state = PROGRESS_UNSET } },
	{ .aim = S("spells new words"),
	  .unit = S("of 40"),
	  .baseline = 14000,
	  .target = 28000,
	  .progress = { .state = PROGRESS_TOO_FEW } },
};

static const struct dossier_support supports[] = {
	{ S("reading practice"), S("Ms Whitlock"), 5, 10, 1, { 36, 20, 0, 16, 556, true, 0 } },
};

static const struct dossier_late lates[] = {
	{ S("Tell Zara’s parents of the decision"), S("3 days late"),
	  S("Due list of 10 March 2026: Children and Families Act 2014 s.68") },
};

static const struct dossier_said saids[] = {
	{ S("Zara"), S("Long words jump."), { 2026, 3, 2 }, true },
};

/* A copy of a table, to change. */
static void *copy_of(struct arena *a, const void *from, size_t size)
{
	char *to = NEW_ARRAY(a, char, size);

	memcpy(to, from, size);
	return to;
}
#define COPY(a, table) copy_of(a, table, sizeof(table))

struct dossier_fact dossier_zara(struct arena *a)
{
	return (struct dossier_fact){ .school = S("Marlbeck Primary School"),
		                      .name = S("Zara Iqbal"),
		                      .first = S("Zara"),
		                      .given = S("Zara"),
		                      .today = DAY(2026, 3, 10),
		                      .made = S("10 March 2026, 9.00am, by Ruth Adeyemi"),
		                      .group = S("Year 5, class 5P"),
		                      .born = DAY(2016, 1, 5),
		                      .upn = S("N820123425001"),
		                      .code = STATUS_K,
		                      .code_from = DAY(2025, 1, 14),
		                      .need = COPY(a, need),
		                      .needs = 2,
		                      .need_from = DAY(2025, 1, 14),
		                      .stage = S("Do, cycle 2"),
		                      .entry = COPY(a, entries),
		                      .entries = sizeof entries / sizeof *entries,
		                      .cycle = COPY(a, cycles),
		                      .cycles = 2,
		                      .has_plan = true,
		                      .plan_on = DAY(2026, 1, 9),
		                      .plan_version = 1,
		                      .plan_cycle = 2,
		                      .outcome = COPY(a, outcomes),
		                      .outcomes = 3,
		                      .support = COPY(a, supports),
		                      .supports = 1,
		                      .missed = S("Sessions were missed for: cover 16."),
		                      .lesson = COPY(a, lesson),
		                      .lessons = 2,
		                      .read = 4,
		                      .readers = 6,
		                      .said = COPY(a, saids),
		                      .saids = 1,
		                      .late = COPY(a, lates),
		                      .lates = 1 };
}

struct dossier_fact dossier_nobody(void)
{
	return (struct dossier_fact){
		.name = S("Ava"), .first = S("Ava"), .today = DAY(2026, 3, 10), .born = DAY(2018, 1, 1)
	};
}

struct dossier dossier_of(struct arena *a, struct dossier_fact f, struct dossier_wish w)
{
	struct dossier d;

	dossier_make(a, &f, &w, &d);
	return d;
}

const struct dossier_part *part_find(const struct dossier *d, const char *heading)
{
	for (size_t i = 0; i < d->parts; i++)
		if (str_is(d->part[i].heading, heading))
			return &d->part[i];
	return NULL;
}

const struct dossier_part *part_of(const struct dossier *d, const char *heading)
{
	const struct dossier_part *p = part_find(d, heading);

	if (p == NULL)
		fail_msg("no part \"%s\"", heading);
	return p;
}

const char *spaced(struct arena *a, struct str s)
{
	struct str out = STR_NONE;

	while (s.n > 0) {
		ptrdiff_t at = str_find(s, S("\u00a0"));
		size_t n = at < 0 ? s.n : (size_t)at;

		out = str_fmt(a, "%.*s%.*s%s", STR_ARG(out), (int)n, s.p, at < 0 ? "" : " ");
		s = str_sub(s, n + 2, s.n);
	}
	return str_c(a, out);
}

/* "[1] [3]" in words. */
static struct str sources(struct arena *a, const struct dossier *d, struct str src)
{
	struct str out = STR_NONE;

	while (src.n > 0) {
		struct str one = str_cut(src, ' ', &src);
		int64_t n;

		if (one.n < 3 || !str_int(str_sub(one, 1, one.n - 2), &n) || n < 1 || (size_t)n > d->sources)
			fail_msg("\"%.*s\" is no source", STR_ARG(one));
		else
			out = str_fmt(a, "%.*s [%.*s]", STR_ARG(out), STR_ARG(d->source[n - 1]));
	}
	return out;
}

static const char *line(struct arena *a, const struct dossier *d, const struct dossier_part *p, size_t i)
{
	const struct dossier_point *point = i < p->rows ? NULL : &p->point[i - p->rows];
	struct str out = STR_NONE;

	if (point != NULL)
		return spaced(a, str_fmt(a, "%.*s%s%.*s%.*s", STR_ARG(point->lead), point->lead.n > 0 ? " " : "",
		                         STR_ARG(point->text), STR_ARG(sources(a, d, point->src))));
	for (size_t c = 0; c + 1 < p->columns; c++)
		out = str_fmt(a, "%.*s%s%.*s", STR_ARG(out), c > 0 ? " | " : "", STR_ARG(p->cell[i * p->columns + c]));
	return spaced(a,
	              str_fmt(a, "%.*s%.*s", STR_ARG(out), STR_ARG(sources(a, d, p->cell[(i + 1) * p->columns - 1]))));
}

void part_says(struct arena *a, const struct dossier *d, const char *heading, const char *const *lines)
{
	const struct dossier_part *p = part_of(d, heading);
	size_t n = 0;

	for (; lines[n] != NULL; n++) {
		if (n == p->rows + p->points)
			fail_msg("%s: nothing says \"%s\"", heading, lines[n]);
		assert_string_equal(line(a, d, p, n), lines[n]);
	}
	if (n != p->rows + p->points)
		fail_msg("%s: too much is \"%s\"", heading, line(a, d, p, n));
}

struct str dossier_said(struct arena *a, const struct dossier *d)
{
	struct str out = str_fmt(a, "%.*s\n%.*s\n", STR_ARG(d->name), STR_ARG(d->about));

	for (size_t i = 0; i < d->parts; i++) {
		const struct dossier_part *p = &d->part[i];

		out = str_fmt(a, "%.*s# %.*s\n", STR_ARG(out), STR_ARG(p->heading));
		for (size_t k = 0; k < p->trends; k++)
			out = str_fmt(a, "%.*s~ %.*s: %.*s %.*s\n", STR_ARG(out), STR_ARG(p->trend[k].title),
			              STR_ARG(p->trend[k].words), STR_ARG(p->trend[k].src));
		for (size_t k = 0; k < p->rows * p->columns; k++)
			out = str_fmt(a, "%.*s%.*s | ", STR_ARG(out), STR_ARG(p->cell[k]));
		for (size_t k = 0; k < p->points; k++)
			out = str_fmt(a, "%.*s* %.*s %.*s %.*s\n", STR_ARG(out), STR_ARG(p->point[k].lead),
			              STR_ARG(p->point[k].text), STR_ARG(p->point[k].src));
	}
	for (size_t i = 0; i < d->sources; i++)
		out = str_fmt(a, "%.*s[%zu] %.*s\n", STR_ARG(out), i + 1, STR_ARG(d->source[i]));
	return str_fmt(a, "%.*s%.*s", STR_ARG(out), STR_ARG(d->left_out));
}
