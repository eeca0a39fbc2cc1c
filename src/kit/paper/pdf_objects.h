/* A PDF file taken apart into its objects, and written again. Private to this room.
 *
 * Reads what the drawing library wrote and nothing else: a file with a plain table of objects, as PDF 1.4 has it.
 * Within that it goes by the language of PDF (names, dictionaries, references), never by where the library puts line
 * ends, in which order it writes, or which objects it needs: those change from version to version. */
#pragma once

#include "kit/base/rc.h"
#include "kit/base/str.h"

struct pdf_object {
	struct str body; /* after "N 0 obj" up to, not with, "endobj" */
	bool gone;       /* will not be written; its number can be given again */
};

struct pdf {
	struct arena *a;
	struct pdf_object *objects;
	int n; /* one more than the highest number */
	int root, info;
	int next_free;
};

/* Views of the file. Returns NULL, or what kind of file this is instead. */
const char *pdf_read(struct pdf *pdf, struct str file);

/* The inside of the dictionary that a body or a value begins with; empty when it begins with something else. */
struct str pdf_dict(struct str body);
/* Takes the next key ("/Name") and its value, as they are written, from the inside of a dictionary. False at its end.
 */
bool pdf_entry(struct str *rest, struct str *key, struct str *value);
struct str pdf_get(struct str dict, const char *key); /* empty when it is not there */
/* Takes the next element of an array: its inside first, then what this left. */
struct str pdf_inside(struct str value);
bool pdf_element(struct str *rest, struct str *value);
/* The number of an object that a value refers to; 0 when it is no reference to an object that is there. */
int pdf_ref(const struct pdf *pdf, struct str value);
/* The dictionary of a value that is one or refers to one. */
struct str pdf_dict_of(const struct pdf *pdf, struct str value);
/* What a stream holds, unpacked. False when it is packed in a way that the library did not use so far. */
NODISCARD bool pdf_stream(const struct pdf *pdf, int number, struct str *out);

void pdf_drop(struct pdf *pdf, int number); /* 0: nothing */
/* Room for more objects; pdf_new then gives numbers of dropped ones first. */
void pdf_room(struct pdf *pdf, int more);
int pdf_new(struct pdf *pdf);
void pdf_set(struct pdf *pdf, int number, struct str body);
void pdf_set_stream(struct pdf *pdf, int number, const char *entries, struct str content);
/* The bytes; objects get new numbers without gaps. Empty when it would be too large. */
struct str pdf_write(const struct pdf *pdf);
