/* Which sentences of assessments were taken from which file. */
#include "assess/assess_sql.h"
#include "files/files.h"

static const char *where_of(enum insight_kind kind)
{
	return kind == INSIGHT_STRENGTH  ? "What goes well"
	       : kind == INSIGHT_BARRIER ? "What gets in the way"
	                                 : "What every teacher must know";
}

enum rc files_uses(struct ctx *c, struct pupil_key k, struct file_use **out, size_t *n)
{
	struct need_statement *s;
	struct insight *x;
	size_t statements, insights;

	*n = 0;
	TRY(need_statement_list(c->db, c->a, k, 0, &s, &statements, &c->err));
	TRY(insight_list(c->db, c->a, k, 0, &x, &insights, &c->err));
	*out = NEW_ARRAY(c->a, struct file_use, statements + insights + 1);
	for (size_t i = 0; i < statements; i++)
		if (s[i].file_id != 0 && s[i].words.n > 0)
			(*out)[(*n)++] =
			    (struct file_use){ FILE_FROM(&s[i]), s[i].cycle_id, s[i].words,
				               str_of(choice_word_of(need_source_choices,
				                                     str_fmt(c->a, "%lld", (long long)s[i].source))) };
	for (size_t i = 0; i < insights; i++)
		if (x[i].file_id != 0)
			(*out)[(*n)++] = (struct file_use){ FILE_FROM(&x[i]), x[i].cycle_id, x[i].words,
				                            str_of(where_of(x[i].kind)) };
	return RC_OK;
}
