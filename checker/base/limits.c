// SPDX-License-Identifier: Apache-2.0
#include "base/limits.h"

#include <string.h>

struct limits limits_default(void)
{
    return (struct limits){
#define LIMITS_VALUE(field, option, value, meaning) .field = (value),
        LIMITS(LIMITS_VALUE)
#undef LIMITS_VALUE
    };
}

guint64 *limits_find(struct limits *limits, const char *option)
{
#define LIMITS_FIND(field, name, value, meaning)                                                   \
    if (strcmp(option, name) == 0)                                                                 \
        return &limits->field;
    LIMITS(LIMITS_FIND)
#undef LIMITS_FIND
    return NULL;
}
