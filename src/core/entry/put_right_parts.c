#include "core/entry/put_right_parts.h"

#include "core/entry/put_right.h"

static bool may(struct req *q, const char *code, int64_t by)
{
	struct entry e = { .kind = entry_kind_find(str_of(code)), .by_id = by };

	return e.kind != NULL && put_right_may(&q->c, &e);
}

void put_right_link(struct req *q, int64_t pupil_id, const char *code, int64_t id, int64_t by, struct str about)
{
	if (!may(q, code, by))
		return;
	html(&q->w, " <a href=\"$\">Put right<span class=\"govuk-visually-hidden\"> $</span></a>",
	     h_url(str_fmt(q->a, "/pupil/%lld/put-right/%s/%lld", (long long)pupil_id, code, (long long)id)), h(about));
}

void put_right_line(struct req *q, int64_t pupil_id, const char *code, int64_t id, int64_t by, struct str question,
                    struct str about)
{
	if (!may(q, code, by))
		return;
	html(&q->w, "<p class=\"small gap\">$", h(question));
	put_right_link(q, pupil_id, code, id, by, about);
	html(&q->w, "</p>\n");
}
