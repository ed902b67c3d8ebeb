// SPDX-License-Identifier: Apache-2.0
#include "finding/message.h"

const char *message_fill(struct arena *arena, const char *template,
                         const struct message_words *words)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (const char *at = template; *at; at++) {
        const char *filled = NULL;
        switch (*at) {
        case MESSAGE_MATCH:
            filled = words->match;
            break;
        case MESSAGE_SUGGESTION:
            filled = words->suggestion;
            break;
        case MESSAGE_NAMES:
            filled = words->names;
            break;
        case MESSAGE_DETAIL:
            filled = words->detail;
            break;
        case MESSAGE_EXPECTED:
            filled = words->expected;
            break;
        case MESSAGE_FOUND:
            filled = words->found;
            break;
        case MESSAGE_CLAUSE:
            filled = words->clause;
            break;
        case MESSAGE_AGREEMENT:
            filled = words->agreement;
            break;
        default:
            g_string_append_c(text, *at);
            break;
        }
        g_string_append(text, filled ? filled : "");
    }
    return arena_strndup(arena, text->str, text->len);
}
