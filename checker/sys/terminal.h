// SPDX-License-Identifier: Apache-2.0
// What the program may know of the machine it runs on: today's date, the terminal, its own place.
#ifndef LINJERA_SYS_TERMINAL_H
#define LINJERA_SYS_TERMINAL_H

#include <glib.h>

// Today in local time as YYYY-MM-DD; newly allocated.
char *terminal_today(void);
// Whether the descriptor is a terminal that shows colours (NO_COLOR and TERM=dumb say no).
gboolean terminal_has_color(int fd);
// Columns of the terminal; 0 when it is none.
guint terminal_width(int fd);
// Processors this process may use, at least 1.
guint terminal_processors(void);
// The folder of the running program; newly allocated, NULL when not known.
char *terminal_program_folder(void);

#endif
