// SPDX-License-Identifier: Apache-2.0
#include "base/color.h"

#include <string.h>

enum hue { BLACK, GREY, WHITE, RED, ORANGE, YELLOW, GREEN, BLUE, PURPLE, HUES };

enum { HUES_NAMED = 2 * HUES };

// Pairs: the Swedish name of a hue, then the English.
static const char *const names[HUES_NAMED + 1] = {
    [2 * BLACK] = "svart",   "black",  [2 * GREY] = "grå",   "grey",
    [2 * WHITE] = "vit",     "white",  [2 * RED] = "röd",    "red",
    [2 * ORANGE] = "orange", "orange", [2 * YELLOW] = "gul", "yellow",
    [2 * GREEN] = "grön",    "green",  [2 * BLUE] = "blå",   "blue",
    [2 * PURPLE] = "lila",   "purple",
};

const char *const *color_names(void)
{
    return names;
}

static gboolean read_value(const char *text, guint *value)
{
    text += *text == '#';
    if (strlen(text) != 6 || strspn(text, "0123456789abcdefABCDEF") != 6)
        return FALSE;
    *value = (guint)g_ascii_strtoull(text, NULL, 16);
    return TRUE;
}

static guint find_name(const char *name)
{
    guint i = 0;
    while (names[i] && strcmp(names[i], name) != 0)
        i++;
    return i;
}

gboolean color_known(const char *name)
{
    guint value;
    return names[find_name(name)] || read_value(name, &value);
}

// Greys have hardly any colour in them; the others are told by the angle on the colour wheel.
static enum hue hue_of(guint value)
{
    gint red = (gint)(value >> 16), green = (gint)(value >> 8 & 0xff), blue = (gint)(value & 0xff);
    gint most = MAX(red, MAX(green, blue)), least = MIN(red, MIN(green, blue));
    gint range = most - least;
    if (range * 5 < most || most < 0x30)
        return most < 0x30 ? BLACK : most > 0xf0 ? WHITE : GREY;
    gint angle = most == red     ? 60 * (green - blue) / range
                 : most == green ? 120 + 60 * (blue - red) / range
                                 : 240 + 60 * (red - green) / range;
    angle = (angle + 360) % 360;
    static const struct {
        gint until;
        enum hue hue;
    } wheel[] = {{18, RED}, {48, ORANGE}, {70, YELLOW}, {165, GREEN}, {255, BLUE}, {330, PURPLE}};
    for (gsize i = 0; i < G_N_ELEMENTS(wheel); i++)
        if (angle < wheel[i].until)
            return wheel[i].hue;
    return RED;
}

gboolean color_is(const char *value, const char *name)
{
    guint own, other;
    if (!read_value(value, &own))
        return FALSE;
    if (read_value(name, &other))
        return own == other;
    guint named = find_name(name);
    return named < HUES_NAMED && hue_of(own) == (enum hue)(named / 2);
}
