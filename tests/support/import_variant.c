#include "support/import_variant.h"

#include "support/support.h"

static void bring_first(struct ctx *c, enum import_kind kind, const char *text)
{
	const struct import_options o = { .kind = kind };
	struct import_report report;

	if (text != NULL && import_run(c, &o, str_of(text), &report) != RC_OK)
		fail_msg("what should be there first is refused");
}

void variants_try(const struct variant *v, size_t n, const char *before, const char *staff)
{
	size_t wrong = 0;

	for (size_t i = 0; i < n; i++) {
		const struct import_options o = { .kind = v[i].kind, .special = true };
		struct ctx *c = said_school();
		struct import_report report;

		bring_first(c, IMPORT_ROLL, before);
		bring_first(c, IMPORT_STAFF, staff);
		wrong += !said_is(v[i].name, said_bring(c, &o, str_of(v[i].text), &report), v[i].want);
		wrong += !said_twice(c, v[i].name, &o, str_of(v[i].text));
		said_school_end(c);
	}
	assert_int_equal(wrong, 0);
}
