#include "invite/card.h"

#include "kit/base/id.h"
#include "core/account/account_sql.h"
#include "core/account/code_rule.h"
#include "core/account/throttle.h"
#include "core/account/token.h"
#include "core/rights/gate.h"
#include "core/rights/unusual.h"
#include "core/school/calendar.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"

ACTION(ACT_CARD_MAKE, "card.make", "Made a sign-in card");
ACTION(ACT_CARD_END, "card.end", "Took a sign-in card back");
ACTION(ACT_CARD_LOCK, "card.lock", "Tapped the wrong pictures five times or more");
ACTION(ACT_CARD_FREE, "card.free", "Let a child sign in with the card again");
ACTION(ACT_CARDS_OPEN, "card.open", "Read who signs in with a card");
ACTION(ACT_TABLET_MAKE, "tablet.make", "Made a device one of the school’s");
ACTION(ACT_TABLET_END, "tablet.end", "Ended a device of the school");

enum { TABLET_BYTES = 16, TABLET_NAME = 60, CODE_TRIES = 200 };

/* Wrong codes of classes from one device. */
static const struct failure_limit CLASS_LIMIT = { 20, 600 };
/* Wrong pictures on one device since somebody had the right ones: a whole class of small children may tap on it. */
static const struct failure_limit PICTURES_LIMIT = { 60, 600 };
/* When a card rests after wrong pictures, there is one more try on the next school day, and so on. */
static const struct failure_limit CARD_LIMIT = { 1, CARD_REST_S };

/* ---- making ---- */

static enum rc class_code_ensure(struct ctx *c, int64_t class_id)
{
	struct str have;
	enum rc rc = RC_CONFLICT;

	TRY(class_code_load(c->db, c->a, c->actor.school_id, class_id, &have, &c->err));
	if (have.n > 0)
		return RC_OK;
	for (int i = 0; rc == RC_CONFLICT && i < CODE_TRIES; i++) {
		unsigned char seed[CODE_SEED];

		random_bytes(seed, sizeof seed);
		rc = class_code_put(c->db, c->a, c->actor.school_id, class_id,
		                    class_code_read(c->a, class_code_of(c->a, seed)), &c->err);
	}
	return rc;
}

enum rc card_make(struct ctx *c, const struct pupil *p, int64_t account_id)
{
	struct pupil_key k = { p->school_id, p->id };
	struct picture_card v = { .id = id_new(), .account_id = account_id, .made_at = c->now.utc };

	TRY(class_code_ensure(c, p->class_id));
	TRY(card_put(c->db, c->a, k, &v, c->actor.person_id, &c->err));
	return audit_write(c, p->id, &ACT_CARD_MAKE, "picture_card", v.id, STR_NONE);
}

enum rc card_take_back(struct ctx *c, struct pupil_key k)
{
	struct picture_card card;

	TRY(card_load(c->db, c->a, k, &card, &c->err));
	TRY(card.id != 0 ? RC_OK : RC_NONE);
	TRY(card_end(c->db, c->a, k, c->now.utc, &c->err));
	TRY(sign_in_delete_others(c->db, c->a, k.school_id, card.account_id, S(""), &c->err));
	return audit_write(c, k.pupil_id, &ACT_CARD_END, "picture_card", card.id, STR_NONE);
}

static void pictures_of(struct ctx *c, int64_t school_id, int64_t card, int out[CARD_PICTURES])
{
	unsigned char seed[CARD_SEED];

	token_seed(c->app, c->a, "pictures", school_id, card, seed, sizeof seed);
	card_pictures(seed, out);
}

/* "otter-15" as it stands, "OTTER 15" as it is printed. */
static struct str code_shown(struct arena *a, struct str code)
{
	struct str figures, word = str_cut(code, '-', &figures);
	char *p = arena_alloc(a, word.n + 1);

	for (size_t i = 0; i < word.n; i++)
		p[i] = (char)(word.p[i] - 'a' + 'A');
	return str_fmt(a, "%.*s %.*s", (int)word.n, p, STR_ARG(figures));
}

enum rc card_print_of(struct ctx *c, const struct pupil *p, struct card_print *out)
{
	struct picture_card card;
	struct str code;

	TRY(card_load(c->db, c->a, (struct pupil_key){ p->school_id, p->id }, &card, &c->err));
	TRY(card.id != 0 && p->class_id != 0 ? RC_OK : RC_NONE);
	TRY(class_code_ensure(c, p->class_id)); /* the pupil may be in another class by now */
	TRY(class_code_load(c->db, c->a, p->school_id, p->class_id, &code, &c->err));
	out->code = code_shown(c->a, code);
	pictures_of(c, p->school_id, card.id, out->picture);
	return RC_OK;
}

/* ---- a child ---- */

enum rc card_tablet(struct ctx *c, struct str cookie, struct school_tablet *out)
{
	struct school school;

	if (cookie.n != 2 * TABLET_BYTES)
		return RC_NONE;
	TRY(tablet_find(c->db, c->a, token_hash(c->a, cookie), c->now.today, out, &c->err));
	TRY(school_load(c->db, c->a, out->school_id, &school, &c->err));
	c->actor = (struct actor){ .school_id = out->school_id, .school_name = school.name };
	return RC_OK;
}

static void names_make(struct ctx *c, const struct card_holder *h, size_t n, struct card_name **out)
{
	*out = NEW_ARRAY(c->a, struct card_name, n);
	for (size_t i = 0; i < n; i++)
		(*out)[i] = (struct card_name){ .first = h[i].first, .family = h[i].family, .born = h[i].born };
	card_names(c->a, *out, n);
}

static enum rc open_ask(struct ctx *c, struct str *why)
{
	struct calendar cal;

	TRY(calendar_load(c, c->now.today, &cal));
	*why = card_open_words(card_open(&cal, c->now.today, c->now.minute));
	return RC_OK;
}

static enum rc holders_of(struct ctx *c, struct str code, struct str *class_name, struct card_holder **out, size_t *n)
{
	int64_t class_id;

	TRY(class_of_code(c->db, c->a, c->actor.school_id, class_code_read(c->a, code), &class_id, class_name,
	                  &c->err));
	return card_holders(c->db, c->a, c->actor.school_id, class_id, c->now.today, out, n, &c->err);
}

static struct str tablet_subject(struct ctx *c, const struct school_tablet *t)
{
	return str_fmt(c->a, "class:%lld", (long long)t->id);
}

static struct str pictures_subject(struct ctx *c, const struct school_tablet *t)
{
	return str_fmt(c->a, "pictures:%lld", (long long)t->id);
}

static struct str card_subject(struct ctx *c, const struct picture_card *card)
{
	return str_fmt(c->a, "card:%lld", (long long)card->id);
}

static enum rc class_failed(struct ctx *c, struct str subject)
{
	return IN_WRITE(c, code_failed(c, CLASS_LIMIT, subject));
}

enum rc card_class(struct ctx *c, const struct school_tablet *t, struct str code, struct card_list *out)
{
	struct str subject = tablet_subject(c, t);
	struct card_holder *h = NULL;
	int64_t pictures_s;
	enum rc rc;

	*out = (struct card_list){ .why = STR_NONE };
	TRY(open_ask(c, &out->why));
	TRY(code_ask(c, CLASS_LIMIT, subject, &out->wait_s));
	TRY(code_ask(c, PICTURES_LIMIT, pictures_subject(c, t), &pictures_s));
	if (pictures_s > out->wait_s)
		out->wait_s = pictures_s;
	if (out->why.n > 0 || out->wait_s > 0)
		return RC_OK;
	rc = holders_of(c, code, &out->class_name, &h, &out->n);
	if (rc == RC_NONE) {
		unusual_note(c, UNUSUAL_CODE, c->actor.school_id, 0);
		TRY(class_failed(c, subject));
	}
	TRY(rc);
	out->card = NEW_ARRAY(c->a, int64_t, out->n);
	for (size_t i = 0; i < out->n; i++)
		out->card[i] = h[i].card.id;
	names_make(c, h, out->n, &out->name);
	return RC_OK;
}

static enum rc wrong(struct ctx *c, const struct school_tablet *t, const struct picture_card *card,
                     enum card_result *result)
{
	const struct pupil_key k = { t->school_id, card->pupil_id };

	*result = card_locked(card->failures + 1) ? CARD_LOCKED : CARD_WRONG;
	unusual_note(c, UNUSUAL_CARD, t->school_id, card->account_id);
	TRY(code_failed(c, PICTURES_LIMIT, pictures_subject(c, t)));
	TRY(card_count(c->db, c->a, k, card->failures + 1, &c->err));
	if (*result != CARD_LOCKED)
		return RC_OK;
	TRY(code_failed(c, CARD_LIMIT, card_subject(c, card)));
	return audit_write(c, k.pupil_id, &ACT_CARD_LOCK, "picture_card", card->id, STR_NONE);
}

static enum rc rests(struct ctx *c, const struct picture_card *card, bool *yes)
{
	int64_t wait_s = 0;

	if (card_locked(card->failures))
		TRY(code_ask(c, CARD_LIMIT, card_subject(c, card), &wait_s));
	*yes = wait_s > 0;
	return RC_OK;
}

static enum rc card_try(struct ctx *c, const struct school_tablet *t, struct str code, int64_t id,
                        const int tapped[CARD_PICTURES], enum card_result *result, struct signed_in *in)
{
	const int64_t school = c->actor.school_id;
	struct card_holder *h;
	struct picture_card card = { 0 };
	struct account who;
	struct str class_name, why;
	int pictures[CARD_PICTURES];
	bool resting;
	size_t n;

	TRY(open_ask(c, &why));
	TRY(holders_of(c, code, &class_name, &h, &n));
	for (size_t i = 0; i < n; i++)
		if (h[i].card.id == id)
			card = h[i].card;
	TRY(card.id != 0 ? RC_OK : RC_NONE);
	TRY(rests(c, &card, &resting));
	*result = why.n > 0 ? CARD_CLOSED : resting ? CARD_LOCKED : CARD_IN;
	if (*result != CARD_IN)
		return RC_OK;
	pictures_of(c, school, card.id, pictures);
	if (!card_right(pictures, tapped))
		return wrong(c, t, &card, result);
	TRY(account_by_id(c->db, c->a, school, card.account_id, &who, &c->err));
	TRY(code_worked(c, pictures_subject(c, t)));
	TRY(card_used(c->db, c->a, (struct pupil_key){ school, card.pupil_id }, c->now.utc, &c->err));
	return sign_in_as(c, &who, NULL, in);
}

static enum rc enter_after(struct ctx *c, const struct school_tablet *t, struct str before, struct str code,
                           int64_t card, const int tapped[CARD_PICTURES], enum card_result *result,
                           struct signed_in *in)
{
	TRY(card_try(c, t, code, card, tapped, result, in));
	return *result == CARD_IN && before.n > 0 ? sign_in_delete(c->db, c->a, before, &c->err) : RC_OK;
}

enum rc card_enter(struct ctx *c, const struct school_tablet *t, struct str before, struct str code, int64_t card,
                   const int tapped[CARD_PICTURES], enum card_result *result, struct signed_in *in)
{
	c->actor.school_id = t->school_id;
	return IN_WRITE(c, enter_after(c, t, before, code, card, tapped, result, in));
}

/* ---- grown-ups ---- */

static enum rc class_read(struct ctx *c, const struct school_class *k, struct card_class_view *out)
{
	struct card_name *name;

	*out = (struct card_class_view){ .class_id = k->id, .name = k->name };
	TRY(card_holders(c->db, c->a, c->actor.school_id, k->id, c->now.today, &out->item, &out->n, &c->err));
	TRY(class_code_load(c->db, c->a, c->actor.school_id, k->id, &out->code, &c->err));
	if (out->code.n > 0)
		out->code = code_shown(c->a, out->code);
	names_make(c, out->item, out->n, &name);
	out->shown = NEW_ARRAY(c->a, struct str, out->n);
	for (size_t i = 0; i < out->n; i++) {
		out->shown[i] = name[i].shown;
		gate_note_read(c, out->item[i].card.pupil_id, &ACT_CARDS_OPEN, 0);
	}
	return RC_OK;
}

static enum rc classes_mine(struct ctx *c, struct school_class **k, size_t *n)
{
	if (role_can(c->actor.hat, CAP_SCHOOL_NAMES))
		return class_list(c->db, c->a, c->actor.school_id, k, n, &c->err);
	return class_list_of(c->db, c->a, c->actor.school_id, c->actor.person_id, c->now.today, k, n, &c->err);
}

enum rc cards_load(struct ctx *c, struct str cookie, struct cards_view *out)
{
	struct school_tablet here;
	struct school_class *k;
	size_t n;
	enum rc rc;

	*out = (struct cards_view){ 0 };
	TRY(gate_cap(c, CAP_CARDS));
	TRY(classes_mine(c, &k, &n));
	out->class = NEW_ARRAY(c->a, struct card_class_view, n);
	for (size_t i = 0; i < n; i++) {
		TRY(class_read(c, &k[i], &out->class[out->classes]));
		out->classes += out->class[out->classes].n > 0;
	}
	TRY(tablet_list(c->db, c->a, c->actor.school_id, c->now.today, &out->tablet, &out->tablets, &c->err));
	rc = tablet_find(c->db, c->a, token_hash(c->a, cookie), c->now.today, &here, &c->err);
	if (rc == RC_OK && here.school_id == c->actor.school_id)
		out->here = here.name;
	return rc == RC_NONE ? RC_OK : rc;
}

enum rc card_release(struct ctx *c, int64_t pupil_id)
{
	struct picture_card card;
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_CARDS, &ACT_CARD_FREE, &k));
	TRY(card_load(c->db, c->a, k, &card, &c->err));
	TRY(card.id != 0 ? RC_OK : RC_NONE);
	TRY(card_count(c->db, c->a, k, 0, &c->err));
	return audit_write(c, pupil_id, &ACT_CARD_FREE, "picture_card", card.id, STR_NONE);
}

enum rc tablet_make(struct ctx *c, struct str name, struct str *cookie)
{
	struct school_tablet v = { .school_id = c->actor.school_id,
		                   .id = id_new(),
		                   .name = str_sub(str_trim(name), 0, TABLET_NAME),
		                   .made_at = c->now.utc,
		                   .ends_on = tablet_until(c->now.today) };

	TRY(gate_cap(c, CAP_CARDS));
	if (v.name.n == 0 || v.name.n < str_trim(name).n)
		return RC_INVALID;
	*cookie = random_hex(c->a, TABLET_BYTES);
	TRY(tablet_insert(c->db, c->a, token_hash(c->a, *cookie), &v, c->actor.person_id, &c->err));
	return audit_write(c, 0, &ACT_TABLET_MAKE, "school_tablet", v.id, v.name);
}

enum rc tablet_stop(struct ctx *c, int64_t id)
{
	TRY(gate_cap(c, CAP_CARDS));
	TRY(tablet_end(c->db, c->a, c->actor.school_id, id, &c->err));
	return audit_write(c, 0, &ACT_TABLET_END, "school_tablet", id, STR_NONE);
}
