#include "invite/invite_paper.h"

static void steps_write(struct paper *p, const struct str *step, size_t n)
{
	paper_list_begin(p);
	for (size_t i = 0; i < n; i++)
		paper_item(p, PAPER_NUMBER, &(struct paper_span){ .text = step[i] }, 1);
	paper_list_end(p);
}

static void letter_write(struct arena *a, struct paper *p, const struct invite_papers *v, const struct letter_invite *l)
{
	const struct str step[] = { str_fmt(a, "On a phone or computer, go to %.*s", STR_ARG(v->start)),
		                    S("Type the code below."), S("Choose a password that only you know.") };

	paper_letterhead(p, &(struct paper_letterhead){ v->school, v->schools, l->to, l->tos,
	                                                date_long(a, v->written_on), STR_NONE });
	paper_third(p, 1);
	paper_heading(p, 1, l->title);
	paper_text(p, PAPER_NORMAL, l->greeting);
	paper_text(p, PAPER_NORMAL, l->opening);
	if (l->cans > 0)
		paper_list(p, l->can, l->cans);
	paper_text(p, PAPER_NORMAL, l->closing);
	paper_spans(p, PAPER_NORMAL,
	            (const struct paper_span[]){ { l->from, true, false }, { l->from_more, false, false } }, 2);
	paper_third(p, 2);
	paper_heading(p, 2, S("How to sign in"));
	steps_write(p, step, sizeof step / sizeof *step);
	paper_secret(p, S("Your code"), l->code);
	paper_text(p, PAPER_NORMAL,
	           str_fmt(a, "It works once, until %.*s. %.*s", STR_ARG(date_full(a, l->until)), STR_ARG(l->others)));
	paper_text(p, PAPER_QUIET,
	           S("Hard to read? Ask us for large print. Not for you? Give it to the school office."));
}

static void card_write(struct arena *a, struct paper *p, const struct card_invite *k)
{
	const struct str step[] = { str_fmt(a, "Type the class code: %.*s", STR_ARG(k->code)), S("Tap your name."),
		                    S("Tap your three pictures, in this order.") };

	paper_keep_begin(p);
	paper_box_begin(p, PAPER_INK, STR_NONE);
	paper_heading(p, 3, k->name);
	steps_write(p, step, sizeof step / sizeof *step);
	paper_pictures(p, k->picture, sizeof k->picture / sizeof *k->picture);
	paper_box_end(p);
	paper_keep_end(p);
	paper_space(p, 14);
}

static void cards_write(struct arena *a, struct paper *p, const struct invite_papers *v)
{
	paper_top(p, v->school[0], S("Private"));
	paper_heading(p, 1,
	              v->class_name.n > 0 ? str_fmt(a, "Sign-in cards, class %.*s", STR_ARG(v->class_name))
	                                  : S("Sign-in cards"));
	paper_text(
	    p, PAPER_NORMAL,
	    str_fmt(a,
	            "%s%.*s%sKeep them in class and help each child the first time. Open %.*s on a device of the "
	            "school. The cards work on school days from 8am to 4pm. Is one lost? The SENCO prints new "
	            "pictures.",
	            v->keeper.n > 0 ? "For " : "", STR_ARG(v->keeper), v->keeper.n > 0 ? ". " : "", STR_ARG(v->cards)));
	for (size_t i = 0; i < v->n_cards; i++)
		card_write(a, p, &v->card[i]);
}

enum rc invite_papers(struct arena *a, const struct invite_papers *v, struct str *out, struct err *err)
{
	struct paper *p =
	    paper_new(a, &(struct paper_options){ .title = v->letters > 0 ? S("Invitations") : S("Sign-in cards"),
	                                          .school = v->school[0],
	                                          .large_print = v->large,
	                                          .made_utc = v->made_utc });

	for (size_t i = 0; i < v->letters; i++) {
		if (i > 0)
			paper_page_break(p);
		letter_write(a, p, v, &v->letter[i]);
	}
	if (v->letters > 0 && v->n_cards > 0)
		paper_page_break(p);
	if (v->n_cards > 0)
		cards_write(a, p, v);
	return paper_finish(p, out, err);
}
