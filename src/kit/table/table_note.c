#include "kit/table/table_own.h"

#include <string.h>

void note_add(struct notes *s, struct table_note n)
{
	if (s->n == s->room) {
		struct table_note *more = NEW_ARRAY(s->a, struct table_note, s->room * 2 + 16);

		if (s->n > 0)
			memcpy(more, s->item, s->n * sizeof *more);
		s->item = more;
		s->room = s->room * 2 + 16;
	}
	s->item[s->n++] = n;
}
