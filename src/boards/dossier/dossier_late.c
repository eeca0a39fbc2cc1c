#include "boards/dossier/dossier_late.h"

#include <stdlib.h>

#include "core/duty/duty.h"
#include "core/people/pupil_rec.h"
#include "core/school/calendar.h"

static int by_id(const void *x, const void *y)
{
	const struct duty_pupil *a = x;
	const struct duty_pupil *b = y;

	return (a->id > b->id) - (a->id < b->id);
}

static struct dossier_fact *fact_of(const struct pupil_key *k, size_t n, struct dossier_fact *f, int64_t pupil_id)
{
	for (size_t i = 0; i < n; i++)
		if (k[i].pupil_id == pupil_id)
			return &f[i];
	return NULL;
}

static void late_add(struct ctx *c, const struct duty_ask *ask, struct duty *d, struct dossier_fact *f)
{
	struct duty_day day = duty_day(ask->calendar, ask->today);

	duty_words(c->a, duty_pupil_find(ask, d->pupil), &day, d);
	f->late[f->lates++] =
	    (struct dossier_late){ d->title, d->when,
		                   str_fmt(c->a, "Due list of %.*s: %.*s", STR_ARG(date_long(c->a, ask->today)),
		                           STR_ARG(duty_source(c->a, d))) };
}

static enum rc ask_make(struct ctx *c, const struct pupil_key *k, size_t n, const struct dossier_fact *f,
                        struct duty_ask *ask)
{
	struct duty_pupil *p = NEW_ARRAY(c->a, struct duty_pupil, n + 1);
	struct calendar *calendar = NEW(c->a, struct calendar);
	struct date today = c->now.today;

	for (size_t i = 0; i < n; i++)
		p[i] = (struct duty_pupil){ .id = k[i].pupil_id,
			                    .name = f[i].name,
			                    .code = status_letter(f[i].code),
			                    .code_from = duty_code_from(f[i].code_from, f[i].joined),
			                    .born = f[i].born,
			                    .has_page = f[i].has_page };
	qsort(p, n, sizeof *p, by_id);
	*ask = (struct duty_ask){ .person_id = c->actor.person_id,
		                  .hat = c->actor.hat,
		                  .today = today,
		                  .since = date_school_year(today),
		                  .monday = date_add(today, -date_weekday(today)),
		                  .calendar = calendar,
		                  .pupil = p,
		                  .pupils = n };
	return calendar_load(c, date_add(ask->since, -60), calendar);
}

enum rc dossier_late_load(struct ctx *c, const struct pupil_key *k, size_t n, struct dossier_fact *f)
{
	struct duty_ask ask;
	struct duty *duty;
	size_t duties;

	if (n == 0)
		return RC_OK;
	TRY(ask_make(c, k, n, f, &ask));
	TRY(duties_load(c, &ask, &duty, &duties));
	if (duties > 0)
		qsort(duty, duties, sizeof *duty, duty_cmp);
	for (size_t i = 0; i < n; i++)
		f[i].late = NEW_ARRAY(c->a, struct dossier_late, duties + 1);
	for (size_t i = 0; i < duties; i++) {
		struct dossier_fact *of = fact_of(k, n, f, duty[i].pupil);

		if (of != NULL && duty[i].state == DUTY_OVERDUE)
			late_add(c, &ask, &duty[i], of);
	}
	return RC_OK;
}
