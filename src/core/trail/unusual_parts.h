/* The one line on the first page of who is told what is unusual. */
#pragma once

#include "core/door/request.h"

/* Nothing for other roles, and when all was seen. */
enum rc unusual_band(struct req *q) NODISCARD;
