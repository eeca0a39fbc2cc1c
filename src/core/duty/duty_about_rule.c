#include "core/duty/duty_about_rule.h"

#include "kit/base/buf.h"

struct str duty_about(struct arena *a, const struct duty *d)
{
	struct str from = date_iso(a, d->row.start);

	return str_fmt(a, "%.*s.%lld.%.*s", STR_ARG(d->rule->key), (long long)d->row.record_id, STR_ARG(from));
}

const struct duty_rule *duty_of_about(struct str about)
{
	struct str rest;

	return duty_rule_find(str_cut(about, '.', &rest));
}

bool duty_may_rest(const struct duty_rule *r)
{
	return r->force != FORCE_MUST;
}

struct str duty_title_plain(struct arena *a, const struct duty_rule *r)
{
	struct buf b = buf_new(a, 400);

	for (size_t i = 0; i < r->title.n; i++)
		if (r->title.p[i] == '$')
			buf_str(&b, S("the pupil"));
		else if (r->title.p[i] == '@')
			buf_str(&b, S("the pupil’s"));
		else
			buf_char(&b, r->title.p[i]);
	return buf_view(&b);
}
