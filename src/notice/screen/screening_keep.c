/* The screen as one person may see it. Reading all results of a school costs a hundred times what a page of the list
 * does, so a worker keeps the last school that it screened (docs/decisions/0021). */
#include <string.h>

#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "notice/screen/screen_sql.h"
#include "notice/screen/screening_own.h"

ACTION(ACT_SCREENING_OPEN, "screening.open", "Opened the screening list");

enum { KEPT_MOST = 24 << 20 };

static const void *copy(struct arena *a, const void *from, size_t n, size_t size)
{
	void *to = arena_array(a, n, size);

	if (n > 0)
		memcpy(to, from, n * size);
	return to;
}

#define COPY(a, from, n) ((__typeof__(from))(uintptr_t)copy((a), (from), (n), sizeof *(from)))

static size_t weight(const struct screening *s)
{
	return s->run.results * sizeof *s->run.result + s->findings * sizeof *s->finding +
	       s->run.pupils * (sizeof *s->pupil + sizeof *s->run.pupil + 256);
}

static void texts_copy(struct arena *a, struct screening *s)
{
	for (size_t i = 0; i < s->run.pupils; i++) {
		struct screening_pupil *p = &s->pupil[i];

		p->name = str_dup(a, p->name);
		p->first = str_dup(a, p->first);
		p->name_key = str_dup(a, p->name_key);
		p->class_name = str_dup(a, p->class_name);
	}
	for (size_t i = 0; i < s->run.subjects; i++)
		s->subject[i] =
		    (struct screening_subject){ str_dup(a, s->subject[i].code), str_dup(a, s->subject[i].name) };
	for (size_t i = 0; i < s->run.scales; i++)
		s->scale[i] = (struct screening_scale){ str_dup(a, s->scale[i].name),
			                                str_dup(a, s->scale[i].national_says), s->scale[i].kind };
	for (size_t i = 0; i < s->run.points; i++)
		s->point_name[i] = str_dup(a, s->point_name[i]);
}

/* A copy that holds on to nothing of the request. */
static const struct screening *whole_copy(struct arena *a, const struct screening *from)
{
	struct screening *s = NEW(a, struct screening);

	*s = *from;
	s->run.scale = COPY(a, from->run.scale, from->run.scales);
	s->run.point = COPY(a, from->run.point, from->run.points);
	s->run.pupil = COPY(a, from->run.pupil, from->run.pupils);
	s->run.result = COPY(a, from->run.result, from->run.results);
	s->pupil = COPY(a, from->pupil, from->run.pupils);
	s->subject = COPY(a, from->subject, from->run.subjects);
	s->scale = COPY(a, from->scale, from->run.scales);
	s->point_name = COPY(a, from->point_name, from->run.points);
	s->finding = COPY(a, from->finding, from->findings);
	texts_copy(a, s);
	return s;
}

/* Only while nothing can be written: what this transaction has changed is not in the chain before its end. */
static enum rc school_load(struct ctx *c, struct screening *out)
{
	struct keep *keep = db_is_reading(c->db) && c->app->keep != NULL ? &c->app->keep[KEEP_LARGE] : NULL;
	const struct screening *kept;
	struct str key;

	if (keep == NULL)
		return screening_school(c, out);
	TRY(audit_revision(c, &key));
	key = str_fmt(c->a, "screening %lld %.*s %.*s", (long long)c->actor.school_id,
	              STR_ARG(date_iso(c->a, out->asked)), STR_ARG(key));
	kept = keep_find(keep, key);
	if (kept != NULL) {
		*out = *kept;
		return RC_OK;
	}
	TRY(screening_school(c, out));
	if (weight(out) <= KEPT_MOST) {
		keep_drop(keep);
		keep_put(keep, key, whole_copy(keep->a, out));
	}
	return RC_OK;
}

/* Only those who are held are named. Both lists are in the order of the numbers. */
static enum rc held_mark(struct ctx *c, struct screening *s)
{
	const struct actor *who = &c->actor;
	int64_t *held;
	size_t n;
	size_t at = 0;

	TRY(screen_held(c->db, c->a, who->school_id, who->person_id, str_of(role_key(who->hat)), c->now.today, &held,
	                &n, &c->err));
	s->pupil = COPY(c->a, s->pupil, s->run.pupils);
	for (size_t i = 0; i < s->run.pupils; i++) {
		while (at < n && held[at] < s->run.pupil[i].id)
			at++;
		s->pupil[i].held = at < n && held[at] == s->run.pupil[i].id;
		s->held += s->pupil[i].held;
	}
	return RC_OK;
}

static void findings_keep(struct arena *a, struct screening *s)
{
	struct screen_finding *mine;
	size_t n = 0;

	if (s->held == s->run.pupils)
		return;
	mine = NEW_ARRAY(a, struct screen_finding, s->findings);
	for (size_t i = 0; i < s->findings; i++)
		if (s->pupil[s->finding[i].pupil].held)
			mine[n++] = s->finding[i];
	s->finding = mine;
	s->findings = n;
}

enum rc screening_load(struct ctx *c, struct date asked, struct screening *out)
{
	*out = (struct screening){ .asked = date_none(asked) ? c->now.today : asked };
	TRY(gate_cap(c, CAP_SCREEN));
	if (date_cmp(out->asked, c->now.today) > 0)
		return RC_INVALID;
	TRY(school_load(c, out));
	TRY(held_mark(c, out));
	findings_keep(c->a, out);
	gate_note_read(c, 0, &ACT_SCREENING_OPEN, 0);
	return RC_OK;
}
