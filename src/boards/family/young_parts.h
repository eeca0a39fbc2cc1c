/* The page of a young person over compulsory school age. */
#pragma once

#include "core/door/page.h"
#include "boards/me/mypage.h"

/* /me for a pupil whose rights are their own; m is what they have said. */
enum rc young_me_page(struct req *q, const struct mypage_view *m) NODISCARD;
