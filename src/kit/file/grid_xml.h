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
/* The same where a node is asked for many names: a sheet has millions. */
struct grid_xml_node {
	const char *name; /* valid until the next node */
	bool begins;
	bool ends; /* an empty element does both */
};
struct grid_xml_node grid_xml_node(xmlTextReaderPtr r);
bool grid_xml_is(const struct grid_xml_node *n, bool there, const char *name);
/* Letters between elements, else empty; valid until the next node. */
struct str grid_xml_text(xmlTextReaderPtr r);
/* An attribute of the element by its name without prefix; valid until the next node. */
struct str grid_xml_attribute(xmlTextReaderPtr r, const char *name);
