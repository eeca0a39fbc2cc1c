/* Names for machines: the key under which a name is searched and sorted, and the composed form in which it is kept.
 *
 * The key has neither marks nor capitals nor punctuation: "O'Hara-Müller" is "ohara muller", "Nguyễn" is "nguyen",
 * "Łucja" is "lucja"; apostrophes vanish, hyphens and everything else that is neither letter nor digit become one
 * space between words; letters of other scripts stay. A key is never shown to people. */
#pragma once

#include "kit/base/str.h"

/* Key of a text. s must be well-formed UTF-8. The result is in the arena and may be empty. */
struct str fold_key(struct arena *a, struct str s);
/* Key of a person: family name first, then given and preferred name, so that sorting by it is sorting by family. A
 * preferred name equal to the given one is left out. */
struct str fold_name(struct arena *a, struct str family, struct str given, struct str preferred);
/* The key without its spaces, for headings: "Legal  Sur-name" is "legalsurname". */
struct str fold_tight(struct arena *a, struct str s);
/* Every word of the typed text (a key) begins some word of the name (a key). Nothing typed finds everybody. */
bool fold_finds(struct str name_key, struct str typed_key);
/* Composed form (NFC), so that one name from two systems is the same bytes. Gives s itself when it is ASCII. */
struct str fold_compose(struct arena *a, struct str s);
/* One space for every run of white space, none at the ends. */
struct str fold_spaces(struct arena *a, struct str s);
