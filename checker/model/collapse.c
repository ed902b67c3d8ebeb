// SPDX-License-Identifier: Apache-2.0
#include "model/collapse.h"

// Not the no-break space, and none beyond ASCII.
static gboolean is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

gboolean collapse_is_blank(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        if (!is_space(text[i]))
            return FALSE;
    }
    return TRUE;
}

void collapse_reset(struct collapse *collapse)
{
    collapse->begun = collapse->pending = FALSE;
}

static void put_pending(struct collapse *collapse)
{
    if (collapse->pending)
        builder_text(collapse->builder, " ", 1, collapse->mark_present ? &collapse->mark : NULL);
    collapse->pending = FALSE;
}

void collapse_keep(struct collapse *collapse, const char *text, gsize length,
                   const struct span *mark)
{
    if (length == 0)
        return;
    put_pending(collapse);
    builder_text(collapse->builder, text, length, mark);
    collapse->begun = TRUE;
}

void collapse_text(struct collapse *collapse, const char *text, gsize length,
                   const struct span *mark)
{
    for (gsize at = 0; at < length;) {
        gsize from = at;
        while (at < length && !is_space(text[at]))
            at++;
        collapse_keep(collapse, text + from, at - from, mark);
        from = at;
        while (at < length && is_space(text[at]))
            at++;
        if (at == from || !collapse->begun || collapse->pending)
            continue;
        collapse->pending = TRUE;
        collapse->mark_present = mark != NULL;
        if (mark)
            collapse->mark = *mark;
    }
}
