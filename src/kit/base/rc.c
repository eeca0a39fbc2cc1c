#include "kit/base/rc.h"

#include <stdarg.h>
#include <stdio.h>

enum rc err_set(struct err *e, enum rc rc, const char *fmt, ...)
{
	va_list ap;

	if (e != NULL) {
		va_start(ap, fmt);
		(void)vsnprintf(e->text, sizeof e->text, fmt, ap); /* a cut message is still a message */
		va_end(ap);
	}
	return rc;
}
