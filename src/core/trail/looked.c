#include "core/trail/looked.h"

#include "core/people/pupil_sql.h"
#include "core/rights/sealed.h"
#include "core/rights/gate.h"

ACTION(ACT_LOOKED_OPEN, "looked.open", "Looked at this list");

/* The name of a person who is in the list already, or from the database. */
static enum rc name_find(struct ctx *c, struct pupil_key k, const struct looked_row *row, size_t rows,
                         struct looked_row *of)
{
	for (size_t i = 0; i < rows; i++)
		if (row[i].person_id == of->person_id) {
			of->name = row[i].name;
			return RC_OK;
		}
	return looked_name(c->db, c->a, k.school_id, of->person_id, &of->name, &c->err);
}

/* Both lists are in order, newest first; so is what is made of them. */
static struct looked_row *lists_merge(struct arena *a, const struct looked_row *x, size_t nx,
                                      const struct looked_row *y, size_t ny, size_t *n)
{
	struct looked_row *out = NEW_ARRAY(a, struct looked_row, nx + ny);
	size_t i = 0, k = 0;

	*n = nx + ny < LOOKED_MAX ? nx + ny : LOOKED_MAX;
	while (i + k < *n) {
		const bool first = k == ny || (i < nx && x[i].at >= y[k].at);

		out[i + k] = first ? x[i] : y[k];
		i += first;
		k += !first;
	}
	return out;
}

/* Adds what is in the file of the read events, where there is one. */
static enum rc reads_add(struct ctx *c, struct pupil_key k, struct looked_view *v)
{
	struct looked_row *read;
	size_t reads;

	TRY(looked_reads(c->app->reads, c->a, k, &read, &reads, &c->err));
	for (size_t i = 0; i < reads; i++)
		TRY(name_find(c, k, read, i, &read[i]));
	v->row = lists_merge(c->a, read, reads, v->row, v->rows, &v->rows);
	return RC_OK;
}

/* That there is a complaint about the SENCO is not for the SENCO. */
static enum rc sealed_drop(struct ctx *c, struct looked_view *v)
{
	bool reads;
	size_t kept = 0;

	TRY(sealed_readable(c, &reads));
	if (reads)
		return RC_OK;
	for (size_t i = 0; i < v->rows; i++)
		if (!str_is(v->row[i].action, "complaint.sealed") && !str_is(v->row[i].action, "entry.sealed"))
			v->row[kept++] = v->row[i];
	v->rows = kept;
	return RC_OK;
}

enum rc looked_read(struct ctx *c, struct pupil_key k, struct looked_view *out)
{
	TRY(looked_list(c->db, c->a, k, &out->row, &out->rows, &c->err));
	if (c->app->reads != NULL)
		TRY(reads_add(c, k, out));
	return sealed_drop(c, out);
}

enum rc looked_load(struct ctx *c, int64_t pupil_id, struct looked_view *out)
{
	struct pupil_key k;

	*out = (struct looked_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_AUDIT, &ACT_LOOKED_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	return looked_read(c, k, out);
}
