/* A leaflet as parts of a page. */
#pragma once

#include "core/door/page.h"
#include "kit/html/ui.h"
#include "leaflet/flow_rule.h"
#include "leaflet/leaflet.h"

/* A picture of assets/symbols.svg; the words beside it say the same. */
void symbol_write(struct html *w, struct str name);
void leaf_spans_write(struct req *q, const struct leaf_el *e);
/* Elements from..to; heading 4 is written as <h2> where a page is one block. */
void leaf_write(struct req *q, const struct leaf *l, size_t from, size_t to, bool one_block);
/* The flowchart and the poster as pictures; the leaflet's own elements are the list that says the same. */
void flow_chart_write(struct req *q, const struct flow *f, const struct leaf_facts *facts);
void flow_poster_write(struct req *q, const struct flow *f, const struct leaf_facts *facts);
