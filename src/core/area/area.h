/* The profile of a school's local area: read as a whole by everything that families and leaflets show, brought in from
 * a file and written out as one. The editor is in area_edit.h. */
#pragma once

#include "core/area/area_file.h"
#include "core/rights/ctx.h"

/* For any page, letter or paper, with or without somebody who is signed in: it is public. Inside the caller's
 * transaction. out->known is false, and all is empty, where nothing is recorded. Memory: c->a. */
enum rc area_read(struct ctx *c, int64_t school_id, struct local_area *out) NODISCARD;

/* The first contact of a kind that is meant for parents, or for everybody; NULL when there is none. */
const struct area_contact *area_contact_first(const struct local_area *v, enum area_contact_kind kind);
/* Is it meant for a reader of this kind? What names nobody is for everybody. */
static inline bool area_for(enum audience of, enum audience reader)
{
	return of == AUDIENCE_NONE || of == reader;
}

struct area_import {
	bool take; /* the file wins: what stands and differs becomes history instead of a question */
	size_t added;
	size_t replaced; /* the same source says something else now, or the file wins */
	size_t asked;    /* two sources differ: a question to the editor */
	size_t same;
	size_t kept; /* somebody has chosen already, or the file does not say */
};
/* Brings a file without faults into the profile of the school of c->actor. CAP_AREA. */
enum rc area_import(struct ctx *c, const struct area_file *file, struct area_import *io) NODISCARD;
enum rc area_export(struct ctx *c, struct str *out) NODISCARD;
