/* Files as entries of a pupil's record, on the day on which they were added. A family has its own list of them, which
 * knows what they may read. The bytes stay where they are, sealed: nothing but a row opens them (docs/decisions/0025).
 */
#include "core/entry/put_right.h"
#include "files/files.h"
#include "kit/base/utf8.h"

enum { SAID = 90 };

ENTRY_TABLE(pupil_file_rows, pupil_file_rec, "pupil_file", PUPIL_FILE);
ENTRY_LIST(Q_ENTRY_FILE, "pupil_file", "f", "f.added_on", "f.added_by",
           ", f.kind, f.title, f.made_by, f.made_on, f.words, f.readers, f.added_by", "");

static void line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	const struct file_asker who = { .hat = ask->hat, .person_id = ask->person_id };
	struct pupil_file f = { .title = row_str(r, i, "title"),
		                .made_by = row_str(r, i, "made_by"),
		                .words = row_str(r, i, "words"),
		                .made_on = row_date(r, i, "made_on"),
		                .added_by = row_int(r, i, "added_by") };

	(void)file_what_of(row_str(r, i, "kind"), &f.kind);
	(void)file_readers_of(row_str(r, i, "readers"), &f.readers);
	e->what = str_fmt(ask->a, "%s, %.*s", file_what_word(f.kind), STR_ARG(date_long(ask->a, f.made_on)));
	if (f.made_by.n > 0)
		e->what = str_fmt(ask->a, "%.*s, %.*s", STR_ARG(e->what), STR_ARG(f.made_by));
	e->words = str_fmt(ask->a, "%.*s%s%.*s", STR_ARG(f.title), f.title.n > 0 && f.words.n > 0 ? ": " : "",
	                   STR_ARG(f.words));
	e->rest = str_fmt(ask->a, "/files/%lld", (long long)e->id);
	e->narrow = f.readers == FILE_READERS_FEW;
	e->hidden = ask->family || !file_is_seen(&f, &who);
}

/* A meeting stays with its pupil. */
static enum rc fit(struct entry_move *m)
{
	*kept_value(&m->kept->row[0], "meeting_id") = dv_null();
	return RC_OK;
}

/* Sentences that were taken from it stay, and say that it is not here any more. */
static enum rc apart(struct entry_take *t, const struct kept_row *own)
{
	struct file_use *u;
	size_t n;

	if (t->dry)
		TRY(files_uses(t->c, t->k, &u, &n));
	for (size_t i = 0; t->dry && i < n; i++)
		if (u[i].from.file_id == kept_int(own, "id"))
			entry_say(
			    t, SAY_KNOW,
			    str_fmt(t->c->a, "A sentence of the assessment is from it: “%.*s”",
			            STR_ARG(utf8_head(u[i].words, SAID))),
			    S("It stays, and says that its file is not in this record any more. Put it right too if "
			      "it should not be there."),
			    str_fmt(t->c->a, "/assess/%lld", (long long)u[i].cycle_id));
	return RC_OK;
}

ENTRY_KIND(entry_file, .code = "file", .group = ENTRY_FILES, .word = "File", .a_word = "a file", .icon = "attach",
           .cap = CAP_FILE, .list = &Q_ENTRY_FILE, .line = line, .table = &pupil_file_rows, .apart = apart, .fit = fit);
