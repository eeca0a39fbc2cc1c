#include "files/file_rule.h"

#include "core/record/check_rule.h"

bool file_is_sensitive(struct str kind)
{
	return str_is(kind, "medical") || str_is(kind, "care");
}

/* What assistants work with, and often make. */
static bool is_everyday(struct str kind)
{
	return str_is(kind, "work") || str_is(kind, "photo") || str_is(kind, "recording");
}

static bool is_for_staff(const struct pupil_file *f)
{
	return str_is(f->readers, "staff") || str_is(f->readers, "family") || str_is(f->readers, "all");
}

static bool is_for_family(const struct pupil_file *f)
{
	return str_is(f->readers, "family") || str_is(f->readers, "all");
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
		return is_for_family(f) && (who->sees || date_cmp(f->added_on, who->before) < 0);
	case ROLE_PUPIL:
		return str_is(f->readers, "all") || (who->decides && is_for_family(f));
	default:
		return false;
	}
}

bool file_is_open(const struct pupil_file *f, const struct file_asker *who)
{
	return file_is_seen(f, who) && (str_is(f->scan, "clean") || str_is(f->scan, "none"));
}

bool file_is_theirs(const struct pupil_file *f, const struct file_asker *who)
{
	return who->hat == ROLE_SENCO || (f->added_by == who->person_id && role_can(who->hat, CAP_FILE_ADD));
}

struct str file_readers_of(struct str kind, struct str chosen)
{
	if (!str_is(chosen, "usual"))
		return chosen;
	return file_is_sensitive(kind) ? S("few") : S("staff");
}

/* A paper that others rely on has an author. */
static bool wants_author(struct str kind)
{
	return str_is(kind, "report") || str_is(kind, "medical") || str_is(kind, "ehc");
}

struct file_wrong file_wrong_of(const struct pupil_file *f, enum role hat, struct date born, struct date today)
{
	if (f->kind.n == 0)
		return (struct file_wrong){ "kind", S("Choose what it is") };
	if (wants_author(f->kind) && !is_filled(f->made_by))
		return (struct file_wrong){ "made_by", S("Enter who made it: name and role") };
	if (date_none(f->made_on) || date_cmp(f->made_on, today) > 0)
		return (struct file_wrong){ "made_on", S("Enter the day on which it was made: not in the future") };
	if (date_cmp(f->made_on, born) < 0)
		return (struct file_wrong){ "made_on", S("This day is before the pupil was born") };
	if (f->readers.n == 0)
		return (struct file_wrong){ "readers", S("Choose who may read it") };
	if (file_is_sensitive(f->kind) && is_for_staff(f) && hat != ROLE_SENCO)
		return (struct file_wrong){ "readers",
			                    S("Medical, family and social care matters begin with the SENCO and the "
			                      "headteacher. The SENCO can open them to more people") };
	return (struct file_wrong){ NULL, STR_NONE };
}
