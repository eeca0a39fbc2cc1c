/* A school and its calendar and local area: inserts and updates for set-up, settings and the demonstration school.
 * Reading is in school_store. */
#pragma once

#include "core/school/school_rec.h"
#include "kit/db/db.h"

struct school_row {
	int64_t id;
	struct str name;
	struct str short_name;
	struct str phase; /* primary, secondary, all-through, nursery */
	struct str la_no;
	struct str estab_no;
	struct str urn;
	struct str address;
	struct str phone;
	struct str email;
	struct str website;
	struct str local_offer;
	struct str web_name;
	int64_t ready; /* 0 until set-up is finished */
};
enum rc school_insert(struct db *db, struct arena *a, const struct school_row *s, struct err *e) NODISCARD;
enum rc school_update(struct db *db, struct arena *a, const struct school_row *s, struct err *e) NODISCARD;
/* Ids of all schools in this database, in order; at most max. */
enum rc school_ids(struct db *db, struct arena *a, int64_t *out, size_t max, size_t *n, struct err *e) NODISCARD;

enum rc term_insert(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct str name, struct date starts,
                    struct date half_starts, struct date half_ends, struct date ends, struct err *e) NODISCARD;
enum rc term_delete_all(struct db *db, struct arena *a, int64_t school_id, struct err *e) NODISCARD;
/* kind: bank, inset, other. */
enum rc closure_insert(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct str name,
                       enum closure_kind kind, struct date starts, struct date ends, struct err *e) NODISCARD;
enum rc closure_delete_all(struct db *db, struct arena *a, int64_t school_id, struct err *e) NODISCARD;

struct area_row {
	int64_t school_id;
	struct str la_name;
	struct str la_no;
	struct str service_name;
	struct str service_short;
	struct str strap_line;
	struct str local_offer_url;
	struct str dpo;
	struct str privacy_url;
	struct str formats;
	struct str words_senco;
	struct str words_sen_support;
	struct date checked_on;
};
enum rc area_save(struct db *db, struct arena *a, const struct area_row *v, struct err *e) NODISCARD;
enum rc area_contact_insert(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t position,
                            enum area_contact_kind kind, struct str value, enum audience audience, struct str hours,
                            struct str note, struct str source, struct date checked_on, struct err *e) NODISCARD;
enum rc area_contact_delete_all(struct db *db, struct arena *a, int64_t school_id, struct err *e) NODISCARD;
enum rc area_link_insert(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t position,
                         struct str title, struct str url, enum audience audience, struct date checked_on,
                         struct err *e) NODISCARD;
