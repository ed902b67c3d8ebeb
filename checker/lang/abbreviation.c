// SPDX-License-Identifier: Apache-2.0
#include "lang/abbreviation.h"

#include <string.h>

static const char *const inner[] = {
    "t.ex",  "ex",    "bl.a",  "bl",    "d.v.s", "dvs",     "s.k",   "f.d", "f.n",      "fr.o.m",
    "t.o.m", "p.g.a", "pga",   "resp",  "ev",    "ca",      "c:a",   "kl",  "nr",       "dnr",
    "kap",   "st",    "p",     "s",     "tfn",   "tel",     "leg",   "jfr", "prop",     "bet",
    "rskr",  "dir",   "art",   "avd",   "fig",   "inkl",    "exkl",  "ang", "avs",      "bitr",
    "dr",    "prof",  "forts", "föreg", "i.o.m", "m.a.o",   "m.h.t", "n.b", "ordf",     "red",
    "ref",   "sekr",  "sid",   "sign",  "sthlm", "t.f",     "tf",    "t.h", "t.v",      "ungef",
    "uppl",  "utg",   "å.k",   "övers", "fr.a",  "framf.a", "h.h",   "enl", "bl.annat", "m.t.p",
    "u.p.a", "o",     "e.g",   "i.e",   "jmf",   "mom",
};

static const char *const closing[] = {
    "m.m", "mm",  "m.fl", "mfl",   "fl",  "o.s.v", "osv",
    "e.d", "o.d", "etc",  "o.dyl", "dyl", "e.kr",  "f.kr",
};

static gboolean listed(const char *const *words, gsize count, const char *word)
{
    for (gsize i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return TRUE;
    return FALSE;
}

enum abbreviation abbreviation_find(const char *word, gsize length)
{
    g_autofree char *lower = g_utf8_strdown(word, (gssize)length);
    if (listed(inner, G_N_ELEMENTS(inner), lower))
        return ABBREVIATION_INNER;
    return listed(closing, G_N_ELEMENTS(closing), lower) ? ABBREVIATION_CLOSING : ABBREVIATION_NONE;
}
