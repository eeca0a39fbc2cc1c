/* Observations as entries of a pupil's record. */
#include "core/entry/known.h"
#include "notice/observe/observation_rec.h"

ENTRY_TABLE(observation_rows, observation_rec, "observation", OBSERVATION);
ENTRY_LIST(Q_ENTRY_OBSERVATION, "observation", "o", "o.seen_on", "o.seen_by", ", o.place, o.subject, o.words", "");

static void line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	struct observation o = { .subject = row_str(r, i, "subject") };

	(void)observation_place_of(row_str(r, i, "place"), &o.place);
	e->what = str_fmt(ask->a, "Observation, %.*s", STR_ARG(observation_where(ask->a, &o)));
	e->words = row_str(r, i, "words");
	e->rest = S("/observations");
}

static void known(const struct entry_ask *ask, struct rows *r, size_t i, const struct entry *e, struct known_list *out)
{
	known_add(out, e, KNOWN_SEEN, row_str(r, i, "words"), str_fmt(ask->a, "%.*s, observation", STR_ARG(e->by)));
}

ENTRY_KIND(entry_observation, .code = "observation", .group = ENTRY_SEEN, .word = "Observation",
           .a_word = "an observation", .icon = "eye", .cap = CAP_OBSERVE, .list = &Q_ENTRY_OBSERVATION, .line = line,
           .known = known, .table = &observation_rows);
