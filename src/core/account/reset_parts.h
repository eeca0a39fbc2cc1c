/* New letters for accounts in use that wait for the one who looks: a line on their first page. */
#pragma once

#include "core/door/page.h"

enum rc reset_band(struct req *q) NODISCARD;
