#include "core/school/front_card.h"

extern const struct front_card *const __start_apdr_front[] __attribute__((weak));
extern const struct front_card *const __stop_apdr_front[] __attribute__((weak));

size_t front_cards(enum front_part part, const struct front_card **out, size_t most)
{
	size_t n = 0;

	for (const struct front_card *const *p = __start_apdr_front; p != __stop_apdr_front && n < most; p++) {
		size_t at = n;

		if ((*p)->part != part)
			continue;
		for (; at > 0 && out[at - 1]->order > (*p)->order; at--)
			out[at] = out[at - 1];
		out[at] = *p;
		n++;
	}
	return n;
}

enum rc front_docs(struct ctx *c, const struct public_school *s, enum front_part part,
                   struct front_doc out[FRONT_DOCS_MOST], size_t *n)
{
	const struct front_card *card[FRONT_DOCS_MOST];
	size_t cards = front_cards(part, card, FRONT_DOCS_MOST);
	size_t more;

	*n = 0;
	for (size_t i = 0; i < cards && *n < FRONT_DOCS_MOST; i++) {
		const struct front_card *k = card[i];

		if (k->docs != NULL) {
			TRY(k->docs(c, s, &out[*n], FRONT_DOCS_MOST - *n, &more));
			*n += more;
			continue;
		}
		out[(*n)++] = (struct front_doc){ .title = str_of(k->text),
			                          .url = k->everywhere ? str_of(k->path) : public_url(c->a, s, k->path),
			                          .about = str_of(k->about != NULL ? k->about : "") };
	}
	return RC_OK;
}
