/* Who must be told, and who has been. Each entitled parent is told separately; from the end of compulsory school age
 * the young person is. A restriction beats everything. A letter on paper is equal to a page: what counts is that it was
 * given, when and how. Nothing here writes letters.
 * Source: CFA s.68 (MUST, verified), Education Act 1996 s.576 for "parent" (recalled), domain.md 3.6, 6.3, 10.11. */
#pragma once

#include "core/people/wish_rule.h"
#include "letters/notice_rec.h"
#include "core/people/pupil_rec.h"
#include "core/people/year_rule.h"

/* What the young person said about telling this adult too. */
enum contact_share { SHARE_UNASKED, SHARE_YES, SHARE_NO };

/* One adult linked to the pupil, as recorded: drawn from the link, the person, the account and what a young person said
 * about them, and from the rows of Today, which have none of these records. */
struct contact_fact {
	int64_t person;
	struct str name;
	struct str relationship; /* "Mother", "Foster carer" … any case */
	enum responsibility responsibility;
	bool lives_with;
	bool gets_letters; /* the school sends ordinary letters */
	bool restricted;
	bool has_account;
	struct date from; /* of the link; none: open */
	struct date to;
	enum contact_share share;
};

enum relation_kind {
	RELATION_PARENT, /* mother, father: a parent in law with or without parental responsibility */
	RELATION_CARER, /* foster carer, guardian, step-parent, grandparent: a parent while the child lives with them */
	RELATION_AUTHORITY, /* social worker: speaks for the council where it has parental responsibility */
	RELATION_OTHER,     /* anybody else: only with parental responsibility */
};

/* Unknown words are RELATION_OTHER. */
enum relation_kind relation_of(struct str relationship);

/* Is this contact a parent in education law, who has to be told? *why says so in a sentence, or why not. */
bool contact_entitled(const struct contact_fact *c, struct date today, struct str *why);

enum told_as {
	TOLD_PARENT,         /* must be told */
	TOLD_YOUNG_PERSON,   /* must be told */
	TOLD_REPRESENTATIVE, /* must be told in place of the young person */
	TOLD_TOO,            /* may be told as well, if the young person wishes */
};

struct told {
	int64_t person; /* 0 for a young person without a record of their own */
	struct str name;
	enum told_as as;
	bool must;
	bool wished;   /* the young person agreed that this adult is told too */
	bool on_paper; /* no account: paper, equal in every way */
	bool to_pupil;
	struct str why;
};

/* Who is to be told, and which contacts are left out and why (told_as is then without meaning). */
struct told_list {
	const struct told *item;
	size_t n;
	size_t must; /* how many of them must be told; they come first */
	const struct told *left_out;
	size_t left_out_n;
	struct str problem;       /* nobody to tell: what to do about it; else empty */
	struct wish_lines wishes; /* how they want letters and talks; of those who are not restricted */
};

/* The pupil as an addressee: drawn from the pupil, their own person and account, and a finding about one decision. */
struct addressee_fact {
	int64_t person; /* own record of the pupil; 0: none */
	struct str name;
	struct date born;
	bool has_account;
	bool cannot_decide; /* recorded finding for this decision (Mental Capacity Act 2005) */
	int64_t acts;       /* who acts in their place then; 0 or nobody of the contacts: every parent */
};

/* Memory: from a. Force: MUST. Source: CFA s.68; domain.md 3.6. */
struct told_list told_list(struct arena *a, const struct addressee_fact *pupil, const struct contact_fact *contact,
                           size_t n, struct date today);

/* Is this letter made out to this addressee? */
bool notice_is_to(const struct notice *n, const struct told *t);
/* A letter that was not given and is not to be given any more, because its meeting is past, was called off, or (of one
 * that says it is off) takes place after all. */
bool notice_is_over(const struct notice *n, struct date today);

/* A notice that was made for one person, whichever record told it: a notice, or a row of Today. */
struct notice_fact {
	int64_t person; /* as in struct told */
	bool to_pupil;
	struct date sent; /* given, posted or put on their page; none: only drafted */
};

/* Whether this addressee has it: a notice made out to them and sent. *when: the first day. */
bool notice_given(const struct told *t, const struct notice_fact *notice, size_t n, struct date *when);
/* The parents were told while the rights were theirs: then nobody is owed the same again after the day on which they
 * passed to the young person. notice: those about one decision. */
bool notice_given_before_rights(const struct addressee_fact *pupil, const struct notice_fact *notice, size_t n,
                                struct date today);
/* How many of those who must be told have not been. */
size_t notice_missing(const struct told_list *l, const struct notice_fact *notice, size_t n);
