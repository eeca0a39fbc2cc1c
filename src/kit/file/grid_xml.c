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

struct grid_xml_node grid_xml_node(xmlTextReaderPtr r)
{
	const int type = xmlTextReaderNodeType(r);
	struct grid_xml_node n = { .name = "", .begins = type == XML_READER_TYPE_ELEMENT };

	n.ends = type == XML_READER_TYPE_END_ELEMENT || (n.begins && xmlTextReaderIsEmptyElement(r) == 1);
	if (n.begins || n.ends)
		n.name = (const char *)xmlTextReaderConstLocalName(r);
	return n;
}

bool grid_xml_is(const struct grid_xml_node *n, bool there, const char *name)
{
	return there && strcmp(n->name, name) == 0;
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
