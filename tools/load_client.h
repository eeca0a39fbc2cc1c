/* The connections of the load generator: one client is one browser with one session, on one kept connection (or a new
 * one for each request, where the server closes it). Whatever goes wrong ends the program with a line that says so. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	CLIENTS_MAX = 64,
	REPLY_MAX = 4 << 20,
	REQUEST_MAX = 4096,
	PUPILS_MAX = 4096,
	NUMBER_MAX = 24,
	COOKIE_MAX = 256,
	TOKEN_MAX = 80,
};

struct client {
	int fd; /* -1: to be opened */
	char cookie[COOKIE_MAX];
	char token[TOKEN_MAX];
	char request[REQUEST_MAX];
	char reply[REPLY_MAX + 1];
	size_t got;
	size_t want; /* whole reply; 0: head not read yet */
	size_t head;
	bool to_end; /* the reply ends where the connection does */
	int64_t began;
};

_Noreturn void give_up(const char *what);

/* Before the first client: where the server is, and the epoll that gets every connection. */
void clients_begin(int port, int epoll);

void request_get(struct client *c, const char *path, const char *etag);
void request_post(struct client *c, const char *path, const char *body);
void client_send(struct client *c);

/* Takes what has come; true when the reply is whole. */
bool client_read(struct client *c);

/* After a whole reply: closes where the server does not keep the connection. */
void client_rest(struct client *c);

int client_status(const struct client *c);

/* Value of a header of the reply; empty when there is none. */
void client_header(const struct client *c, const char *name, char *out, size_t max);

/* One request and its whole reply, which must have this status. */
void client_ask(struct client *c, int status);

void client_sign_in(struct client *c, const char *login, const char *password);

/* Pupils on SEN support or with an EHC plan, from the first pages of the list. Returns how many. */
size_t client_pupils(struct client *c, char (*pupil)[NUMBER_MAX], size_t max);
