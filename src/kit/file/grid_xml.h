/* libxml2's reader, as the readers of tables use it: one part at a time, no document type, nothing from elsewhere. Not
 * for other rooms. */
#pragma once

#include <libxml/xmlreader.h>

#include "kit/base/str.h"

enum { XML_HOW = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT };

/* A reader of text in memory; the text has to stay. */
xmlTextReaderPtr grid_xml_memory(struct str in);
/* The next node; false at the end. A fault of the markup, and a document type, end the process. */
bool grid_xml_next(xmlTextReaderPtr r);
/* Does an element begin here (or end), and what is it called without its prefix? */
bool grid_xml_begins(xmlTextReaderPtr r, const char *name);
bool grid_xml_ends(xmlTextReaderPtr r, const char *name);
/* Letters between elements, else empty; valid until the next node. */
struct str grid_xml_text(xmlTextReaderPtr r);
/* An attribute of the element by its name without prefix; valid until the next node. */
struct str grid_xml_attribute(xmlTextReaderPtr r, const char *name);

/* A part as it goes by, without a tree: for those with millions of elements. What refuses a file is the same. Names are
 * without their prefix; a text may come in pieces. */
struct grid_xml_attributes {
	const xmlChar **v;
	int n;
};
struct grid_xml_walk {
	void (*begins)(void *x, const char *name, const struct grid_xml_attributes *of);
	void (*ends)(void *x, const char *name);
	void (*text)(void *x, struct str s);
	void *x;
	bool stop; /* set by one of these: no more of the part is read */
	xmlParserCtxtPtr parser;
};
void grid_xml_walk(struct grid_xml_walk *w, xmlInputReadCallback read, xmlInputCloseCallback close, void *io);
/* The first attribute of this name; empty when there is none. Valid until the next call. */
struct str grid_xml_of(const struct grid_xml_attributes *of, const char *name);
