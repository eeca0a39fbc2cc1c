#include "merge/merge_bars.h"

#include <string.h>

#include "core/people/restriction_sql.h"
#include "kit/base/id.h"
#include "merge/adult_sql.h"

static const char CONTACTS[] = "contact_link", FLAG[] = "restricted";

bool merge_is_bar(struct str tab, struct str col)
{
	return str_is(tab, CONTACTS) && str_is(col, FLAG);
}

static enum rc links_read(struct ctx *c, int64_t pupil_id, struct rows *out)
{
	for (size_t n = 0; n < merge_table_count(); n++)
		if (strcmp(merge_table_at(n)->name, CONTACTS) == 0)
			return merge_rows(c->db, c->a, merge_table_at(n), merge_key(c, pupil_id), out, &c->err);
	return RC_NONE;
}

enum rc merge_barred_read(struct ctx *c, int64_t pupil_id, struct merge_barred *out)
{
	struct restriction *r;
	struct rows link;
	size_t n;

	TRY(links_read(c, pupil_id, &link));
	TRY(restriction_list(c->db, c->a, merge_key(c, pupil_id), 0, &r, &n, &c->err));
	*out = (struct merge_barred){ .person_id = NEW_ARRAY(c->a, int64_t, link.n + n) };
	for (size_t i = 0; i < link.n; i++)
		if (row_int(&link, i, FLAG) != 0)
			out->person_id[out->n++] = row_int(&link, i, "person_id");
	for (size_t i = 0; i < n; i++)
		if (date_none(r[i].ended_on))
			out->person_id[out->n++] = r[i].person_id;
	return RC_OK;
}

bool merge_is_barred(const struct merge_barred *b, int64_t person_id)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->person_id[i] == person_id)
			return true;
	return false;
}

/* Under a name of today, or of a record that was merged into theirs. */
static enum rc share_name(struct ctx *c, int64_t x, int64_t y, bool *yes)
{
	struct str *mine, *theirs;
	size_t n, m;

	TRY(adult_names(c->db, c->a, c->actor.school_id, x, &mine, &n, &c->err));
	TRY(adult_names(c->db, c->a, c->actor.school_id, y, &theirs, &m, &c->err));
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < m; k++)
			*yes = *yes || str_eq(mine[i], theirs[k]);
	return RC_OK;
}

enum rc merge_namesake(struct ctx *c, const int64_t pupil_id[2], bool *yes)
{
	struct merge_barred barred[2];

	*yes = false;
	for (int i = 0; i < 2; i++)
		TRY(merge_barred_read(c, pupil_id[i], &barred[i]));
	for (int i = 0; i < 2; i++) {
		struct rows link;

		TRY(links_read(c, pupil_id[i], &link));
		for (size_t k = 0; k < link.n; k++) {
			int64_t id = row_int(&link, k, "person_id");

			if (merge_is_barred(&barred[0], id) || merge_is_barred(&barred[1], id) ||
			    (!row_null(&link, k, "ends") && date_cmp(row_date(&link, k, "ends"), c->now.today) < 0))
				continue;
			for (size_t b = 0; b < barred[1 - i].n && !*yes; b++)
				TRY(share_name(c, id, barred[1 - i].person_id[b], yes));
		}
	}
	return RC_OK;
}

static bool is_linked(struct rows *link, int64_t person_id)
{
	for (size_t i = 0; i < link->n; i++)
		if (row_int(link, i, "person_id") == person_id)
			return true;
	return false;
}

/* Ids grow with time: what has a greater one than the merge was recorded since. */
static enum rc since_copy(struct ctx *c, const struct merge *m)
{
	struct pupil_key gone = merge_key(c, m->gone_id);
	struct restriction *r;
	struct rows link;
	size_t n;

	TRY(links_read(c, m->gone_id, &link));
	TRY(restriction_list(c->db, c->a, merge_key(c, m->kept_id), 0, &r, &n, &c->err));
	for (size_t i = 0; i < n; i++) {
		if (r[i].id < m->id || !date_none(r[i].ended_on) || !is_linked(&link, r[i].person_id))
			continue;
		r[i].pupil_id = m->gone_id;
		r[i].id = id_new();
		TRY(restriction_insert(c->db, c->a, gone, &r[i], &c->err));
	}
	return RC_OK;
}

/* Those with a restriction, and those whom only the merge shut out. */
static enum rc flags_set(struct ctx *c, int64_t pupil_id, const struct merge_moved *moved)
{
	struct pupil_key k = merge_key(c, pupil_id);
	struct restriction *r;
	struct rows link;
	size_t n;

	TRY(links_read(c, pupil_id, &link));
	for (size_t i = 0; i < link.n; i++)
		for (size_t x = 0; x < moved->n; x++)
			if (merge_is_bar(moved->row[x].tab, moved->row[x].col) &&
			    moved->row[x].row_id == row_int(&link, i, "id"))
				TRY(restriction_flag(c->db, c->a, k, row_int(&link, i, "person_id"), &c->err));
	TRY(restriction_list(c->db, c->a, k, 0, &r, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (date_none(r[i].ended_on))
			TRY(restriction_flag(c->db, c->a, k, r[i].person_id, &c->err));
	return RC_OK;
}

enum rc merge_bars_back(struct ctx *c, const struct merge *m, const struct merge_moved *moved)
{
	TRY(since_copy(c, m));
	TRY(flags_set(c, m->kept_id, moved));
	return flags_set(c, m->gone_id, moved);
}
