/* The sheets of a family's page. Each capability lists its own beside its pages, and the page shows them in order:
 *
 *   FAMILY_CARD(card_complaints, .order = 95, .to = TO_PARENT | TO_KEPT, .id = "complaints", .jump = "Complaints",
 *               .write = complaints_card_write);
 *
 * A card that lists nobody's page it is for is never shown, so `to` has to be given. */
#pragma once

#include "core/door/page.h"

enum family_to {
	TO_PARENT = 1, /* a parent who sees what is new */
	TO_KEPT = 2,   /* a parent to whom the young person shows no more: what they knew, and how to reach us */
	TO_OWN = 4,    /* a young person who decides, on their own page */
};

struct family_view; /* boards/family; a card of a capability reads its own records by pupil_id */
struct mypage_view; /* boards/me; only on a young person's own page */

struct family_for {
	enum family_to to;
	int64_t pupil_id;
	struct str first; /* "Zara" */
	const struct family_view *view;
	const struct mypage_view *me;
};

struct family_card {
	int order;
	unsigned to;          /* whose page: TO_… */
	const char *id;       /* of the sheet's heading */
	const char *jump;     /* in "On this page" of a parent; NULL: not there */
	const char *jump_own; /* of a young person */
	enum rc (*write)(struct req *q, const struct family_for *who);
};

#define FAMILY_CARD(var, ...)                                                                                          \
	static const struct family_card var = { __VA_ARGS__ };                                                         \
	static const struct family_card *const var##_listed __attribute__((section("apdr_card"), used)) = &var

size_t family_card_count(void);
const struct family_card *family_card_at(size_t i);
/* "On this page", and the sheets. */
void family_cards_jump(struct req *q, enum family_to to);
enum rc family_cards_write(struct req *q, const struct family_for *who) NODISCARD;
