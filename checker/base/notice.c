// SPDX-License-Identifier: Apache-2.0
#include "base/notice.h"

static char *fill(const char *template, const char *first, const char *second)
{
    GString *text = g_string_new(NULL);
    for (const char *at = template; *at; at++) {
        if (at[0] != '{' || (at[1] != '0' && at[1] != '1') || at[2] != '}') {
            g_string_append_c(text, *at);
            continue;
        }
        const char *value = at[1] == '0' ? first : second;
        g_assert(value);
        g_string_append(text, value);
        at += 2;
    }
    return g_string_free(text, FALSE);
}

struct said said_of(enum notice notice, const char *first, const char *second)
{
    static const struct {
        const char *english, *swedish;
    } templates[NOTICE_COUNT] = {
#define NOTICE_TEXTS(name, english, swedish) [NOTICE_##name] = {english, swedish},
        NOTICES(NOTICE_TEXTS)
#undef NOTICE_TEXTS
    };
    g_assert((guint)notice < NOTICE_COUNT);
    return (struct said){fill(templates[notice].english, first, second),
                         fill(templates[notice].swedish, first, second)};
}

void said_clear(struct said *said)
{
    g_clear_pointer(&said->english, g_free);
    g_clear_pointer(&said->swedish, g_free);
}
