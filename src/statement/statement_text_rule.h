/* A statement of help as the text that is sealed: one fact a line, its parts divided by tabs. What a page, a PDF and a
 * check say is read back from it, never counted again. Pure. */
#pragma once

#include "kit/base/rc.h"
#include "statement/help_rule.h"

/* What stands above the facts. */
struct statement_head {
	int64_t id;
	struct str school;
	struct str pupil; /* "Zara Iqbal" */
	struct str first;
	int year;
	int month;
	struct date made_on;
	struct str by;       /* "Ruth Adeyemi, SENCO"; may be empty */
	struct str replaces; /* code of the statement whose place it takes; empty: none */
};

enum { STATEMENT_CODE_SIGNS = 12 };

/* Memory: a. */
struct str statement_body(struct arena *a, const struct statement_head *head, const struct help_statement *s);
/* The part of a body that counts: two statements that differ only in who made them and when have the same. */
struct str statement_facts(struct str body);
/* RC_INVALID: it is none of ours. */
enum rc statement_parse(struct arena *a, struct str body, struct statement_head *head,
                        struct help_statement *s) NODISCARD;
/* "7F3K-22QD-91MX", of the first 15 hexadecimal digits of a seal. Without letters that look like numbers. */
struct str statement_code(struct arena *a, struct str seal);
/* As people type it: small letters, O for 0, I or L for 1, blanks or nothing between. Empty: it is none. */
struct str statement_code_read(struct arena *a, struct str typed);
