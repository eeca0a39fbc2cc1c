#include "core/school/front_parts.h"

enum { FOOT_MOST = 1000 };

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

const struct page_front *front_of(struct req *q, const struct public_school *s)
{
	struct page_front *f = NEW(q->a, struct page_front);

	*f = (struct page_front){ .school = s->name, .home = public_url(q->a, s, ""), .foot = foot_of(q->a, s) };
	return f;
}
