/* What the record says itself in a document that a school publishes, so that nobody types it: the SENCO, numbers by
 * need with small ones hidden, the stages of complaint, the advice service, the Local Offer, and what else is
 * published. Live while a version is a draft; fixed with its day when it is sent. */
#pragma once

#include "core/rights/ctx.h"
#include "publish/publish_kind_rule.h"
#include "publish/publish_sql.h"

struct publish_facts {
	struct publish_fact *item;
	size_t n;
};

/* All that any part asks for; what the record does not know is left out. Inside the caller's transaction, behind the
 * caller's gate. Memory: c->a. */
enum rc publish_facts_load(struct ctx *c, struct publish_facts *out) NODISCARD;
/* NULL when there is none. */
const struct publish_fact *publish_fact_find(const struct publish_facts *f, struct str name);
/* Has the record something for this part? */
bool publish_fact_any(const struct publish_facts *f, const struct publish_part *p);

/* How words are laid out: "needs" are lines of "area, tab, number"; "doc.KIND" is "kind, tab, title, tab, since when".
 */
bool publish_fact_is_table(struct str name);
bool publish_fact_is_document(struct str name);
