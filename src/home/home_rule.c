#include "home/home_rule.h"

bool home_is_seen(const struct home_note *v, const struct file_asker *who)
{
	const bool own = v->person_id == who->person_id;

	switch (who->hat) {
	case ROLE_SENCO:
	case ROLE_HEAD:
	case ROLE_TEACHER:
	case ROLE_TA:
	case ROLE_SPECIALIST:
		return true;
	case ROLE_PARENT:
		return own || (v->shared != 0 && (who->sees || date_cmp(v->sent_on, who->before) < 0));
	case ROLE_PUPIL:
		return own || (v->shared != 0 && who->decides);
	default:
		return false;
	}
}

bool home_may_take_back(const struct home_note *v, int64_t person_id, struct date today)
{
	return v->person_id == person_id && date_cmp(v->sent_on, today) == 0;
}

struct home_wrong home_wrong_of(const struct home_note *v, bool has_file, struct home_sent today)
{
	if (!has_file && str_trim(v->words).n == 0)
		return (struct home_wrong){ "words", S("Write something, or choose a photograph or a recording") };
	if (today.notes >= HOME_NOTES_A_DAY)
		return (struct home_wrong){ "words", S("You have sent 20 today. Send this one tomorrow, or give it to "
			                               "the teacher") };
	if (has_file && today.files >= HOME_FILES_A_DAY)
		return (struct home_wrong){ "file",
			                    S("You have sent 10 files today. Send this one tomorrow, or give it to "
			                      "the teacher") };
	return (struct home_wrong){ NULL, STR_NONE };
}
