#include "core/trail/chain.h"

#include "core/trail/audit_hash.h"

enum rc chain_append(struct db *db, struct arena *a, const unsigned char *key, struct event_row *v, size_t n,
                     struct err *e)
{
	int64_t seq;
	struct str before;

	TRY(event_last(db, a, v[0].school_id, v[0].chain, &seq, &before, e));
	for (size_t i = 0; i < n; i++) {
		v[i].seq = ++seq;
		v[i].address_mark = address_mark(a, key, &v[i]);
		v[i].hash = event_hash(a, key, &v[i], before);
		before = v[i].hash;
		TRY(event_insert(db, a, &v[i], e));
	}
	return event_head_save(db, a, v[0].school_id, v[0].chain, head_value(a, key, seq, before), e);
}
