// SPDX-License-Identifier: Apache-2.0
#include "sys/terminal.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

char *terminal_today(void)
{
    g_autoptr(GDateTime) now = g_date_time_new_now_local();
    return g_date_time_format(now, "%Y-%m-%d");
}

gboolean terminal_has_color(int fd)
{
    const char *none = g_getenv("NO_COLOR");
    const char *term = g_getenv("TERM");
    return isatty(fd) && !(none && *none) && term && strcmp(term, "dumb") != 0;
}

guint terminal_width(int fd)
{
    struct winsize size;
    return isatty(fd) && ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

guint terminal_processors(void)
{
    return MAX(g_get_num_processors(), 1);
}

char *terminal_program_folder(void)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    return program ? g_path_get_dirname(program) : NULL;
}
