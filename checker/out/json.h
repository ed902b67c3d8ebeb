// SPDX-License-Identifier: Apache-2.0
// JSON as a stream (yajl's generator): nothing is kept but what is being written.
#ifndef LINJERA_OUT_JSON_H
#define LINJERA_OUT_JSON_H

#include <glib.h>

struct json;

// `pretty`: indented by two spaces, a member a line.
struct json *json_new(gboolean pretty);
typedef struct json json_t;
void json_free(struct json *json);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(json_t, json_free)
void json_object(struct json *json); // {
void json_end_object(struct json *json);
void json_array(struct json *json); // [
void json_end_array(struct json *json);
void json_key(struct json *json, const char *key);
void json_string(struct json *json, const char *value); // NULL writes null
void json_number(struct json *json, gint64 value);
// A number given in thousandths: 875 is 0.875, whatever the locale.
void json_thousandths(struct json *json, guint value);
void json_boolean(struct json *json, gboolean value);
void json_null(struct json *json);
// key + value
void json_key_string(struct json *json, const char *key, const char *value);
void json_key_number(struct json *json, const char *key, gint64 value);
void json_key_boolean(struct json *json, const char *key, gboolean value);
// The text so far, with a newline at its end, handed over.
GString *json_finish(struct json *json);

#endif
