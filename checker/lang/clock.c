// SPDX-License-Identifier: Apache-2.0
#include "lang/clock.h"

#include "lang/scan.h"

enum { HOURS = 24, MINUTES = 60 };

// "8", "08.30", "16:00".
static guint read_time(const char *text, guint at, guint end, guint *minutes)
{
    gint64 hour = 0, minute = 0;
    guint after = scan_digits(text, at, end, 1, 2, &hour);
    if (!after || hour > HOURS)
        return 0;
    if (after < end && (text[after] == '.' || text[after] == ':')) {
        guint exact = scan_digits(text, after + 1, end, 2, 2, &minute);
        if (exact && minute < MINUTES)
            after = exact;
        else
            minute = 0;
    }
    *minutes = (guint)(hour * MINUTES + minute);
    return scan_ends(text, after, end) ? after : 0;
}

static guint skip_label(const char *text, guint at, guint end)
{
    static const char *const labels[] = {"klockan ", "kl. ", "kl ", "kl.", NULL};
    for (guint i = 0; labels[i]; i++) {
        guint label = 0;
        while (labels[i][label] && at + label < end &&
               g_ascii_tolower(text[at + label]) == labels[i][label])
            label++;
        if (!labels[i][label])
            return at + label;
    }
    return at;
}

guint clock_read(const char *text, guint at, guint end, struct clock *clock)
{
    static const char *const joins[] = {" och ", " till ", " - ", "-", NULL};
    guint between = scan_phrase(text, at, end, "mellan ");
    guint first = skip_label(text, between ? between : at, end);
    guint after = between || first > at ? read_time(text, first, end, &clock->from) : 0;
    if (!after)
        return 0;
    clock->to = clock->from;
    for (guint i = 0; joins[i]; i++) {
        guint next = after, n = 0;
        while (joins[i][n] && next < end && text[next] == joins[i][n]) {
            n++;
            next++;
        }
        next = joins[i][n] ? 0 : skip_label(text, next, end);
        guint last = next ? read_time(text, next, end, &clock->to) : 0;
        if (last && clock->to > clock->from)
            return last;
        clock->to = clock->from;
    }
    return between ? 0 : after;
}

gboolean clock_differs(const struct clock *a, const struct clock *b)
{
    gboolean one = a->from == a->to, other = b->from == b->to;
    return one == other && (a->from != b->from || a->to != b->to);
}
