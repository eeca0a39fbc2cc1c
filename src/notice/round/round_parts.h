/* What several pages show of a round to the teachers: the band for who is asked, the table of answers, what is open. */
#pragma once

#include "core/door/page.h"
#include "notice/round/round.h"

/* "A question from the SENCO" with a link for each pupil; nothing when nothing waits. Below the heading of a first
 * page. */
void round_band(struct req *q, const struct round_line *l, size_t n);
/* Who answered what. When this person may not read it yet: who has answered. id: of the table's heading, for links. */
void round_table(struct req *q, const struct round_whole *w);
/* For who asks, while a round is open: ask more people, and note what somebody told. fault: why nobody was added. */
void round_more_part(struct req *q, const struct round_view *v, const struct round_whole *r, struct str fault);
/* The four short texts of an answer. */
void round_short_fields(struct form *f);
/* "Put these answers into the assessment", or that they are there; nothing when there is nothing to put. */
void round_use_part(struct req *q, int64_t pupil_id, const struct round_whole *w, bool may_use);
/* A sheet for Today: open rounds and who has not answered; nothing when there is none. */
void round_states_part(struct req *q, const struct round_state *s, size_t n);
/* The sheet of a pupil's assessment page: rounds for this cycle, or how to ask. */
enum rc round_assess_load(struct req *q, int64_t pupil_id, int64_t cycle_id, struct round_view *out) NODISCARD;
void round_assess_part(struct req *q, const struct round_view *v);
