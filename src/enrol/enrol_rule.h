/* What is wrong with a pupil, a contact or a restriction as typed. Pure. */
#pragma once

#include "core/people/person_rec.h"
#include "core/people/pupil_rec.h"
#include "core/people/restriction_rec.h"

struct enrol_fault {
	const char *field; /* NULL: nothing is wrong */
	struct str why;
};

enum { PUPIL_AGE_MOST = 25 };
struct enrol_fault pupil_fault(const struct pupil *p, struct date today);
struct enrol_fault left_fault(const struct pupil *p, struct date last, struct date today);
struct enrol_fault back_fault(const struct pupil *p, struct date from);
struct enrol_fault restriction_fault(const struct restriction *r, struct date today);
/* An adult as typed: the fields of the person and of the link to the pupil. */
struct enrol_fault adult_fault(struct str family, struct str relationship, struct str email);
