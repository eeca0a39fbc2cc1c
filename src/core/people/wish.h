/* Wishes for letters, talks and meetings: said by the adult on their own page or noted by the SENCO, kept with who said
 * it and when, and shown where somebody books, prints, shares or calls. Source: R73. */
#pragma once

#include "core/people/wish_rule.h"
#include "core/record/key_rec.h"
#include "core/rights/ctx.h"

/* What holds for a person now, and what was said before. */
struct wish_view {
	struct wish now;   /* id 0 when nobody said it here: from an import, or nothing */
	int64_t revision;  /* of the person */
	struct wish *item; /* newest first */
	size_t n;
};
/* Of the adult who asks, or of a young person to whom letters go; RC_NONE for other pupils. */
enum rc wish_own_load(struct ctx *c, struct wish_view *out) NODISCARD;
/* in gives id, language, format, interpreter, reach. The same again is a success. RC_CONFLICT: something about the
 * person was changed since `revision`; *theirs is what stands. */
enum rc wish_own_save(struct ctx *c, const struct wish *in, int64_t revision, struct wish_view *theirs) NODISCARD;

/* ---- inside the caller's transaction, after its gate ---- */

enum rc wish_read(struct ctx *c, int64_t person_id, struct wish_view *out) NODISCARD;
/* Notes that this holds from now on. The fields of the person are the caller's. */
enum rc wish_note(struct ctx *c, int64_t person_id, struct wish *in) NODISCARD;

/* Adults of today who are not restricted, and the young person to whom letters go. */
enum rc wishes_of(struct ctx *c, struct pupil_key k, struct wish_lines *out) NODISCARD;
