#include "notice/results/subject_rule.h"

#include "core/record/force_rule.h"

static const struct subject SUBJECTS[] = {
	{ RTEXT("reading"), RTEXT("Reading"), RTEXT("read|reading comprehension") },
	{ RTEXT("writing"), RTEXT("Writing"), RTEXT("write") },
	{ RTEXT("maths"), RTEXT("Maths"), RTEXT("math|mathematics|numeracy") },
	{ RTEXT("spelling"), RTEXT("Spelling"), RTEXT("spell") },
	{ RTEXT("gps"), RTEXT("Grammar, punctuation and spelling"), RTEXT("spag|gaps|egps|grammar") },
	{ RTEXT("phonics"), RTEXT("Phonics"), RTEXT("phonics check|phonics screening|phonics screening check|psc") },
	{ RTEXT("tables"), RTEXT("Times tables"),
	  RTEXT("multiplication|multiplication check|multiplication tables check|mtc|times table") },
	{ RTEXT("speaking"), RTEXT("Speaking and listening"), RTEXT("language|oracy|communication and language") },
	{ RTEXT("english"), RTEXT("English"), RTEXT("english language|literacy") },
	{ RTEXT("science"), RTEXT("Science"), RTEXT("sciences|combined science") },
	{ RTEXT("engagement"), RTEXT("Engagement"), RTEXT("engagement model") },
	{ RTEXT("development"), RTEXT("Early years development"), RTEXT("eyfs|early years|baseline|gld") },
	{ RTEXT("attendance"), RTEXT("Attendance"), RTEXT("attendance percent|attendance percentage") },
};

enum { SUBJECTS_N = sizeof SUBJECTS / sizeof SUBJECTS[0] };

const struct subject *subject_at(size_t i)
{
	return i < SUBJECTS_N ? &SUBJECTS[i] : NULL;
}

const struct subject *subject_find(struct str code)
{
	for (size_t i = 0; i < SUBJECTS_N; i++) {
		if (str_eq(SUBJECTS[i].code, code))
			return &SUBJECTS[i];
	}
	return NULL;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

/* Small letters and digits with one sign between the words. Letters of other scripts stay as they are. */
static struct str words_of(struct arena *a, struct str typed, char between)
{
	struct str low = str_lower_ascii(a, typed);
	char *p = arena_alloc(a, low.n + 1);
	size_t n = 0;
	bool gap = false;

	for (size_t i = 0; i < low.n; i++) {
		if (!is_letter(low.p[i])) {
			gap = n > 0;
			continue;
		}
		if (gap)
			p[n++] = between;
		gap = false;
		p[n++] = low.p[i];
	}
	return (struct str){ p, n };
}

const struct subject *subject_read(struct arena *a, struct str typed)
{
	struct str key = words_of(a, typed, ' ');

	for (size_t i = 0; i < SUBJECTS_N; i++) {
		struct str rest = SUBJECTS[i].aliases;

		if (str_eq(key, SUBJECTS[i].code) || str_eq(key, words_of(a, SUBJECTS[i].name, ' ')))
			return &SUBJECTS[i];
		while (rest.n > 0) {
			if (str_eq(key, str_cut(rest, '|', &rest)))
				return &SUBJECTS[i];
		}
	}
	return NULL;
}

struct str subject_code(struct arena *a, struct str typed)
{
	const struct subject *s = subject_read(a, typed);
	struct str own;

	if (s != NULL)
		return s->code;
	own = words_of(a, typed, '-');
	return own.n <= SUBJECT_CODE_MAX ? own : S("");
}

struct str subject_name(struct arena *a, struct str code)
{
	const struct subject *s = subject_find(code);

	return s != NULL ? s->name : str_sentence(a, words_of(a, code, ' '));
}

size_t subject_order(struct str code)
{
	const struct subject *s = subject_find(code);

	return s != NULL ? (size_t)(s - SUBJECTS) : SUBJECTS_N;
}
