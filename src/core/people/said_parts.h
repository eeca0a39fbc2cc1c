/* What the forms of a concern and of a complaint share: who of the family said it, how, and how they are answered. */
#pragma once

#include "core/door/form.h"
#include "core/people/adults.h"
#include "core/people/said_rec.h"

/* The beginning of what somebody said, for a list. Memory: the words' own, or from a. */
struct str said_beginning(struct arena *a, struct str words);
/* A list of the family with "Somebody else"; nothing when there is nobody. */
void said_person_field(struct form *f, const struct adult *who, size_t n, struct str label, struct str hint);
/* The same without somebody else: one of the family. */
void said_adult_field(struct form *f, const struct adult *who, size_t n, struct str label);
/* Reads it; not chosen is an error. Before form_read, so that errors stand in the order of the page. */
void said_adult_read(struct form *f, int64_t *person);
/* Reads it into *person, 0 for somebody else; it has to be one of the list. A chosen one gives what the fields `given`
 * (up to NULL) ask for: what is not typed there is no error. Before form_read, for an error has taken back the request.
 */
void said_person_read(struct form *f, const struct adult *who, size_t n, const char *const *given, int64_t *person);
/* The rest of what is asked, folded: another language, who helped, how they are reached. */
void said_more_fields(struct form *f);
/* Before "These words stand as they are": the same of what was said, as far as there is something. */
void said_more_write(struct html *w, struct str language, struct str helper, struct str reach);
/* In a list of what was said. meta: how it stands, below. */
void said_card(struct req *q, struct str url, struct str from, struct date on, struct str words, struct str meta);
/* The ways by which something reaches the school that staff enter. */
void said_way_field(struct form *f, enum said_way value);
void said_way_check(struct form *f, enum said_way value);
/* How the answer goes; on their own page only when they have one. reach: as they gave it, may be empty. */
void said_how_field(struct form *f, const char *name, enum answered_how value, bool has_page, struct str reach);
