/* Duties: what the law and the Code ask for, by when, of whom, and why. Each duty is declared where it is done, in the
 * _due file of its capability, and lists itself (docs/decisions/0007-sections-as-registries.md): there is no list of
 * them by hand. It names the function that reads its facts from the record, so a duty without facts does not compile.
 * Here is what all share: the row that facts yield, the day on which it is due, how it stands, and its words. Who set
 * the time is said beside it: most lead times ("3 school days") are defaults of this product. MUST and SHOULD are never
 * mixed. A day that is counted back, or agreed for a day without school, is the last school day before.
 * Source: domain.md 1.2 to 1.6, 2.4, 2.5, 2.9, 3.5, 10; each duty has its own reference. */
#pragma once

#include "core/record/force_rule.h"
#include "core/rights/caps_rule.h"
#include "core/school/term_rule.h"
#include "kit/base/rc.h"

enum duty_clock {
	DUTY_SCHOOL_DAYS_AFTER, /* days school days after the start */
	DUTY_DAYS_AFTER,        /* days calendar days after the start, or the school day before */
	DUTY_DAYS_BEFORE,       /* days calendar days before the start, and on a school day */
	DUTY_ON_DAY,            /* on the day itself, or the school day before */
	DUTY_YEAR_SHARE,        /* spread over the school year */
};

/* Where the time comes from. */
enum duty_time {
	TIME_DEFAULT, /* of this product: the source names none */
	TIME_SCHOOL,  /* the school set it */
	TIME_AGREED,  /* it was agreed for this pupil */
	TIME_GUIDE,   /* Code or local guidance */
	TIME_LAW,
};

/* Who does it. What must be done is owed by the school as a whole. */
enum duty_owner { OWNER_SENCO, OWNER_TEACHER, OWNER_HEAD };

/* One action for all pupils that are ticked. */
enum duty_bulk { BULK_NONE, BULK_REMIND, BULK_ASK, BULK_LETTERS, BULK_REPORT };

struct ctx;
struct duty_ask;
struct duty_rows;

/* Reads what the record says for one capability and puts a row for each duty that follows from it (core/duty/duty.h).
 * Several duties may name the same function: it is called once. */
typedef enum rc duty_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out);

struct duty_rule {
	duty_facts *facts;
	struct str key;   /* "s68_notice": for documents and addresses */
	struct str title; /* $ is the pupil's name, @ the name with 's */
	struct str many;  /* the same of several: # is "9 pupils" */
	enum force force;
	struct str ref; /* paragraph of the Code, or empty */
	struct str act; /* statute or other source */
	enum duty_owner owner;
	struct str codes;  /* provision codes the duty is about; "S": the school itself, and no pupil */
	struct str lead;   /* what happened; # is the day of the start */
	struct str why;    /* the reason in one sentence, for people */
	struct str people; /* "Not told yet: ", before the names; empty: not about people */
	struct str lack;   /* "have no meeting": said of the rows that lack something */
	enum duty_clock clock;
	int days; /* for the clock, see there */
	enum duty_time time;
	struct str trigger; /* "the decision", for documents */
	struct str label;   /* the button that leads to the place where it is done */
	const char *at;     /* that place, below /pupil/ID; followed by the id of the record when at_record */
	bool at_record;
	enum cap cap;        /* who may do it there */
	const char *else_at; /* where somebody begins who may not; NULL: the pupil's page */
	enum cap else_cap;
	enum duty_bulk bulk;
	struct str force_word; /* instead of Must, Should or May: "Condition of grant" */
	struct date from;      /* in force between these days; none: with the Act of 2014, and open */
	struct date to;
	enum source_mark mark;
};

/* At file scope in a _due file. facts comes first because no duty is without. */
#define DUTY(var, facts_, ...)                                                                                         \
	static const struct duty_rule var = { .facts = (facts_), __VA_ARGS__ };                                        \
	static const struct duty_rule *const var##_listed __attribute__((section("apdr_duty"), used)) = &var

/* The register, in the order of the linker. NULL at the end. */
const struct duty_rule *duty_rule_at(size_t i);
const struct duty_rule *duty_rule_find(struct str key);
struct str duty_owner_word(enum duty_owner o); /* "SENCO", "Teacher", "Head" */
/* "3 school days after the decision". Memory: from a. */
struct str duty_timing_words(struct arena *a, const struct duty_rule *r);
struct str duty_time_word(enum duty_time t); /* "APDR’s default", "By law" … */

/* The pupil a duty is about. */
struct duty_pupil {
	int64_t id;
	struct str name;
	char code;             /* N, K or E today */
	struct date code_from; /* since when here (duty_code_from) */
	struct date born;
	bool has_page; /* a record as a person, and so perhaps an own page */
};

/* From when the code counts for the duties of this school: not before the pupil came. What Part 6 of the Code asks of a
 * school (6.43 to 6.56) it asks of the school that the child is at; what an earlier school owed is its history, which
 * the record keeps with its days (6.57; domain.md 3.3: SEN Support has no statutory date of transfer). joined_on none:
 * it is not known. */
struct date duty_code_from(struct date code_from, struct date joined_on);

/* Somebody who is to be told, or to read. */
struct duty_person {
	struct str name;
	bool is_done;
};

/* What the facts say of one pupil. */
struct duty_row {
	int64_t pupil_id;
	int64_t record_id;      /* what it is about, for the place where it is done */
	struct date start;      /* what happened, or the day agreed; none: nothing is owed */
	struct date done;       /* it followed: done when on the day of the start or after */
	bool is_done;           /* done without a day */
	struct date due;        /* instead of the clock */
	struct date until;      /* not later than this */
	struct date not_before; /* of DUTY_DAYS_BEFORE: not earlier than this */
	size_t count;           /* people still to be told or to read; 0 when the duty is not about people */
	struct str people;      /* their names */
	struct str lead;        /* instead of the duty's */
	struct str title;       /* instead of the duty's */
	struct str many;        /* the same of several: such rows stand in a line of their own */
	struct str why;         /* instead of the duty's */
	struct str act;         /* instead of the duty's */
	bool lacks;             /* see duty_rule.lack */
};

/* Something happened and something is to follow. */
struct duty_row duty_follow(int64_t pupil_id, struct date start, struct date done);
/* The same, done when all of them are; nobody at all is not done. Memory: names from a. */
struct duty_row duty_of_people(struct arena *a, int64_t pupil_id, struct date start, const struct duty_person *p,
                               size_t n);

/* A day, and what the calendar says of it. */
struct duty_day {
	const struct calendar *calendar;
	struct date today;
	struct date week_end; /* Sunday */
	struct date half_end; /* last school day of the half term */
};
struct duty_day duty_day(const struct calendar *c, struct date today);

enum duty_state {
	DUTY_OVERDUE,
	DUTY_THIS_WEEK, /* due by Sunday */
	DUTY_HALF_TERM, /* due before the half term ends */
	DUTY_LATER,
	DUTY_DONE,
};

struct duty {
	const struct duty_rule *rule;
	struct duty_row row;
	int64_t pupil;
	enum duty_state state;
	struct date due;
	bool is_guess;     /* counted with usual terms: those of that year are not entered */
	int32_t days_late; /* negative: days left */
	struct str title;  /* these by duty_words */
	struct str lead;   /* "Agreed for 4 March." */
	struct str why;    /* the lead, the reason, and who is missing */
	struct str when;   /* "4 days late", "By Tuesday 10 March", "By 27 March", empty when done */
};

/* The law by its name, guidance by its paragraph: "Children and Families Act 2014 s.68", "Code 6.49". Memory: from a.
 */
struct str duty_source(struct arena *a, const struct duty *d);
/* "Must", "Should" or "May", or the duty’s own words. */
struct str duty_force_word(const struct duty_rule *r);
struct str duty_state_word(enum duty_state s); /* "Overdue", "Due this week" … */

/* False: nothing is owed, because nothing happened, the pupil has another code, or the rule was not in force. Memory:
 * none; the words are empty. */
bool duty_make(const struct duty_rule *r, const struct duty_pupil *p, const struct duty_row *row,
               const struct duty_day *day, struct duty *out);
/* Memory: from a. */
void duty_words(struct arena *a, const struct duty_pupil *p, const struct duty_day *day, struct duty *d);
/* For qsort over the duties of many pupils: state, law before guidance on the same day, due date, pupil, key. */
int duty_cmp(const void *a, const void *b);
