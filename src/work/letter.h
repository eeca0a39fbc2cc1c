/* What every letter to a family carries: the school's head, the reader's own address, where to turn for advice. What a
 * letter says is the affair of the step that sends it. */
#pragma once

#include "model/pupil.h"
#include "paper/letter_paper.h"
#include "work/ctx.h"

/* Help from outside the school, from the area profile; empty texts where nothing is recorded. */
struct area_help {
	struct str service; /* the independent advice service */
	struct str phone;
	struct str hours;
	struct str email;
	struct str site;
	struct str local_offer; /* web address */
};

enum rc area_help_load(struct ctx *c, struct area_help *out) NODISCARD;
/* "For free, independent advice: …" as one sentence; empty when no service is recorded. Memory: a. */
struct str area_help_sentence(struct arena *a, const struct area_help *h);

/* The frame without a reader: school, date, who signs (the SENCO), signposts. Memory: c->a. */
enum rc letter_frame_load(struct ctx *c, bool large_print, struct letter_frame *out) NODISCARD;
/* Makes it out to one person: name, and the address when it is known. Nobody else's address is looked at. */
void letter_frame_to(struct arena *a, struct letter_frame *f, struct str name, struct str address);
