#include "kit/file/kind.h"

#include "kit/base/utf8.h"

#include <string.h>

#define PICTURES " jpg jpeg jpe jfif png heic heif "
#define OFFICE " application/zip application/octet-stream "

static const struct file_kind KINDS[FILE_TYPES] = {
	[FILE_NONE] = { "", "", "", FILE_IS_PAPER, " ", " " },
	[FILE_PDF] = { "pdf", "PDF", "application/pdf", FILE_IS_PAPER, " pdf ", " application/pdf " },
	/* A picture is drawn anew, so that its name says nothing of what it becomes. */
	[FILE_JPEG] = { "jpg", "Picture", "image/jpeg", FILE_IS_PICTURE, PICTURES, " image/jpeg " },
	[FILE_PNG] = { "png", "Picture", "image/png", FILE_IS_PICTURE, PICTURES, " image/png " },
	[FILE_HEIC] = { "heic", "Picture", "image/heic", FILE_IS_PICTURE, PICTURES, " image/heic image/heif " },
	[FILE_DOCX] = { "docx", "Word file", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	                FILE_IS_PAPER, " docx ",
	                " application/vnd.openxmlformats-officedocument.wordprocessingml.document" OFFICE },
	[FILE_ODT] = { "odt", "OpenDocument text", "application/vnd.oasis.opendocument.text", FILE_IS_PAPER, " odt ",
	               " application/vnd.oasis.opendocument.text" OFFICE },
	[FILE_M4A] = { "m4a", "Recording", "audio/mp4", FILE_IS_SOUND, " m4a mp4 ",
	               " audio/mp4 audio/x-m4a video/mp4 application/octet-stream " },
	[FILE_MP3] = { "mp3", "Recording", "audio/mpeg", FILE_IS_SOUND, " mp3 ",
	               " audio/mpeg audio/mpegapplication/octet-stream application/octet-stream " },
	[FILE_OPUS] = { "opus", "Recording", "audio/ogg", FILE_IS_SOUND, " opus ogg oga ",
	                " audio/ogg application/ogg video/ogg " },
	[FILE_TXT] = { "txt", "Text", "text/plain; charset=utf-8", FILE_IS_PAPER, " txt text ", " " },
};

const struct file_kind *file_kind(enum file_type t)
{
	return &KINDS[t < FILE_TYPES ? t : FILE_NONE];
}

enum file_type file_type_of(struct str key)
{
	for (int t = FILE_NONE + 1; t < FILE_TYPES; t++)
		if (str_is(key, KINDS[t].key))
			return (enum file_type)t;
	return FILE_NONE;
}

bool file_name_fits(enum file_type t, struct str name)
{
	char word[16] = " ";
	size_t dot = name.n;
	size_t n = 1;

	while (dot > 0 && name.p[dot - 1] != '.')
		dot--;
	if (dot <= 1)
		return true; /* none, or a name that begins with the dot */
	if (name.n - dot == 0 || name.n - dot > sizeof word - 3)
		return false;
	for (size_t i = dot; i < name.n; i++, n++)
		word[n] = name.p[i] >= 'A' && name.p[i] <= 'Z' ? (char)(name.p[i] - 'A' + 'a') : name.p[i];
	if (memchr(word + 1, ' ', n - 1) != NULL)
		return false;
	word[n] = ' ';
	return strstr(KINDS[t].extensions, word) != NULL;
}

/* Letters that nobody sees, and those that turn what follows around: "fdp.exe" can look like "exe.pdf". */
static bool is_hidden(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	       (c >= 0x2066 && c <= 0x2069) || c == 0x061c || c == 0xfeff;
}

struct str file_name_tidy(struct arena *a, struct str name, size_t max)
{
	char *p = arena_alloc(a, name.n + 1);
	size_t n = 0;
	size_t from = 0;

	if (!utf8_ok(name))
		return STR_NONE;
	for (size_t i = 0; i < name.n; i++)
		if (name.p[i] == '/' || name.p[i] == '\\')
			from = i + 1;
	for (size_t i = from; i < name.n;) {
		size_t at = i;

		if (is_hidden(utf8_next(name, &i)))
			continue;
		memcpy(p + n, name.p + at, i - at);
		n += i - at;
	}
	return utf8_head(str_trim((struct str){ p, n }), max);
}
