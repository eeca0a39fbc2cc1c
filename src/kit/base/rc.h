/* Result codes: one enum from the database to the page, never translated on the way.
 *
 * Expected results are values; RC_FAIL is our or the machine's fault and carries a message for operators in
 * struct err (never personal data). */
#pragma once

enum rc {
	RC_OK = 0,   /* done */
	RC_NONE,     /* no such record, or not yours: both look the same to a person (404) */
	RC_INVALID,  /* the input breaks a rule; messages are with the form */
	RC_DENIED,   /* signed in, but not allowed to do this here */
	RC_CONFLICT, /* somebody changed the record since the form was made */
	RC_BUSY,     /* try again: lock, serialization failure */
	RC_FAIL,     /* the machine or our code is at fault */
};

#define NODISCARD __attribute__((warn_unused_result))

/* Does x, and leaves the function with its result unless that is RC_OK. Safe where an arena owns the memory and who
 * called ends the transaction; not for a function that has to close something. */
#define TRY(x)                                                                                                         \
	do {                                                                                                           \
		const enum rc rc_ = (x);                                                                               \
		if (rc_ != RC_OK)                                                                                      \
			return rc_;                                                                                    \
	} while (0)

/* What went wrong, for the log. */
struct err {
	char text[256];
};

/* Writes a message into e (may be NULL) and returns rc, so that a function can `return err_set(...)`. */
enum rc err_set(struct err *e, enum rc rc, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
