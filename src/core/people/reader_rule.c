#include "core/people/reader_rule.h"

struct str reader_who(const struct reader *r)
{
	return r->self ? S("you") : r->first;
}

struct str reader_whose(struct arena *a, const struct reader *r)
{
	return r->self ? S("your") : str_fmt(a, "%.*s’s", STR_ARG(r->first));
}

struct str reader_words(const struct reader *r, struct str to_self, struct str about)
{
	return r->self ? to_self : about;
}
