/* Texts with values in the language of the page, as text and not as markup: what html() does not write itself, such as
 * headings, labels and sentences that a component gets. */
#include <string.h>

#include "kit/html/own.h"

enum { SAY_MOST = 8192 };

bool html_own(const struct tongue *t, size_t form, const char *text, size_t n, const struct hval *v, size_t nv,
              struct html_own *out)
{
	const struct tongue_message *m = tongue_find(t, text, n);

	*out = (struct html_own){ .text = text, .n = n, .v = v };
	if (m == NULL || form >= TONGUE_FORMS || m->own[form] == NULL)
		return false;
	out->text = m->own[form];
	out->n = strlen(out->text);
	if (m->order[form] == NULL || nv > TONGUE_VALUES)
		return true;
	for (size_t i = 0; i < nv && m->order[form][i] != '\0'; i++)
		out->moved[i] = v[m->order[form][i] - '1'];
	out->v = out->moved;
	return true;
}

static void value(struct buf *b, const struct hval *v)
{
	if (v->type == HV_INT)
		buf_int(b, v->i);
	else
		buf_str(b, v->s);
}

static struct str fill(struct arena *a, const char *text, size_t n, const struct hval *v, size_t nv)
{
	struct buf b = buf_new(a, SAY_MOST);
	size_t used = 0;

	for (size_t i = 0; i < n; i++) {
		if (text[i] != '$')
			buf_char(&b, text[i]);
		else if (i + 1 < n && text[i + 1] == '$')
			buf_char(&b, text[i++]);
		else if (used < nv)
			value(&b, &v[used++]);
	}
	return buf_view(&b);
}

struct str html_say(struct html *w, const char *text, size_t n, const struct hval *v, size_t nv)
{
	struct html_own own;

	(void)html_own(w->tongue, 0, text, n, v, nv, &own);
	return nv == 0 && strchr(own.text, '$') == NULL ? str_of(own.text) : fill(w->a, own.text, own.n, own.v, nv);
}

struct str html_say_n(struct html *w, int64_t count, const char *one, const char *many, const struct hval *v, size_t nv)
{
	struct html_own own;
	size_t form = w->tongue != NULL && count >= 0 ? w->tongue->form((unsigned long)count) : 0;

	if (html_own(w->tongue, form, one, strlen(one), v, nv, &own))
		return fill(w->a, own.text, own.n, own.v, nv);
	return fill(w->a, count == 1 ? one : many, strlen(count == 1 ? one : many), v, nv);
}

struct str html_say_str(const struct html *w, struct str english)
{
	return w->tongue != NULL && english.n > 0 ? tongue_say(w->tongue, english) : english;
}

struct str html_say_date(struct html *w, struct date d, enum tongue_date how)
{
	return tongue_date(w->a, w->tongue, d, how);
}
