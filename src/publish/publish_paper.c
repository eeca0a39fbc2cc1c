#include "publish/publish_paper.h"

static void words_put(struct paper *p, struct str words)
{
	struct str rest = str_trim(words);

	while (rest.n > 0) {
		const ptrdiff_t at = str_find(rest, S("\n\n"));

		paper_text(p, PAPER_NORMAL, at < 0 ? rest : str_sub(rest, 0, (size_t)at));
		rest = at < 0 ? STR_NONE : str_trim(str_sub(rest, (size_t)at, rest.n));
	}
}

enum rc publish_paper_make(struct arena *a, const struct publish_paper *v, struct str *out, struct err *e)
{
	struct paper *p = paper_new(a, &(struct paper_options){ .title = v->title,
	                                                        .school = v->school,
	                                                        .privacy = v->foot,
	                                                        .large_print = v->large,
	                                                        .made_utc = v->made_utc });

	paper_top(p, v->school, STR_NONE);
	paper_heading(p, 1, v->title);
	paper_text(p, PAPER_LEAD, v->lead);
	paper_text(p, PAPER_QUIET, v->about);
	for (size_t i = 0; i < v->parts; i++) {
		paper_heading(p, 2, str_fmt(a, "%zu. %.*s", i + 1, STR_ARG(v->part[i].heading)));
		words_put(p, v->part[i].words);
		if (v->part[i].table != NULL)
			paper_table(p, v->part[i].table);
	}
	return paper_finish(p, out, e);
}
