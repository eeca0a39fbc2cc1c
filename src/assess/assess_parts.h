/* What the pages of Assess share: numbered controls, and the lists of strengths, barriers and what to know. */
#pragma once

#include "assess/assess.h"
#include "core/door/page.h"

/* May who asks write to what is shown? */
bool assess_may_write(const struct req *q, const struct assess_view *v);
/* "words-3". Memory: of the request. */
const char *assess_control(struct req *q, const char *what, size_t i);
/* What was typed, or what stands there when nothing was sent. */
struct str assess_kept(const struct form *f, const char *name, struct str otherwise);
/* Ids are in the form, so that sending it twice adds nothing twice. */
void assess_id_write(struct form *f, const char *name, int64_t id);
/* A text of a control by the field of a record, into obj too; what is wrong becomes an error of the form. */
struct str assess_text_read(struct form *f, const struct record *rec, const char *field, const char *name, void *obj);
/* 0 when it is none. */
int64_t assess_number_read(const struct form *f, const char *name);

/* The three lists, with boxes for those who may write. */
void assess_insights_write(struct form *f, const struct assess_view *v);
/* What somebody else has saved meanwhile. */
void assess_insights_theirs(struct req *q, const struct assess_view *v);
void assess_insights_read(struct form *f, struct assess_in *in);
