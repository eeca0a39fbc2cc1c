void pupil_page(struct buf *b, struct html *w)
{
	printf("Content-Type: text/html");
	buf_str(b, "<p>Zara</p>");
	html(w, "<p style=\"color:red\">$</p>", h_cstr("Zara"));
	html(w, "<button onclick='go()'>Go</button>");
}
