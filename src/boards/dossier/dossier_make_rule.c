/* A dossier for each purpose, of the parts. */
#include "boards/dossier/dossier_book_rule.h"

#define T(x) (1u << THEME_##x)

static void inspection(struct book *b)
{
	unsigned known =
	    T(SAID) | T(SEEN) | T(RESULT) | T(TALK) | T(NEED) | T(HEALTH) | T(CIRCUMSTANCE) | T(FILE) | T(DECISION);

	book_gaps(b);
	book_known(b, "What was known, and when", known, 2 + (size_t)b->w->room);
	book_done(b, "What was done");
	if (!book_is_short(b))
		book_support(b, "The support in the plan");
	book_difference(b);
	book_changed(b, "What changed");
	book_lessons(b, "In every lesson");
	book_said(b);
	book_next(b);
	if (b->w->depth == DEPTH_ALL)
		book_known(b, "Plans, reviews, checks and sessions, one by one",
		           T(PLAN) | T(REVIEW) | T(PROGRESS) | T(SESSION), 0);
}

static void next_school(struct book *b)
{
	bool all = b->w->depth == DEPTH_ALL;

	book_lessons(b, "What helps, in every lesson");
	book_said(b);
	book_needs(b, "Needs");
	book_known(b, "What we have found out", T(NEED) | T(SEEN) | T(HEALTH) | T(CIRCUMSTANCE),
	           1 + (size_t)b->w->room);
	book_support(b, "Support now");
	book_difference(b);
	book_changed(b, "Outcomes, and where they stand");
	book_done(b, "What has been tried");
	book_known(b, "Results", T(RESULT), 2 + (size_t)b->w->room / 3);
	book_known(b, "Reports and files", T(FILE), 1 + (size_t)b->w->room / 4);
	book_next(b);
	if (all)
		book_known(b, "Discussions, decisions, plans and reviews",
		           T(TALK) | T(DECISION) | T(PLAN) | T(REVIEW) | T(PROGRESS), 0);
	book_gaps(b);
	b->d->part[b->d->parts - 1].heading = S("What has not worked, and what is not recorded");
}

/* The five headings of Code 9.14, as domain.md 2.8 has them. */
static void ehc(struct book *b)
{
	size_t few = 1 + (size_t)b->w->room / 3;

	book_known(b, "1. Attainment and rate of progress", T(RESULT), 2 + (size_t)b->w->room / 2);
	book_changed(b, "Progress towards the outcomes");
	book_needs(b, "2. The nature, extent and context of the needs");
	book_known(b, "What we have found out", T(NEED) | T(SEEN) | T(CIRCUMSTANCE) | T(SAID), 1 + (size_t)b->w->room);
	book_done(b, "3. What the school has done");
	book_known(b, "Discussions, decisions and what the reviews found", T(TALK) | T(DECISION) | T(REVIEW), 1 + few);
	book_support(b, "4. Whether progress came only with much extra help");
	book_difference(b);
	book_known(b, "5. Physical, emotional and social development and health; what others have done",
	           T(HEALTH) | T(FILE), few);
	book_said(b);
	if (b->w->depth == DEPTH_ALL)
		book_known(b, "Plans, checks and sessions, one by one", T(PLAN) | T(PROGRESS) | T(SESSION), 0);
	book_gaps(b);
	b->d->part[b->d->parts - 1].heading = S("Gaps, and what is not recorded");
}

/* ---- subject access ---- */

/* One line of the roll, or that it is not recorded. */
static void roll_point(struct dossier_part *p, const char *label, struct str value, struct str src)
{
	if (value.n > 0)
		book_point(p, MARK_NONE, str_of(label), value, src);
	else
		book_absent(p, label);
}

static void subject_about(struct book *b)
{
	const struct dossier_fact *f = b->f;
	struct dossier_part *p = book_part(b, "What the school holds about the pupil", 12);
	struct str src = book_cite(b, str_fmt(b->a, "School roll, %.*s", STR_ARG(date_long(b->a, f->today))));

	roll_point(p, "Name on the roll:", f->name, src);
	roll_point(p, "First name:", f->given, src);
	roll_point(p, "Date of birth:", date_long(b->a, f->born), src);
	roll_point(p, "Sex in the register:", f->sex, src);
	roll_point(p, "Unique pupil number:", f->upn, src);
	roll_point(p, "Former unique pupil number:", f->former_upn, src);
	roll_point(p, "Languages:", f->language, src);
	roll_point(p, "Joined the school:", date_long(b->a, f->joined), src);
	if (!date_none(f->left))
		roll_point(p, "Left the school:", date_long(b->a, f->left), src);
	roll_point(p, "What they enjoy:", f->about, src);
}

static void subject_entries(struct book *b)
{
	static const char *const COLUMNS[] = { "Date", "What", "Words", "Who", "#Source", NULL };
	static const int WEIGHTS[] = { 2, 4, 8, 3, 1 };
	struct dossier_part *p = book_part(b, "Every entry, oldest first", b->f->entries);
	size_t kept = 0;

	book_columns(p, COLUMNS, WEIGHTS);
	for (size_t i = 0; i < b->f->entries; i++) {
		const struct dossier_entry *e = &b->f->entry[i];

		if (b->w->keep != NULL && !b->w->keep[i])
			continue;
		kept++;
		book_row(p, (struct str[]){ date_long(b->a, e->on), e->what, e->words, e->by, book_cite_entry(b, e) });
	}
	if (kept == 0) {
		p->columns = 0;
		book_absent(p, "");
	}
	if (kept < b->f->entries)
		b->d->left_out = str_fmt(b->a,
		                         "Left out after a person read them: %zu %s, because of what they say about "
		                         "other people. ",
		                         b->f->entries - kept, b->f->entries - kept == 1 ? "entry" : "entries");
}

static void subject(struct book *b)
{
	subject_about(b);
	book_needs(b, "Needs");
	subject_entries(b);
}

/* ---- all ---- */

static struct str status_words(struct book *b)
{
	const struct dossier_fact *f = b->f;

	if (f->code == STATUS_N)
		return S("No special educational needs recorded.");
	return str_fmt(b->a, "%s since %.*s.", f->code == STATUS_E ? "EHC plan" : "SEN Support",
	               STR_ARG(date_long(b->a, f->code_from)));
}

static struct str about_of(struct book *b)
{
	const struct dossier_fact *f = b->f;
	struct str need = f->needs > 0 ? str_join(b->a, f->need, f->needs, S("; ")) : S("Type of need: not recorded");

	return str_fmt(b->a, "%.*s, aged %d. %.*s %.*s. %.*s.%s%.*s%s", STR_ARG(f->group), date_age(f->born, f->today),
	               STR_ARG(status_words(b)), STR_ARG(need),
	               STR_ARG(f->language.n > 0 ? f->language : S("Languages: not recorded")),
	               f->stage.n > 0 ? " Now: " : "", STR_ARG(f->stage), f->stage.n > 0 ? "." : "");
}

static const struct dossier_cycle *cycle_wanted(const struct dossier_fact *f, int64_t number)
{
	for (size_t i = f->cycles; i > 0; i--)
		if (number == 0 || f->cycle[i - 1].number == number)
			return &f->cycle[i - 1];
	return f->cycles > 0 ? &f->cycle[f->cycles - 1] : NULL;
}

static struct str left_out_of(struct book *b)
{
	const char *names = b->w->initials ? " The names of others stand as they were written." : "";

	if (b->w->purpose == DOSSIER_SUBJECT)
		return str_fmt(
		    b->a,
		    "%.*sWhat was said in confidence is read by the SENCO alone, and a complaint about the SENCO "
		    "by the headteacher alone: each makes their own part of this. Files themselves, the "
		    "contact data of adults and who has looked are given beside this document.",
		    STR_ARG(b->d->left_out));
	return str_fmt(
	    b->a,
	    "Left out: complaints, letters and messages, what was said in confidence, files for few readers, and "
	    "the records of other children. Nothing was written for this dossier: every line is from the record "
	    "on the date shown.%s",
	    names);
}

void dossier_make(struct arena *a, const struct dossier_fact *f, const struct dossier_wish *w, struct dossier *out)
{
	static void (*const MAKE[DOSSIER_PURPOSES])(struct book *) = { [DOSSIER_INSPECTION] = inspection,
		                                                       [DOSSIER_NEXT_SCHOOL] = next_school,
		                                                       [DOSSIER_EHC] = ehc,
		                                                       [DOSSIER_SUBJECT] = subject };
	struct book b = { .a = a, .f = f, .w = w, .d = out };

	*out = (struct dossier){ .purpose = w->purpose,
		                 .depth = w->depth,
		                 .school = f->school,
		                 .made = f->made,
		                 .source = NEW_ARRAY(a, struct str, DOSSIER_SOURCES) };
	out->name = f->name;
	out->about = about_of(&b);
	if (w->depth == DEPTH_CYCLE)
		b.only = cycle_wanted(f, w->cycle);
	if (b.only != NULL) {
		b.from = b.only->opened;
		b.until = b.only->until;
	}
	MAKE[w->purpose](&b);
	out->left_out = left_out_of(&b);
	if (w->initials)
		book_initials(&b);
}

size_t dossier_gap_count(struct arena *a, const struct dossier_fact *f)
{
	const struct dossier_wish w = { .purpose = DOSSIER_INSPECTION, .depth = DEPTH_ALL };
	struct dossier d = { .source = NEW_ARRAY(a, struct str, DOSSIER_SOURCES) };
	struct book b = { .a = a, .f = f, .w = &w, .d = &d };

	book_gaps(&b);
	return d.gaps;
}
