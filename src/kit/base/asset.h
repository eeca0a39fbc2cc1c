/* Addresses of the style sheet, the script, the icons, the pictures and the favicon that are built into the binary,
 * with a hash of the content, so that browsers may keep them for a year. Defined in the file that tools/assets
 * generates. */
#pragma once

extern const char asset_css_url[];
extern const char asset_js_url[];
extern const char asset_icons_url[];
extern const char asset_favicon_url[];
extern const char asset_symbols_url[];
