#include "html/ui.h"
void a_page(struct html *w, struct str name)
{
	html_emit(w, name.p, name.n, NULL, 0);
	html_checked(w, name);
	buf_str(w->b, name);
	buf_fmt(&q->out, "%d", 3);
}
