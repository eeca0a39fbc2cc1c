/* How hard a text is to read, for the tests of what families read: the grade by Flesch and Kincaid,
 *
 *     0.39 × words of a sentence + 11.8 × syllables of a word − 15.59
 *
 * which is about the school year (United States grade) in which it is read with ease; UK year 7 is grade 6. It was
 * taken because it is well known, needs nothing but counting, and looks at what writers can change: long sentences and
 * long words. (SMOG wants thirty sentences, more than most of our pages have, and Flesch's own number is no grade.) It
 * does not know whether a text is clear, kind or true: that is for people.
 *
 * Counted are sentences of four words or more: a label, a button, a name of a person is no sentence. What is on the
 * short list of names that cannot be said in other words, names of months and days, numbers and addresses count as a
 * short word. Syllables are counted by groups of vowels, with what English does at the end of words. */
#pragma once

#include "kit/base/arena.h"
#include "kit/base/str.h"

struct readable {
	int sentences;
	int words;
	int syllables;
	double grade;       /* of all together; 0 without a sentence */
	double worst_grade; /* of one sentence of READABLE_LONG words or more */
	struct str worst;
};

/* Shorter sentences are not judged alone: one long word decides about them. */
enum { READABLE_LONG = 8 };

int readable_syllables(struct str word);
/* blocks: one a line; a line ends a sentence. */
struct readable readable_of(struct arena *a, struct str blocks);
/* What is read of a page's main part, one block a line, without pictures, lists of choices and what is typed into. */
struct str readable_page(struct arena *a, struct str html);
/* Of Markdown: no pictures, no marks. */
struct str readable_markdown(struct arena *a, struct str text);
/* text with a short word in the place of each value, which is a name or was typed by somebody; a long one is left out
 * and ends a sentence. */
struct str readable_without(struct arena *a, struct str text, const struct str *value, size_t n);
