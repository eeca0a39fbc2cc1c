#include "core/people/wish_parts.h"

#include "kit/base/clock.h"

void wishes_write(struct req *q, const struct wish_lines *w, int64_t person_id)
{
	bool reach = role_can(q->c.actor.hat, CAP_CONTACTS);

	for (size_t i = 0; i < w->n; i++) {
		struct str words = wish_words(q->a, &w->item[i].wish, reach);

		if (words.n > 0 && (person_id == 0 || w->item[i].person_id == person_id))
			ui_note(&q->w, str_fmt(q->a, "Wishes of %.*s:", STR_ARG(w->item[i].name)), words, false);
	}
}

void wish_history_write(struct req *q, const struct wish_view *v, int64_t person_id)
{
	if (v->n == 0)
		return;
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < v->n; i++) {
		const struct wish *x = &v->item[i];
		struct str words = wish_words(q->a, x, true);
		bool you = x->by_id == q->c.actor.person_id;

		html(&q->w, "<li><strong>$, $.</strong> $</li>\n", h(date_long(q->a, clock_at(x->at).today)),
		     h(you                     ? S("you")
		       : x->by_id == person_id ? S("said on their own page")
		                               : x->by_name),
		     h(words.n > 0 ? words : S("Nothing special: English, in usual print.")));
	}
	html(&q->w, "</ul>\n");
}
