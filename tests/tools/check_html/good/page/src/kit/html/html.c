#include "html/html.h"

void html_checked(struct html *w, struct str markup)
{
	buf_str(w->b, markup);
}
