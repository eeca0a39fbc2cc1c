/* Mappings: how the school's files are read, kept by name. One is found again by the headings of a file; where the
 * school has none, the starter set of content/mappings is asked. All need CAP_IMPORT unless nobody is signed in (the
 * command line). */
#pragma once

#include "core/rights/ctx.h"
#include "import/import_read.h"
#include "import/mapping_rec.h"

struct mappings {
	struct import_mapping *mapping; /* by name */
	size_t n;
};

/* CAP_IMPORT, unless nobody is signed in: the command line. */
enum rc import_may(struct ctx *c) NODISCARD;
enum rc mappings_load(struct ctx *c, struct mappings *out) NODISCARD;
/* The one with exactly these headings, in any order; of one that another school has made, all that it names; else a
 * starter of which every heading is in the file. RC_NONE. */
enum rc mapping_known(struct ctx *c, enum import_kind kind, const struct csv_row *heading,
                      struct import_mapping *out) NODISCARD;
/* Keeps it under v->name. A name that is there already is a fault unless `replace`; then that one is written over. */
enum rc mapping_keep(struct ctx *c, const struct import_mapping *v, bool replace, struct str *fault) NODISCARD;
/* What values mean that are no code ("Monitoring" is N), remembered for every file of the school. */
enum rc mapping_words_load(struct ctx *c, struct import_words *out) NODISCARD;
/* Remembers these too; a word that is there already means what it means now. */
enum rc mapping_words_keep(struct ctx *c, const struct import_words *w) NODISCARD;
/* Forgets the i-th; nothing when the word there is another one by now. */
enum rc mapping_word_forget(struct ctx *c, size_t i, struct str value) NODISCARD;
enum rc mapping_open(struct ctx *c, int64_t id, struct import_mapping *out) NODISCARD;
/* RC_INVALID with *fault; RC_CONFLICT when somebody else changed it. */
enum rc mapping_rename(struct ctx *c, int64_t id, int64_t revision, struct str name, struct str *fault) NODISCARD;
enum rc mapping_remove(struct ctx *c, int64_t id, int64_t revision) NODISCARD;
