/* Who may read a file, change it, and what about it is wrong. The scope (whose pupils) is asked before; this is the
 * narrower half. Pure. */
#pragma once

#include "core/rights/caps_rule.h"
#include "files/file_rec.h"

/* Who asks about a file. */
struct file_asker {
	enum role hat;
	int64_t person_id;
	bool decides;       /* a pupil who decides for themselves: reads what parents read */
	bool sees;          /* a parent: sees what is new */
	struct date before; /* a parent who does not: what was added before this day */
};

/* Medical, family and social care matters: begin with the SENCO and the headteacher, and only the SENCO opens them to
 * more. */
bool file_is_sensitive(enum file_what kind);
/* May it be listed for them? */
bool file_is_seen(const struct pupil_file *f, const struct file_asker *who);
/* May all staff who read a pupil's assessment know of it? */
bool file_is_for_readers(const struct pupil_file *f);
/* May it be opened? Not before it was scanned, where there is a scanner, and never when something was found. */
bool file_is_open(const struct pupil_file *f, const struct file_asker *who);
/* May the words about it be changed? */
bool file_is_theirs(const struct pupil_file *f, const struct file_asker *who);
/* What "usual" stands for. */
enum file_readers file_usual_readers(enum file_what kind, enum file_readers chosen);
/* Why the words about it are not taken: the field, and what to say; field NULL: nothing. born: of the pupil. */
struct file_wrong {
	const char *field;
	struct str why;
};
struct file_wrong file_wrong_of(const struct pupil_file *f, enum role hat, struct date born, struct date today);
