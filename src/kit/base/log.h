/* The log: one line an event on stderr, "level where: message key=value". Never personal data: ids only. Only the top
 * layer (cmd, web dispatch, process supervision) logs; libraries return. */
#pragma once

void log_info(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void log_warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void log_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
