#include "files/file_from_rule.h"

/* "Educational psychologist’s report, Dr Helen Marsh, 14 January 2026, page 3" */
static struct str named(struct arena *a, struct file_from from, const struct pupil_file *f)
{
	struct str s = file_title(f);

	if (f->made_by.n > 0)
		s = str_fmt(a, "%.*s, %.*s", STR_ARG(s), STR_ARG(f->made_by));
	s = str_fmt(a, "%.*s, %.*s", STR_ARG(s), STR_ARG(date_long(a, f->made_on)));
	return from.page > 0 ? str_fmt(a, "%.*s, page %lld", STR_ARG(s), (long long)from.page) : s;
}

struct str file_from_words(struct arena *a, struct file_from from, const struct pupil_file *f,
                           const struct file_asker *who)
{
	if (from.file_id == 0)
		return STR_NONE;
	if (f == NULL)
		return S("From a file that is not in this record any more");
	if (!file_is_seen(f, who))
		return S("From a file that fewer people may read");
	return str_fmt(a, "%s: %.*s", from.words == FILE_WORDS_THEIRS ? "Quoted from" : "In our words, from",
	               STR_ARG(named(a, from, f)));
}

struct str file_from_family(struct arena *a, struct file_from from, const struct pupil_file *f)
{
	const struct file_asker family = { .hat = ROLE_PARENT, .sees = true };

	return from.file_id != 0 && f != NULL && file_is_open(f, &family) ? named(a, from, f) : STR_NONE;
}

bool file_has_page(const struct pupil_file *f, int64_t page)
{
	return page == 0 || (page > 0 && page <= (f->pages > 0 ? f->pages : FILE_PAGES_MAX));
}

int64_t file_page_of(const struct pupil_file *f, int64_t page)
{
	return page > 0 && file_has_page(f, page) ? page : 1;
}
