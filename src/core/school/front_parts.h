/* The frame of a school's public pages, and what all of them need. */
#pragma once

#include "core/door/page.h"
#include "core/school/public.h"

/* For struct page. Memory: the request's. */
const struct page_front *front_of(struct req *q, const struct public_school *s);

/* A box that people do not see and machines fill in, for each form that everybody may send. */
void front_trap(struct req *q);
/* It was filled in: the machine gets an answer like everybody, and nothing is kept. */
bool front_trapped(const struct req *q);
/* "You can also phone us: 020 7946 0120.", as text, and with a link for a telephone in the hand. */
struct str front_phone_words(struct req *q, const struct public_school *s);
void front_phone(struct req *q, const struct public_school *s);
