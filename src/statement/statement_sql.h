/* Statements of help, what they are made from, and what families say to them. */
#pragma once

#include "core/record/key_rec.h"
#include "core/record/record_sql.h"
#include "kit/db/db.h"
#include "statement/help_rec.h"
#include "statement/statement_rec.h"

/* Newest month first, of a month the newest first. */
enum rc statement_list(struct db *db, struct arena *a, struct pupil_key k, struct statement_of_help **out, size_t *n,
                       struct err *e) NODISCARD;
/* The newest of a month (its first day). RC_NONE. */
enum rc statement_of_month(struct db *db, struct arena *a, struct pupil_key k, struct date month,
                           struct statement_of_help *out, struct err *e) NODISCARD;
/* Of any school. RC_NONE. *later_on: the day on which another took its place; none: none did. school: its name. */
enum rc statement_of_code(struct db *db, struct arena *a, struct str code, struct statement_of_help *out,
                          struct str *school, struct date *later_on, struct err *e) NODISCARD;
/* What people of the family said, newest first. statement_id 0: to all; person_id 0: of everybody. */
enum rc statement_answers(struct db *db, struct arena *a, struct pupil_key k, int64_t statement_id, int64_t person_id,
                          struct statement_answer **out, size_t *n, struct err *e) NODISCARD;

/* What was in force between two days, of every version that was shared, with names: by root and first day. */
enum rc help_spans(struct db *db, struct arena *a, struct pupil_key k, struct date from, struct date to,
                   struct help_span **out, size_t *n, struct err *e) NODISCARD;
/* The log between two days, in the order of its days. */
enum rc help_sessions(struct db *db, struct arena *a, struct pupil_key k, struct date from, struct date to,
                      struct help_session **out, size_t *n, struct err *e) NODISCARD;
/* Pupils of a school who had a plan that was shared by this day, above `after`, in order of id. */
enum rc help_pupils(struct db *db, struct arena *a, int64_t school_id, struct date by, int64_t after, int64_t **out,
                    size_t *n, struct err *e) NODISCARD;
/* Schools whose setting `name` is not `value`, in order of id. */
enum rc help_schools(struct db *db, struct arena *a, struct str name, struct str value, int64_t **out, size_t *n,
                     struct err *e) NODISCARD;

extern const struct record_sql statement_sql;
extern const struct record_sql statement_answer_sql;
