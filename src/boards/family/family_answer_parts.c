/* The parts of a parent's page that ask for an answer: plan, messages, letters. The meeting has a file of its own. */
#include "kit/base/id.h"
#include "core/people/person_rec.h"
#include "boards/family/family_parts.h"
#include "boards/family/family_sound.h"

enum { LETTERS_OPEN = 3 };

void family_asked_write(struct req *q, const struct family_view *v)
{
	struct date due = v->pupil.fact.review_due;

	if (v->own || date_none(v->asked_on))
		return;
	ui_sheet_as(&q->w, "sheet--step is-review", "asked", S("We would like to know what you think"), STR_NONE);
	if (date_none(due))
		html(&q->w, "<p>On $ the school asked you. What goes well? What is hard?</p>\n",
		     h(html_say_date(&q->w, v->asked_on, TONGUE_SHORT)));
	else
		html(&q->w, "<p>On $ the school asked you, before the review on $. What goes well? What is hard?</p>\n",
		     h(html_say_date(&q->w, v->asked_on, TONGUE_SHORT)), h(html_say_date(&q->w, due, TONGUE_FULL)));
	html(&q->w, "<p class=\"row gap\">");
	ui_link_button(&q->w, S("Say what you think"), url_family(q->a, v->pupil.pupil.id, "/views"), false);
	html(&q->w, "</p>\n");
	ui_sheet_end(&q->w);
}

void family_review_write(struct req *q, const struct family_view *v)
{
	struct str words = family_review_words(v, &v->review);

	if (v->review.id == 0 || words.n == 0)
		return;
	ui_fold_begin(&q->w, "review", S("What we found last time"),
	              html_say_date(&q->w, v->review.held_on, TONGUE_LONG), false);
	html(&q->w, "<p>");
	html_typed_lines(&q->w, words);
	html(&q->w, "</p>\n");
	ui_fold_end(&q->w);
}

/* One press for a yes; everything else has a page of its own. */
static void agree_write(struct req *q, const struct family_view *v)
{
	html(&q->w,
	     "<p>The help goes on while you think. You can also talk to us first.</p>\n<form method=\"post\" "
	     "action=\"$\" class=\"row gap\">\n",
	     h_url(url_home(q->a, v, "/plan")));
	form_token(q);
	ui_hidden(&q->w, "id", str_fmt(q->a, "%lld", (long long)id_new()));
	ui_hidden(&q->w, "plan_id", str_fmt(q->a, "%lld", (long long)v->pupil.plan.plan.id));
	ui_action(&q->w,
	          &(struct ui_action){ .text = S("I agree with the plan"), .name = "answer", .value = S("agree") });
	ui_link_button(&q->w, S("I do not agree, or I want to say something"), url_home(q->a, v, "/plan"), true);
	html(&q->w, "</form>\n");
}

void family_reply_write(struct req *q, const struct family_view *v)
{
	if (!v->pupil.has_plan || !v->may.sees)
		return;
	ui_sheet_begin(&q->w, "agree", S("Do you agree with the plan?"), STR_NONE);
	if (v->own)
		html(&q->w, "<p>It is your plan, so your answer is the one that counts.</p>\n");
	else if (!v->may.counts)
		html(&q->w,
		     "<p>$ decides now, and $’s answer is the one that counts. We would still like to know what you "
		     "think.</p>\n",
		     h(v->pupil.first), h(v->pupil.first));
	for (size_t i = 0; i < v->replies; i++) {
		html(&q->w, "<p><strong>You said on $:</strong> $. ",
		     h(html_say_date(&q->w, clock_at(v->reply[i].at).today, TONGUE_SHORT)),
		     h_said(&q->w, str_of(plan_answer_word(v->reply[i].answer))));
		html_lines(&q->w, v->reply[i].words);
		html(&q->w, "</p>\n");
	}
	if (v->replies > 0)
		html(&q->w, "<p><a href=\"$\">Change my answer or say more</a></p>\n",
		     h_url(url_home(q->a, v, "/plan")));
	else
		agree_write(q, v);
	ui_sheet_end(&q->w);
}

static void chat_write(struct req *q, const struct family_view *v)
{
	if (v->messages == 0)
		return;
	html(&q->w,
	     "<details class=\"fold gap-l\"><summary class=\"fold__head\"><h3>What you told us</h3></summary>\n<p "
	     "class=\"quiet\">Only you and the school see this.</p>\n<div class=\"chat\">\n");
	for (size_t i = 0; i < v->messages; i++) {
		const struct message *m = &v->message[i];

		html(&q->w, "<p class=\"chat__in\"><strong>You, $.</strong> ",
		     h(html_say_date(&q->w, clock_at(m->at).today, TONGUE_SHORT)));
		html_lines(&q->w, m->words);
		html(&q->w, "</p>\n");
		if (m->answered_at == 0)
			continue;
		html(&q->w, "<p class=\"chat__out\"><strong>$, $.</strong> ", h(m->answered_name),
		     h(html_say_date(&q->w, clock_at(m->answered_at).today, TONGUE_SHORT)));
		html_typed_lines(&q->w, m->answer);
		html(&q->w, "</p>\n");
	}
	html(&q->w, "</div>\n</details>\n");
}

void family_tell_write(struct req *q, const struct family_view *v)
{
	struct message m = { .id = id_new(), .kind = MESSAGE_TELL, .revision = 0 };
	struct form f = { .q = q, .rec = &message_rec, .obj = &m };

	ui_fold_begin(&q->w, "tell", S("Tell us something, or ask"), STR_NONE, false);
	family_tell_form(q, &f, v);
	html(&q->w, "<p class=\"gap\"><a href=\"$\">Your worries and our answers</a></p>\n",
	     h_url(url_home(q->a, v, "/worry")));
	chat_write(q, v);
	ui_fold_end(&q->w);
}

/* The way to a complaint: not for a parent any more when the young person decides, who may still follow their own. */
void family_complain_write(struct req *q, const struct family_view *v)
{
	struct str url = url_home(q->a, v, "/complaints");

	if (!v->may.counts) {
		html(&q->w,
		     "<p>$ decides now: a complaint is for $ to make. <a href=\"$\">See complaints that you made "
		     "before</a></p>\n",
		     h(v->pupil.first), h(v->pupil.first), h_url(url));
		return;
	}
	html(&q->w, "<p class=\"row gap\">");
	ui_link_button(&q->w, S("Make a complaint, or see how yours is going"), url, true);
	html(&q->w, "</p>\n<p class=\"quiet\">You see who has it and by when you get an answer.</p>\n");
}

void family_unhappy_write(struct req *q, const struct family_view *v)
{
	ui_fold_begin(&q->w, "unhappy", S("I am not happy about this"), STR_NONE, false);
	if (v->own)
		html(&q->w, "<p>You can say so at any time. It will not change how we treat you.</p>\n");
	else
		html(&q->w, "<p>You can say so at any time. It will not change how we treat $.</p>\n",
		     h(v->pupil.first));
	family_ways_write(q, v);
	html(&q->w, "<p class=\"row gap\">");
	ui_link_button(&q->w, S("Say what is wrong"), url_home(q->a, v, "/unhappy"), true);
	html(&q->w, "</p>\n");
	family_complain_write(q, v);
	ui_fold_end(&q->w);
}

static void paper_link(struct req *q, const char *icon, struct str url, struct str text)
{
	html(&q->w, "<li>");
	ui_icon(&q->w, icon);
	html(&q->w, " <a href=\"$\">$</a></li>\n", h_url(url), h_said(&q->w, text));
}

/* The print that they asked for comes first. */
static void plan_links(struct req *q, const struct family_view *v)
{
	bool large = v->wish.format == FORMAT_LARGE;

	if (large)
		paper_link(q, "textsize", url_home(q->a, v, "/plan-large.pdf"),
		           S("The plan in large print, as you asked (PDF)"));
	paper_link(q, "print", url_home(q->a, v, "/plan.pdf"),
	           v->own ? S("Your plan to print (PDF)") : say(&q->w, "$’s plan to print (PDF)", h(v->pupil.first)));
	if (!large)
		paper_link(q, "textsize", url_home(q->a, v, "/plan-large.pdf"), S("The plan in large print (PDF)"));
	if (family_sound_possible())
		paper_link(q, "listen", url_home(q->a, v, "/plan.opus"), S("The plan to listen to (sound)"));
}

/* From this one on, those that were not opened yet. */
static size_t new_letters(const struct family_view *v, size_t from)
{
	size_t n = 0;

	for (size_t i = from; i < v->letters; i++)
		n += v->letter[i].seen_at == 0;
	return n;
}

static void letter_write(struct req *q, const struct family_view *v, const struct notice *n)
{
	html(&q->w, "<li>");
	ui_icon(&q->w, "doc");
	html(&q->w, " <a href=\"$\">$, $</a>",
	     h_url(url_home(q->a, v, str_c(q->a, str_fmt(q->a, "/letters/%lld", (long long)n->id)))),
	     h_said(&q->w, family_letter_name(n)), h(html_say_date(&q->w, n->sent_on, TONGUE_LONG)));
	if (n->seen_at == 0) {
		html(&q->w, " ");
		ui_tag(&q->w, S("New"), true);
	}
	html(&q->w, "</li>\n");
}

static struct str earlier_words(struct req *q, size_t n, size_t new)
{
	int64_t count = (int64_t)n;

	return new > 0 ? say_n(&q->w, count, "$ earlier letter, $ of them new", "$ earlier letters, $ of them new",
	                       h(n), h(new))
	               : say_n(&q->w, count, "$ earlier letter", "$ earlier letters", h(n));
}

/* The newest stand open; over the years there are many. */
static void letters_write(struct req *q, const struct family_view *v)
{
	size_t open = v->letters > LETTERS_OPEN + 1 ? LETTERS_OPEN : v->letters;
	size_t new = new_letters(v, open);

	for (size_t i = 0; i < open; i++)
		letter_write(q, v, &v->letter[i]);
	html(&q->w, "</ul>\n");
	if (open == v->letters)
		return;
	ui_details_begin(&q->w, earlier_words(q, v->letters - open, new));
	html(&q->w, "<ul class=\"plain contact\">\n");
	for (size_t i = open; i < v->letters; i++)
		letter_write(q, v, &v->letter[i]);
	html(&q->w, "</ul>\n");
	ui_details_end(&q->w);
}

void family_papers_write(struct req *q, const struct family_view *v)
{
	bool plan = v->pupil.has_plan && v->may.sees;

	ui_fold_begin(&q->w, "papers", S("Letters and plans to read, print or keep"), STR_NONE, new_letters(v, 0) > 0);
	html(&q->w, "<ul class=\"plain contact\">\n");
	if (plan)
		plan_links(q, v);
	letters_write(q, v);
	if (!plan && v->letters == 0)
		ui_empty(&q->w, S("There are no letters and no plan yet."));
	html(&q->w,
	     "<p class=\"gap\"><a href=\"$\">Another language, large print, an interpreter: tell us what you "
	     "need</a></p>\n",
	     h_url(v->own ? S("/me/wishes") : S("/family/wishes")));
	ui_fold_end(&q->w);
}

/* ---- as cards ---- */

static enum rc card_reply(struct req *q, const struct family_for *who)
{
	family_reply_write(q, who->view);
	return RC_OK;
}

static enum rc card_review(struct req *q, const struct family_for *who)
{
	family_review_write(q, who->view);
	return RC_OK;
}

static enum rc card_tell(struct req *q, const struct family_for *who)
{
	family_tell_write(q, who->view);
	return RC_OK;
}

static enum rc card_papers(struct req *q, const struct family_for *who)
{
	family_papers_write(q, who->view);
	return RC_OK;
}

static enum rc card_unhappy(struct req *q, const struct family_for *who)
{
	family_unhappy_write(q, who->view);
	return RC_OK;
}

static enum rc card_advice(struct req *q, const struct family_for *who)
{
	family_advice_write(q, &who->view->school);
	return RC_OK;
}
FAMILY_CARD(agree, .order = 40, .to = TO_PARENT | TO_OWN, .id = "agree", .jump_own = "Your answer",
            .write = card_reply);
FAMILY_CARD(review, .order = 80, .to = TO_PARENT | TO_OWN, .id = "review", .write = card_review);
FAMILY_CARD(tell, .order = 110, .to = TO_PARENT | TO_KEPT | TO_OWN, .id = "tell", .jump = "Tell us something",
            .write = card_tell);
FAMILY_CARD(papers, .order = 120, .to = TO_PARENT | TO_KEPT | TO_OWN, .id = "papers", .jump = "Letters and plans",
            .jump_own = "Letters and plans", .write = card_papers);
FAMILY_CARD(unhappy, .order = 130, .to = TO_PARENT | TO_KEPT | TO_OWN, .id = "unhappy", .jump = "I am not happy",
            .jump_own = "I am not happy", .write = card_unhappy);
FAMILY_CARD(advice, .order = 140, .to = TO_PARENT | TO_KEPT | TO_OWN, .id = "advice", .write = card_advice);
