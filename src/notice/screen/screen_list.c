#include "notice/screen/screen_list.h"

#include <stdlib.h>

#include "core/school/calendar.h"
#include "notice/screen/screen_list_own.h"

/* The newest decision of a pupil: they come by pupil, oldest first. */
static const struct screen_decision *last_of(const struct screen_known *k, int64_t pupil_id)
{
	size_t lo = 0;

	for (size_t hi = k->decisions; lo < hi;) {
		size_t mid = lo + (hi - lo) / 2;

		if (k->decision[mid].pupil_id <= pupil_id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo > 0 && k->decision[lo - 1].pupil_id == pupil_id ? &k->decision[lo - 1] : NULL;
}

static const struct concern_count *concern_of(const struct screen_known *k, int64_t pupil_id)
{
	size_t lo = 0;

	for (size_t hi = k->concerns; lo < hi;) {
		size_t mid = lo + (hi - lo) / 2;

		if (k->concern[mid].pupil_id < pupil_id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < k->concerns && k->concern[lo].pupil_id == pupil_id ? &k->concern[lo] : NULL;
}

/* "reading 1 2 4\nmaths 3\nconcerns 1" */
static struct str found_text(struct arena *a, const struct screening *s, const struct screen_case *it)
{
	struct str *line = NEW_ARRAY(a, struct str, it->n + 1);
	size_t n = 0;

	for (size_t i = it->from; i < it->from + it->n; i++)
		if (screen_met(&s->finding[i]) > 0)
			line[n++] = screen_found(a, &s->finding[i], s->subject[s->finding[i].subject].code);
	if (it->concern != NULL)
		line[n++] = str_fmt(a, "concerns %lld", (long long)it->concern->concerns);
	return str_join(a, line, n, S("\n"));
}

static struct date latest_result(const struct screening *s, const struct screen_case *it)
{
	struct date on = DATE_NONE;

	for (size_t i = it->from; i < it->from + it->n; i++) {
		const struct screen_finding *f = &s->finding[i];

		if (screen_met(f) > 0 && date_cmp(s->run.point[f->latest_point].on, on) > 0)
			on = s->run.point[f->latest_point].on;
	}
	return on;
}

static struct date since_of(const struct screening *s, const struct screen_case *it)
{
	switch (it->ask) {
	case ASK_FIRST:
	case ASK_TEST:
		return latest_result(s, it);
	case ASK_DATE:
		return it->last->until_on;
	case ASK_CONCERN:
		return it->concern->latest;
	case ASK_NOT:
	case ASK_QUIET:
		break;
	}
	return DATE_NONE;
}

static void case_fill(struct arena *a, const struct screening *s, const struct screen_known *k, struct screen_case *it)
{
	struct ask_fact f = { .on = s->asked };

	it->id = s->run.pupil[it->pupil].id;
	it->last = last_of(k, it->id);
	it->concern = concern_of(k, it->id);
	it->found = found_text(a, s, it);
	f.now = it->found;
	f.decided = it->last != NULL;
	if (f.decided) {
		f.then = it->last->found;
		f.until = it->last->until_on;
	}
	it->ask = screen_ask(&f);
	it->since = since_of(s, it);
}

static bool is_wanted(const struct screening *s, uint32_t pupil, const struct screen_filter *f)
{
	const struct screening_pupil *p = &s->pupil[pupil];

	return p->held && (f->class_name.n == 0 || str_eq(p->class_name, f->class_name)) &&
	       (!f->has_year || s->run.pupil[pupil].year_group == f->year);
}

bool screen_case_clear(const struct screening *s, const struct screen_case *it)
{
	for (size_t i = it->from; i < it->from + it->n; i++)
		if (screen_met(&s->finding[i]) > 0)
			return true;
	return false;
}

static bool case_perhaps(const struct screening *s, const struct screen_case *it)
{
	for (size_t i = it->from; i < it->from + it->n; i++)
		if (screen_perhaps(&s->finding[i]))
			return true;
	return false;
}

static void case_put(struct screen_list *l, const struct screen_case *it)
{
	char status = l->all.pupil[it->pupil].status;
	bool supported = status == 'K' || status == 'E';
	bool found = found_any(it->found);

	l->looked++;
	l->found += found;
	if (supported && found)
		l->supported[l->supporteds++] = *it;
	else if (supported)
		return;
	else if (it->ask == ASK_NOT)
		l->settled[l->settleds++] = *it;
	else if (it->ask != ASK_QUIET)
		l->to_decide[l->to_decides++] = *it;
	else if (it->concern != NULL && it->concern->open > 0)
		l->wider[l->widers++] = *it;
	else if (case_perhaps(&l->all, it))
		l->perhaps[l->perhapses++] = *it;
}

/* The findings of a pupil lie together. */
static void findings_place(struct arena *a, const struct screening *s, struct screen_case **out)
{
	*out = NEW_ARRAY(a, struct screen_case, s->run.pupils);
	for (size_t i = 0; i < s->findings; i++) {
		struct screen_case *it = &(*out)[s->finding[i].pupil];

		if (it->n == 0)
			it->from = i;
		it->n++;
	}
}

struct named {
	struct str key;
	uint32_t pupil;
};

static int by_name(const void *x, const void *y)
{
	const struct named *a = x;
	const struct named *b = y;
	int by = str_cmp(a->key, b->key);

	return by != 0 ? by : (a->pupil > b->pupil) - (a->pupil < b->pupil);
}

size_t screen_wanted(struct arena *a, const struct screening *s, const struct screen_filter *f, uint32_t **out)
{
	struct named *who = NEW_ARRAY(a, struct named, s->run.pupils);
	size_t n = 0;

	for (uint32_t i = 0; i < s->run.pupils; i++)
		if (is_wanted(s, i, f))
			who[n++] = (struct named){ s->pupil[i].name_key, i };
	if (n > 1)
		qsort(who, n, sizeof *who, by_name);
	*out = NEW_ARRAY(a, uint32_t, n);
	for (size_t i = 0; i < n; i++)
		(*out)[i] = who[i].pupil;
	return n;
}

static void cases_make(struct arena *a, const struct screen_known *k, const struct screen_filter *f,
                       struct screen_list *l)
{
	const struct screening *s = &l->all;
	struct screen_case *all;
	uint32_t *who;
	size_t n = screen_wanted(a, s, f, &who);

	findings_place(a, s, &all);
	l->to_decide = NEW_ARRAY(a, struct screen_case, s->run.pupils);
	l->settled = NEW_ARRAY(a, struct screen_case, s->run.pupils);
	l->supported = NEW_ARRAY(a, struct screen_case, s->run.pupils);
	l->wider = NEW_ARRAY(a, struct screen_case, s->run.pupils);
	l->perhaps = NEW_ARRAY(a, struct screen_case, s->run.pupils);
	for (size_t i = 0; i < n; i++) {
		struct screen_case *it = &all[who[i]];

		it->pupil = who[i];
		case_fill(a, s, k, it);
		case_put(l, it);
		l->without += it->n == 0;
	}
}

static int newest_first(const void *x, const void *y)
{
	const struct screen_decision *a = ((const struct screen_decided *)x)->decision;
	const struct screen_decision *b = ((const struct screen_decided *)y)->decision;
	int by = date_cmp(b->decided_on, a->decided_on);

	return by != 0 ? by : (a->id < b->id) - (a->id > b->id);
}

static void decided_make(struct arena *a, const struct screen_known *k, const struct screen_filter *f,
                         struct screen_list *l)
{
	const struct screening *s = &l->all;

	l->decided = NEW_ARRAY(a, struct screen_decided, k->decisions);
	for (uint32_t i = 0; i < s->run.pupils; i++) {
		const struct screen_decision *d = last_of(k, s->run.pupil[i].id);

		if (d == NULL || !is_wanted(s, i, f))
			continue;
		for (; d >= k->decision && d->pupil_id == s->run.pupil[i].id; d--) {
			if (date_cmp(d->decided_on, l->term) >= 0)
				l->decided[l->decideds++] = (struct screen_decided){ d, i };
			if (d == k->decision)
				break;
		}
	}
	qsort(l->decided, l->decideds, sizeof *l->decided, newest_first);
}

/* The term that has begun last; without terms, the school year. */
static enum rc term_find(struct ctx *c, struct date asked, struct date *out)
{
	struct calendar cal;

	*out = date_school_year(asked);
	TRY(calendar_load(c, date_add(asked, -400), &cal));
	for (size_t i = 0; i < cal.terms; i++)
		if (date_cmp(cal.term[i].starts, asked) <= 0 && date_cmp(cal.term[i].starts, *out) > 0)
			*out = cal.term[i].starts;
	return RC_OK;
}

enum rc screen_known_load(struct ctx *c, struct date from, struct date on, struct screen_known *out)
{
	const struct screen_scope s = { c->actor.school_id, c->actor.person_id, str_of(role_key(c->actor.hat)),
		                        c->now.today };

	TRY(screen_decision_of_scope(c->db, c->a, &s, from, on, &out->decision, &out->decisions, &c->err));
	return concern_count_of_scope(c->db, c->a, &s, on, &out->concern, &out->concerns, &c->err);
}

bool screen_case_of(struct arena *a, const struct screening *s, const struct screen_known *k, int64_t pupil_id,
                    struct screen_case *out)
{
	*out = (struct screen_case){ 0 };
	for (; out->pupil < s->run.pupils && s->run.pupil[out->pupil].id != pupil_id; out->pupil++)
		;
	if (out->pupil == s->run.pupils || !s->pupil[out->pupil].held)
		return false;
	for (size_t i = 0; i < s->findings; i++)
		if (s->finding[i].pupil == out->pupil) {
			out->from = out->n == 0 ? i : out->from;
			out->n++;
		}
	case_fill(a, s, k, out);
	return true;
}

static enum rc list_read(struct ctx *c, const struct screen_filter *filter, struct screen_list *out)
{
	struct screen_known k;

	TRY(term_find(c, out->all.asked, &out->term));
	TRY(screen_known_load(c, out->term, out->all.asked, &k));
	cases_make(c->a, &k, filter, out);
	decided_make(c->a, &k, filter, out);
	return RC_OK;
}

enum rc screen_list_load(struct ctx *c, struct date asked, const struct screen_filter *filter, struct screen_list *out)
{
	*out = (struct screen_list){ 0 };
	TRY(screening_load(c, asked, &out->all));
	return list_read(c, filter, out);
}
