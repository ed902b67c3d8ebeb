// SPDX-License-Identifier: Apache-2.0
#include "report/report.h"

#include "report/actions.h"
#include "report/formats.h"

#include <string.h>

static const struct report_format formats[] = {
    {"text", report_text},
    {"json", report_json},
    {"html", report_html},
    {NULL, NULL},
};

static const struct report_format action_formats[] = {
    {"text", actions_text}, {"html", actions_html}, {"markdown", actions_markdown},
    {"xlsx", actions_xlsx}, {NULL, NULL},
};

const struct report_format *report_formats(void)
{
    return formats;
}

const struct report_format *report_view(const char *view)
{
    return strcmp(view, "findings") == 0  ? formats
           : strcmp(view, "actions") == 0 ? action_formats
                                          : NULL;
}

const struct report_format *report_find(const char *name)
{
    for (const struct report_format *format = formats; format->name; format++) {
        if (strcmp(format->name, name) == 0)
            return format;
    }
    return NULL;
}
