/* A sentence of the assessment that is taken from a file of the pupil's record: the file and its page stay with it. */
#include "assess/assess.h"
#include "assess/assess_own.h"
#include "assess/assess_sql.h"
#include "core/cycle/cycle_sql.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "kit/base/id.h"

/* Words that one sentence of the lists has room for. */
static size_t insight_room(void)
{
	return (size_t)field_max(record_field(&insight_rec, S("words")));
}

static struct edit_fault fault_of(const struct assess_from *in, const struct pupil_file *file)
{
	if (!is_filled(in->text))
		return (struct edit_fault){ "words", S("Write what the file says about the pupil") };
	if (in->from.words == FILE_WORDS_NONE)
		return (struct edit_fault){ "file_words", S("Choose whose words these are") };
	if (in->source == 0 && in->kind == INSIGHT_NONE)
		return (struct edit_fault){ "goes", S("Choose where it belongs") };
	if (in->source < 0 || in->source > ASSESS_SOURCES)
		return (struct edit_fault){ "goes", S("Choose where it belongs") };
	if (in->source == 0 && in->text.n > insight_room())
		return (struct edit_fault){ "words", S("This is too long for a list: write it in one sentence") };
	if (!file_has_page(file, in->from.page))
		return (struct edit_fault){ "file_page", S("This file has no page of this number") };
	return (struct edit_fault){ NULL, STR_NONE };
}

/* Who is named as the one who said it: nobody, where not all who read the assessment may know of the file. */
static struct str said_by(const struct pupil_file *f)
{
	return file_is_for_readers(f) ? f->made_by : STR_NONE;
}

static enum rc insight_add(struct ctx *c, struct pupil_key k, const struct cycle *y, const struct assess_from *in,
                           struct edit_fault *f)
{
	struct insight v[ASSESS_INSIGHTS_MAX];
	struct insight *have;
	size_t n, of_kind = 0;

	TRY(insight_list(c->db, c->a, k, y->id, &have, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (have[i].id == in->id)
			return RC_OK; /* sent twice */
	if (n == 0)
		TRY(assess_insights_before(c, k, y->id, &have, &n));
	for (size_t i = 0; i < n && i < ASSESS_INSIGHTS_MAX; i++) {
		v[i] = have[i];
		if (v[i].cycle_id != y->id) /* of the cycle before */
			v[i].id = id_new();
		of_kind += v[i].kind == in->kind;
	}
	if (of_kind >= ASSESS_OF_A_KIND || n >= ASSESS_INSIGHTS_MAX) {
		*f = (struct edit_fault){ "goes", S("This list is full. Take something out of it first") };
		return RC_INVALID;
	}
	v[n++] = (struct insight){ .id = in->id,
		                   .kind = in->kind,
		                   .words = in->text,
		                   .file_id = in->from.file_id,
		                   .file_page = in->from.page,
		                   .file_words = in->from.words };
	TRY(insight_replace(c->db, c->a, k, y->id, v, n, &c->err));
	return audit_write(c, k.pupil_id, &ACT_ASSESS_INSIGHT, "cycle", y->id, in->text);
}

enum rc assess_from_file(struct ctx *c, int64_t pupil_id, const struct assess_from *in, struct edit_fault *f)
{
	struct need_statement s = { .id = in->id, .source = in->source, .words = in->text };
	const struct pupil_file *file;
	struct files_known known;
	struct pupil_key k;
	struct cycle y;

	*f = (struct edit_fault){ NULL, STR_NONE };
	TRY(gate_pupil(c, pupil_id, CAP_ASSESS, &ACT_ASSESS_WRITE, &k));
	TRY(files_known(c, k, &known));
	file = files_known_at(&known, in->from.file_id);
	if (in->id <= 0 || file == NULL || !file_is_open(file, &known.who))
		return RC_NONE;
	TRY(assess_cycle_open(c, k, 0, &y));
	*f = fault_of(in, file);
	if (f->field != NULL)
		return RC_INVALID;
	if (in->source == 0)
		return insight_add(c, k, &y, in, f);
	s.said_by = said_by(file);
	s.file_id = file->id;
	s.file_page = in->from.page;
	s.file_words = in->from.words;
	return assess_statement_put(c, k, y.id, &s);
}
