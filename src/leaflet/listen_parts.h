/* A leaflet to listen to: the link, the page with the player, and the sound. */
#pragma once

#include "leaflet/leaf_sound.h"
#include "leaflet/leaflet_parts.h"

/* An item of a list of forms, "Listen (6 minutes, 1.2 MB)"; url: of the page. sound: NULL, or what is known of it. */
void listen_item_write(struct req *q, struct str url, const struct leaf_sound *sound);
/* What stands between the head of the page and its end: player, chapters, and the text that is read. url: of the sound.
 */
enum rc listen_write(struct req *q, const struct public_school *s, const struct leaf *l, struct str url) NODISCARD;
enum rc listen_send(struct req *q, const struct public_school *s, const struct leaf *l) NODISCARD;
