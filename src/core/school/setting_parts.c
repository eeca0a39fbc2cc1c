#include "core/school/setting_parts.h"

extern const struct setting *const __start_apdr_setting[] __attribute__((weak));
extern const struct setting *const __stop_apdr_setting[] __attribute__((weak));

size_t setting_count(void)
{
	return (size_t)(__stop_apdr_setting - __start_apdr_setting);
}

const struct setting *setting_at(size_t i)
{
	return __start_apdr_setting[i];
}
