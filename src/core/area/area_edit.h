/* Keeping the profile of the local area: one value with its history, the values of one item together, items added and
 * removed, what is to be looked at again. Nothing is deleted: what stood before can be had back. All need CAP_AREA. */
#pragma once

#include "core/area/area.h"

/* Who keeps it, and after how many months something is to be looked at again. */
struct area_rules {
	bool by_service; /* the advice service keeps it: what the school types is a suggestion */
	int64_t link_months;
	int64_t dated_months;
};
enum { AREA_LINK_MONTHS = 6, AREA_DATED_MONTHS = 12, AREA_MONTHS_MOST = 36 };
enum rc area_rules_load(struct ctx *c, struct area_rules *out) NODISCARD;
/* CAP_SETTINGS. RC_INVALID: months are 1 to AREA_MONTHS_MOST. */
enum rc area_rules_save(struct ctx *c, const struct area_rules *r) NODISCARD;

/* Something that is to be looked at again: an item, or a part that is there once. */
struct area_due {
	const struct area_part *part;
	struct str item;
	struct str title;
	struct date checked_on; /* none: never */
};

struct area_overview {
	struct area_rules rules;
	bool suggests;          /* what this person types is a suggestion */
	struct area_fact *fact; /* all that stands, is offered or suggested */
	size_t facts;
	struct local_area area; /* as it is printed */
	struct area_due *due;
	size_t dues;
	size_t questions; /* values of which one is to be chosen, or that somebody suggests */
};
enum rc area_overview_load(struct ctx *c, struct area_overview *out) NODISCARD;

/* Words for an item, from its n values: its title or name, else its kind, else its key. */
struct str area_title(const struct area_part *p, const struct area_fact *f, size_t n);

struct area_value {
	const struct area_part *part;
	const struct field *field;
	struct str item;
	enum area_contact_kind kind;
	struct area_fact *now; /* what stands, is offered or suggested */
	size_t nows;
	struct area_fact *log; /* all of it, newest first, with names */
	size_t logs;
	struct area_fact *other; /* what else is known of this item */
	size_t others;
	struct str printed;
	bool suggests;
	int64_t mark; /* the newest of them: an older one in the form is a conflict */
};
/* RC_NONE: there is no such value. */
enum rc area_value_load(struct ctx *c, struct str part, struct str item, struct str field,
                        struct area_value *out) NODISCARD;

/* What is typed about one value. */
struct area_change {
	struct str field;
	struct str value; /* empty: not given */
};
struct area_typed {
	struct str part;
	struct str item; /* empty, in a part with several: a new one, whose key is put here */
	struct area_change *change;
	size_t n;
	struct str source;
	struct str spot;
	struct str note;
	struct date checked_on;
	int64_t mark; /* of area_value or area_item_mark */
	bool new_item;
	const char *wrong; /* RC_INVALID: the field that is wrong, and why */
	struct str why;
};
/* Values that stand already as typed are left alone, unless whole says that the source was typed for them too.
 * RC_CONFLICT: somebody saved meanwhile. */
enum rc area_save(struct ctx *c, struct area_typed *t, bool whole) NODISCARD;
/* The newest of an item's values; 0: there is none. */
int64_t area_item_mark(const struct area_fact *f, size_t n, struct str part, struct str item);
enum rc area_item_remove(struct ctx *c, struct str part, struct str item) NODISCARD;
/* What was removed last comes back. RC_NONE: it stands, or was never there. */
enum rc area_item_restore(struct ctx *c, struct str part, struct str item) NODISCARD;
/* All of it is still right today. */
enum rc area_item_checked(struct ctx *c, struct str part, struct str item) NODISCARD;
/* Items that were removed and can come back, of all parts. Memory: c->a. */
enum rc area_removed(struct ctx *c, struct area_due **out, size_t *n) NODISCARD;

/* What a check of links found: no network of our own. */
struct area_link_result {
	struct str url;
	enum link_state state;
	struct date on;
};
struct area_links_io {
	size_t found;   /* addresses of the profile that were checked */
	size_t changed; /* which open no more, or again */
	size_t unknown; /* in the list, not in the profile */
};
enum rc area_links_checked(struct ctx *c, const struct area_link_result *r, size_t n,
                           struct area_links_io *io) NODISCARD;
