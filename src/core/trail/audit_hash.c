#include "core/trail/audit_hash.h"

#include <sodium.h>
#include <string.h>

#include "core/rights/ctx.h"

struct str hex_of(struct arena *a, const unsigned char *p, size_t n)
{
	char *out = arena_alloc(a, 2 * n + 1);

	sodium_bin2hex(out, 2 * n + 1, p, n);
	return (struct str){ out, 2 * n };
}

struct str keyed_hash(struct arena *a, const unsigned char *key, struct str text)
{
	unsigned char h[AUDIT_HASH_BYTES];

	crypto_generichash(h, sizeof h, (const unsigned char *)text.p, text.n, key, APP_KEY);
	return hex_of(a, h, sizeof h);
}

struct str address_mark(struct arena *a, const unsigned char *key, const struct event_row *v)
{
	if (v->address.n == 0)
		return STR_NONE;
	return keyed_hash(a, key,
	                  str_fmt(a, "address|%lld|%zu:%.*s|%lld|%.*s", (long long)v->school_id, v->chain.n,
	                          STR_ARG(v->chain), (long long)v->seq, STR_ARG(v->address)));
}

/* The text that a hash covers: every column and the hash before. Lengths make it unambiguous; so does the
 * letter before a mark, for events without one have none and begin with a number. */
struct str event_hash(struct arena *a, const unsigned char *key, const struct event_row *v, struct str before)
{
	struct str t =
	    str_fmt(a, "%lld|%zu:%.*s|%lld|%lld|%lld|%lld|%zu:%.*s|%zu:%.*s|%lld|%zu:%.*s|%lld|%zu:%.*s|%.*s",
	            (long long)v->school_id, v->chain.n, STR_ARG(v->chain), (long long)v->seq, (long long)v->at,
	            (long long)v->account_id, (long long)v->person_id, v->hat.n, STR_ARG(v->hat), v->action.n,
	            STR_ARG(v->action), (long long)v->pupil, v->record.n, STR_ARG(v->record), (long long)v->record_id,
	            v->digest.n, STR_ARG(v->digest), STR_ARG(before));

	if (v->address_mark.n > 0)
		t = str_fmt(a, "a%zu:%.*s|%.*s", v->address_mark.n, STR_ARG(v->address_mark), STR_ARG(t));
	return keyed_hash(a, key, t);
}

struct str head_value(struct arena *a, const unsigned char *key, int64_t seq, struct str hash)
{
	struct str plain = str_fmt(a, "%lld %.*s", (long long)seq, STR_ARG(hash));
	struct str proof = keyed_hash(a, key, plain);

	return str_fmt(a, "%.*s %.*s", STR_ARG(plain), STR_ARG(proof));
}

/* A column: its name, its type, its number or the length of its text, its text. */
static void column_hash(crypto_generichash_state *h, const char *name, const struct dbv *v)
{
	const bool has_text = v->type == DBV_TEXT || v->type == DBV_BLOB;
	uint64_t number = v->type == DBV_NULL ? 0 : has_text ? v->s.n : (uint64_t)v->i;
	unsigned char head[1 + sizeof number] = { (unsigned char)v->type };

	for (size_t i = 1; i < sizeof head; i++, number >>= 8)
		head[i] = (unsigned char)number;
	(void)crypto_generichash_update(h, (const unsigned char *)name, strlen(name) + 1);
	(void)crypto_generichash_update(h, head, sizeof head);
	if (has_text)
		(void)crypto_generichash_update(h, (const unsigned char *)v->s.p, v->s.n);
}

void row_hash(const unsigned char *key, const char *table, const struct rows *row, char out[ROW_HASH_TEXT])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char hash[ROW_HASH_BYTES];
	crypto_generichash_state h;

	(void)crypto_generichash_init(&h, key, APP_KEY, sizeof hash); /* fails only for lengths out of bounds */
	(void)crypto_generichash_update(&h, (const unsigned char *)table, strlen(table) + 1);
	for (size_t c = 0; c < row->cols; c++)
		column_hash(&h, row->name[c], &row->cell[c]);
	(void)crypto_generichash_final(&h, hash, sizeof hash);
	for (size_t i = 0; i < sizeof hash; i++) { /* no secret, so it need not take as long for each */
		out[2 * i] = digits[hash[i] >> 4];
		out[2 * i + 1] = digits[hash[i] & 15];
	}
	out[ROW_HASH_TEXT - 1] = '\0';
}
