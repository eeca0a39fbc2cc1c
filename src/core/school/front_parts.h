/* The frame of a school's public pages, and what all of them need. */
#pragma once

#include "core/door/page.h"
#include "core/school/public.h"

/* For struct page. Memory: the request's. */
const struct page_front *front_of(struct req *q, const struct public_school *s);
