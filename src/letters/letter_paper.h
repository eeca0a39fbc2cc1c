/* Letters and notes for families: the formal notice, the copy of an early discussion, the summary of a review.
 *
 * Each takes plain values; what is empty is left out. The words are plain English for parents; texts that people typed
 * carry their language. A letter is written for one reader: nobody else's name or address belongs in it, and the
 * caller makes one letter for each person who must be told. */
#pragma once

#include "kit/base/date.h"
#include "plan/plan_paper.h"

/* What all letters have. */
struct letter_frame {
	bool large_print;
	int64_t made_utc;
	struct str lang;
	const struct str *school; /* name, address lines, telephone */
	size_t n_school;
	const struct str *to; /* name and address lines of the reader; none: a copy for the table */
	size_t n_to;
	struct str greeting; /* "Dear Mrs Iqbal"; empty: none */
	struct date written_on;
	struct str reference; /* never the pupil's number */
	struct str from_name; /* who signs: "Ruth Adeyemi" */
	struct str from_role; /* "SENCO" */
	struct paper_signposts signposts;
};

enum letter_part_kind { LETTER_TEXT, LETTER_HEADING, LETTER_ROW, LETTER_ITEM };

/* Any letter as a list of parts; the others are made of it. */
struct letter_part {
	enum letter_part_kind kind;
	struct str label; /* of a row */
	struct str text;
	struct str lang;
};

struct letter {
	struct letter_frame frame;
	struct str title;
	const struct letter_part *parts;
	size_t n_parts;
	bool is_signed; /* ends with name and role */
};

/* That special educational provision is being made: the notice a school must give.
 * Source: Children and Families Act 2014 s.68; CoP 6.43, 6.48. */
struct notice_letter {
	struct letter_frame frame;
	struct str pupil;  /* "Zara Iqbal" */
	struct str called; /* "Zara" */
	bool to_pupil;     /* the young person is told, from the end of compulsory school age */
	struct date decided_on;
	struct date starts_on;
	struct str needs;   /* in words: "reading and spelling, and understanding what is said" */
	struct str why;     /* what the school saw */
	struct str help;    /* what happens first */
	struct str teacher; /* responsible */
	struct str senco;
	struct date review_on;
	struct str next; /* "We will meet on …" */
};

/* Copy of the note of an early discussion. Source: CoP 6.39. */
struct discussion_letter {
	struct letter_frame frame;
	struct str pupil, called;
	struct date held_on;
	struct str present; /* "Nadia Iqbal, Mr Price, Mrs Adeyemi and Zara" */
	struct paper_words strengths, difficulties, worries, pupil_says, hopes;
	const struct str *steps; /* agreed next steps, with who and when */
	size_t n_steps;
};

struct review_support {
	struct str what;
	struct str decision; /* "Keep going", "Change", "Stop" */
	struct str words;
};

/* What came of a review, for parents. Source: CoP 6.53 to 6.55, 6.71. */
struct review_letter {
	struct letter_frame frame;
	struct str pupil, called;
	struct date held_on;
	struct str present;
	struct paper_words summary;
	const struct plan_outcome *outcomes; /* in_words: what was judged */
	size_t n_outcomes;
	const struct review_support *support;
	size_t n_support;
	struct paper_words pupil_says, parents_say;
	struct str differ;      /* where people see it differently */
	const struct str *next; /* what happens now */
	size_t n_next;
	struct str next_meeting;
};

/* Each gives the bytes of a file in the arena. Errors: RC_FAIL as paper_finish. */
NODISCARD enum rc letter_paper(struct arena *a, const struct letter *letter, struct str *out, struct err *err);
/* Several in one file, each beginning a page; n > 0. title: of the file. The first is a letter. */
struct letter_sheet {
	const struct letter *letter;
	const struct plan_paper *plan; /* when it is no letter: a plan that goes along */
};
NODISCARD enum rc letter_sheets_paper(struct arena *a, struct str title, const struct letter_sheet *sheet, size_t n,
                                      struct str *out, struct err *err);
NODISCARD enum rc notice_paper(struct arena *a, const struct notice_letter *letter, struct str *out, struct err *err);
NODISCARD enum rc discussion_paper(struct arena *a, const struct discussion_letter *letter, struct str *out,
                                   struct err *err);
NODISCARD enum rc review_paper(struct arena *a, const struct review_letter *letter, struct str *out, struct err *err);
