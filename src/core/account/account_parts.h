/* Parts of pages that invite somebody: the fields for a name, and the page that shows a one-time link. */
#pragma once

#include "core/door/page.h"
#include "core/account/accounts.h"

/* First name, last name, email, sign-in name, as typed before. */
void account_name_fields(struct req *q, const struct account_fault *f);
/* Reads them and the hidden id and person; the role is left to the caller. */
void account_new_read(struct req *q, struct account_new *out);
/* The answer that shows the link: once. */
enum rc account_link_page(struct req *q, struct str login, struct str token, struct str back_url, struct str back_text);
