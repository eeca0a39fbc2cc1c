#include "files/file_rule.h"

#include "core/record/check_rule.h"

bool file_is_sensitive(enum file_what kind)
{
	return kind == FILE_WHAT_MEDICAL || kind == FILE_WHAT_CARE;
}

/* What assistants work with, and often make. */
static bool is_everyday(enum file_what kind)
{
	return kind == FILE_WHAT_WORK || kind == FILE_WHAT_PHOTO || kind == FILE_WHAT_RECORDING;
}

static bool is_for_staff(const struct pupil_file *f)
{
	return f->readers == FILE_READERS_STAFF || f->readers == FILE_READERS_FAMILY || f->readers == FILE_READERS_ALL;
}

static bool is_for_family(const struct pupil_file *f)
{
	return f->readers == FILE_READERS_FAMILY || f->readers == FILE_READERS_ALL;
}

bool file_is_seen(const struct pupil_file *f, const struct file_asker *who)
{
	const bool own = f->added_by == who->person_id;

	switch (who->hat) {
	case ROLE_SENCO:
	case ROLE_HEAD:
		return true;
	case ROLE_TEACHER:
		return own || is_for_staff(f);
	case ROLE_TA:
		return own || (is_for_staff(f) && is_everyday(f->kind));
	case ROLE_SPECIALIST:
		return is_for_staff(f) && !file_is_sensitive(f->kind);
	case ROLE_PARENT:
		return (own && f->came == FILE_CAME_FAMILY) ||
		       (is_for_family(f) && (who->sees || date_cmp(f->added_on, who->before) < 0));
	case ROLE_PUPIL:
		return (own && f->came == FILE_CAME_FAMILY) || f->readers == FILE_READERS_ALL ||
		       (who->decides && is_for_family(f));
	default:
		return false;
	}
}

bool file_is_for_readers(const struct pupil_file *f)
{
	return is_for_staff(f) && !file_is_sensitive(f->kind);
}

bool file_is_open(const struct pupil_file *f, const struct file_asker *who)
{
	return file_is_seen(f, who) && (f->scan == FILE_SCAN_CLEAN || f->scan == FILE_SCAN_WITHOUT);
}

bool file_is_theirs(const struct pupil_file *f, const struct file_asker *who)
{
	return who->hat == ROLE_SENCO || (f->added_by == who->person_id && role_can(who->hat, CAP_FILE_ADD));
}

enum file_readers file_usual_readers(enum file_what kind, enum file_readers chosen)
{
	if (chosen != FILE_READERS_USUAL)
		return chosen;
	return file_is_sensitive(kind) ? FILE_READERS_FEW : FILE_READERS_STAFF;
}

/* A paper that others rely on has an author. */
static bool wants_author(enum file_what kind)
{
	return kind == FILE_WHAT_REPORT || kind == FILE_WHAT_MEDICAL || kind == FILE_WHAT_EHC;
}

struct file_wrong file_wrong_of(const struct pupil_file *f, enum role hat, struct date born, struct date today)
{
	if (f->kind == FILE_WHAT_NONE)
		return (struct file_wrong){ "kind", S("Choose what it is") };
	if (wants_author(f->kind) && !is_filled(f->made_by))
		return (struct file_wrong){ "made_by", S("Enter who made it: name and role") };
	if (date_none(f->made_on) || date_cmp(f->made_on, today) > 0)
		return (struct file_wrong){ "made_on", S("Enter the day on which it was made: not in the future") };
	if (date_cmp(f->made_on, born) < 0)
		return (struct file_wrong){ "made_on", S("This day is before the pupil was born") };
	if (f->readers == FILE_READERS_NONE)
		return (struct file_wrong){ "readers", S("Choose who may read it") };
	if (file_is_sensitive(f->kind) && is_for_staff(f) && hat != ROLE_SENCO)
		return (struct file_wrong){ "readers",
			                    S("Medical, family and social care matters begin with the SENCO and the "
			                      "headteacher. The SENCO can open them to more people") };
	return (struct file_wrong){ NULL, STR_NONE };
}
