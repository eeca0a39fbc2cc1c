/* The two fields for a new password. */
#pragma once

#include "core/door/page.h"

void password_fields(struct req *q, struct str fault);
