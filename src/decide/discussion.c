#include "decide/discussion.h"

#include "kit/base/buf.h"
#include "letters/notice_sql.h"
#include "core/people/pupil_sql.h"
#include "decide/discussion_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

ACTION(ACT_DISCUSSION_COPY, "discussion.copy", "Gave the notes of a discussion");
ACTION(ACT_DISCUSSION_OPEN, "discussion.open", "Opened the discussions");
ACTION(ACT_DISCUSSION_SAVE, "discussion.save", "Wrote down a discussion");
ACTION(ACT_DISCUSSION_WRITE, "discussion.write", "Opened a discussion to change it");

enum { BODY_MAX = 64 * 1024, STEPS_MAX = 20 };

static enum rc who_load(struct ctx *c, struct pupil_key k, struct pupil *p, struct str *name, struct str *first)
{
	TRY(pupil_load(c->db, c->a, k, p, &c->err));
	*name = pupil_name(c->a, p);
	*first = pupil_first(p);
	return RC_OK;
}

enum rc discussions_load(struct ctx *c, int64_t pupil_id, struct discussion_view *out)
{
	struct pupil_key k;

	*out = (struct discussion_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_PUPIL_RECORD, &ACT_DISCUSSION_OPEN, &k));
	TRY(who_load(c, k, &out->pupil, &out->name, &out->first));
	TRY(discussion_list(c->db, c->a, k, &out->item, &out->n, &c->err));
	TRY(known_load(c, k, &out->known));
	return area_help_load(c, &out->help);
}

/* What is hoped for and what is done next belongs to each talk anew. */
const struct discussion_known discussion_knows[] = {
	{ "strengths", KNOWN_STRENGTH }, { "difficulties", KNOWN_HARD }, { "parent_worries", KNOWN_PARENTS },
	{ "pupil_view", KNOWN_PUPIL },   { "hopes", KNOWN_HOPE },        { NULL, KNOWN_TOPICS },
};

struct discussion discussion_begin(struct arena *a, int64_t id, struct date today, const struct known_list *known)
{
	struct discussion d = { .id = id, .held_on = today };

	for (const struct discussion_known *x = discussion_knows; x->field != NULL; x++) {
		const struct field *fd = record_field(&discussion_rec, str_of(x->field));

		*(struct str *)field_at(fd, &d) = known_words(a, known, x->topic, (size_t)field_max(fd));
	}
	if (d.difficulties.n == 0) /* nobody has said what is hard: what staff have seen */
		d.difficulties = known_words(a, known, KNOWN_SEEN,
		                             (size_t)field_max(record_field(&discussion_rec, S("difficulties"))));
	return d;
}

static enum rc note_read(struct ctx *c, struct pupil_key k, int64_t id, struct discussion_note *out)
{
	TRY(who_load(c, k, &out->pupil, &out->name, &out->first));
	TRY(discussion_load(c->db, c->a, k, id, &out->note, &c->err));
	TRY(notice_whom(c, k, &out->told));
	TRY(notice_list_about(c->db, c->a, k, id, &out->copy, &out->copies, &c->err));
	return area_help_load(c, &out->help);
}

enum rc discussion_open(struct ctx *c, int64_t pupil_id, int64_t id, struct discussion_note *out)
{
	struct pupil_key k;

	*out = (struct discussion_note){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_PUPIL_RECORD, &ACT_DISCUSSION_OPEN, &k));
	return note_read(c, k, id, out);
}

/* The day cannot lie ahead; the rest is checked by the fields. */
static struct edit_fault fault(const void *mine, const struct pupil *p, struct date today)
{
	const struct discussion *d = mine;

	(void)p;
	if (date_none(d->held_on) || date_cmp(d->held_on, today) > 0)
		return (struct edit_fault){ "held_on", S("The talk cannot be in the future") };
	return (struct edit_fault){ NULL, STR_NONE };
}

/* Who wrote the note, and which copy the parents have, stay as they are. */
static enum rc complete(struct ctx *c, struct pupil_key k, void *mine, const void *theirs)
{
	struct discussion *d = mine;
	const struct discussion *was = theirs;

	(void)k;
	d->noted_by = was != NULL ? was->noted_by : c->actor.person_id;
	d->copy_on = was != NULL ? was->copy_on : DATE_NONE;
	d->copy_how = was != NULL ? was->copy_how : CHANNEL_NONE;
	return RC_OK;
}

static const struct edit DISCUSSION_EDIT = { .sql = &discussion_sql,
	                                     .cap = CAP_DISCUSSION,
	                                     .open = &ACT_DISCUSSION_WRITE,
	                                     .wrote = &ACT_DISCUSSION_SAVE,
	                                     .words = "next_steps",
	                                     .fault = fault,
	                                     .complete = complete };

enum rc discussion_save(struct ctx *c, int64_t pupil_id, const struct discussion *d, struct discussion *theirs,
                        struct edit_fault *f)
{
	return record_edit(c, &DISCUSSION_EDIT, pupil_id, d, theirs, f);
}

static void body_part(struct buf *b, const char *heading, struct str text)
{
	if (text.n > 0)
		buf_fmt(b, "%s\n%.*s\n\n", heading, STR_ARG(text));
}

/* The note as text, as it stands on the parents' page. */
static struct str note_body(struct arena *a, const struct discussion_note *t)
{
	struct buf b = buf_new(a, BODY_MAX);
	const struct discussion *d = &t->note;

	buf_fmt(&b,
	        "This is your copy of the note of our talk about %.*s on %.*s. Please tell us if something is wrong or "
	        "missing.\n\n",
	        STR_ARG(t->first), STR_ARG(date_long(a, d->held_on)));
	body_part(&b, "Who was there", d->present);
	body_part(&b, "What goes well", d->strengths);
	body_part(&b, "What is hard", d->difficulties);
	body_part(&b, "What worries you", d->parent_worries);
	body_part(&b, str_c(a, str_fmt(a, "What %.*s said", STR_ARG(t->first))), d->pupil_view);
	body_part(&b, "What we hope for", d->hopes);
	body_part(&b, "What happens next", d->next_steps);
	buf_str(&b, area_help_sentence(a, &t->help));
	return buf_view(&b);
}

/* Those who got no copy on a page get it on paper: the same record, with day and way. */
static enum rc paper_given(struct ctx *c, struct pupil_key k, int64_t id, struct date on, enum channel how)
{
	struct notice *v;
	size_t n;

	TRY(notice_list_about(c->db, c->a, k, id, &v, &n, &c->err));
	for (size_t i = 0; i < n; i++) {
		if (!date_none(v[i].sent_on))
			continue;
		v[i].channel = how;
		v[i].sent_on = on;
		v[i].sent_by = c->actor.person_id;
		TRY(notice_update(c->db, c->a, k, &v[i], &c->err));
		TRY(audit_write(c, k.pupil_id, &ACT_NOTICE_GIVE, "notice", v[i].id, channel_code(how)));
	}
	return RC_OK;
}

static struct str copy_fault(const struct ctx *c, const struct discussion_note *t, struct date on, enum channel how)
{
	bool paper = false;

	for (size_t i = 0; i < t->told.n; i++)
		paper = paper || (t->told.item[i].must && t->told.item[i].on_paper);
	if (t->told.must == 0)
		return t->told.problem.n > 0 ? t->told.problem : S("There is nobody to give a copy to");
	if (paper && (how == CHANNEL_NONE || how == CHANNEL_PAGE || how == CHANNEL_PHONE))
		return S("Choose how the paper copy reaches them");
	if (date_none(on) || date_cmp(on, c->now.today) > 0 || date_cmp(on, t->note.held_on) < 0)
		return S("Enter the day you gave it: not before the talk, and not in the future");
	return STR_NONE;
}

enum rc discussion_give(struct ctx *c, int64_t pupil_id, int64_t id, struct date on, enum channel how, struct str *why)
{
	struct pupil_key k;
	struct discussion_note t = { 0 };
	size_t on_paper;

	*why = STR_NONE;
	TRY(gate_pupil(c, pupil_id, CAP_DISCUSSION, &ACT_DISCUSSION_WRITE, &k));
	TRY(note_read(c, k, id, &t));
	if (!date_none(t.note.copy_on))
		return RC_OK;
	*why = copy_fault(c, &t, on, how);
	if (why->n > 0)
		return RC_INVALID;
	TRY(notice_tell_family(c, k, NOTICE_DISCUSSION, id, note_body(c->a, &t), TELL_NOW, &on_paper));
	if (on_paper > 0)
		TRY(paper_given(c, k, id, on, how));
	t.note.copy_on = on;
	t.note.copy_how = on_paper > 0 ? how : CHANNEL_PAGE;
	TRY(discussion_update(c->db, c->a, k, &t.note, &c->err));
	return audit_write(c, pupil_id, &ACT_DISCUSSION_COPY, "discussion", id, channel_code(t.note.copy_how));
}

static size_t steps_of(struct str text, struct str *out, size_t max)
{
	size_t n = 0;

	while (text.n > 0 && n < max) {
		struct str one = str_trim(str_cut(text, '\n', &text));

		if (one.n > 0)
			out[n++] = one;
	}
	return n;
}

enum rc discussion_pdf(struct ctx *c, int64_t pupil_id, int64_t id, bool large_print, struct str *pdf)
{
	struct discussion_note t;
	struct discussion_letter l = { 0 };
	struct str step[STEPS_MAX];

	TRY(discussion_open(c, pupil_id, id, &t));
	TRY(letter_frame_load(c, large_print, &l.frame));
	l.pupil = t.name;
	l.called = t.first;
	l.held_on = t.note.held_on;
	l.present = t.note.present;
	l.strengths.text = t.note.strengths;
	l.difficulties.text = t.note.difficulties;
	l.worries.text = t.note.parent_worries;
	l.pupil_says.text = t.note.pupil_view;
	l.hopes.text = t.note.hopes;
	l.steps = step;
	l.n_steps = steps_of(t.note.next_steps, step, STEPS_MAX);
	return discussion_paper(c->a, &l, pdf, &c->err);
}
