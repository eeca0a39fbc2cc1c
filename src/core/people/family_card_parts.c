#include "core/people/family_card_parts.h"

enum { CARDS_MOST = 40 };

extern const struct family_card *const __start_apdr_card[] __attribute__((weak));
extern const struct family_card *const __stop_apdr_card[] __attribute__((weak));

size_t family_card_count(void)
{
	return (size_t)(__stop_apdr_card - __start_apdr_card);
}

const struct family_card *family_card_at(size_t i)
{
	return __start_apdr_card[i];
}

static size_t cards_of(enum family_to to, const struct family_card *out[CARDS_MOST])
{
	size_t n = 0;

	for (size_t i = 0; i < family_card_count() && n < CARDS_MOST; i++) {
		const struct family_card *c = family_card_at(i);
		size_t at = n;

		if ((c->to & to) == 0)
			continue;
		for (; at > 0 && out[at - 1]->order > c->order; at--)
			out[at] = out[at - 1];
		out[at] = c;
		n++;
	}
	return n;
}

void family_cards_jump(struct req *q, enum family_to to)
{
	const struct family_card *card[CARDS_MOST];
	size_t cards = cards_of(to, card);
	struct ui_link l[CARDS_MOST];
	size_t n = 0;

	for (size_t i = 0; i < cards; i++) {
		const char *text = to == TO_OWN ? card[i]->jump_own : card[i]->jump;

		if (text != NULL)
			l[n++] = (struct ui_link){ .text = str_of(text), .url = str_fmt(q->a, "#%s", card[i]->id) };
	}
	ui_jump(&q->w, S("On this page"), l, n);
}

enum rc family_cards_write(struct req *q, const struct family_for *who)
{
	const struct family_card *card[CARDS_MOST];
	size_t cards = cards_of(who->to, card);
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && i < cards; i++)
		rc = card[i]->write(q, who);
	return rc;
}
