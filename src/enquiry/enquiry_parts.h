/* What came by the public pages, in its own list, on Today, and on Today of who answers for the advice service. */
#pragma once

#include "core/door/page.h"
#include "enquiry/enquiry.h"

/* On Today, for who answers: how many wait, how many are late. Nothing when nothing waits. */
enum rc enquiry_band(struct req *q) NODISCARD;

/* "/enquiries/7", and how one of them is called: who wrote, the document, or whether a page was clear. Memory: the
 * request's. */
struct str enquiry_url(struct req *q, const struct enquiry *x);
struct str enquiry_heading(struct req *q, const struct enquiry *x);
/* "“What is SEN Support?”", or what is asked for; "In large print, by post". */
struct str enquiry_said(struct req *q, const struct enquiry *x);
struct str enquiry_copy_words(struct req *q, const struct enquiry *x);
/* All that waits, a sheet for each kind. */
void enquiry_groups(struct req *q, const struct enquiries *v);
