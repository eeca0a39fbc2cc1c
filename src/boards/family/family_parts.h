/* Parts that pages for families share: where to turn, how often in words, names of letters. */
#pragma once

#include "core/door/page.h"
#include "core/people/family_card_parts.h"
#include "core/people/reader_rule.h"
#include "boards/family/family.h"

/* "/family/12/tell" */
struct str url_family(struct arena *a, int64_t pupil_id, const char *rest);
/* The same place for who reads: "/me/tell" for a young person on their own page. */
struct str url_home(struct arena *a, const struct family_view *v, const char *rest);
/* "you" or "Zara"; "your" or "Zara’s". Memory: a. */
struct str family_who(const struct family_view *v);
struct str family_whose(struct arena *a, const struct family_view *v);
struct reader family_reader(const struct family_view *v);
/* Of two wordings the one for who reads: the young person themselves, or a parent. */
struct str family_words(const struct family_view *v, struct str to_self, struct str about);
/* What a review found: what was written to the young person for them, to the parents for others. */
struct str family_review_words(const struct family_view *v, const struct review *r);
/* "every school day for 10 minutes", "twice a week for 20 minutes, in a group of 3". */
struct str family_how_often(struct req *q, const struct provision *p);
/* What a letter is about, as a link says it: "Letter about SEN Support". */
struct str family_letter_name(const struct notice *n);
/* The next steps for somebody who is not happy, and the independent advice service as sheets. */
void family_ways_write(struct req *q, const struct family_view *v);
/* For a pupil: whom to tell when they do not feel safe. */
void family_safe_write(struct req *q);
void family_advice_write(struct req *q, const struct family_school *s);
/* "We have met twice since September." and "The third meeting is on Tuesday 24 March 2026."; the latter is empty when
 * none is booked. In the language of the page. */
struct str family_met_words(struct req *q, const struct family_view *v);
struct str family_meet_words(struct req *q, const struct family_view *v);
/* The form of a message: to be drawn inside a sheet. */
void family_tell_form(struct req *q, struct form *f, const struct family_view *v);
/* The choice of an answer to the plan. */
void family_reply_form(struct req *q, struct form *f, const struct family_view *v);

/* Sheets of the page, in family_pages.c: what is happening, goals, people, lessons and home. */
void family_now_write(struct req *q, const struct family_view *v);
void family_goals_write(struct req *q, const struct family_view *v);
void family_who_write(struct req *q, const struct family_view *v);
void family_lessons_write(struct req *q, const struct family_view *v);
/* In family_answer_parts.c. */
void family_reply_write(struct req *q, const struct family_view *v);
/* "We would like to know what you think"; nothing when the school has not asked. */
void family_asked_write(struct req *q, const struct family_view *v);
void family_review_write(struct req *q, const struct family_view *v);
void family_tell_write(struct req *q, const struct family_view *v);
void family_papers_write(struct req *q, const struct family_view *v);
void family_unhappy_write(struct req *q, const struct family_view *v);
void family_complain_write(struct req *q, const struct family_view *v);
/* Pages that send something, in family_answer_pages.c; the young person's routes use them as well. family_here loads
 * who reads: a parent by the number in the path, a young person by their account. */
enum rc family_here(struct req *q, struct family_view *v, int64_t *pupil_id) NODISCARD;
/* Whom a form is about, before the page is loaded: its use case asks again whether they may. */
enum rc family_pupil_here(struct req *q, int64_t *pupil_id) NODISCARD;
/* Their page with a word of thanks. */
enum rc family_thanks(struct req *q) NODISCARD;
/* The frame of such a page: heading and the way back; what is between stands in a stack. */
void family_top_write(struct req *q, const struct family_view *v, struct str heading);
void family_bottom_write(struct req *q);
/* A message of a kind of its own: its page, opened and sent. */
typedef enum rc family_message_page(struct req *q, struct form *f, const struct family_view *v);
enum rc family_message_open(struct req *q, enum message_kind kind, family_message_page *draw) NODISCARD;
enum rc family_message_send(struct req *q, enum message_kind kind, family_message_page *draw) NODISCARD;
enum rc family_page_tell(struct req *q) NODISCARD;
enum rc family_do_tell(struct req *q) NODISCARD;
enum rc family_page_unhappy(struct req *q) NODISCARD;
enum rc family_do_unhappy(struct req *q) NODISCARD;
enum rc family_page_reply(struct req *q) NODISCARD;
enum rc family_do_reply(struct req *q) NODISCARD;
enum rc family_page_letter(struct req *q) NODISCARD;
enum rc family_page_letter_pdf(struct req *q) NODISCARD;
enum rc family_page_plan_pdf(struct req *q) NODISCARD;
enum rc family_page_plan_sound(struct req *q) NODISCARD;
enum rc family_page_plan_large(struct req *q) NODISCARD;
/* What was typed as a worry becomes a concern, also from the form for messages. */
enum rc family_worry_send(struct req *q) NODISCARD;
