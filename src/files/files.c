#include "files/files.h"

#include "core/people/pupil_sql.h"
#include "core/people/young.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "files/file_sql.h"
#include "files/file_store.h"
#include "kit/base/id.h"
#include "kit/file/clam.h"
#include "kit/file/sheet.h"
#include "meeting/meeting_sql.h"

ACTION(ACT_FILES_OPEN, "files.open", "Saw the list of files");
ACTION(ACT_FILE_READ, "file.read", "Opened a file");
ACTION(ACT_FILE_WRITE, "file.write", "Opened the words about a file to change them");
ACTION(ACT_FILE_ADD, "file.add", "Added a file");
ACTION(ACT_FILE_CHANGE, "file.change", "Changed what is said about a file, or who may read it");

enum { NAME_KEPT = 120 };

static enum cap cap_of(enum role hat)
{
	return hat == ROLE_PARENT ? CAP_FAMILY : hat == ROLE_PUPIL ? CAP_OWN_PAGE : CAP_FILE;
}

static enum rc asker_of(struct ctx *c, struct pupil_key k, const struct pupil *p, struct file_asker *out)
{
	struct young y;
	struct young_parent may;

	*out = (struct file_asker){ .hat = c->actor.hat, .person_id = c->actor.person_id };
	if (out->hat != ROLE_PARENT && out->hat != ROLE_PUPIL)
		return RC_OK;
	TRY(young_read(c, k, p->born, &y));
	may = young_parent(&y, c->actor.person_id);
	out->decides = y.decides;
	out->sees = may.sees;
	out->before = may.since;
	return RC_OK;
}

/* The pupil, past the gate, and who asks. */
static enum rc enter(struct ctx *c, int64_t pupil_id, const struct action *action, struct pupil_key *k, struct pupil *p,
                     struct file_asker *who)
{
	TRY(gate_pupil(c, pupil_id, cap_of(c->actor.hat), action, k));
	TRY(pupil_load(c->db, c->a, *k, p, &c->err));
	return asker_of(c, *k, p, who);
}

enum rc files_load(struct ctx *c, int64_t pupil_id, int64_t id, struct files_view *out)
{
	struct pupil_key k;
	size_t n = 0;

	*out = (struct files_view){ .scans = c->app->scanner.n > 0, .may_add = role_can(c->actor.hat, CAP_FILE_ADD) };
	TRY(enter(c, pupil_id, &ACT_FILES_OPEN, &k, &out->pupil, &out->who));
	TRY(pupil_file_list(c->db, c->a, k, &out->item, &out->n, &c->err));
	for (size_t i = 0; i < out->n; i++)
		if (file_is_seen(&out->item[i], &out->who)) {
			out->waiting += out->item[i].scan == FILE_SCAN_WAITING;
			out->item[n++] = out->item[i];
		}
	out->n = n;
	if (out->may_add)
		TRY(meeting_list(c->db, c->a, k, &out->meeting, &out->meetings, &c->err));
	if (role_can(c->actor.hat, CAP_PUPIL_RECORD))
		TRY(files_uses(c, k, &out->use, &out->uses));
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	if (id == 0)
		return RC_OK;
	TRY(pupil_file_load(c->db, c->a, k, id, &out->one, &c->err));
	return file_is_seen(&out->one, &out->who) ? RC_OK : RC_NONE;
}

enum rc files_known(struct ctx *c, struct pupil_key k, struct files_known *out)
{
	struct pupil p;

	*out = (struct files_known){ 0 };
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	TRY(asker_of(c, k, &p, &out->who));
	return pupil_file_list(c->db, c->a, k, &out->item, &out->n, &c->err);
}

const struct pupil_file *files_known_at(const struct files_known *k, int64_t id)
{
	for (size_t i = 0; i < k->n; i++)
		if (k->item[i].id == id)
			return &k->item[i];
	return NULL;
}

enum rc files_count(struct ctx *c, int64_t pupil_id, size_t *n)
{
	const size_t noted = c->read_count;
	struct pupil_key k;
	struct pupil p;
	struct file_asker who;
	struct pupil_file *f;
	size_t all;

	*n = 0;
	TRY(enter(c, pupil_id, &ACT_FILES_OPEN, &k, &p, &who));
	c->read_count = noted;
	TRY(pupil_file_list(c->db, c->a, k, &f, &all, &c->err));
	for (size_t i = 0; i < all; i++)
		*n += file_is_open(&f[i], &who);
	return RC_OK;
}

/* What was typed, as it would be kept; *fault: why it would not be. */
static enum rc words_check(struct ctx *c, struct pupil_key k, struct pupil_file *f, struct edit_fault *fault)
{
	struct pupil p;
	struct meeting m;
	struct file_wrong w;
	enum rc rc;

	*fault = (struct edit_fault){ NULL, STR_NONE };
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	f->readers = file_usual_readers(f->kind, f->readers);
	w = file_wrong_of(f, c->actor.hat, p.born, c->now.today);
	if (w.field != NULL) {
		*fault = (struct edit_fault){ w.field, w.why };
		return RC_INVALID;
	}
	if (f->meeting_id == 0)
		return RC_OK;
	rc = meeting_load(c->db, c->a, k, f->meeting_id, &m, &c->err);
	if (rc == RC_NONE) {
		*fault = (struct edit_fault){ "meeting_id", S("Choose a meeting from the list") };
		return RC_INVALID;
	}
	return rc;
}

struct str files_fault_words(enum file_fault f)
{
	switch (f) {
	case FILE_EMPTY:
		return S("Choose a file that is not empty");
	case FILE_TOO_BIG:
		return S("This file is larger than 25 MB. Choose a smaller one, or send it in parts");
	case FILE_MISNAMED:
		return S("The name of this file says that it is something else than it is. Save it again under the "
		         "right kind, "
		         "and choose that");
	case FILE_DAMAGED:
		return S("This file is not whole, or is damaged. Open it, save it again, and choose that");
	case FILE_LOCKED:
		return S("This file is protected with a password, so it cannot be checked. Print it to a new PDF, and "
		         "choose that");
	case FILE_ACTIVE:
		return S("This file has more in it than words and pictures: a program, a form that sends, or another "
		         "file. Print it "
		         "to a new PDF, and choose that");
	case FILE_EXCESSIVE:
		return S(
		    "This file unpacks to far more than it should, or the picture is far too large. Save it smaller");
	case FILE_UNREADABLE:
		return S("This file took too long to check. Save it again or smaller, and choose that");
	default:
		return S("This kind of file is not taken. Choose a PDF, a Word or OpenDocument text, a plain text, a "
		         "photograph "
		         "(JPEG, PNG, HEIC) or a recording (M4A, MP3, Opus)");
	}
}

/* Looks at the bytes and fills in what they say. */
static enum rc bytes_check(struct ctx *c, struct str name, struct str bytes, struct pupil_file *f, struct look *l,
                           struct edit_fault *fault)
{
	TRY(file_look(c->a, c->app->keeper_fd, name, bytes, l, &c->err));
	if (l->fault != FILE_GOOD) {
		*fault = (struct edit_fault){ "file", files_fault_words(l->fault) };
		return RC_INVALID;
	}
	f->name = file_name_tidy(c->a, name, NAME_KEPT);
	f->type = str_of(file_kind(l->type)->key);
	f->bytes = (int64_t)l->part[FILE_WHOLE].n;
	f->pages = l->pages;
	f->width = l->width;
	f->height = l->height;
	f->digest = audit_mark(c, l->part[FILE_WHOLE]);
	f->blob_id = id_new();
	f->scan = FILE_SCAN_WITHOUT;
	f->found = STR_NONE;
	f->scanned_at = 0;
	return RC_OK;
}

/* What came is scanned, before anything of it is kept. */
static enum rc scan(struct ctx *c, struct str bytes, struct pupil_file *f, struct edit_fault *fault)
{
	if (c->app->scanner.n == 0)
		return RC_OK;
	f->scanned_at = c->now.utc;
	switch (clam_ask(c->a, c->app->scanner, bytes, &f->found)) {
	case CLAM_CLEAN:
		f->scan = FILE_SCAN_CLEAN;
		return RC_OK;
	case CLAM_FOUND:
		*fault =
		    (struct edit_fault){ "file",
			                 str_fmt(c->a,
			                         "The virus scanner found something in this file (%.*s). Nothing was "
			                         "kept. Tell who looks after your computers",
			                         STR_ARG(f->found)) };
		return RC_INVALID;
	case CLAM_SILENT:
		break;
	}
	f->scan = FILE_SCAN_WAITING;
	return RC_OK;
}

/* What nobody types was filled in for a new one; for one that stands it stays. */
static enum rc complete(struct ctx *c, struct pupil_key k, void *mine, const void *theirs)
{
	struct pupil_file *f = mine;
	const struct pupil_file *was = theirs;
	const struct file_asker who = { .hat = c->actor.hat, .person_id = c->actor.person_id };
	struct pupil_file next;

	(void)k;
	if (was == NULL)
		return f->blob_id != 0 ? RC_OK : RC_NONE;
	if (!file_is_theirs(was, &who))
		return RC_NONE;
	next = *was;
	next.kind = f->kind;
	next.title = f->title;
	next.made_by = f->made_by;
	next.made_on = f->made_on;
	next.came = f->came;
	next.words = f->words;
	next.meeting_id = f->meeting_id;
	next.readers = f->readers;
	next.revision = f->revision;
	*f = next;
	return RC_OK;
}

static const struct edit ADD = { .sql = &pupil_file_sql,
	                         .cap = CAP_FILE_ADD,
	                         .open = &ACT_FILE_WRITE,
	                         .wrote = &ACT_FILE_ADD,
	                         .words = "digest",
	                         .complete = complete };
static const struct edit CHANGE = { .sql = &pupil_file_sql,
	                            .cap = CAP_FILE_ADD,
	                            .open = &ACT_FILE_WRITE,
	                            .wrote = &ACT_FILE_CHANGE,
	                            .words = "readers",
	                            .complete = complete };

/* What a family sends is what it is by its content; who says more about it are staff. */
static enum file_what what_came(enum role hat, enum file_type type)
{
	switch (file_kind(type)->is) {
	case FILE_IS_PICTURE:
		return hat == ROLE_PUPIL ? FILE_WHAT_WORK : FILE_WHAT_PHOTO;
	case FILE_IS_SOUND:
		return FILE_WHAT_RECORDING;
	default:
		return hat == ROLE_PUPIL ? FILE_WHAT_WORK : FILE_WHAT_OTHER;
	}
}

/* Of what a family sends it is the right to its own page. */
static enum cap cap_to_add(const struct ctx *c, const struct files_beside *b)
{
	if (b == NULL)
		return CAP_FILE_ADD;
	return c->actor.hat == ROLE_PUPIL ? CAP_OWN_PAGE : CAP_FAMILY;
}

/* Before the bytes are looked at: may they add, is what was typed right, and is it there already (*known)? */
static enum rc may_add(struct ctx *c, int64_t pupil_id, struct pupil_file *f, const struct files_beside *b,
                       struct edit_fault *fault, bool *known)
{
	struct pupil_key k;
	struct pupil_file there;
	enum rc rc;

	TRY(gate_pupil(c, pupil_id, cap_to_add(c, b), b != NULL ? b->open : &ACT_FILE_WRITE, &k));
	rc = pupil_file_load(c->db, c->a, k, f->id, &there, &c->err);
	*known = rc == RC_OK;
	if (rc == RC_OK && b != NULL && there.added_by != c->actor.person_id)
		return RC_NONE;
	if (rc != RC_NONE)
		return rc;
	if (b != NULL)
		TRY(b->may(c, k, b->x, fault));
	return words_check(c, k, f, fault);
}

static enum rc keep(struct ctx *c, int64_t pupil_id, const struct pupil_file *f, const struct look *l,
                    const struct files_beside *b, struct edit_fault *fault)
{
	struct edit e = ADD;
	struct pupil_file theirs;
	struct pupil_key k = { c->actor.school_id, pupil_id };

	e.cap = cap_to_add(c, b);
	if (b != NULL)
		e.open = b->open;
	if (db_engine(c->db) != DB_SQLITE)
		TRY(file_store_put(c, (struct file_place){ c->actor.school_id, f->blob_id }, l));
	TRY(record_edit(c, &e, pupil_id, f, &theirs, fault));
	return b == NULL ? RC_OK : b->keep(c, k, b->x);
}

static enum rc add(struct ctx *c, int64_t pupil_id, const struct pupil_file *typed, struct str name, struct str bytes,
                   const struct files_beside *b, struct edit_fault *fault)
{
	struct pupil_file f = *typed;
	struct file_place at;
	struct look l;
	bool known = false;
	enum rc rc;

	f.revision = 0;
	f.added_by = c->actor.person_id;
	f.added_on = c->now.today;
	rc = IN_READ(c, may_add(c, pupil_id, &f, b, fault, &known));
	if (rc != RC_OK || known)
		return rc;
	TRY(bytes_check(c, name, bytes, &f, &l, fault));
	if (b != NULL)
		f.kind = what_came(c->actor.hat, l.type);
	TRY(scan(c, bytes, &f, fault));
	at = (struct file_place){ c->actor.school_id, f.blob_id };
	rc = db_engine(c->db) == DB_SQLITE ? file_store_put(c, at, &l) : RC_OK;
	if (rc == RC_OK)
		rc = IN_WRITE(c, keep(c, pupil_id, &f, &l, b, fault));
	if (rc != RC_OK)
		file_store_drop(c, at);
	return rc;
}

enum rc files_add(struct ctx *c, int64_t pupil_id, const struct pupil_file *f, struct str name, struct str bytes,
                  struct edit_fault *fault)
{
	return add(c, pupil_id, f, name, bytes, NULL, fault);
}

enum rc files_add_from_home(struct ctx *c, int64_t pupil_id, const struct pupil_file *typed, struct str name,
                            struct str bytes, const struct files_beside *b, struct edit_fault *fault)
{
	struct pupil_file f = *typed;

	f.kind = FILE_WHAT_OTHER;
	f.came = FILE_CAME_FAMILY;
	f.made_on = c->now.today;
	return add(c, pupil_id, &f, name, bytes, b, fault);
}

enum rc files_change(struct ctx *c, int64_t pupil_id, const struct pupil_file *typed, struct pupil_file *theirs,
                     struct edit_fault *fault)
{
	struct pupil_file f = *typed;
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_FILE_ADD, &ACT_FILE_WRITE, &k));
	TRY(words_check(c, k, &f, fault));
	return record_edit(c, &CHANGE, pupil_id, &f, theirs, fault);
}

enum rc files_open(struct ctx *c, int64_t pupil_id, int64_t id, enum file_part part, struct pupil_file *f,
                   struct str *bytes)
{
	struct pupil_key k;
	struct pupil p;
	struct file_asker who;
	enum rc rc;

	TRY(enter(c, pupil_id, part == FILE_THUMB ? &ACT_FILES_OPEN : &ACT_FILE_READ, &k, &p, &who));
	TRY(pupil_file_load(c->db, c->a, k, id, f, &c->err));
	if (!file_is_open(f, &who))
		return RC_NONE;
	c->reads[c->read_count - 1].record_id =
	    part == FILE_THUMB ? 0 : id; /* the gate noted it without knowing which */
	rc = file_store_get(c, (struct file_place){ k.school_id, f->blob_id }, part, bytes);
	return rc == RC_INVALID
	           ? err_set(&c->err, RC_FAIL, "the bytes of file %lld are not those that were kept", (long long)id)
	           : rc;
}

bool files_draws_sheets(void)
{
	return sheet_possible();
}

bool files_has_sheets(const struct pupil_file *f, const struct file_asker *who)
{
	return file_type_of(f->type) == FILE_PDF && file_is_open(f, who) && sheet_possible();
}

static enum rc pdf_open(struct ctx *c, int64_t pupil_id, int64_t id, struct str *pdf)
{
	struct pupil_file f;
	enum rc rc = IN_READ(c, files_open(c, pupil_id, id, FILE_WHOLE, &f, pdf));

	return rc == RC_OK && file_type_of(f.type) != FILE_PDF ? RC_NONE : rc;
}

enum rc files_sheet(struct ctx *c, int64_t pupil_id, int64_t id, int64_t page, struct str *png)
{
	struct str pdf;

	TRY(pdf_open(c, pupil_id, id, &pdf));
	return sheet_draw(c->a, c->app->keeper_fd, pdf, page, png, &c->err);
}

static enum rc words_open(struct ctx *c, int64_t pupil_id, int64_t id, struct pupil_file *f, struct pupil *p,
                          struct str *bytes)
{
	TRY(files_open(c, pupil_id, id, FILE_WHOLE, f, bytes));
	return pupil_load(c->db, c->a, (struct pupil_key){ c->actor.school_id, pupil_id }, p, &c->err);
}

enum rc files_read_words(struct ctx *c, int64_t pupil_id, int64_t id, int64_t page, struct pupil_file *f,
                         struct pupil *p, struct words_read *out)
{
	struct str bytes;
	enum rc rc;

	*out = (struct words_read){ 0 };
	rc = IN_READ(c, words_open(c, pupil_id, id, f, p, &bytes));
	TRY(rc);
	if (file_type_of(f->type) == FILE_PDF)
		rc = sheet_possible() ? sheet_words(c->a, c->app->keeper_fd, bytes, file_page_of(f, page), out, &c->err)
		                      : RC_OK;
	else
		rc = file_has_words(file_type_of(f->type)) ? words_read(c->a, c->app->keeper_fd, bytes, out, &c->err)
		                                           : RC_OK;
	return rc == RC_NONE ? RC_OK : rc;
}
