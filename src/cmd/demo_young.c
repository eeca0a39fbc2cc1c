/* Amir Said of the sixth form: over compulsory school age, so that letters go to him, his answer to the plan counts and
 * he says what his parents see. His support began in Year 11, when his parents still decided. */
#include "cmd/demo_cycle.h"

#include "kit/base/id.h"
#include "letters/notice_sql.h"
#include "core/people/pupil_sql.h"
#include "core/people/young_sql.h"
#include "kit/text/fold.h"

static const struct demo_profile AMIR = {
	.need = "SPLD",
	.strength = { "Explains physics to others", "Comes every day", "Asks when something is not clear" },
	.barrier = "Reads long texts slowly and loses the question",
	.barrier_action = "Texts a day before, and a reader in tests",
	.know = { "Give long texts the day before.", "Put the question at the top of the page.",
	          "Let him use his reading pen and his laptop." },
	.teacher_says = "Strong in talk and in maths. Written answers stop after the first part.",
	.parents_say = "He works late every night and still does not finish.",
	.pupil_says = "I know it, but the text takes so long that there is no time to write.",
	.outcome = { { "finish timed answers with every part of the question", "Parts answered out of 20",
	               "of 20 parts", 9, 17 },
	             { "read a page of a textbook and say its main points", "Pages read in half an hour", "pages", 3,
	               7 } },
	.support = { { "Study skills with the learning mentor", "Small-group teaching of strategies: good evidence", 2,
	               30, 2 },
	             { "Reader and extra time in tests", "Access arrangement, agreed after an assessment", 1, 45, 1 } },
	.home = "He plans the week on Sundays with whom he likes.",
	.home_school = "Texts are in his folder by four o’clock the day before.",
};

static enum rc amir_named(struct demo_case *x)
{
	struct demo *d = x->d;
	struct pupil p;
	enum rc rc = pupil_load(d->c->db, d->c->a, x->k, &p, &d->c->err);

	if (rc != RC_OK)
		return rc;
	x->p->given = p.given = S("Amir");
	x->p->family = p.family = S("Said");
	p.name_key = fold_name(d->c->a, p.family, p.given, STR_NONE);
	p.sex = S("M");
	p.pronoun = S("he");
	p.joined_on = d->year_start;
	rc = pupil_update(d->c->db, d->c->a, x->k, &p, &d->c->err);
	if (rc == RC_OK)
		rc = demo_parent_named(x, 0, "Mrs", "Leila", "Said", "ar", "parent-young");
	if (rc == RC_OK)
		rc = demo_pupil_signs_in(x, "young", "English and Arabic",
		                         "Amir builds radios and helps in the physics club.");
	return rc;
}

/* The letter about the plan in force, to him, and to his mother because he agreed. */
static enum rc letters_add(struct demo_case *x, int64_t himself)
{
	struct demo *d = x->d;
	enum rc rc = RC_OK;

	for (int i = 0; i < 2 && rc == RC_OK; i++) {
		struct notice v = { .id = id_new(),
			            .kind = S("plan"),
			            .about_id = x->plan,
			            .person_id = i == 0 ? himself : x->p->parent[0],
			            .addressee = i == 0 ? demo_fmt_name(d, x->p) : x->p->parent_name[0],
			            .to_pupil = i == 0,
			            .body = S("Amir’s plan is ready. We look at it together at the end of term."),
			            .made_on = x->cycle.planned_on,
			            .channel = S("page"),
			            .sent_on = x->cycle.planned_on,
			            .sent_by = d->senco,
			            .revision = 1 };

		rc = notice_insert(d->c->db, d->c->a, x->k, &v, &d->c->err);
	}
	return rc;
}

static enum rc agreement_add(struct demo_case *x, const char *kind, int64_t person, struct date on, const char *words)
{
	struct demo *d = x->d;
	struct young_agreement v = { .id = id_new(),
		                     .kind = str_of(kind),
		                     .person_id = person,
		                     .starts = on,
		                     .how = S("said"),
		                     .words = str_of(words),
		                     .noted_by = d->senco,
		                     .noted_at = clock_instant(on, 10 * 60),
		                     .revision = 1 };

	return young_agreement_insert(d->c->db, d->c->a, x->k, &v, &d->c->err);
}

enum rc demo_young(struct demo *d)
{
	size_t now = demo_term_now(d);
	struct demo_case x;
	struct pupil p;
	enum rc rc;

	demo_case_of(d, &d->pupil[0], 0, &x);
	x.profile = &AMIR;
	rc = amir_named(&x);
	if (rc == RC_OK)
		rc = demo_case_run(&x, now - 3, now, DEMO_DO);
	if (rc == RC_OK)
		rc = pupil_load(d->c->db, d->c->a, x.k, &p, &d->c->err);
	if (rc == RC_OK && !date_none(x.cycle.planned_on))
		rc = letters_add(&x, p.person_id);
	if (rc == RC_OK)
		rc = agreement_add(&x, "explained", 0, demo_school_day(d, date_add(d->term_starts[1], 80)), "");
	if (rc == RC_OK)
		rc = agreement_add(&x, "share", x.p->parent[0], demo_school_day(d, date_add(d->year_start, 14)),
		                   "My mother can read it. She helps me to plan the week.");
	return rc;
}
