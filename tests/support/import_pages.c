#include "support/import_pages.h"

#include "support/support.h"

const char *preview_of(struct site *s, const struct net_reply *sent)
{
	struct str path = reply_header(sent, "location");

	assert_int_equal(sent->status, 303);
	assert_true(str_ends(path, S("/columns")));
	return str_c(s->a, str_sub(path, 0, path.n - S("/columns").n));
}
