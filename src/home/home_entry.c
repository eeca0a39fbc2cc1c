/* What came from home as entries of a pupil's record. The file goes along: it is part of what was sent. */
#include "core/entry/known.h"
#include "core/entry/put_right.h"
#include "files/file_rec.h"
#include "home/home_rec.h"

ENTRY_TABLE(home_note_rows, home_note_rec, "home_note", HOME_NOTE);
ENTRY_TABLE(home_file_rows, pupil_file_rec, "pupil_file", PUPIL_FILE);
/* clang-format off */
ENTRY_LIST(Q_ENTRY_HOME, "home_note", "n", "n.sent_on", "n.person_id",
           ", n.person_id, n.words, n.by_pupil, n.shared, COALESCE(n.file_id, 0) AS file_id, COALESCE((SELECT o.aim"
           " FROM outcome o WHERE o.school_id = n.school_id AND o.pupil_id = n.pupil_id AND o.root_id = n.outcome_root"
           " ORDER BY o.plan_id DESC, o.id DESC LIMIT 1), '') AS aim",
           "");
/* clang-format on */

static void line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	struct str words = row_str(r, i, "words");
	struct str aim = row_str(r, i, "aim");
	const bool file = row_int(r, i, "file_id") != 0;

	e->own = e->by_id == ask->person_id;
	e->hidden = ask->family && !e->own && row_int(r, i, "shared") == 0;
	e->what = ask->family && e->own ? S("You sent us how it goes at home")
	                                : str_fmt(ask->a, "From home, %.*s", STR_ARG(e->by));
	e->words = words;
	if (file)
		e->words = str_fmt(ask->a, "%.*s%sWith a file.", STR_ARG(words), words.n > 0 ? " " : "");
	if (aim.n > 0)
		e->words = str_fmt(ask->a, "%.*s Goal: %.*s", STR_ARG(e->words), STR_ARG(aim));
	e->rest = S("/home");
	e->home = S("/home");
}

/* A plan is read by the whole family: what somebody sent for the school alone is not offered for it as theirs. */
static void known(const struct entry_ask *ask, struct rows *r, size_t i, const struct entry *e, struct known_list *out)
{
	const bool pupil = row_int(r, i, "by_pupil") != 0;

	if (pupil && row_int(r, i, "shared") == 0)
		return;
	known_add(out, e, pupil ? KNOWN_PUPIL : KNOWN_PARENTS, row_str(r, i, "words"),
	          str_fmt(ask->a, "%.*s, from home", STR_ARG(e->by)));
}

static enum rc apart(struct entry_take *t, const struct kept_row *own)
{
	const int64_t file = kept_int(own, "file_id");
	size_t n = 0;

	if (file == 0)
		return RC_OK;
	TRY(entry_take_own(t, &home_file_rows, NULL, file, &n));
	if (n > 0)
		entry_say(t, SAY_ALONG, S("The file that came with it"), S("It goes along."),
		          str_fmt(t->c->a, "/files/%lld", (long long)file));
	return RC_OK;
}

/* A goal is one child's. */
static enum rc fit(struct entry_move *m)
{
	for (size_t i = 0; i < m->kept->n; i++)
		if (m->kept->row[i].table == &home_note_rows)
			*kept_value(&m->kept->row[i], "outcome_root") = dv_null();
		else
			*kept_value(&m->kept->row[i], "meeting_id") = dv_null();
	return RC_OK;
}

ENTRY_KIND(entry_home, .code = "home", .group = ENTRY_SAID, .word = "From home", .a_word = "something from home",
           .icon = "home", .cap = CAP_PUPIL_PROFILE, .to_family = true, .from_family = true, .list = &Q_ENTRY_HOME,
           .line = line, .known = known, .table = &home_note_rows, .apart = apart, .fit = fit);
