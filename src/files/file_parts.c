#include "files/file_parts.h"

#include "kit/base/utf8.h"

enum { KB = 1024, MB = 1024 * 1024, NAME_SENT = 80 };

struct str file_size_words(struct arena *a, int64_t bytes)
{
	if (bytes >= MB)
		return str_fmt(a, "%lld.%lld MB", (long long)(bytes / MB), (long long)(bytes % MB * 10 / MB));
	return str_fmt(a, "%lld KB", (long long)((bytes + KB - 1) / KB));
}

bool file_is_picture(const struct pupil_file *f)
{
	return file_kind(file_type_of(f->type))->is == FILE_IS_PICTURE;
}

bool file_is_sound(const struct pupil_file *f)
{
	return file_kind(file_type_of(f->type))->is == FILE_IS_SOUND;
}

struct str file_about(struct arena *a, const struct pupil_file *f)
{
	struct str pages =
	    f->pages > 0 ? str_fmt(a, ", %lld page%s", (long long)f->pages, f->pages == 1 ? "" : "s") : S("");

	return str_fmt(a, "%s%.*s, %.*s", file_kind(file_type_of(f->type))->label, STR_ARG(pages),
	               STR_ARG(file_size_words(a, f->bytes)));
}

void file_thumb_write(struct req *q, const struct pupil_file *f, struct str url, bool open)
{
	html(&q->w, "<span class=\"thumb\" aria-hidden=\"true\">");
	if (file_is_picture(f) && open)
		html(&q->w, "<img src=\"$\" alt=\"\" loading=\"lazy\">",
		     h_url(str_fmt(q->a, "%.*s/thumb", STR_ARG(url))));
	else
		ui_icon(&q->w, file_is_sound(f) ? "mic" : file_is_picture(f) ? "image" : "doc");
	html(&q->w, "</span>");
}

/* "Educational psychologist’s report.pdf": from its title, letters that no system takes for anything else. */
static struct str name_to_send(struct arena *a, const struct pupil_file *f)
{
	struct str title = utf8_head(file_title(f), NAME_SENT);
	char *p = arena_alloc(a, title.n + 1);

	for (size_t i = 0; i < title.n; i++) {
		char c = title.p[i];

		p[i] = (unsigned char)c < 0x20 || c == 0x7f || c == '/' || c == '\\' || c == ':' || c == '*' ||
		               c == '?' || c == '"' || c == '<' || c == '>' || c == '|' || c == '%' ||
		               (i == 0 && (c == '.' || c == '-'))
		           ? '_'
		           : c;
	}
	return str_fmt(a, "%.*s.%.*s", (int)title.n, p, STR_ARG(f->type));
}

enum rc file_send(struct req *q, int64_t pupil_id, int64_t id)
{
	struct pupil_file f;
	struct str bytes;

	TRY(files_open(&q->c, pupil_id, id, FILE_WHOLE, &f, &bytes));
	return req_send_bytes(q, file_kind(file_type_of(f.type))->mime, bytes, name_to_send(q->a, &f));
}

enum rc file_show(struct req *q, int64_t pupil_id, int64_t id, enum file_part part)
{
	struct pupil_file f;
	struct str bytes;

	TRY(files_open(&q->c, pupil_id, id, part, &f, &bytes));
	if (!file_is_picture(&f) && !(file_is_sound(&f) && part == FILE_WHOLE))
		return RC_NONE;
	if (file_is_sound(&f)) /* so that a player can wind */
		return req_send_part(q, file_kind(file_type_of(f.type))->mime, bytes);
	return req_send_bytes(q, file_kind(file_type_of(f.type))->mime, bytes, STR_NONE);
}
