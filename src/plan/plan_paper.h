/* The SEN Support plan on paper: A4 for staff and family, or large print.
 *
 * Takes plain values that somebody else has fetched and was allowed to see; empty values and lists leave their block
 * out. Texts that people typed carry their language. Not for deciding who may see what. */
#pragma once

#include "kit/base/date.h"
#include "kit/paper/signposts.h"

/* Words of a person, in the language in which they were written (empty: that of the document). */
struct paper_words {
	struct str text;
	struct str lang;
};

struct plan_outcome {
	struct str name;             /* short: "Reading"; empty: the aim is used */
	struct str aim;              /* "Reads a Year 3 page with more speed" */
	struct str measure;          /* "Words read correctly in a minute, weekly" */
	struct str baseline, target; /* as they are shown: "38" */
	struct str now;              /* empty: not measured since the start */
	struct str in_words;         /* "Better, slower than hoped" */
	int permille;                /* of the way from baseline to target, 0 to 1000; -1 when it cannot be drawn */
	struct date by;              /* shown when it is not the review date */
};

struct plan_support {
	struct str what;      /* "Sounds and words group" */
	struct str outcomes;  /* numbers of the outcomes: "1, 2" */
	struct str who;       /* "Jo Whitlock, TA" */
	struct str how_often; /* "3 × 20 minutes, group of 3" */
	struct date from, to;
};

struct plan_row {
	struct str label; /* "Parents" */
	struct str text;
};

struct plan_paper {
	bool large_print;
	int64_t made_utc;
	struct str lang;
	struct str school;
	struct str pupil;  /* "Zara Iqbal" */
	struct str called; /* "Zara" */
	bool family;       /* a copy for the family: in easy words */
	bool yours;        /* the copy of the young person: "you" in place of the name */
	struct str group;  /* "Year 5, class 5P" */
	struct date born;
	int cycle;
	struct str term; /* "spring 2026" */
	int version;
	bool is_draft;
	struct str copy_for; /* "Nadia Iqbal"; empty: nobody in particular */
	struct date printed_on;
	const struct paper_step *steps; /* four, or NULL */
	struct str where_we_are;        /* one sentence, for large print */
	struct paper_words pupil_says;
	struct paper_words parents_say;
	struct paper_words strengths;
	struct paper_words known;
	struct date baseline_on;
	struct date review_on;
	const struct plan_outcome *outcomes;
	size_t n_outcomes;
	const struct plan_support *support;
	size_t n_support;
	struct str teacher;        /* responsible: "Daniel Price, class teacher" */
	struct str senco;          /* "Ruth Adeyemi" */
	const struct str *lessons; /* what each teacher does in each lesson */
	size_t n_lessons;
	struct paper_words at_home;
	struct date measured_on;       /* of the latest measure; none: nothing measured yet */
	struct str sessions;           /* "58 of 72 planned sessions have happened." */
	const struct plan_row *agreed; /* who was asked and how, who has read it, next meeting */
	size_t n_agreed;
	const struct str *changes; /* since the version before */
	size_t n_changes;
	const struct str *signers;
	size_t n_signers;
	struct paper_signposts signposts;
};

/* Onto a paper that is open, from a new page on. */
struct paper;
void plan_paper_draw(struct paper *p, const struct plan_paper *plan);
/* The file. out: bytes in the arena. Errors: RC_FAIL as paper_finish. */
NODISCARD enum rc plan_paper(struct arena *a, const struct plan_paper *plan, struct str *out, struct err *err);
