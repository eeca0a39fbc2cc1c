/* Picture cards, the codes of classes, and the devices of the school. */
#pragma once

#include "core/record/key_rec.h"
#include "kit/db/db.h"

struct picture_card {
	int64_t id; /* 0: none */
	int64_t pupil_id;
	int64_t account_id;
	int64_t made_at;
	int64_t failures;
	int64_t last_in_at; /* 0: never */
};
/* The card in force; id 0 when there is none. */
enum rc card_load(struct db *db, struct arena *a, struct pupil_key k, struct picture_card *out,
                  struct err *e) NODISCARD;
/* A new one takes the place of the old. */
enum rc card_put(struct db *db, struct arena *a, struct pupil_key k, const struct picture_card *v, int64_t made_by,
                 struct err *e) NODISCARD;
enum rc card_count(struct db *db, struct arena *a, struct pupil_key k, int64_t failures, struct err *e) NODISCARD;
enum rc card_used(struct db *db, struct arena *a, struct pupil_key k, int64_t now, struct err *e) NODISCARD;
enum rc card_end(struct db *db, struct arena *a, struct pupil_key k, int64_t now, struct err *e) NODISCARD;

/* Who of a class has a card, on roll today. */
struct card_holder {
	struct picture_card card;
	struct str first;
	struct str family;
	struct date born;
};
enum rc card_holders(struct db *db, struct arena *a, int64_t school_id, int64_t class_id, struct date today,
                     struct card_holder **out, size_t *n, struct err *e) NODISCARD;

/* Empty when the class has none yet. */
enum rc class_code_load(struct db *db, struct arena *a, int64_t school_id, int64_t class_id, struct str *out,
                        struct err *e) NODISCARD;
/* RC_CONFLICT: the code is another class's. */
enum rc class_code_put(struct db *db, struct arena *a, int64_t school_id, int64_t class_id, struct str code,
                       struct err *e) NODISCARD;
/* By the code as class_code_read gives it. RC_NONE. */
enum rc class_of_code(struct db *db, struct arena *a, int64_t school_id, struct str code, int64_t *class_id,
                      struct str *name, struct err *e) NODISCARD;

struct school_tablet {
	int64_t school_id;
	int64_t id;
	struct str name;
	struct str by_name;
	int64_t made_at;
	struct date ends_on;
};
enum rc tablet_insert(struct db *db, struct arena *a, struct str token_hash, const struct school_tablet *v,
                      int64_t made_by, struct err *e) NODISCARD;
/* RC_NONE: no device of a school today. */
enum rc tablet_find(struct db *db, struct arena *a, struct str token_hash, struct date today, struct school_tablet *out,
                    struct err *e) NODISCARD;
enum rc tablet_list(struct db *db, struct arena *a, int64_t school_id, struct date today, struct school_tablet **out,
                    size_t *n, struct err *e) NODISCARD;
enum rc tablet_end(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct err *e) NODISCARD;
