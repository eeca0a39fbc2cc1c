/* What is out of the ordinary and is noticed: kinds, and what a use case says of one. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define UNUSUAL_CHOICES(X, _) \
	X(_, SIGN_IN, "sign_in", "Wrong sign-in name or password") \
	X(_, WAIT, "wait", "Made to wait after wrong tries") \
	X(_, CODE, "code", "Wrong code from a letter or of a class") \
	X(_, CARD, "card", "Wrong pictures of a sign-in card") \
	X(_, LINK, "link", "Link for an invitation that is none") \
	X(_, POST, "post", "Form that did not come from a page here") \
	X(_, FOREIGN, "foreign", "Form for a record that is not open to them") \
	X(_, OLD, "old", "Wrong old password on the page of a person") \
	X(_, RESET, "reset", "New password by a letter or link") \
	X(_, DEVICE, "device", "Signed in on a new device") \
	X(_, READING, "reading", "Pupils’ pages opened very fast")
/* clang-format on */
CHOICES(unusual_kind, UNUSUAL);

enum { UNUSUAL_NOTED = 4 };

struct unusual {
	enum unusual_kind kind;
	int64_t school_id;  /* 0: of no school that is known */
	int64_t account_id; /* 0: of no account that is known */
};
