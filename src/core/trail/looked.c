#include "core/trail/looked.h"

#include "core/people/pupil_sql.h"
#include "core/rights/sealed.h"
#include "core/rights/gate.h"

static const struct {
	const char *action;
	const char *words;
} WORDS[] = {
	{ "pupil.open", "Opened the record" },
	{ "plan.open", "Opened the plan" },
	{ "plan.list", "Saw the list of plans" },
	{ "plan.print", "Printed the plan" },
	{ "plan.save", "Changed the draft of the plan" },
	{ "plan.share", "Shared the plan" },
	{ "plan.acknowledge", "Confirmed the plan" },
	{ "review.open", "Opened the review" },
	{ "review.save", "Changed the review" },
	{ "review.finish", "Finished the review" },
	{ "support.open", "Saw the support of the day" },
	{ "session.log", "Logged a session" },
	{ "session.list", "Opened the session log" },
	{ "progress.log", "Logged progress" },
	{ "class.open", "Saw the class page" },
	{ "notice.give", "Gave a letter" },
	{ "notice.prepare", "Prepared a letter" },
	{ "view.add", "Added a view" },
	{ "looked.open", "Looked at this list" },
	{ "concern.open", "Opened the concerns" },
	{ "concern.list", "Saw the list of concerns" },
	{ "concern.add", "Noted a concern" },
	{ "concern.match", "Matched a concern of the public form" },
	{ "concern.compare", "Wrote about a concern" },
	{ "concern.answer", "Answered a concern" },
	{ "complaint.open", "Opened the complaints" },
	{ "complaint.list", "Saw the list of complaints" },
	{ "complaint.add", "Made or entered a complaint" },
	{ "complaint.step", "Wrote about a complaint" },
	{ "complaint.sealed", "Opened or wrote about a complaint that is with the head" },
	{ "meeting.open", "Opened the meetings" },
	{ "meeting.save", "Changed a meeting" },
	{ "family.list", "Opened the family page" },
	{ "observation.open", "Read the observations" },
	{ "observation.save", "Noted an observation" },
	{ "round.open", "Opened the round to the teachers" },
	{ "round.waiting", "Saw that an answer is waited for" },
	{ "round.ask", "Asked the teachers" },
	{ "round.remind", "Reminded the teachers" },
	{ "round.close", "Closed the round to the teachers" },
	{ "round.answer", "Answered in the round to the teachers" },
	{ "round.use", "Put answers of the teachers into the assessment" },
};

struct str looked_words(struct str action)
{
	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
		if (str_is(action, WORDS[i].action))
			return str_of(WORDS[i].words);
	return action;
}

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
		if (!str_is(v->row[i].action, "complaint.sealed"))
			v->row[kept++] = v->row[i];
	v->rows = kept;
	return RC_OK;
}

enum rc looked_load(struct ctx *c, int64_t pupil_id, struct looked_view *out)
{
	struct pupil_key k;

	*out = (struct looked_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_AUDIT, "looked.open", &k));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	TRY(looked_list(c->db, c->a, k, &out->row, &out->rows, &c->err));
	if (c->app->reads != NULL)
		TRY(reads_add(c, k, out));
	return sealed_drop(c, out);
}
