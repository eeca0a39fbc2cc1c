#include "core/school/front_parts.h"

#include "core/school/front_card.h"

enum { FOOT_MOST = 1000, LINKS_MOST = 8 };

/* "Marlbeck Primary School, School Lane, Eastmoor. Phone 020 7946 0120." */
static struct str foot_of(struct arena *a, const struct public_school *s)
{
	struct buf b = buf_new(a, FOOT_MOST);
	struct str rest = s->address;

	buf_str(&b, s->name);
	while (rest.n > 0) {
		struct str line = str_trim(str_cut(rest, '\n', &rest));

		if (line.n > 0)
			buf_fmt(&b, ", %.*s", STR_ARG(line));
	}
	buf_char(&b, '.');
	if (s->phone.n > 0)
		buf_fmt(&b, " Phone %.*s.", STR_ARG(s->phone));
	return b.full ? s->name : buf_view(&b);
}

/* What the capabilities put at the foot. Not the page itself. */
static void links_of(struct req *q, const struct public_school *s, struct page_front *f)
{
	const struct front_card *card[LINKS_MOST];
	size_t n = front_cards(FRONT_FOOT, card, LINKS_MOST);
	struct ui_link *link = NEW_ARRAY(q->a, struct ui_link, LINKS_MOST);

	for (size_t i = 0; i < n; i++) {
		struct str url = public_url(q->a, s, card[i]->path);

		if (str_ends(q->net->path, str_of(card[i]->path)))
			continue;
		if (card[i]->of_page)
			url = str_fmt(q->a, "%.*s?page=%.*s", STR_ARG(url), STR_ARG(url_encode(q->a, q->net->path)));
		link[f->links++] = (struct ui_link){ .text = str_of(card[i]->text), .url = url };
	}
	f->link = link;
}

const struct page_front *front_of(struct req *q, const struct public_school *s)
{
	struct page_front *f = NEW(q->a, struct page_front);

	*f = (struct page_front){
		.school = s->name, .home = public_url(q->a, s, ""), .service = s->service, .foot = foot_of(q->a, s)
	};
	links_of(q, s, f);
	return f;
}

void front_trap(struct req *q)
{
	html(&q->w, "<div class=\"govuk-visually-hidden\" aria-hidden=\"true\"><label for=\"homepage\">Leave this "
	            "empty</label><input id=\"homepage\" name=\"homepage\" type=\"text\" tabindex=\"-1\" "
	            "autocomplete=\"off\"></div>\n");
}

bool front_trapped(const struct req *q)
{
	return req_form(q, "homepage").n > 0;
}

struct str front_phone_words(struct req *q, const struct public_school *s)
{
	return s->phone.n > 0 ? str_fmt(q->a, "You can also phone us: %.*s.", STR_ARG(s->phone))
	       : s->service   ? S("You can also phone us.")
	                      : S("You can also phone the school, or come in.");
}

void front_phone(struct req *q, const struct public_school *s)
{
	if (s->phone.n > 0)
		html(&q->w, "You can also phone us: <a class=\"nowrap\" href=\"$\">$</a>.",
		     h_url(url_tel(q->a, s->phone)), h(s->phone));
	else
		html(&q->w, "$", h(front_phone_words(q, s)));
}
