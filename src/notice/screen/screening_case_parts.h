/* Parts of the screening pages: one pupil with what the numbers and the people say, and the form of the decision. */
#pragma once

#include "core/door/page.h"
#include "notice/screen/screen_list.h"

/* "Year 4, class 4B" */
struct str screening_place(struct req *q, const struct screening *s, uint32_t pupil);
/* "Reading and maths", or empty when no test is met. */
struct str screening_subjects(struct req *q, const struct screening *s, const struct screen_case *it);
/* "Slower than the same start. Gap growing." of every subject; empty when no test is met. */
struct str screening_signs_brief(struct req *q, const struct screening *s, const struct screen_case *it);
/* Why it is asked, or asked again: a sentence; empty for the first time. */
struct str screening_why(struct req *q, const struct screening *s, const struct screen_case *it);
/* The met tests in words with their numbers, a heading for each subject when there are several. */
void screening_signs(struct req *q, const struct screening *s, const struct screen_case *it);
/* What is not met, and what cannot be told and why: in a details element. */
void screening_rest(struct req *q, const struct screening *s, const struct screen_case *it);
/* The whole article; f NULL: nothing can be decided here; in_list: not all of its pictures. */
void screening_article(struct req *q, const struct screening *s, const struct screen_case *it,
                       const struct screen_beside *b, struct form *f, struct str action, bool in_list);
/* The results behind one finding: picture and table. */
void screening_chart(struct req *q, const struct screening *s, const struct screen_finding *f);
/* A path with the chosen class and year, which are kept from page to page. */
struct str screening_url(struct req *q, struct str path);
/* "class=4B&year=4", empty when everybody is shown. */
struct str screening_query(struct req *q);
/* A new decision and its form. */
void screening_form(struct req *q, struct form *f, struct screen_decision *d);
bool screening_may_decide(const struct req *q);
/* "Adapt teaching to 14 February" */
struct str screening_decided(struct req *q, const struct screen_decision *d);
