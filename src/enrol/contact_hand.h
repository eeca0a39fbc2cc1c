/* The adults of a pupil by hand: added, corrected, no contact any more; and who must not see the record, by which
 * paper, until a person ends it with a reason. */
#pragma once

#include "core/people/hand.h"
#include "core/people/pupil_sql.h"
#include "core/people/restriction_rec.h"
#include "core/people/wish.h"
#include "core/rights/ctx.h"
#include "enrol/enrol_rule.h"
#include "enrol/enrol_sql.h"

/* The person and the link to the pupil as one form. */
/* clang-format off */
#define CONTACT_FORM(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, title, .label = "Title", .max = 20, .width = 5) \
	X(_, TEXT, given, .label = "First name", .max = 100) \
	X(_, TEXT, family, .label = "Last name", .max = 100) \
	X(_, TEXT, relationship, .label = "Who they are to the pupil", .max = 60, .width = 20) \
	X(_, ONE_OF(responsibility), responsibility, .label = "Parental responsibility", .flags = F_INLINE) \
	X(_, FLAG, lives_with, .label = "The pupil lives with them") \
	X(_, TEXT, phone, .label = "Phone", .max = 40, .width = 20) \
	X(_, TEXT, email, .label = "Email", .max = 254) \
	X(_, LONG, address, .label = "Address", .max = 400) \
	X(_, TEXT, language, .label = "Language for letters and talks", .max = 60, .width = 20) \
	X(_, ONE_OF(letter_format), format, .label = "How letters should come") \
	X(_, FLAG, interpreter, .label = "An interpreter is needed at meetings") \
	X(_, TEXT, reach, .label = "How and when to reach them", .max = 200, .width = 30) \
	X(_, FLAG, gets_letters, .label = "Gets letters and plans") \
	X(_, INT, contact_order, .label = "Order of calling, 1 first", .min = 0, .max = 99, .width = 3) \
	X(_, REV, revision)
/* clang-format on */
struct contact_form {
	CONTACT_FORM(RECORD_MEMBER, )
	int64_t person_revision;
	int64_t person_id; /* of a new contact: somebody known; 0: a new person */
	bool is_other;     /* somebody of this name is known, and it is not them */
};
extern const struct record contact_form_rec;

struct contact_hand {
	struct contact contact; /* id 0: a new one */
	struct contact_form form;
	struct hand_marks of_person;
	struct hand_marks of_link;
	struct wish_view wish; /* what they wish for letters, talks and meetings, and wished before */
	struct str name;
	struct str siblings; /* "Jayden Barrett, 6W": what changes about the person changes there too */
	struct restriction *restriction;
	size_t restrictions;
};
struct contacts_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct contact *item;
	size_t n;
	struct wish_lines wishes;
	struct restriction *restriction; /* of everybody, standing ones first */
	size_t restrictions;
	struct contact_hand one; /* when asked for one */
};
/* Who has CAP_CONTACTS reads the list, who has CAP_ENROL opens one. */
enum rc contacts_load(struct ctx *c, int64_t pupil_id, int64_t id, struct contacts_view *out) NODISCARD;

struct same_people {
	struct same_person *item;
	size_t n;
};
/* RC_INVALID: *f, and who has that name in *same; RC_CONFLICT: *theirs was saved meanwhile. */
enum rc contact_hand_save(struct ctx *c, int64_t pupil_id, const struct contact_form *mine, struct contact_form *theirs,
                          struct enrol_fault *f, struct same_people *same) NODISCARD;
/* No contact any more, from now on. RC_INVALID: a restriction stands, and has to be seen. */
enum rc contact_hand_end(struct ctx *c, int64_t pupil_id, int64_t id) NODISCARD;

/* r->id is made with the form. From the next request on the person has no page and gets nothing, and a letter with a
 * code that is out works no longer. */
enum rc restriction_set(struct ctx *c, int64_t pupil_id, int64_t contact_id, const struct restriction *r,
                        struct enrol_fault *f) NODISCARD;
/* RC_INVALID: no reason. Ended before is a success. */
enum rc restriction_lift(struct ctx *c, int64_t pupil_id, int64_t id, struct str why) NODISCARD;
