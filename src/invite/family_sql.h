/* Accounts of a family, and people with the same name. */
#pragma once

#include "kit/db/db.h"

enum { WORKED_LATELY_DAYS = 30 };

struct family_account {
	int64_t id; /* 0: none */
	struct str login;
	struct str state;
	bool has_password;
	int64_t last_in_at;
	bool works_here; /* holds a role other than parent and pupil, or did in the last WORKED_LATELY_DAYS */
	bool is_family;  /* holds the role asked for today */
};
/* role: parent or pupil. No account: id 0, with the roles all the same. */
enum rc family_account_of(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str role,
                          struct date today, struct family_account *out, struct err *e) NODISCARD;

/* Somebody else of the same name, as a contact of a pupil whom the person who asks holds, or as staff. */
struct namesake {
	struct str relationship; /* empty: staff */
	struct str pupil;        /* "Jayden" */
	struct str class_name;
	struct str job;
};
enum rc namesakes_of(struct db *db, struct arena *a, int64_t school_id, int64_t asker, struct str hat,
                     int64_t person_id, struct date today, struct namesake **out, size_t *n, struct err *e) NODISCARD;

/* The person with whom a pupil signs in; RC_CONFLICT when there is one already. */
enum rc pupil_person_set(struct db *db, struct arena *a, int64_t school_id, int64_t pupil_id, int64_t person_id,
                         struct err *e) NODISCARD;

/* A letter that is open in the school: of somebody who works here, or of a family, with the pupil it was made about. */
struct open_letter {
	int64_t account_id;
	int64_t person_id;
	struct str given;
	struct str family;
	struct str job;
	struct str login;
	bool works_here;
	bool lead; /* head or SENCO */
	int64_t made_at;
	int64_t expires_at;
	int64_t printed_at; /* 0: not yet */
	int64_t reset_by;   /* the account that asked for it, when the letter took two people; 0: it did not */
};
enum rc letters_open(struct db *db, struct arena *a, int64_t school_id, int64_t now, struct date today,
                     struct open_letter **out, size_t *n, struct err *e) NODISCARD;
