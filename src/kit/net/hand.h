/* Handing an open socket from one process to another, with a word of what it is for. Used between the parent and its
 * children over SOCK_SEQPACKET pairs; nothing else goes over them. */
#pragma once

#include "kit/base/rc.h"

#include <stdint.h>

enum hand_kind {
	HAND_SOCKET = 1, /* parent → child: here is the socket of slot n */
	HAND_STOP,       /* parent → child: finish what is in work and end */
	HAND_STUCK,      /* child → parent: the process of slot n does not answer; end it */
	HAND_READY,      /* child → parent: slot n has opened what it needs */
};

struct hand {
	uint32_t kind;
	uint32_t slot;
	int fd; /* -1: none */
};

/* RC_FAIL when the other side is gone or its queue is full. */
enum rc hand_send(int control, enum hand_kind kind, uint32_t slot, int fd) NODISCARD;
/* RC_NONE: end of stream. RC_BUSY: nothing to read from a non-blocking socket. RC_INVALID: not such a message. The
 * caller owns out->fd, which is close-on-exec. */
enum rc hand_receive(int control, struct hand *out) NODISCARD;
