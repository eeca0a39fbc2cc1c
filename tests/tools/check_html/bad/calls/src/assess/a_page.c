#include "html/ui.h"
void a_page(struct html *w, const char *tpl, struct str name)
{
	html(w, tpl);
	html(w, "<p>$</p>");
	html(w, "<p>$</p>", h(name), h(name));
	html(w, "<p on~~click=\"go()\">x</p>");
	html(w, "<p class=\"a\" "
		"style~~=\"color:red\">x</p>");
	html(w, "<script>x</script>");
	html(w, "<p class=$>x</p>", h(name));
	html(w, "<a href=\"$\">x</a>", h(name));
	html(w, "<p>x</p><style>p{}</style>");
	html(w, "<a href=\"javascript:x\">x</a>");
}
