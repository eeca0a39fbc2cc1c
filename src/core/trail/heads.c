#include "core/trail/heads.h"

#include <string.h>

#include "core/trail/audit_hash.h"
#include "kit/base/buf.h"

enum { LINE_MAX_BYTES = 400, HEADS_ARENA = 4 << 20 };

#define FIRST "apdr-heads"

static struct str line_proof(struct arena *a, const unsigned char *key, struct str line, struct str before)
{
	return keyed_hash(a, key, str_fmt(a, "head|%zu:%.*s|%.*s", line.n, STR_ARG(line), STR_ARG(before)));
}

static void proof_keep(struct heads *h, struct str proof)
{
	memcpy(h->proof, proof.p, HEADS_PROOF);
	h->proof[HEADS_PROOF] = '\0';
}

struct str heads_begin(struct arena *a, const unsigned char *key, int64_t at, const char *why, struct heads *h)
{
	struct str line = str_fmt(a, FIRST " %lld %s", (long long)at, why);
	struct str proof = line_proof(a, key, line, S(""));

	*h = (struct heads){ 0 };
	proof_keep(h, proof);
	return str_fmt(a, "%.*s %.*s\n", STR_ARG(line), STR_ARG(proof));
}

/* The last word of a line; *line is what stands before it. */
static struct str last_word(struct str *line)
{
	size_t at = line->n;
	struct str word;

	while (at > 0 && line->p[at - 1] != ' ')
		at--;
	word = str_sub(*line, at, line->n - at);
	line->n = at > 0 ? at - 1 : 0;
	return word;
}

enum rc heads_go_on(struct heads *h, struct str last_line, struct err *e)
{
	struct str proof = last_word(&last_line);

	*h = (struct heads){ 0 };
	if (proof.n != HEADS_PROOF)
		return err_set(e, RC_INVALID, "its last line is not one that was written here");
	proof_keep(h, proof);
	return RC_OK;
}

static bool noted(const struct heads *h, const struct event_head *head)
{
	for (size_t i = 0; i < h->n; i++)
		if (h->head[i].school_id == head->school_id && str_eq(h->head[i].chain, head->chain))
			return str_eq(h->head[i].value, head->value);
	return false;
}

static void heads_keep(struct heads *h, const struct event_head *head, size_t n)
{
	if (h->a == NULL)
		h->a = arena_new(HEADS_ARENA);
	arena_reset(h->a);
	h->head = NEW_ARRAY(h->a, struct event_head, n);
	h->n = n;
	for (size_t i = 0; i < n; i++)
		h->head[i] = (struct event_head){ head[i].school_id, str_dup(h->a, head[i].chain),
			                          str_dup(h->a, head[i].value) };
}

struct str heads_lines(struct arena *a, const unsigned char *key, int64_t at, struct heads *h,
                       const struct event_head *head, size_t n)
{
	struct buf b = buf_new(a, n * LINE_MAX_BYTES + 1);

	for (size_t i = 0; i < n; i++) {
		struct str hash, line, proof;
		struct str seq = str_cut(head[i].value, ' ', &hash);

		if (noted(h, &head[i]))
			continue;
		hash = str_cut(hash, ' ', &(struct str){ 0 });
		line = str_fmt(a, "%lld %lld %.*s %.*s %.*s", (long long)at, (long long)head[i].school_id,
		               STR_ARG(head[i].chain), STR_ARG(seq), STR_ARG(hash));
		proof = line_proof(a, key, line, str_of(h->proof));
		proof_keep(h, proof);
		buf_fmt(&b, "%.*s %.*s\n", STR_ARG(line), STR_ARG(proof));
	}
	heads_keep(h, head, n);
	return buf_view(&b);
}

static bool line_parse(struct str line, struct heads_line *out)
{
	int64_t at;
	struct str rest = line;

	if (!str_int(str_cut(rest, ' ', &rest), &at) || !str_int(str_cut(rest, ' ', &rest), &out->school_id))
		return false;
	out->chain = str_cut(rest, ' ', &rest);
	if (!str_int(str_cut(rest, ' ', &rest), &out->seq))
		return false;
	out->hash = rest;
	return true;
}

enum rc heads_parse(struct arena *a, const unsigned char *key, struct str text, struct heads_line **out, size_t *n,
                    size_t *line, struct str *why)
{
	struct str before = S("");

	*out = NEW_ARRAY(a, struct heads_line, str_count(text, '\n'));
	*n = 0;
	for (*line = 1; text.n > 0; ++*line) {
		struct str rest = str_cut(text, '\n', &text);
		struct str proof = last_word(&rest);
		struct arena_mark m = arena_mark(a);
		bool same = str_eq(proof, line_proof(a, key, rest, before));

		arena_rewind(a, m);
		*why = S("a line was changed, put in or taken out");
		if (!same || (*line == 1) != str_starts(rest, S(FIRST " ")))
			return RC_INVALID;
		if (*line > 1 && !line_parse(rest, &(*out)[(*n)++]))
			return RC_INVALID;
		before = proof;
	}
	*why = S("it is empty");
	return *line > 1 ? RC_OK : RC_INVALID;
}
