#include "kit/file/grid_xml.h"

#include <string.h>

#include "kit/file/look_grid.h"

xmlTextReaderPtr grid_xml_memory(struct str in)
{
	xmlTextReaderPtr r = xmlReaderForMemory(in.p, (int)in.n, NULL, "UTF-8", XML_HOW);

	if (r == NULL)
		grid_refuse(GRID_DAMAGED);
	return r;
}

bool grid_xml_next(xmlTextReaderPtr r)
{
	int got = xmlTextReaderRead(r);
	int type = got == 1 ? xmlTextReaderNodeType(r) : XML_READER_TYPE_NONE;

	if (got < 0)
		grid_refuse(GRID_DAMAGED);
	if (type == XML_READER_TYPE_DOCUMENT_TYPE || type == XML_READER_TYPE_ENTITY_REFERENCE)
		grid_refuse(GRID_UNSAFE);
	return got == 1;
}

static bool is_called(xmlTextReaderPtr r, const char *name)
{
	const char *is = (const char *)xmlTextReaderConstLocalName(r);

	return is != NULL && strcmp(is, name) == 0;
}

bool grid_xml_begins(xmlTextReaderPtr r, const char *name)
{
	return xmlTextReaderNodeType(r) == XML_READER_TYPE_ELEMENT && is_called(r, name);
}

bool grid_xml_ends(xmlTextReaderPtr r, const char *name)
{
	int type = xmlTextReaderNodeType(r);

	return (type == XML_READER_TYPE_END_ELEMENT ||
	        (type == XML_READER_TYPE_ELEMENT && xmlTextReaderIsEmptyElement(r) == 1)) &&
	       is_called(r, name);
}

struct str grid_xml_text(xmlTextReaderPtr r)
{
	switch (xmlTextReaderNodeType(r)) {
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
	case XML_READER_TYPE_WHITESPACE:
	case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
		return str_of((const char *)xmlTextReaderConstValue(r));
	default:
		return STR_NONE;
	}
}

struct str grid_xml_attribute(xmlTextReaderPtr r, const char *name)
{
	struct str found = STR_NONE;

	for (int more = xmlTextReaderMoveToFirstAttribute(r); more == 1; more = xmlTextReaderMoveToNextAttribute(r))
		if (is_called(r, name) && found.p == NULL)
			found = str_of((const char *)xmlTextReaderConstValue(r));
	(void)xmlTextReaderMoveToElement(r); /* it came from there */
	return found;
}

/* ---- without a tree ---- */

static void walk_stops(struct grid_xml_walk *w)
{
	if (w->stop)
		xmlStopParser(w->parser);
}

static void on_begin(void *x, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int spaces,
                     const xmlChar **space, int n, int defaulted, const xmlChar **attribute)
{
	struct grid_xml_walk *w = x;
	const struct grid_xml_attributes of = { attribute, n };

	(void)prefix, (void)uri, (void)spaces, (void)space, (void)defaulted;
	if (!w->stop)
		w->begins(w->x, (const char *)name, &of);
	walk_stops(w);
}

static void on_end(void *x, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct grid_xml_walk *w = x;

	(void)prefix, (void)uri;
	if (!w->stop)
		w->ends(w->x, (const char *)name);
	walk_stops(w);
}

static void on_text(void *x, const xmlChar *s, int n)
{
	struct grid_xml_walk *w = x;

	if (!w->stop)
		w->text(w->x, (struct str){ (const char *)s, (size_t)n });
	walk_stops(w);
}

static void on_document_type(void *x, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	(void)x, (void)name, (void)external, (void)system;
	grid_refuse(GRID_UNSAFE);
}

static void on_entity(void *x, const xmlChar *name)
{
	(void)x, (void)name;
	grid_refuse(GRID_UNSAFE);
}

void grid_xml_walk(struct grid_xml_walk *w, xmlInputReadCallback read, xmlInputCloseCallback close, void *io)
{
	xmlSAXHandler h = { .initialized = XML_SAX2_MAGIC,
		            .internalSubset = on_document_type,
		            .externalSubset = on_document_type,
		            .reference = on_entity,
		            .startElementNs = on_begin,
		            .endElementNs = on_end,
		            .characters = on_text,
		            .ignorableWhitespace = on_text,
		            .cdataBlock = on_text };

	w->stop = false;
	w->parser = xmlCreateIOParserCtxt(&h, w, read, close, io, XML_CHAR_ENCODING_NONE);
	if (w->parser == NULL || xmlCtxtUseOptions(w->parser, XML_HOW) != 0)
		grid_refuse(GRID_DAMAGED);
	(void)xmlParseDocument(w->parser); /* what came of it the parser says */
	if (!w->stop && w->parser->wellFormed == 0)
		grid_refuse(GRID_DAMAGED);
	xmlFreeParserCtxt(w->parser);
	w->parser = NULL;
}

struct str grid_xml_of(const struct grid_xml_attributes *of, const char *name)
{
	enum { NAME, PREFIX, URI, VALUE, VALUE_END, EACH };

	for (int i = 0; i < of->n; i++) {
		const xmlChar **v = of->v + (ptrdiff_t)i * EACH;

		if (strcmp((const char *)v[NAME], name) == 0)
			return (struct str){ (const char *)v[VALUE], (size_t)(v[VALUE_END] - v[VALUE]) };
	}
	return STR_NONE;
}
