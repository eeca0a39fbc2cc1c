/* Which program this is: the linker's mark of the file, another one for each build that differs. */
#pragma once

#include "kit/base/str.h"

/* As hexadecimal. Empty: the file has no mark, and nothing may be kept under it. Memory: a. */
struct str build_id(struct arena *a);
