/* Letters and notes for families, as parts on paper; the copy of an early discussion.
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
	bool is_bare;   /* ends there: nothing about whom to ask */
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

/* Each gives the bytes of a file in the arena. Errors: RC_FAIL as paper_finish. */
NODISCARD enum rc letter_paper(struct arena *a, const struct letter *letter, struct str *out, struct err *err);
/* Several in one file, each a paper of its own: in its own print, its pages counted from one; n > 0. title: of the
 * file. The first is a letter. */
struct letter_sheet {
	const struct letter *letter;
	const struct plan_paper *plan; /* when it is no letter: a plan that goes along */
};
NODISCARD enum rc letter_sheets_paper(struct arena *a, struct str title, const struct letter_sheet *sheet, size_t n,
                                      struct str *out, struct err *err);
NODISCARD enum rc discussion_paper(struct arena *a, const struct discussion_letter *letter, struct str *out,
                                   struct err *err);
