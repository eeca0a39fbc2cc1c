/* The kinds of file that a record takes. What is not in this table is not taken; what is taken is given out again with
 * the type and the extension of this table, never with those that came with it. */
#pragma once

#include "kit/base/str.h"

enum { FILE_BYTES_MAX = 25 * 1024 * 1024 };

enum file_type {
	FILE_NONE,
	FILE_PDF,
	FILE_JPEG,
	FILE_PNG,
	FILE_HEIC,
	FILE_DOCX,
	FILE_ODT,
	FILE_M4A,
	FILE_MP3,
	FILE_OPUS,
	FILE_TXT,
	FILE_TYPES
};

enum file_class { FILE_IS_PAPER, FILE_IS_PICTURE, FILE_IS_SOUND };

/* Why a file is not taken. */
enum file_fault {
	FILE_GOOD,
	FILE_EMPTY,
	FILE_TOO_BIG,    /* more bytes than FILE_BYTES_MAX */
	FILE_UNKNOWN,    /* by its content none of the kinds */
	FILE_MISNAMED,   /* the extension of its name is that of another kind */
	FILE_DAMAGED,    /* truncated, or not what it begins as */
	FILE_LOCKED,     /* protected by a password: nobody can look into it */
	FILE_ACTIVE,     /* contains a program, a form that sends, or another file */
	FILE_EXCESSIVE,  /* unpacks to more than is sane, or has too many dots */
	FILE_UNREADABLE, /* the process that looked was ended: it took too long or did what it may not */
	FILE_FAULTS
};

struct file_kind {
	const char *key;   /* "pdf": as the record has it, and the extension it is given out with */
	const char *label; /* "PDF" */
	const char *mime;  /* as it is given out */
	enum file_class is;
	const char *extensions; /* that the name of such a file may have, each with a space before and behind */
	const char *magic;      /* types that libmagic may call it, in the same way */
};

/* FILE_NONE has empty words. */
const struct file_kind *file_kind(enum file_type t);
enum file_type file_type_of(struct str key);
/* May a file of this kind have this name? A name without an extension may be anything. */
bool file_name_fits(enum file_type t, struct str name);
/* The last part of a path that a browser sent, cut at max letters, without control letters and what turns the direction
 * of writing: for showing, never for opening. Memory: from a. */
struct str file_name_tidy(struct arena *a, struct str name, size_t max);
