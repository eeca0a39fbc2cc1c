/* The roll: pupils with class, status, needs and contacts. Who a pupil is: import/import_who.c; who left:
 * import/import_left.c. */
#include "import/import_run.h"

#include "core/people/hand_rule.h"
#include "core/people/upn_rule.h"
#include "core/people/year_rule.h"
#include "kit/base/bound.h"
#include "kit/text/fold.h"
#include "core/trail/audit.h"
#include "import/roll_read.h"

ACTION(ACT_IMPORT_ROLL, "import.roll", "Brought in the roll");

ACTION(ACT_PUPIL_ADD, "pupil.add", "Added the pupil from a file");
ACTION(ACT_PUPIL_CHANGE, "pupil.change", "Changed the pupil from a file");

/* A new stretch begins on the day the file gives, else on admission for a new pupil, else today. */
static struct date stretch_start(const struct import *m, const struct roll_row *row, const struct pupil *p, bool is_new)
{
	struct date today = m->c->now.today;

	if (!date_none(row->status_start))
		return row->status_start;
	if (is_new && !date_none(p->joined_on) && date_cmp(p->joined_on, today) < 0)
		return p->joined_on;
	return today;
}

/* *ended: the day before a status that has no needs any more; none when there is no such change. *held: it would end
 * something while nobody looks, and stays. */
static enum rc status_bring(struct import *m, const struct roll_row *row, const struct pupil *p, bool is_new,
                            struct date *ended, bool *held)
{
	const struct status *now = is_new ? NULL : status_now(m, p->id);
	enum status_code code = row->status == STATUS_NONE && now == NULL ? STATUS_N : row->status;
	struct status s = { .school_id = p->school_id,
		            .pupil_id = p->id,
		            .id = import_id(m),
		            .code = code,
		            .starts = stretch_start(m, row, p, is_new),
		            .reason = S("As the school system says") };

	*ended = DATE_NONE;
	*held = false;
	if (code == STATUS_NONE || (now != NULL && now->code == code))
		return RC_OK;
	*held = now != NULL && (code == STATUS_N || now->code == STATUS_E) &&
	        run_ends(m, "status", str_fmt(m->c->a, "%lld", (long long)p->id));
	if (*held)
		return RC_OK;
	if (now != NULL && date_cmp(s.starts, now->starts) <= 0)
		s.starts = m->c->now.today;
	if (now != NULL && code == STATUS_N)
		*ended = date_add(s.starts, -1);
	item_field(m, "SEN status", status_code_code(now != NULL ? now->code : STATUS_NONE), status_code_code(code));
	return import_writes(m) ? status_begin(m->c->db, m->c->a, pupil_key_of(p), &s, &m->c->err) : RC_OK;
}

/* Needs in force of one pupil, by rank. */
static size_t needs_now(const struct import *m, int64_t pupil_id, const struct need **first)
{
	size_t low = BOUND(struct need, m->data.need, m->data.needs, pupil_id, pupil_id);
	size_t n = 0;

	*first = m->data.need + low;
	while (low + n < m->data.needs && m->data.need[low + n].pupil_id == pupil_id)
		n++;
	return n;
}

static struct str need_words(struct import *m, const struct need *n, size_t count)
{
	struct str *code = NEW_ARRAY(m->c->a, struct str, count);

	for (size_t i = 0; i < count; i++)
		code[i] = n[i].code;
	return str_join(m->c->a, code, count, S(", "));
}

/* What the file can say is ranks 1 to the number of its columns, or of a pupil's lines; needs that APDR holds beyond
 * them stay. */
static bool needs_same(const struct roll_row *row, const struct need *have, size_t n, int columns)
{
	size_t in_reach = 0;

	for (size_t i = 0; i < n; i++)
		in_reach += have[i].rank <= columns;
	if (in_reach != row->needs)
		return false;
	for (size_t i = 0; i < row->needs; i++)
		if (have[i].rank != (int64_t)i + 1 || !str_eq(have[i].code, row->need[i]))
			return false;
	return true;
}

static bool need_wanted(const struct roll_row *row, const struct need *n, int columns)
{
	for (size_t i = 0; i < row->needs; i++)
		if (str_eq(row->need[i], n->code))
			return n->rank == (int64_t)i + 1;
	return n->rank > columns;
}

static enum rc needs_write(struct import *m, const struct roll_row *row, const struct pupil *p, const struct need *have,
                           size_t n, int columns)
{
	struct date today = m->c->now.today;

	for (size_t i = 0; i < n; i++)
		if (!need_wanted(row, &have[i], columns))
			TRY(import_need_end(m->c->db, m->c->a, pupil_key_of(p), have[i].id,
			                    end_before(today, have[i].starts), &m->c->err));
	for (size_t i = 0; i < row->needs; i++) {
		struct need fresh = { .school_id = p->school_id,
			              .pupil_id = p->id,
			              .id = import_id(m),
			              .code = row->need[i],
			              .rank = (int64_t)i + 1,
			              .starts = n == 0 && !date_none(row->status_start) ? row->status_start : today };
		bool held = false;

		if (!date_none(row->need_start[i]))
			fresh.starts = row->need_start[i];

		for (size_t k = 0; k < n; k++)
			held = held || (str_eq(have[k].code, fresh.code) && have[k].rank == fresh.rank);
		if (!held)
			TRY(need_insert(m->c->db, m->c->a, pupil_key_of(p), &fresh, &m->c->err));
	}
	return RC_OK;
}

/* Does a need in force go, which the file does not name at any rank? */
static bool need_goes(const struct roll_row *row, const struct need *have, size_t n, int columns)
{
	for (size_t i = 0; i < n; i++) {
		bool named = have[i].rank > columns;

		for (size_t k = 0; k < row->needs; k++)
			named = named || str_eq(row->need[k], have[i].code);
		if (!named)
			return true;
	}
	return false;
}

/* after_held: the status of the row was held back, and what goes with it is too. */
static enum rc needs_bring(struct import *m, const struct roll_row *row, const struct pupil *p, bool is_new,
                           bool after_held)
{
	const struct need *have = NULL;
	size_t n = is_new ? 0 : needs_now(m, p->id, &have);
	int columns = row->need_reach;
	struct need want[IMPORT_NEEDS_MAX] = { 0 };

	/* Types of need go with K or E; without one in the file nothing is said. */
	if (row->needs == 0 || row->status == STATUS_N || needs_same(row, have, n, columns))
		return RC_OK;
	for (size_t i = 0; i < row->needs; i++)
		want[i] = (struct need){ .code = row->need[i] };
	if ((after_held || need_goes(row, have, n, columns)) &&
	    run_ends(m, "needs",
	             str_fmt(m->c->a, "%lld %.*s", (long long)p->id, STR_ARG(need_words(m, want, row->needs)))))
		return RC_OK;
	item_field(m, "Needs", need_words(m, have, n), need_words(m, want, row->needs));
	return import_writes(m) ? needs_write(m, row, p, have, n, columns) : RC_OK;
}

/* Needs go with K or E: they end with it. */
static enum rc needs_finish(struct import *m, const struct pupil *p, struct date last)
{
	const struct need *have = NULL;
	size_t n = needs_now(m, p->id, &have);

	if (n == 0)
		return RC_OK;
	item_field(m, "Needs", need_words(m, have, n), STR_NONE);
	for (size_t i = 0; i < n && import_writes(m); i++)
		TRY(import_need_end(m->c->db, m->c->a, pupil_key_of(p), have[i].id, date_later(last, have[i].starts),
		                    &m->c->err));
	return RC_OK;
}

/* The class of old is kept as history also when it was given before histories were. */
static enum rc member_write(struct import *m, const struct pupil *p, int64_t old_class, int64_t old_year, bool is_new)
{
	const struct member *now = is_new ? NULL : member_of(m, p->id);
	struct date today = m->c->now.today;
	struct db *db = m->c->db;
	struct err *e = &m->c->err;

	if (now != NULL)
		TRY(member_end(db, m->c->a, pupil_key_of(p), now->id, end_before(today, now->starts), e));
	else if (old_class != 0)
		TRY(member_insert(db, m->c->a, pupil_key_of(p), import_id(m), old_class, old_year,
		                  date_none(p->joined_on) ? p->born : p->joined_on, date_add(today, -1), e));
	if (p->class_id != 0 && date_none(p->left_on))
		TRY(member_insert(db, m->c->a, pupil_key_of(p), import_id(m), p->class_id, p->year_group,
		                  is_new && !date_none(p->joined_on) ? p->joined_on : today, DATE_NONE, e));
	return RC_OK;
}

/* On roll or not is a value like others: who was said to have left, or to be here, by hand stays so while the file says
 * what it said before. */
static bool roll_field(struct import *m, struct pupil *p, const struct roll_row *row)
{
	struct date was = p->left_on, left = row->left;
	struct hand_drops *drops = m->drops;

	/* A line that waited is older than what was noted since: it brings nobody back. */
	if (m->o->given != NULL && !date_none(was) && date_none(left))
		return false;
	/* "Previous" without a day: the one that is known, else today. */
	if (row->enrolment == ENROLMENT_PREVIOUS && date_none(left))
		left = date_none(was) ? m->c->now.today : was;
	if (date_cmp(left, was) == 0) {
		(void)hand_takes(m, "left_on", "Left", hand_roll(m->c->a, was), hand_roll(m->c->a, was));
		return false;
	}
	if (!hand_takes(m, "left_on", "Left", hand_roll(m->c->a, was), hand_roll(m->c->a, left)))
		return false;
	if (run_ends(m, "left", str_fmt(m->c->a, "%lld %.*s", (long long)p->id, STR_ARG(date_iso(m->c->a, left))))) {
		m->drops = drops; /* the file has not taken over what was set by hand */
		return false;
	}
	item_field(m, "Left", date_long(m->c->a, was), date_long(m->c->a, left));
	p->left_on = left;
	return true;
}

/* An interim number never takes the place of a permanent one, but the record is found by it next time. */
static bool number_fields(struct import *m, struct pupil *p, const struct roll_row *row)
{
	struct str upn = p->upn;
	bool interim = upn_check(row->upn) == UPN_TEMPORARY && upn_check(upn) == UPN_OK;
	bool changed = !interim && hand_text(m, "upn", "UPN", &p->upn, row->upn);

	if (row->former_upn.n == 0 && ((changed && upn.n > 0) || (interim && p->former_upn.n == 0)))
		changed = hand_text(m, "former_upn", "Former UPN", &p->former_upn, interim ? row->upn : upn) || changed;
	return hand_text(m, "former_upn", "Former UPN", &p->former_upn, row->former_upn) || changed;
}

/* A file that has the preferred name where the forename stands does not take the forename away. */
static bool given_is_preferred(struct import *m, const struct pupil *p, const struct roll_row *row)
{
	struct str key = fold_key(m->c->a, row->given);

	return p->preferred.n > 0 && str_eq(key, fold_key(m->c->a, p->preferred)) &&
	       !str_eq(key, fold_key(m->c->a, p->given));
}

/* Takes over what the row says and notes it; true when a column of the pupil changed. */
static bool pupil_fields(struct import *m, struct pupil *p, const struct roll_row *row)
{
	bool changed = number_fields(m, p, row);

	changed = hand_text(m, "family", "Surname", &p->family, row->family) || changed;
	if (!given_is_preferred(m, p, row))
		changed = hand_text(m, "given", "Forename", &p->given, row->given) || changed;
	changed = hand_text(m, "preferred", "Preferred name", &p->preferred, row->preferred) || changed;
	changed = hand_date(m, "born", "Date of birth", &p->born, row->born) || changed;
	changed = hand_choice(m, "sex", "Sex", sex_choices, &p->sex, row->sex) || changed;
	changed = hand_choice(m, "pronoun", "Pronoun", pronoun_choices, &p->pronoun, row->pronoun) || changed;
	changed = hand_text(m, "language", "First language", &p->language, row->language) || changed;
	changed = hand_date(m, "joined_on", "Joined", &p->joined_on, row->joined) || changed;
	changed = roll_field(m, p, row) || changed;
	p->name_key = fold_name(m->c->a, p->family, p->given, p->preferred);
	return changed;
}

static struct str number_text(struct arena *a, int64_t v)
{
	return str_fmt(a, "%lld", (long long)v);
}

static void year_field(struct import *m, struct pupil *p, const struct roll_row *row, bool *changed)
{
	if (p->year_group == row->year || (!column_has(m->r->map, COL_YEAR, 0) && p->revision != 0) ||
	    !hand_takes(m, "year_group", "Year", number_text(m->c->a, p->year_group), number_text(m->c->a, row->year)))
		return;
	item_field(m, "Year", p->revision == 0 ? STR_NONE : year_label(m->c->a, (int)p->year_group),
	           year_label(m->c->a, row->year));
	p->year_group = row->year;
	*changed = true;
}

static enum rc class_fields(struct import *m, struct pupil *p, const struct roll_row *row, bool *changed, bool *moved)
{
	struct str before = class_name_of(m, p->class_id);
	struct class_held *held = class_by_name(m, row->class_name);
	int64_t class_id = 0;

	year_field(m, p, row, changed);
	if (row->class_name.n == 0 ||
	    !hand_takes(m, "class_id", "Class", before, held != NULL ? held->name : row->class_name))
		return RC_OK;
	TRY(class_of(m, row->class_name, row->year, &class_id));
	*moved = class_id != 0 && class_id != p->class_id;
	if (*moved) {
		item_field(m, "Class", before, row->class_name);
		p->class_id = class_id;
		*changed = true;
	}
	return RC_OK;
}

static enum rc sen_bring(struct import *m, const struct roll_row *row, const struct pupil *p, bool is_new)
{
	struct date ended;
	bool held;

	if (m->o->keep_sen && !is_new)
		return RC_OK;
	TRY(status_bring(m, row, p, is_new, &ended, &held));
	return date_none(ended) ? needs_bring(m, row, p, is_new, held) : needs_finish(m, p, ended);
}

static enum rc pupil_write(struct import *m, struct pupil *p, bool is_new, bool changed)
{
	if (!import_writes(m) || (!is_new && !changed))
		return RC_OK;
	if (!is_new)
		return import_pupil_update(m->c->db, m->c->a, p, &m->c->err);
	p->revision = 1;
	return pupil_insert(m->c->db, m->c->a, p, &m->c->err);
}

static enum rc pupil_bring(struct import *m, const struct roll_row *row, struct pupil_held *h, bool is_new)
{
	struct pupil *p = &h->p;
	const int64_t old_class = p->class_id;
	const int64_t old_year = p->year_group;
	const struct date old_left = p->left_on;
	const struct action *action = is_new ? &ACT_PUPIL_ADD : &ACT_PUPIL_CHANGE;
	bool moved = false;
	bool changed;
	enum rc rc;

	item_begin(m);
	hand_begin(m, row->source, is_new ? NULL : "pupil", p->id);
	changed = pupil_fields(m, p, row);
	rc = class_fields(m, p, row, &changed, &moved);
	if (rc == RC_OK)
		rc = pupil_write(m, p, is_new, changed);
	if (rc == RC_OK && import_writes(m) && !date_none(p->left_on) && date_cmp(old_left, p->left_on) != 0)
		rc = member_leave(m, p);
	else if (rc == RC_OK && moved && import_writes(m))
		rc = member_write(m, p, old_class, old_year, is_new);
	if (rc == RC_OK)
		rc = sen_bring(m, row, p, is_new);
	if (rc == RC_OK)
		rc = people_contacts(m, row->source, p, row->contact, row->contacts);
	if (rc == RC_OK)
		rc = hand_settle(m);
	if (rc == RC_OK && import_writes(m) && m->fields > 0)
		rc =
		    audit_write(m->c, p->id, action, "pupil", p->id, str_fmt(m->c->a, "import, %zu fields", m->fields));
	item_end(m, is_new ? ITEM_ADDED : ITEM_CHANGED, row->source->line, import_who(m->c->a, p->given, p->family));
	return rc;
}

/* Lines that are kept for later are kept with those of children who are still to come; nothing is kept at night. */
static void still_to_come(struct import *m, const struct csv_row *row, enum column c)
{
	if (m->keep != NULL && !m->o->certain)
		run_problem(m, row, c, 0,
		            S("This pupil is still to come. Bring them in from the day of admission on."));
	else
		run_note(m, row, c, 0,
		         S("This pupil is still to come; a file brings them in from the day of admission on."));
}

/* Somebody who is not known here and not on this school's roll today is not added: said in a note. */
static bool not_on_roll(struct import *m, const struct roll_row *row)
{
	struct date today = m->c->now.today;

	if (row->enrolment == ENROLMENT_PREVIOUS || (!date_none(row->left) && date_cmp(row->left, today) < 0))
		run_note(m, row->source, date_none(row->left) ? COL_ENROLMENT : COL_LEFT, 0,
		         S("This pupil has left and is not known here; not added."));
	else if (row->enrolment == ENROLMENT_GUEST)
		run_note(m, row->source, COL_ENROLMENT, 0,
		         S("A guest is on the roll of another school, which keeps the SEN record; not added."));
	else if (row->enrolment == ENROLMENT_TO_COME || date_cmp(row->joined, today) > 0)
		still_to_come(m, row->source, date_cmp(row->joined, today) > 0 ? COL_JOINED : COL_ENROLMENT);
	else
		return false;
	return true;
}

static struct pupil_said said_of(struct import *m, const struct roll_row *row)
{
	struct pupil_said s =
	    pupil_said(m, row->source, row->upn, row->former_upn, row->family, row->given, row->preferred, row->born);

	s.class_name = row->class_name.n > 0 ? row->class_name : year_label(m->c->a, row->year);
	s.sen = row->status != STATUS_NONE ? str_of(status_code_word(row->status)) : STR_NONE;
	return s;
}

/* A Common Transfer File comes from the school that the child was at, with its SEN history and without a day of
 * admission. That history is kept as it is dated; what this school owes begins when the child is here
 * (core/duty/duty_rule: duty_code_from), and the first day that is known of that is today. */
static void came_with_transfer(struct import *m, struct roll_row *row)
{
	if (m->report->form != TABLE_CTF || !date_none(row->joined))
		return;
	row->joined = m->c->now.today;
	import_note_file_once(
	    m->r, STR_NONE,
	    S("The file comes from an earlier school and does not say when a pupil came here: the day "
	      "of the import is their day of admission until a roll says another. What was before "
	      "is history: nothing is late because of it."));
}

static enum rc row_bring(struct import *m, struct roll_row *row, const struct pupil_said *said)
{
	struct pupil_held *h;
	bool not_upn, is_new;
	enum pupil_is is = pupil_meant(m, said, true, &h, &not_upn);

	m->refused += is == PUPIL_IS_OUT;
	if (is == PUPIL_IS_OPEN || is == PUPIL_IS_OUT)
		return RC_OK;
	is_new = h == NULL;
	if (!is_new && h->line != 0) {
		run_problem(m, row->source, COL_NONE, 0,
		            str_fmt(m->c->a, "The same pupil is already on line %zu.", h->line));
		return RC_OK;
	}
	if (is_new && not_on_roll(m, row)) {
		m->refused++;
		return RC_OK;
	}
	if (not_upn) {
		run_note(m, row->source, COL_UPN, 0, S("This UPN is another pupil’s here. It is not taken."));
		row->upn = STR_NONE;
	}
	if (is_new) {
		h = NEW(m->c->a, struct pupil_held);
		h->p =
		    (struct pupil){ .school_id = m->c->actor.school_id, .id = import_id(m), .year_group = YEAR_OTHER };
	} else if (row->enrolment == ENROLMENT_GUEST)
		run_note(
		    m, row->source, COL_ENROLMENT, 0,
		    S("The file says that this pupil is a guest. They stay on roll here until somebody says that they "
		      "left."));
	if (is_new)
		came_with_transfer(m, row);
	h->line = row->source->line;
	TRY(pupil_bring(m, row, h, is_new));
	return aparts_write(m, h->p.id);
}

static enum rc bring(struct import *m)
{
	struct roll_rows all = roll_read(m->r);
	struct pupil_said *said;

	TRY(import_load_roll(m->c->db, m->c->a, m->c->actor.school_id, &m->data, &m->c->err));
	people_index(m);
	pupils_index(m);
	said = NEW_ARRAY(m->c->a, struct pupil_said, all.n);
	for (size_t i = 0; i < all.n; i++) {
		said[i] = said_of(m, &all.row[i]);
		adults_note(m, all.row[i].contact, all.row[i].contacts);
	}
	adults_note_kept(m);
	pupils_take(m, said, all.n);
	for (size_t i = 0; i < all.n; i++) {
		TRY(row_bring(m, &all.row[i], &said[i]));
		run_progress(m, i + 1, all.n);
	}
	return left_report(m);
}

IMPORT_KIND(IMPORT_ROLL, bring, ACT_IMPORT_ROLL);
