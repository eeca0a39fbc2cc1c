/* Running a program from a test, a folder for its files, and looking for words in what it said. */
#pragma once

#include "kit/base/str.h"

/* Group set-up and clean-up: a new folder below /tmp, removed at the end unless KEEP_FILES is set. */
int tool_folder_make(void **state);
int tool_folder_remove(void **state);
/* The path of a file in that folder. */
const char *tool_place(struct arena *a, const char *name);
/* Writes bytes to a file; fails the test when that is not possible. */
void tool_write(const char *path, struct str bytes);
/* Runs argv[0] (found on PATH) with its output and errors collected in the arena. *status gets its exit status. */
struct str tool_run(struct arena *a, const char *const *argv, int *status);
/* The same for a program that must succeed. */
struct str tool_said(struct arena *a, const char *const *argv);
/* Writes a PDF file to the folder and has it checked by qpdf. Returns its path. */
const char *pdf_checked(struct arena *a, const char *name, struct str bytes);

/* Lines joined: each run of white space is one space, so that a search does not depend on where lines end. */
struct str text_flat(struct arena *a, struct str text);
/* The place behind a word that comes at or after `from`; a failed test when it does not. */
size_t text_after(struct str text, const char *word, size_t from);
int text_count(struct str text, const char *word);
/* All words (NULL at the end) come one after the other. */
void text_in_order(struct str text, const char *const *words);

#define TOOL(a, status, ...) tool_run((a), (const char *const[]){ __VA_ARGS__, NULL }, (status))
#define SAID(a, ...) tool_said((a), (const char *const[]){ __VA_ARGS__, NULL })
#define IN_ORDER(text, ...) text_in_order((text), (const char *const[]){ __VA_ARGS__, NULL })
