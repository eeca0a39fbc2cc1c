/* Today in a school without pupils (design 13b): what to do first, and nothing that is not so. */
#pragma once

#include "core/door/page.h"

void today_begin_write(struct req *q);
void today_begin_beside(struct req *q);
