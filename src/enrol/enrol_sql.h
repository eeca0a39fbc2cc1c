/* Who has a number or a name already. */
#pragma once

#include "kit/db/db.h"

struct same_pupil {
	int64_t id;
	struct str name;
	struct str class_name;
	struct date born;
	struct date left_on;
	bool has_upn; /* the number is theirs */
};
/* Others with this UPN (empty: not asked), or with this folded name and date of birth. */
enum rc pupils_same(struct db *db, struct arena *a, int64_t school_id, struct str upn, struct str name_key,
                    struct date born, int64_t but, struct same_pupil **out, size_t *n, struct err *e) NODISCARD;

/* A person of this folded name, once for each pupil whose contact they are. */
struct same_person {
	int64_t id;
	struct str name;
	struct str job;
	struct str phone;
	struct str relationship; /* empty: of no pupil whom the asker holds */
	struct str pupil;
	struct str class_name;
};
enum rc people_named(struct db *db, struct arena *a, int64_t school_id, int64_t asker, struct str hat,
                     struct str name_key, struct date today, struct same_person **out, size_t *n,
                     struct err *e) NODISCARD;
/* Other pupils, whom the asker holds, with this adult as a contact: "Jayden, 6W". */
enum rc siblings_of(struct db *db, struct arena *a, int64_t school_id, int64_t asker, struct str hat, int64_t person_id,
                    int64_t but, struct date today, struct str *out, struct err *e) NODISCARD;
