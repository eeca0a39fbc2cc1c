/* Everybody the school knows by name: staff, parents and carers, specialists, pupils who sign in. */
#pragma once

#include "core/record/record_rec.h"

struct person {
	int64_t school_id;
	int64_t id;
	struct str title;
	struct str given;
	struct str family;
	struct str name_key; /* kit/text/fold's fold_name, made by the caller */
	struct str job;
	struct str email;
	struct str phone;
	struct str address;
	struct str language;
	struct str format;
	int64_t interpreter;
	struct str staff_code;
	int64_t revision;
};

extern const struct record person_rec;
extern const struct choice format_choices[];

/* "Ruth Adeyemi", for staff. Memory: from a. */
struct str person_name(struct arena *a, const struct person *p);
/* "Mrs Adeyemi", for families; the full name when there is no title. Memory: from a. */
struct str person_formal(struct arena *a, const struct person *p);
/* The same from the parts of a name. */
struct str name_full(struct arena *a, struct str given, struct str family);
struct str name_formal(struct arena *a, struct str title, struct str given, struct str family);
/* "NI" of "Nadia Iqbal", "ÉM" of "Dr Élodie Marsh": whole characters, titles left out. Memory: a. */
struct str name_initials(struct arena *a, struct str name);
