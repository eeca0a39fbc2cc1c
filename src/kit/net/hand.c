#include "kit/net/hand.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

union room {
	struct cmsghdr align;
	char bytes[CMSG_SPACE(sizeof(int))];
};

enum rc hand_send(int control, enum hand_kind kind, uint32_t slot, int fd)
{
	uint32_t word[2] = { (uint32_t)kind, slot };
	struct iovec part = { word, sizeof word };
	struct msghdr m = { .msg_iov = &part, .msg_iovlen = 1 };
	union room room = { 0 };
	ssize_t sent;

	if (fd >= 0) {
		struct cmsghdr *c;

		m.msg_control = room.bytes;
		m.msg_controllen = sizeof room.bytes;
		c = CMSG_FIRSTHDR(&m);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(sizeof fd);
		memcpy(CMSG_DATA(c), &fd, sizeof fd);
	}
	do
		sent = sendmsg(control, &m, MSG_NOSIGNAL | MSG_DONTWAIT);
	while (sent < 0 && errno == EINTR);
	return sent == (ssize_t)sizeof word ? RC_OK : RC_FAIL;
}

static int fd_of(struct msghdr *m)
{
	int fd = -1;

	for (struct cmsghdr *c = CMSG_FIRSTHDR(m); c != NULL; c = CMSG_NXTHDR(m, c))
		if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS && c->cmsg_len == CMSG_LEN(sizeof fd))
			memcpy(&fd, CMSG_DATA(c), sizeof fd);
	return fd;
}

enum rc hand_receive(int control, struct hand *out)
{
	uint32_t word[2];
	struct iovec part = { word, sizeof word };
	union room room = { 0 };
	struct msghdr m = {
		.msg_iov = &part, .msg_iovlen = 1, .msg_control = room.bytes, .msg_controllen = sizeof room.bytes
	};
	ssize_t got;
	int fd;

	do
		got = recvmsg(control, &m, MSG_CMSG_CLOEXEC);
	while (got < 0 && errno == EINTR);
	if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
		return RC_BUSY;
	if (got <= 0)
		return RC_NONE;
	fd = fd_of(&m);
	if (got != (ssize_t)sizeof word) {
		if (fd >= 0)
			close(fd);
		return RC_INVALID;
	}
	*out = (struct hand){ word[0], word[1], fd };
	return RC_OK;
}
