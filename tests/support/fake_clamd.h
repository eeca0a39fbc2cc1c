/* A scanner of the test's own on a socket, which speaks as clamd does (INSTREAM), or does not. */
#pragma once

#include <sys/types.h>

enum fake_clamd {
	FAKE_SOUND,     /* finds "EICAR", else says OK */
	FAKE_SLOW,      /* the same, after a while and letter by letter */
	FAKE_MUTE,      /* takes everything and never answers */
	FAKE_HANGS_UP,  /* takes nothing */
	FAKE_BABBLES,   /* answers with what is no answer, and does not end */
	FAKE_CUT,       /* "stream: OK" without its end */
	FAKE_TOO_LARGE, /* clamd's answer to what is larger than its limit */
};

/* Serves until fake_clamd_end. */
pid_t fake_clamd_start(const char *path, enum fake_clamd how);
void fake_clamd_end(pid_t p, const char *path);
