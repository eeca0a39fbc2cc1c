#include "kit/base/symbol.h"

const struct symbol *symbol_find(struct str name)
{
	for (const struct symbol *s = symbols; s->name != NULL; s++)
		if (str_is(name, s->name))
			return s;
	return NULL;
}
