/* Parts of pages that invite somebody: the fields for a name. */
#pragma once

#include "core/door/page.h"
#include "core/account/accounts.h"

/* First name, last name, job, email, as typed before. */
void account_name_fields(struct req *q, const struct account_fault *f);
/* The question who a typed name is, when the fault asks it; nothing otherwise. */
void account_same_fields(struct req *q, const struct account_fault *f);
/* Reads them, the answer, and the hidden id; the role is left to the caller. */
void account_new_read(struct req *q, struct account_new *out);
/* The text of the fault when it belongs to this field. */
struct str account_error(const struct account_fault *f, const char *name);
