#include "letters/notice_take.h"

#include "core/people/pupil_sql.h"
#include "core/trail/audit.h"
#include "kit/base/id.h"
#include "letters/notice_sql.h"
#include "letters/notice_tell.h"

ENTRY_TABLE(notice_rows, notice_rec, "notice", NOTICE);
ENTRY_ROWS_BY(Q_ROWS_OF_NOTICE_ABOUT, "notice", NOTICE, "about_id");

static struct str body_of(struct entry_take *t, const struct kept_row *letter, struct date given)
{
	struct arena *a = t->c->a;
	const char *about = choice_word_of(notice_kind_choices, kept_str(letter, "kind"));

	return str_fmt(a,
	               "On %.*s we gave you a letter: %s. It was wrong, and we have taken it back. Please do not go by "
	               "it.\n\nWhy: %.*s\n\nWe are sorry. Please ask us if anything is not clear.",
	               STR_ARG(date_long(a, given)), about, STR_ARG(t->why));
}

static enum rc correction_make(struct entry_take *t, const struct kept_row *letter, struct date given)
{
	struct notice v = { .id = id_new(),
		            .kind = NOTICE_CORRECTION,
		            .about_id = t->id,
		            .person_id = kept_int(letter, "person_id"),
		            .addressee = kept_str(letter, "addressee"),
		            .to_pupil = kept_int(letter, "to_pupil"),
		            .body = body_of(t, letter, given),
		            .made_on = t->c->now.today,
		            .revision = 1 };

	TRY(notice_insert(t->c->db, t->c->a, t->k, &v, &t->c->err));
	TRY(entry_was_made(t, &notice_rows, v.id));
	return audit_write(t->c, t->k.pupil_id, &ACT_NOTICE_PREPARE, "notice", v.id, v.body);
}

enum rc notice_corrected(struct entry_take *t, const struct kept_row *letter)
{
	struct arena *a = t->c->a;
	struct str to = kept_str(letter, "addressee");
	struct date given;

	if (!date_parse_iso(kept_str(letter, "sent_on"), &given)) {
		entry_say(t, SAY_ALONG, str_fmt(a, "The letter to %.*s has not gone", STR_ARG(to)),
		          S("It is withdrawn."), STR_NONE);
		return RC_OK;
	}
	entry_say(
	    t, SAY_KNOW, str_fmt(a, "%.*s was given a letter on %.*s", STR_ARG(to), STR_ARG(date_long(a, given))),
	    S("It is taken back, and a letter that corrects it is ready to read before it goes. Your reason stands "
	      "in it word for word."),
	    STR_NONE);
	return t->dry ? RC_OK : correction_make(t, letter, given);
}

enum rc notices_take(struct entry_take *t, int64_t about_id)
{
	size_t from = t->kept.n;
	size_t n;

	TRY(entry_take_along(t, &notice_rows, &Q_ROWS_OF_NOTICE_ABOUT, about_id, &n));
	for (size_t i = 0; i < n; i++) {
		struct kept_row letter = t->kept.row[from + i];

		TRY(notice_corrected(t, &letter));
	}
	return RC_OK;
}
