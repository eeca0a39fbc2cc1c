/* Word files and OpenDocument texts: archives of markup. Kept as they came when they are nothing else: no macros, no
 * controls, no objects of other programs, nothing that is fetched from elsewhere when they are opened, no entities. */
#include "kit/file/look_own.h"

#include <string.h>

struct office {
	bool types;    /* [Content_Types].xml of Word */
	bool document; /* word/document.xml */
	bool mime;     /* mimetype of OpenDocument, first and not compressed */
	bool content;  /* content.xml */
};

static const char *const NEVER_NAMED[] = { "vbaProject", "vbaData",  "activeX/", "oleObject", ".exe",    ".dll",
	                                   ".js",        ".vbs",     ".bat",     ".docm",     ".xlsm",   ".pptm",
	                                   "Basic/",     "Scripts/", ".html",    ".htm",      "Object 1" };
/* In relations of Word: what is fetched from outside when the file is opened. A link that people press is no harm. */
static const char *const NEVER_FETCHED[] = { "/attachedTemplate", "/oleObject", "/frame",
	                                     "/subDocument",      "/image",     "/externalLink" };

static bool is_markup(struct str name)
{
	return str_ends(name, S(".xml")) || str_ends(name, S(".rels")) || str_ends(name, S(".rdf"));
}

/* Each relation to outside. */
static void relations_look(struct str body)
{
	for (struct str rest = body;;) {
		ptrdiff_t at = str_find(rest, S("<Relationship "));
		ptrdiff_t end;
		struct str one;

		if (at < 0)
			return;
		rest = str_sub(rest, (size_t)at + 1, rest.n);
		end = str_find(rest, S(">"));
		one = str_sub(rest, 0, end < 0 ? rest.n : (size_t)end);
		for (size_t i = 0; i < sizeof NEVER_FETCHED / sizeof *NEVER_FETCHED; i++)
			if (look_has(one, "External") && look_has(one, NEVER_FETCHED[i]))
				look_refuse(FILE_ACTIVE);
	}
}

static void entry_look(void *x, const struct zip_entry *z)
{
	struct office *o = x;

	for (size_t i = 0; i < sizeof NEVER_NAMED / sizeof *NEVER_NAMED; i++)
		if (look_has(z->name, NEVER_NAMED[i]))
			look_refuse(FILE_ACTIVE);
	if (is_markup(z->name) && (look_has(z->body, "<!DOCTYPE") || look_has(z->body, "<!ENTITY") ||
	                           look_has(z->body, "vnd.sun.star.script:") || look_has(z->body, "macroEnabled") ||
	                           look_has(z->body, "DDEAUTO")))
		look_refuse(FILE_ACTIVE);
	if (str_ends(z->name, S(".rels")))
		relations_look(z->body);
	if (str_is(z->name, "META-INF/manifest.xml") && look_has(z->body, "encryption-data"))
		look_refuse(FILE_LOCKED);
	o->types |= str_is(z->name, "[Content_Types].xml");
	o->document |= str_is(z->name, "word/document.xml");
	o->content |= str_is(z->name, "content.xml");
	o->mime |= z->first && z->stored && str_is(z->name, "mimetype") &&
	           str_is(z->body, "application/vnd.oasis.opendocument.text");
}

void office_look(struct arena *a, struct str in, struct look_found *out)
{
	struct office o = { 0 };

	zip_walk(a, in, entry_look, &o);
	if (o.mime && o.content)
		out->type = FILE_ODT;
	else if (o.types && o.document)
		out->type = FILE_DOCX;
	else
		look_refuse(FILE_UNKNOWN);
	out->part[FILE_WHOLE] = in;
}
