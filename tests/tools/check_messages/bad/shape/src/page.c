static void page(struct html *w)
{
	html(w, "<p class=\"$\">We met $ times. <a href=\"$\">When</a></p>\n", h(c), h(n), h_url(u));
	ui_button(w, S("Save it"), NULL, NULL, false);
	html(w, "<div class=\"head\">");
}
