#include "assess/assess_known_parts.h"

#include "kit/base/utf8.h"

struct assess_offer assess_offer(struct arena *a, const struct assess_view *v, int s)
{
	static const enum known_topic OF[ASSESS_SOURCES + 1] = {
		[ASSESS_TEACHER] = KNOWN_SEEN,    [ASSESS_EARLIER] = KNOWN_LEARNED, [ASSESS_SCHOOL_DATA] = KNOWN_RESULT,
		[ASSESS_SUBJECTS] = KNOWN_TOPICS, [ASSESS_PEERS] = KNOWN_TOPICS,    [ASSESS_PARENTS] = KNOWN_PARENTS,
		[ASSESS_PUPIL] = KNOWN_PUPIL,     [ASSESS_OUTSIDE] = KNOWN_TOPICS
	};
	size_t max = (size_t)field_max(record_field(&need_statement_rec, S("words")));
	size_t name = (size_t)field_max(record_field(&need_statement_rec, S("said_by")));
	enum view_who who = s == ASSESS_PUPIL ? VIEW_WHO_PUPIL : VIEW_WHO_PARENT;

	if (OF[s] == KNOWN_TOPICS)
		return (struct assess_offer){ STR_NONE, STR_NONE };
	for (size_t i = 0; i < v->statements; i++) /* it does not apply, and was said so */
		if (v->statement[i].source == s && v->statement[i].not_relevant.n > 0)
			return (struct assess_offer){ STR_NONE, STR_NONE };
	for (size_t i = 0; i < v->views && (s == ASSESS_PARENTS || s == ASSESS_PUPIL); i++)
		if (v->view[i].who == who) /* it stands above the box */
			return (struct assess_offer){ STR_NONE, STR_NONE };
	return (struct assess_offer){ known_words(a, &v->known, OF[s], max),
		                      utf8_head(known_from(a, &v->known, OF[s], max), name) };
}

const struct known *assess_insight_known(const struct assess_view *v, enum insight_kind kind, size_t at)
{
	const struct known *x = NULL;
	size_t typed = 0;

	for (size_t i = 0; i < v->insights; i++) /* what was taken from files stands before them */
		if (v->insight[i].file_id == 0)
			typed++;
		else if (v->insight[i].kind == kind && at-- == 0)
			return NULL;
	if (typed + v->befores == 0 && kind != INSIGHT_KNOW)
		x = known_at(&v->known, kind == INSIGHT_STRENGTH ? KNOWN_STRENGTH : KNOWN_HARD, at);
	return x != NULL && x->words.n <= (size_t)field_max(record_field(&insight_rec, S("words"))) ? x : NULL;
}
