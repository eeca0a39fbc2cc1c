/* The form that asks for a file of pupils: who, rows, kind of file, columns, and what it is for. */
#pragma once

#include "core/door/page.h"
#include "register/takeout.h"
#include "story/pupil_query_parts.h"

/* p: where the filter, the choices and what was typed stand. of_register: the register, or everybody; else what the
 * list of pupils showed. posted: what was typed is shown again. */
void takeout_form_write(struct form *f, const struct takeout_view *v, const struct params_in *p, bool of_register);
/* The page with this form alone, for what the list of pupils shows. */
enum rc takeout_page(struct req *q, const struct params_in *p) NODISCARD;
