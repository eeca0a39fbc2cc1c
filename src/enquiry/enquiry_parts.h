/* What came by the public pages, on Today and on the service's own start page. */
#pragma once

#include "core/door/page.h"

/* On Today, for who answers: how many wait, how many are late. Nothing when nothing waits. */
enum rc enquiry_band(struct req *q) NODISCARD;
