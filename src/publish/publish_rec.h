/* What a school must publish: a version of a document with its way through the governors, its parts with the words of
 * their owners, and the rows of a plan. What the record knows itself is fixed beside them when it is sent
 * (publish_fact.h). Which documents there are is data: publish_kind_rule.h. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define PUBLISH_CHOICES(X, _) \
	X(_, DRAFT, "draft", "Draft") \
	X(_, SENT, "sent", "Sent to governors") \
	X(_, APPROVED, "approved", "Approved") \
	X(_, PUBLISHED, "published", "Published")
/* clang-format on */
CHOICES(publish_state, PUBLISH);

/* clang-format off */
#define PUBLICATION(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, kind, .flags = F_HIDDEN, .max = 40, .doc = "Which document: report, accessibility, policy …") \
	X(_, INT, version, .flags = F_HIDDEN, .doc = "Counts the versions of this document, from 1") \
	X(_, ONE_OF(publish_state), state, .flags = F_HIDDEN, .doc = "How far it is") \
	X(_, TEXT, changed, .label = "What changes, in one line", .hint = "For example: new hours of the SENCO", \
	  .doc = "What changed during the year; empty for a whole new version") \
	X(_, DATE, begun_on, .flags = F_HIDDEN, .doc = "Day on which the version was begun") \
	X(_, ID, begun_by, .flags = F_HIDDEN, .doc = "Who began it") \
	X(_, DATE, sent_on, .flags = F_HIDDEN, .doc = "Day on which it went to the governors; its numbers are of this day") \
	X(_, ID, sent_by, .flags = F_HIDDEN, .doc = "Who sent it") \
	X(_, LONG, sent_why, .label = "Why it goes to the governors all the same", .max = 600, \
	  .doc = "Reason for sending it with gaps") \
	X(_, DATE, returned_on, .flags = F_HIDDEN, .doc = "Day on which the governors gave it back") \
	X(_, ID, returned_by, .flags = F_HIDDEN, .doc = "Who gave it back") \
	X(_, LONG, note, .label = "What should be changed", .max = 1000, .doc = "What the governors asked for") \
	X(_, DATE, decided_on, .label = "When did the governors approve it?", .doc = "Day of the governors' decision") \
	X(_, ID, decided_by, .flags = F_HIDDEN, .doc = "Who approved it, or noted the decision") \
	X(_, TEXT, decided_as, .flags = F_HIDDEN, .max = 20, \
	  .doc = "governor: approved here; head: the head noted the governors' decision") \
	X(_, DATE, published_on, .flags = F_HIDDEN, .doc = "Day on which it was published") \
	X(_, ID, published_by, .flags = F_HIDDEN, .doc = "Who published it") \
	X(_, REV, revision)
/* clang-format on */
struct publication {
	RECORD_OF_SCHOOL(PUBLICATION)
};

/* clang-format off */
#define PUBLICATION_PART(X, _) \
	X(_, KEY, id) \
	X(_, ID, publication_id, .flags = F_HIDDEN, .doc = "The version it belongs to") \
	X(_, TEXT, part, .flags = F_HIDDEN, .max = 40, .doc = "Which part, as in the list of the document") \
	X(_, ID, owner_id, .label = "Who writes it", .doc = "Member of staff who writes it; none: the SENCO") \
	X(_, LONG, words, .label = "Words", .hint = "Plain words. Everybody can read them.", .max = 6000, \
	  .doc = "What the school says in this part") \
	X(_, DATE, written_on, .flags = F_HIDDEN, .doc = "Day on which the words were written or checked") \
	X(_, ID, written_by, .flags = F_HIDDEN, .doc = "Who wrote or checked them") \
	X(_, FLAG, carried, .flags = F_HIDDEN, .doc = "1: the words of the last version, not checked yet") \
	X(_, REV, revision)
/* clang-format on */
struct publication_part {
	RECORD_OF_SCHOOL(PUBLICATION_PART)
};

/* clang-format off */
#define PUBLICATION_LINE(X, _) \
	X(_, KEY, id) \
	X(_, ID, publication_id, .flags = F_HIDDEN, .doc = "The version it belongs to") \
	X(_, TEXT, part, .flags = F_HIDDEN, .max = 40, .doc = "Which part of it") \
	X(_, TEXT, barrier, .label = "The barrier", .hint = "What gets in the way, and for which pupils", .max = 300, \
	  .doc = "What stands in the way of pupils") \
	X(_, TEXT, action, .label = "What we will do", .max = 300, .flags = F_REQUIRED, \
	  .missing = "Enter what the school will do", .doc = "The action or activity") \
	X(_, MILLI, cost, .label = "Budgeted cost in pounds", .width = 10, \
	  .doc = "Budgeted cost in thousandths of a pound") \
	X(_, TEXT, who, .label = "Who sees to it", .hint = "A role, not a name: it is read for years", .max = 120, \
	  .doc = "Who sees to it") \
	X(_, DATE, by_day, .label = "By when", .doc = "Day by which it is done") \
	X(_, TEXT, measure, .label = "How we will know that it worked", .max = 300, .doc = "How it is judged") \
	X(_, TEXT, result, .label = "What came of it", .hint = "When you look back. Empty until then.", .max = 300, \
	  .doc = "Evaluation: what came of it") \
	X(_, REV, revision)
/* clang-format on */
struct publication_line {
	RECORD_OF_SCHOOL(PUBLICATION_LINE)
};

extern const struct record publication_rec;
extern const struct record publication_part_rec;
extern const struct record publication_line_rec;
