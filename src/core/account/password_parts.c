#include "core/account/password_parts.h"

void password_fields(struct req *q, struct str fault)
{
	ui_input(&q->w,
	         &(struct ui_field){
	             .name = "password",
	             .label = S("New password"),
	             .hint = S(
	                 "At least 12 characters. Three words that do not belong together are good. You may paste it."),
	             .type = "password",
	             .autocomplete = "new-password",
	             .width = 30,
	             .error = fault });
	ui_input(&q->w, &(struct ui_field){ .name = "again",
	                                    .label = S("New password, once more"),
	                                    .type = "password",
	                                    .autocomplete = "new-password",
	                                    .width = 30 });
}
