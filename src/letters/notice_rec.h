/* Formal information of a family: one notice for each person who is to be told, with proof that it reached them. */
#pragma once

#include "core/people/person_rec.h"

struct notice {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	struct str kind;
	int64_t about_id;  /* the decision, discussion, plan or review it tells of */
	int64_t person_id; /* none: somebody who is no contact, or the pupil */
	struct str addressee;
	int64_t to_pupil;
	struct str body;
	struct date made_on;
	struct str channel;
	struct date sent_on; /* none: still to be sent */
	int64_t sent_by;
	struct str proof;
	int64_t seen_at; /* instant of the first opening on their page; 0 = not opened */
	int64_t revision;
	struct str by_name; /* joined: who sent it */
};

extern const struct record notice_rec;
extern const struct choice notice_choices[];
