/* Words that somebody had typed when the session ended (core/account/draft), or when they could not be saved, back on
 * the page where they were typed. */
#pragma once

#include "core/door/request.h"

/* A POST that came too late: keeps every character for its owner, asks to sign in, and leads back to the page of the
 * form. */
enum rc kept_and_sign_in(struct req *q) NODISCARD;
/* A POST that the door refuses: keeps what was typed for the form; *page: where that stands. RC_NONE: nothing is kept.
 */
enum rc kept_for_its_page(struct req *q, struct str *page) NODISCARD;
/* After the page is written: fills each of its forms for which something is kept, and says so on top, unless the page
 * says so itself. */
enum rc kept_offer(struct req *q) NODISCARD;
/* Can what this POST has brought be given back at once? False for passwords, and for who is not signed in. */
bool kept_can_return(struct req *q);
/* The page that the form of this POST stands on: its path and query. */
struct str kept_page(struct req *q);
/* Fills the form of this path on the finished page with what was typed and says why on top. False: it has no such
 * form. */
bool kept_return(struct req *page, struct str path, const struct params_in *typed, struct str why) NODISCARD;
/* Where that page cannot be shown either: a page that has nothing but what this POST has brought, to be read and sent
 * again. */
void kept_resend(struct req *q, int status, struct str heading, struct str why);
/* After a POST that went well: what was kept for it is forgotten. */
void kept_forget(struct req *q);
