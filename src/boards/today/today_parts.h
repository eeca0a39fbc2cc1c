/* The grouped lines of what is due, for Today and for a teacher's class: each opens to its names, without JavaScript.
 */
#pragma once

#include "boards/today/today.h"
#include "boards/today/today_group_rule.h"
#include "core/door/page.h"

struct today_lines today_lines_of(struct req *q, const struct today_all *v);
/* Sections with their lines, or that nothing is due. open: "staff_read.1", the line that stands open with all its
 * names; back: the address of this page. */
void today_lines_write(struct req *q, const struct today_all *v, const struct today_lines *l, struct str open,
                       const char *back);
/* On a phone: the sections with their numbers. */
void today_jump(struct req *q, const struct today_all *v, const struct today_lines *l);
/* What was done since Monday, folded; nothing when nothing was. */
void today_done_write(struct req *q, const struct today_all *v);
/* What a button of a line has just done, with the way back where there is one. */
void today_said_write(struct req *q);
