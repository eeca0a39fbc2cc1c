#include "import/mapping.h"

#include "core/rights/gate.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "import/mapping_read.h"
#include "import/mapping_sql.h"
#include "import/mapping_starter_read.h"
#include "kit/base/id.h"
#include "kit/text/fold.h"

ACTION(ACT_MAPPING_KEEP, "import.mapping", "Kept how the columns of a file are read");
ACTION(ACT_WORDS_KEEP, "import.words", "Said what words in files mean");
ACTION(ACT_MAPPING_REMOVE, "import.mapping_remove", "Removed how the columns of a file were read");

static const char WORDS_SETTING[] = "import_words";

enum { WORDS_MAX = 2000 };

enum rc import_may(struct ctx *c)
{
	return c->actor.account_id == 0 ? RC_OK : gate_cap(c, CAP_IMPORT);
}

enum rc mappings_load(struct ctx *c, struct mappings *out)
{
	*out = (struct mappings){ .n = 0 };
	TRY(import_may(c));
	return import_mapping_list(c->db, c->a, c->actor.school_id, &out->mapping, &out->n, &c->err);
}

/* One from another school has no list of its headings: all that it names must be there. */
static bool fits(struct arena *a, const struct import_mapping *m, struct str headings, const struct csv_row *heading)
{
	return m->headings.n > 0 ? str_eq(m->headings, headings) : mapping_fits(a, m->columns, heading);
}

enum rc mapping_known(struct ctx *c, enum import_kind kind, const struct csv_row *heading, struct import_mapping *out)
{
	struct str headings = mapping_headings(c->a, heading);
	struct mappings all;

	*out = (struct import_mapping){ 0 };
	TRY(mappings_load(c, &all));
	for (size_t i = 0; i < all.n; i++)
		if (str_is(all.mapping[i].kind, import_kind_name(kind)) &&
		    fits(c->a, &all.mapping[i], headings, heading)) {
			*out = all.mapping[i];
			return RC_OK;
		}
	return mapping_starter(c->a, kind, heading, out) ? RC_OK : RC_NONE;
}

static const struct import_mapping *of_name(const struct mappings *all, struct arena *a, struct str name)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(fold_key(a, all->mapping[i].name), fold_key(a, name)))
			return &all->mapping[i];
	return NULL;
}

static enum rc keep(struct ctx *c, struct import_mapping *v, const struct import_mapping *there)
{
	if (there != NULL) {
		v->id = there->id;
		v->revision = there->revision;
		TRY(import_mapping_update(c->db, c->a, v, &c->err));
	} else {
		v->id = id_new();
		v->revision = 1;
		TRY(import_mapping_insert(c->db, c->a, v, &c->err));
	}
	return audit_write(c, 0, &ACT_MAPPING_KEEP, "import_mapping", v->id, v->name);
}

enum rc mapping_keep(struct ctx *c, const struct import_mapping *w, bool replace, struct str *fault)
{
	struct import_mapping v = *w;
	const struct import_mapping *there;
	struct mappings all;

	*fault = STR_NONE;
	TRY(mappings_load(c, &all));
	v.school_id = c->actor.school_id;
	v.name = fold_spaces(c->a, v.name);
	there = of_name(&all, c->a, v.name);
	if (v.name.n == 0)
		*fault = S("Give it a name, for example Arbor SEN register");
	else if (there != NULL && !replace && !str_eq(there->headings, v.headings))
		*fault = S("Another kind of file is kept under this name. Choose another name, or say that it is "
		           "replaced");
	else if (there == NULL && all.n >= MAPPINGS_MAX)
		*fault = S("There are too many already. Remove one that is not used");
	return fault->n > 0 ? RC_INVALID : keep(c, &v, there);
}

enum rc mapping_words_load(struct ctx *c, struct import_words *out)
{
	struct str text;

	*out = (struct import_words){ .n = 0 };
	TRY(import_may(c));
	TRY(setting_get(c->db, c->a, c->actor.school_id, str_of(WORDS_SETTING), &text, &c->err));
	*out = mapping_words_read(c->a, text);
	return RC_OK;
}

static enum rc words_save(struct ctx *c, const struct import_words *all)
{
	struct str text = mapping_words_write(c->a, all);

	TRY(setting_set(c->db, c->a, c->actor.school_id, str_of(WORDS_SETTING), text, &c->err));
	return audit_write(c, 0, &ACT_WORDS_KEEP, "setting", 0, text);
}

enum rc mapping_words_keep(struct ctx *c, const struct import_words *w)
{
	struct import_words old;
	struct import_word *all;
	size_t n = 0;

	TRY(mapping_words_load(c, &old));
	all = NEW_ARRAY(c->a, struct import_word, old.n + w->n + 1);
	for (size_t i = 0; i < old.n; i++) {
		bool again = false;

		for (size_t k = 0; k < w->n; k++)
			again = again || (old.item[i].column == w->item[k].column &&
			                  str_eq(fold_key(c->a, old.item[i].value), fold_key(c->a, w->item[k].value)));
		if (!again)
			all[n++] = old.item[i];
	}
	for (size_t k = 0; k < w->n && n < WORDS_MAX; k++)
		all[n++] = w->item[k];
	return words_save(c, &(struct import_words){ .item = all, .n = n });
}

enum rc mapping_word_forget(struct ctx *c, size_t at, struct str value)
{
	struct import_words old;
	struct import_word *all;
	size_t n = 0;

	TRY(mapping_words_load(c, &old));
	if (at >= old.n || !str_eq(old.item[at].value, value))
		return RC_OK;
	all = NEW_ARRAY(c->a, struct import_word, old.n);
	for (size_t i = 0; i < old.n; i++)
		if (i != at)
			all[n++] = old.item[i];
	return words_save(c, &(struct import_words){ .item = all, .n = n });
}

enum rc mapping_open(struct ctx *c, int64_t id, struct import_mapping *out)
{
	TRY(import_may(c));
	return import_mapping_load(c->db, c->a, c->actor.school_id, id, out, &c->err);
}

enum rc mapping_rename(struct ctx *c, int64_t id, int64_t revision, struct str name, struct str *fault)
{
	struct import_mapping v;
	struct mappings all;
	const struct import_mapping *other;

	*fault = STR_NONE;
	TRY(mapping_open(c, id, &v));
	TRY(mappings_load(c, &all));
	v.name = fold_spaces(c->a, name);
	other = of_name(&all, c->a, v.name);
	if (v.name.n == 0)
		*fault = S("Give it a name, for example Arbor SEN register");
	else if (other != NULL && other->id != id)
		*fault = S("Another one has this name");
	if (fault->n > 0)
		return RC_INVALID;
	v.revision = revision;
	TRY(import_mapping_update(c->db, c->a, &v, &c->err));
	return audit_write(c, 0, &ACT_MAPPING_KEEP, "import_mapping", id, v.name);
}

enum rc mapping_remove(struct ctx *c, int64_t id, int64_t revision)
{
	struct import_mapping v;

	TRY(mapping_open(c, id, &v));
	TRY(import_mapping_delete(c->db, c->a, c->actor.school_id, id, revision, &c->err));
	return audit_write(c, 0, &ACT_MAPPING_REMOVE, "import_mapping", id, v.name);
}
