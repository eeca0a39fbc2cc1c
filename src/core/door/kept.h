/* Words that somebody had typed when the session ended (core/account/draft), back on the page where they were typed. */
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
/* After a POST that went well: what was kept for it is forgotten. */
void kept_forget(struct req *q);
