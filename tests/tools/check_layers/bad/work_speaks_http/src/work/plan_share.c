#include "net/net.h"
#include "web/form.h"
