#include "kit/base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 1024 };

/* One write per line, so that lines of several processes do not mix; control letters become '?'. */
static void log_line(const char *level, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0)));
static void log_line(const char *level, const char *fmt, va_list ap)
{
	char line[LINE_MAX_BYTES];
	int head = snprintf(line, sizeof line, "%s ", level);
	int n = vsnprintf(line + head, sizeof line - (size_t)head - 1, fmt, ap);
	size_t len;

	if (n < 0)
		return;
	len = (size_t)head + (size_t)n;
	if (len > sizeof line - 2)
		len = sizeof line - 2;
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)line[i] < 0x20)
			line[i] = '?';
	line[len++] = '\n';
	if (write(STDERR_FILENO, line, len) < 0)
		return; /* nowhere left to say it */
}

#define LOG_AT(name, level)                                                                                            \
	void name(const char *fmt, ...)                                                                                \
	{                                                                                                              \
		va_list ap;                                                                                            \
                                                                                                                       \
		va_start(ap, fmt);                                                                                     \
		log_line(level, fmt, ap);                                                                              \
		va_end(ap);                                                                                            \
	}

LOG_AT(log_info, "info")
LOG_AT(log_warn, "warn")
LOG_AT(log_error, "error")
