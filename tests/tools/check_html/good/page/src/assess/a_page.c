#include "html/ui.h"

/* html(w, "<b onclick=\"x\">", no); in a comment is nothing */
void a_page(struct html *w, struct str url, struct str name, bool on)
{
	struct buf b = buf_new(w->a, 100);

	buf_str(&b, name);
	html(w, "<p>"
		"<a href=\"$\" class=\"$\">$</a> costs $$5</p>",
	     h_url(url), h(on ? "a, b" : "c"), h(str_sub(name, 0, 3)));
	html(w, "<a href=\"/p/$?q=$\">$</a>", h(3), h(name), /* two parts */ h("html(x)"));
	html(w, "<script src=\"$\" defer></script><input value=\"$\"$>", h_url(url), h(name), h_flag("checked", on));
}
