/* The way of each form by which a family asks for something or tells it: opened, sent, and drawn again with what is
 * amiss. */
#pragma once

#include "ask/family_ask.h"
#include "core/door/form.h"

/* Loads what the page shows, and draws it with the form. */
typedef enum rc family_ask_draw(struct req *q, struct form *f);

enum rc family_ask_open(struct req *q, enum ask_kind kind, family_ask_draw *draw) NODISCARD;
/* offers: the fields of the form, NULL at the end. */
enum rc family_ask_post(struct req *q, enum ask_kind kind, const char *const *offers, family_ask_draw *draw) NODISCARD;
