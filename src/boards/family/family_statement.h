/* Statements of help as a parent or the young person reads them. Source: R58; Code 6.55. */
#pragma once

#include "boards/family/family.h"
#include "statement/statement.h"

struct family_statements {
	struct family_view *v;
	struct statement_of_help *item; /* newest first */
	size_t n;
};
/* RC_NONE for a parent with whom the young person shares no more. v: room for the page of today. */
enum rc family_statements(struct ctx *c, int64_t pupil_id, struct family_view *v,
                          struct family_statements *out) NODISCARD;
enum rc family_statement(struct ctx *c, int64_t pupil_id, int64_t id, struct family_view *v,
                         struct statement_one *out) NODISCARD;
/* RC_INVALID: no answer was chosen. */
enum rc family_statement_say(struct ctx *c, int64_t pupil_id, int64_t id, struct statement_answer *in) NODISCARD;
/* Sealed: a PDF in the print that they wish for, unless they say otherwise; or the text that the seal is of. */
enum rc family_statement_pdf(struct ctx *c, int64_t pupil_id, int64_t id, struct str print, struct str *out) NODISCARD;
enum rc family_statement_text(struct ctx *c, int64_t pupil_id, int64_t id, struct str *out) NODISCARD;

/* What pages and papers say alike. Memory: a. */
struct str statement_minutes_words(struct arena *a, int64_t minutes); /* "5 hours and 5 minutes" */
struct str statement_sum_words(struct arena *a, const struct statement_one *s);
struct str statement_why_words(struct arena *a, const struct help_why *w, struct str called);
struct str statement_span_words(struct arena *a, const struct help_statement *s);
