/* The questions of an import: made where something is in doubt, put on the list once, answered by what a person said.
 * Who reads this file wants to know how a question travels; what is asked, and when, is in import_who.c and
 * import_adults.c. */
#include "import/import_run.h"

#include <string.h>

#include "core/trail/audit.h"

ACTION(ACT_IMPORT_ANSWER, "import.answer", "Said who is meant in a file");

static uint64_t mix(struct str s)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
	return h;
}

struct import_question *question_new(struct import *m, size_t line, struct str key_text)
{
	struct import_question *q = NEW(m->c->a, struct import_question);

	q->key = str_fmt(m->c->a, "q%016llx", (unsigned long long)mix(key_text));
	q->line = line;
	return q;
}

void question_fact(struct import_question *q, const char *label, struct str file, const struct str *here)
{
	struct import_fact f = { .label = label, .file = file };
	bool any = file.n > 0;

	for (size_t i = 0; i < q->rivals; i++) {
		f.here[i] = here[i];
		any = any || here[i].n > 0;
	}
	if (any && q->facts < QUESTION_FACTS_MAX)
		q->fact[q->facts++] = f;
}

void question_choice(struct import_question *q, struct str code, struct str text, struct str hint)
{
	if (q->choices < QUESTION_CHOICES_MAX)
		q->choice[q->choices++] = (struct import_choice){ code, text, hint };
}

static const struct import_answer *answer_find(struct import *m, struct str key)
{
	uint32_t at = 0;

	if (m->answer.slot == NULL) {
		struct import_answer *all = NEW_ARRAY(m->c->a, struct import_answer, m->o->answers);

		m->answer = import_index_new(m->c->a, m->o->answers + 1);
		for (size_t i = 0; i < m->o->answers; i++) {
			all[i] = m->o->answer[i];
			import_index_add(&m->answer, all[i].key, &all[i]);
		}
	}
	return import_index_next(&m->answer, key, &at);
}

static struct str answer_of(struct import *m, const struct import_question *q)
{
	const struct import_answer *a = answer_find(m, q->key);

	for (size_t i = 0; i < q->choices && a != NULL; i++)
		if (str_eq(q->choice[i].code, a->code))
			return q->choice[i].code;
	return STR_NONE;
}

static void list_add(struct import *m, const struct import_question *q)
{
	struct import_report *r = m->report;

	if (r->questions == m->question_cap) {
		size_t cap = m->question_cap > 0 ? 2 * m->question_cap : 16;
		struct import_question *p = NEW_ARRAY(m->c->a, struct import_question, cap);

		if (r->questions > 0)
			memcpy(p, r->question, r->questions * sizeof *p);
		r->question = p;
		m->question_cap = cap;
	}
	r->question[r->questions++] = *q;
	r->open += q->answer.n == 0;
}

struct str question_ask(struct import *m, struct import_question *q)
{
	uint32_t at = 0;
	struct import_question *same;

	if (m->asked.slot == NULL)
		m->asked = import_index_new(m->c->a, 64);
	same = import_index_next(&m->asked, q->key, &at);
	if (same != NULL)
		return q->answer = same->answer;
	q->answer = answer_of(m, q);
	import_index_add(&m->asked, q->key, q);
	list_add(m, q);
	return q->answer;
}

enum rc questions_audit(struct import *m)
{
	const struct import_report *r = m->report;

	for (size_t i = 0; i < r->questions && import_writes(m); i++) {
		const struct import_question *q = &r->question[i];
		int64_t pupil_id = 0;

		if (str_starts(q->answer, S("same:")) && !str_int(str_sub(q->answer, 5, q->answer.n), &pupil_id))
			pupil_id = 0; /* an adult */
		TRY(audit_write(m->c, pupil_id, &ACT_IMPORT_ANSWER, "upload", 0,
		                str_fmt(m->c->a, "%.*s %.*s", STR_ARG(q->key), STR_ARG(q->answer))));
	}
	return RC_OK;
}
