// SPDX-License-Identifier: Apache-2.0
#include "base/nearest.h"

#include <string.h>

enum { LONGEST = 64 };

// Optimal string alignment distance over bytes.
static guint distance(const char *a, const char *b)
{
    gsize rows = strlen(a), columns = strlen(b);
    if (rows > LONGEST || columns > LONGEST)
        return G_MAXUINT;
    guint d[LONGEST + 1][LONGEST + 1];
    for (gsize i = 0; i <= rows; i++)
        d[i][0] = (guint)i;
    for (gsize j = 0; j <= columns; j++)
        d[0][j] = (guint)j;
    for (gsize i = 1; i <= rows; i++)
        for (gsize j = 1; j <= columns; j++) {
            guint cost = a[i - 1] != b[j - 1];
            guint least = MIN(d[i - 1][j] + 1, d[i][j - 1] + 1);
            least = MIN(least, d[i - 1][j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                least = MIN(least, d[i - 2][j - 2] + 1);
            d[i][j] = least;
        }
    return d[rows][columns];
}

const char *nearest(const char *word, const char *const *candidates)
{
    const char *best = NULL;
    guint least = (guint)MAX(1, strlen(word) / 3) + 1;
    g_autofree char *lower = g_utf8_strdown(word, -1);
    for (const char *const *candidate = candidates; *candidate; candidate++) {
        g_autofree char *other = g_utf8_strdown(*candidate, -1);
        guint edits = distance(lower, other);
        if (edits < least) {
            least = edits;
            best = *candidate;
        }
    }
    return best;
}
