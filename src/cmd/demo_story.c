/* The pupils whose story the guide tells: Zara Iqbal through all steps, and one pupil for each thing that is late. */
#include "cmd/demo_cycle.h"

#include "kit/base/id.h"
#include "core/people/person_rec.h"
#include "core/cycle/cycle_sql.h"
#include "letters/message_sql.h"
#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"
#include "kit/text/fold.h"

enum named { ZARA, LEO, MAISIE, DANIEL, FREYA, OLIVER, AMELIA, NOAH, IBRAHIM, ZOE };

static enum rc message_add(struct demo_case *x, int64_t person, const char *kind, const char *words, struct date on,
                           const char *answer)
{
	struct demo *d = x->d;
	bool answered = answer[0] != '\0';

	return message_insert(d->c->db, d->c->a, x->k,
	                      &(struct message){ .id = id_new(),
	                                         .person_id = person,
	                                         .kind = str_of(kind),
	                                         .words = str_of(words),
	                                         .language = S("en"),
	                                         .at = clock_instant(on, 19 * 60),
	                                         .answer = str_of(answer),
	                                         .answered_by = answered ? d->senco : 0,
	                                         .answered_at = answered ? clock_instant(date_add(on, 2), 9 * 60) : 0,
	                                         .revision = 1 },
	                      &d->c->err);
}

enum rc demo_parent_named(struct demo_case *x, size_t which, const char *title, const char *given, const char *family,
                          const char *language, const char *login)
{
	struct demo *d = x->d;
	enum rc rc =
	    person_update(d->c->db, d->c->a,
	                  &(struct person_row){ .school_id = d->school_id,
	                                        .id = x->p->parent[which],
	                                        .title = str_of(title),
	                                        .given = str_of(given),
	                                        .family = str_of(family),
	                                        .name_key = fold_name(d->c->a, str_of(family), str_of(given), STR_NONE),
	                                        .email = str_fmt(d->c->a, "%s@family.example", login),
	                                        .phone = which == 0 ? S("07700 900417") : S("07700 900418"),
	                                        .address = which == 0 ? S("4 Mill Lane, Eastmoor")
	                                                              : S("19 Canal Street, Eastmoor"),
	                                        .language = str_of(language),
	                                        .interpreter = which == 0 },
	                  &d->c->err);

	x->p->parent_name[which] = name_formal(d->c->a, str_of(title), str_of(given), str_of(family));
	if (rc == RC_OK)
		rc = account_insert(d->c->db, d->c->a, d->school_id, id_new(), x->p->parent[which], str_of(login),
		                    d->pw_hash, S("active"), d->c->now.utc, &d->c->err);
	return rc;
}

enum rc demo_pupil_signs_in(struct demo_case *x, const char *login, const char *language, const char *about)
{
	struct demo *d = x->d;
	struct pupil p;
	int64_t person;
	enum rc rc = pupil_load(d->c->db, d->c->a, x->k, &p, &d->c->err);

	if (rc != RC_OK)
		return rc;
	person = demo_person(d, "", x->p->given, x->p->family, "", "en", &rc);
	demo_account(d, person, login, "pupil", &rc);
	p.person_id = person;
	p.language = str_of(language);
	p.about = str_of(about);
	return rc == RC_OK ? pupil_update(d->c->db, d->c->a, x->k, &p, &d->c->err) : rc;
}

static enum rc zara(struct demo *d, size_t now)
{
	struct demo_pupil *p = &d->pupil[ZARA];
	struct demo_case x;
	enum rc rc;

	demo_case_of(d, p, 0, &x);
	rc = demo_parent_named(&x, 0, "Mrs", "Nadia", "Iqbal", "ur", "parent");
	if (rc == RC_OK)
		rc = demo_parent_named(&x, 1, "Mr", "Imran", "Iqbal", "en", "parent2");
	if (rc == RC_OK)
		rc = demo_pupil_signs_in(
		    &x, "pupil", "English and Urdu",
		    "Zara loves drawing, football and looking after Yusuf. She is proud of her comic.");
	if (rc == RC_OK)
		rc = demo_case_run(&x, now - 3, now, DEMO_DO);
	if (rc == RC_OK)
		rc = need_insert(d->c->db, d->c->a, x.k,
		                 &(struct need){
		                     .id = id_new(), .code = S("SLCN"), .rank = 2, .starts = d->term_starts[now - 2] },
		                 &d->c->err);
	if (rc == RC_OK)
		rc = assignment_insert(d->c->db, d->c->a, x.k, id_new(), d->specialist, S("specialist"),
		                       S("Speech and language therapy. Parents agreed in writing."),
		                       date_add(d->today, -110), date_add(d->today, 90), &d->c->err);
	if (rc == RC_OK)
		rc = message_add(
		    &x, p->parent[0], "tell", "Zara says the words move at night.", date_add(d->today, -8),
		    "Thank you for telling us. She has cream paper from today, and here is a voucher for an eye test.");
	if (rc == RC_OK)
		rc = message_add(&x, p->parent[1], "question", "Can reading practice be before lunch?",
		                 date_add(d->today, -2), "");
	if (rc == RC_OK)
		rc = demo_view(&x, "anytime", "pupil", "I put my hand up in science and it was right!", 4,
		               date_add(d->today, -11));
	if (rc == RC_OK)
		rc = demo_view(&x, "anytime", "pupil", "I like drawing comics, football and looking after Yusuf.", 0,
		               date_add(d->today, -40));
	return rc;
}

enum rc demo_story(struct demo *d)
{
	static const struct {
		enum named who;
		size_t profile;
		size_t terms_back;
		enum demo_state state;
	} OTHERS[] = { { LEO, 1, 0, DEMO_NOT_TOLD },
		       { MAISIE, 3, 2, DEMO_DO },
		       { DANIEL, 2, 2, DEMO_REVIEW_LATE },
		       { FREYA, 4, 1, DEMO_PLAN },
		       { OLIVER, 5, 0, DEMO_ASSESS },
		       { AMELIA, 3, 3, DEMO_REVIEW_SOON },
		       { NOAH, 1, 1, DEMO_UNREAD },
		       { IBRAHIM, 2, 0, DEMO_TALK_NO_COPY },
		       { ZOE, 0, 1, DEMO_DO } };
	size_t now = demo_term_now(d);
	enum rc rc = zara(d, now);
	struct demo_case x;

	d->pupil[ZARA].done = true;
	for (size_t i = 0; i < sizeof OTHERS / sizeof OTHERS[0] && rc == RC_OK; i++) {
		demo_case_of(d, &d->pupil[OTHERS[i].who], OTHERS[i].profile, &x);
		d->pupil[OTHERS[i].who].done = true;
		rc = demo_case_run(&x, now - OTHERS[i].terms_back, now, OTHERS[i].state);
		if (rc == RC_OK && OTHERS[i].who == IBRAHIM)
			rc = message_add(&x, x.p->parent[0], "tell",
			                 "He cries before school and says he can’t hear the teacher.",
			                 date_add(d->today, -7), "");
		if (rc == RC_OK && OTHERS[i].who == DANIEL)
			rc = demo_view(&x, "review", "pupil", "The quiet table is good. Lunch is still loud.", 4,
			               date_add(d->today, -3));
	}
	return rc;
}
