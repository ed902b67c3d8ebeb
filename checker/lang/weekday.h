// SPDX-License-Identifier: Apache-2.0
// The days of the week as Swedish names them: 0 is Monday.
#ifndef LINJERA_LANG_WEEKDAY_H
#define LINJERA_LANG_WEEKDAY_H

#include <glib.h>

enum { WEEKDAYS = 7 };

// The day that a word in lower case names, in any form for one day ("måndagen", "mån"); -1: none.
gint weekday_read(const char *word);
// FALSE: no day is named in the text, for certain; a quick look.
gboolean weekday_may_stand(const char *text);
// "måndag" for 0.
const char *weekday_name(gint weekday);
// The weekday of a day of the calendar (lang/calendar.h).
gint weekday_of(guint32 day);

#endif
