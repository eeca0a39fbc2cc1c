/* Versions of what a school publishes, their parts, rows and fixed facts; and the counts that stand in them, which name
 * nobody. All of one school. */
#pragma once

#include "kit/db/db.h"
#include "core/record/record_sql.h"
#include "publish/publish_rec.h"

/* A version, with the names of who took its steps. */
struct publish_version {
	struct publication pub;
	struct str begun_name, sent_name, returned_name, decided_name, published_name;
};

/* All of a school, by kind, newest version first. kind empty: all. */
enum rc publication_list(struct db *db, struct arena *a, int64_t school_id, struct str kind,
                         struct publish_version **out, size_t *n, struct err *e) NODISCARD;
enum rc publication_load(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct publication *out,
                         struct err *e) NODISCARD;
enum rc publication_insert(struct db *db, struct arena *a, const struct publication *v, struct err *e) NODISCARD;
enum rc publication_update(struct db *db, struct arena *a, const struct publication *v, struct err *e) NODISCARD;

enum rc publication_parts(struct db *db, struct arena *a, int64_t school_id, int64_t publication_id,
                          struct publication_part **out, size_t *n, struct err *e) NODISCARD;
enum rc publication_part_insert(struct db *db, struct arena *a, const struct publication_part *v,
                                struct err *e) NODISCARD;
enum rc publication_part_update(struct db *db, struct arena *a, const struct publication_part *v,
                                struct err *e) NODISCARD;

enum rc publication_lines(struct db *db, struct arena *a, int64_t school_id, int64_t publication_id,
                          struct publication_line **out, size_t *n, struct err *e) NODISCARD;
enum rc publication_line_load(struct db *db, struct arena *a, int64_t school_id, int64_t id,
                              struct publication_line *out, struct err *e) NODISCARD;
enum rc publication_line_insert(struct db *db, struct arena *a, const struct publication_line *v,
                                struct err *e) NODISCARD;
extern const struct record_sql publication_line_sql; /* for core/edit/school_edit */
enum rc publication_line_delete(struct db *db, struct arena *a, int64_t school_id, int64_t publication_id, int64_t id,
                                struct err *e) NODISCARD;

/* What the record said, in words, on a day. */
struct publish_fact {
	struct str name;
	struct str words;
	struct date as_of;
};
enum rc publication_facts(struct db *db, struct arena *a, int64_t school_id, int64_t publication_id,
                          struct publish_fact **out, size_t *n, struct err *e) NODISCARD;
enum rc publication_fact_insert(struct db *db, struct arena *a, int64_t school_id, int64_t publication_id,
                                const struct publish_fact *v, struct err *e) NODISCARD;
enum rc publication_facts_delete(struct db *db, struct arena *a, int64_t school_id, int64_t publication_id,
                                 struct err *e) NODISCARD;

enum { PUBLISH_CODES_MOST = 60 };
struct publish_counts {
	int64_t pupils;
	int64_t support; /* K */
	int64_t ehc;     /* E */
	struct {
		struct str code; /* type of the first need; empty: none is given */
		int64_t pupils;
	} need[PUBLISH_CODES_MOST];
	size_t needs;
	int64_t meetings; /* held since `since` */
	int64_t views;    /* pupils who said what they think since then */
	int64_t helps;    /* kinds of extra help in force */
};
enum rc publish_count(struct db *db, struct arena *a, int64_t school_id, struct date today, struct date since,
                      struct publish_counts *out, struct err *e) NODISCARD;
