/* The sections of a school's front door, in the order of the page. */
#pragma once

#include "boards/front/front_view.h"
#include "core/door/page.h"

void front_hero(struct req *q, const struct front_view *v);
void front_doors(struct req *q);
void front_what(struct req *q, const struct front_view *v);
void front_steps(struct req *q);
void front_looks(struct req *q);
/* front_people_parts.c */
void front_talk(struct req *q, const struct front_view *v);
void front_worried(struct req *q, const struct front_view *v);
void front_unhappy(struct req *q, const struct front_view *v);
void front_free(struct req *q, const struct front_view *v);
void front_leaflets(struct req *q, const struct front_view *v);
void front_papers(struct req *q, const struct front_view *v);
void front_say(struct req *q, const struct front_view *v);
void front_sign_in(struct req *q);
/* front_service_parts.c: the whole page of an advice service. */
enum rc front_service_page(struct req *q, const struct front_view *v) NODISCARD;
