/* The band "You are asked to read": on the first page of everybody who reads plans. */
#pragma once

#include "core/door/page.h"

/* Nothing when nothing is asked. RC_OK unless the record could not be read. */
enum rc reminder_band(struct req *q) NODISCARD;
