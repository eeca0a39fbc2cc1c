#include "boards/family/family_ask_parts.h"

#include "boards/family/family_parts.h"
#include "kit/base/id.h"

enum rc family_ask_open(struct req *q, enum ask_kind kind, family_ask_draw *draw)
{
	struct family_ask x = { .id = id_new(), .kind = kind };
	struct form f;

	form_init(&f, q, &family_ask_rec, &x);
	return draw(q, &f);
}

enum rc family_ask_post(struct req *q, enum ask_kind kind, const char *const *offers, family_ask_draw *draw)
{
	struct family_ask x = { .kind = kind };
	struct ask_wrong wrong = { 0 };
	struct form f;
	int64_t pupil_id;
	enum rc rc = RC_INVALID;

	form_init(&f, q, &family_ask_rec, &x);
	f.offers = offers;
	TRY(family_pupil_here(q, &pupil_id));
	if (form_read(&f)) {
		x.kind = kind;
		x.id = x.id != 0 ? x.id : id_new();
		rc = ask_send(&q->c, pupil_id, &x, &wrong);
	}
	if (rc == RC_OK) {
		form_done(&f);
		return family_thanks(q);
	}
	if (rc != RC_INVALID)
		return rc;
	if (wrong.field != NULL)
		form_error(&f, wrong.field, wrong.why);
	x.id = x.id != 0 ? x.id : id_new();
	return draw(q, &f);
}
