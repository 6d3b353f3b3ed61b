/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project/wm-event.h"

#include <string.h>

/* The vectors were computed by this, without any code of ours:
 *
 * import hashlib
 * def sha(b): return hashlib.sha256(b)
 * def event(prev, seq, at, actor, kind, verb, args, origin, changeset):
 *     parts = [prev, str(seq).encode(), str(at).encode(), actor.encode(), kind.encode(),
 *              verb.encode(), args.encode(), origin, sha(changeset).digest()]
 *     return sha(b"waymark-event-1\n"
 *                + b"".join(len(p).to_bytes(8, "big") + p for p in parts))
 * first = event(sha(b"00112233445566778899aabbccddeeff").digest(), 1, 1795442520000, "Ann",
 *               "edit", "create_project", '{"edition":"2022"}', b"", b"")
 * second = event(first.digest(), 2, -1, "Jörg Ω", "edit", "set",
 *                '{"fields":["name"],"kind":"asset"}', sha(b"origin").digest(), b"T\x00\xff")
 * print(sha(b"00112233445566778899aabbccddeeff").hexdigest(), first.hexdigest(),
 *       sha(b"origin").hexdigest(), second.hexdigest(), sep="\n")
 */
#define PROJECT "00112233445566778899aabbccddeeff"
#define FIRST_PREV "5947d7c33d783f94b3b4c1a96ebc8991ed28f1b069b71e03376cba8caa98a720"
#define FIRST_ID "793493d55c60c6c0b2f72848158a334dd1c6a902723e0619e0baa2a98fb9008f"
#define ORIGIN "181fdd46fc4a7246b9f4f1eba3129ba5d724011af5f10223b3589955d1df108a"
#define SECOND_ID "37949729a74087a53cc2ddcea9e81106af48b1a8f5d0f50ec79457781596e2f8"

static WmEvent *
new_first (void)
{
  WmEvent *event = wm_event_new ();

  event->seq = 1;
  event->prev = wm_event_dup_first_prev (PROJECT);
  event->at = G_GINT64_CONSTANT (1795442520000);
  event->actor = g_strdup ("Ann");
  event->kind = g_strdup ("edit");
  event->verb = g_strdup ("create_project");
  event->args = g_strdup ("{\"edition\":\"2022\"}");
  event->origin = g_strdup ("");
  event->changeset = g_bytes_new (NULL, 0);
  wm_event_seal (event);
  return event;
}

static WmEvent *
new_second (void)
{
  WmEvent *event = wm_event_new ();

  event->seq = 2;
  event->prev = g_strdup (FIRST_ID);
  event->at = -1;
  event->actor = g_strdup ("Jörg Ω");
  event->kind = g_strdup ("edit");
  event->verb = g_strdup ("set");
  event->args = g_strdup ("{\"fields\":[\"name\"],\"kind\":\"asset\"}");
  event->origin = g_strdup (ORIGIN);
  event->changeset = g_bytes_new ("T\0\xff", 3);
  wm_event_seal (event);
  return event;
}

static void
test_golden (void)
{
  g_autoptr (WmEvent) first = new_first ();
  g_autoptr (WmEvent) second = new_second ();

  g_assert_cmpstr (first->prev, ==, FIRST_PREV);
  g_assert_cmpstr (first->id, ==, FIRST_ID);
  g_assert_cmpstr (second->id, ==, SECOND_ID);
}

static void
assert_found (WmEvent *event)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (wm_event_check (event, &error));
  g_assert_error (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CORRUPT);
}

/* Puts @value where @place is, asserts that it is found, and puts it back. */
static void
assert_change_found (WmEvent *event, char **place, const char *value)
{
  char *was = g_steal_pointer (place);

  *place = g_strdup (value);
  assert_found (event);
  g_free (*place);
  *place = was;
  g_assert_true (wm_event_check (event, NULL));
}

static void
assert_text_is_covered (WmEvent *event, char **place)
{
  g_autofree char *longer = g_strconcat (*place, " ", NULL);
  g_autofree char *other = g_strdup (*place);

  assert_change_found (event, place, longer);
  if (*other == '\0')
    return;
  other[0] = (char) (other[0] ^ 1);
  assert_change_found (event, place, other);
  assert_change_found (event, place, "");
}

static void
assert_hash_is_covered (WmEvent *event, char **place)
{
  g_autofree char *upper = g_ascii_strup (*place, -1);
  g_autofree char *other = g_strdup (*place);

  assert_change_found (event, place, "no hash");
  assert_change_found (event, place, FIRST_ID "0");
  if (*other == '\0')
    return;
  other[63] = other[63] == '0' ? '1' : '0';
  assert_change_found (event, place, other);
  assert_change_found (event, place, upper);
  assert_change_found (event, place, "");
}

static void
assert_all_is_covered (WmEvent *event)
{
  g_assert_true (wm_event_check (event, NULL));
  event->seq++;
  assert_found (event);
  event->seq--;
  event->at--;
  assert_found (event);
  event->at++;
  assert_hash_is_covered (event, &event->id);
  assert_hash_is_covered (event, &event->prev);
  assert_hash_is_covered (event, &event->origin);
  assert_hash_is_covered (event, &event->changeset_sha256);
  assert_text_is_covered (event, &event->actor);
  assert_text_is_covered (event, &event->kind);
  assert_text_is_covered (event, &event->verb);
  assert_text_is_covered (event, &event->args);
}

static void
test_covered (void)
{
  g_autoptr (WmEvent) first = new_first ();
  g_autoptr (WmEvent) second = new_second ();

  assert_all_is_covered (first);
  assert_all_is_covered (second);
}

/* Lengths are hashed too, so a letter cannot move from one field to the next. */
static void
test_borders (void)
{
  g_autoptr (WmEvent) event = new_second ();

  g_free (event->kind);
  g_free (event->verb);
  event->kind = g_strdup ("edits");
  event->verb = g_strdup ("et");
  assert_found (event);
}

static void
test_changeset (void)
{
  g_autoptr (WmEvent) event = new_second ();

  g_bytes_unref (event->changeset);
  event->changeset = g_bytes_new ("T\0\xfe", 3);
  assert_found (event);
  /* Removed for good: the chain covers the hash, which stays. */
  g_clear_pointer (&event->changeset, g_bytes_unref);
  g_assert_true (wm_event_check (event, NULL));
  g_assert_cmpstr (event->id, ==, SECOND_ID);
}

static WmDatabase *
new_database (void)
{
  WmDatabase *database = wm_database_new_empty (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_database_begin (database, NULL));
  wm_database_execute (
      database,
      "CREATE TABLE event (seq INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, prev TEXT,"
      " at INTEGER, actor TEXT, kind TEXT, verb TEXT, args TEXT, origin TEXT,"
      " changeset_sha256 TEXT, changeset BLOB) STRICT",
      &error);
  g_assert_no_error (error);
  g_assert_true (wm_database_commit (database, NULL));
  return database;
}

static void
insert (WmDatabase *database, WmEvent *event)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_database_begin (database, NULL));
  wm_event_insert (event, database, &error);
  g_assert_no_error (error);
  g_assert_true (wm_database_commit (database, NULL));
}

static void
test_database (void)
{
  g_autoptr (WmDatabase) database = new_database ();
  g_autoptr (WmEvent) first = new_first ();
  g_autoptr (WmEvent) second = new_second ();
  g_autoptr (WmEvent) loaded = NULL;
  g_autoptr (WmEvent) head = NULL;
  g_autoptr (WmEvent) none = wm_event_load_head (database);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) newest = NULL;
  g_autoptr (GPtrArray) oldest = NULL;

  g_assert_null (none);
  insert (database, first);
  insert (database, second);
  loaded = wm_event_load (database, 2);
  g_assert_true (wm_event_check (loaded, NULL));
  g_assert_cmpstr (loaded->id, ==, SECOND_ID);
  g_assert_true (g_bytes_equal (loaded->changeset, second->changeset));
  g_assert_null (wm_event_load (database, 3));
  g_assert_cmpint (wm_event_find_seq (database, FIRST_ID), ==, 1);
  g_assert_cmpint (wm_event_find_seq (database, ORIGIN), ==, 0);
  head = wm_event_load_head (database);
  g_assert_cmpstr (head->id, ==, SECOND_ID);
  g_assert_null (head->changeset);
  all = wm_event_list (database, 1, -1);
  g_assert_cmpuint (all->len, ==, 2);
  newest = wm_event_list (database, 2, -1);
  g_assert_cmpuint (newest->len, ==, 1);
  g_assert_cmpstr (((WmEvent *) g_ptr_array_index (newest, 0))->id, ==, SECOND_ID);
  oldest = wm_event_list (database, 1, 1);
  g_assert_cmpuint (oldest->len, ==, 1);
  g_assert_cmpstr (((WmEvent *) g_ptr_array_index (oldest, 0))->id, ==, FIRST_ID);
}

/* An event without a change has no bytes; a blanked one has no change. Both survive the database.
 */
static void
test_empty_and_blanked (void)
{
  g_autoptr (WmDatabase) database = new_database ();
  g_autoptr (WmEvent) first = new_first ();
  g_autoptr (WmEvent) second = new_second ();
  g_autoptr (WmEvent) empty = NULL;
  g_autoptr (WmEvent) blanked = NULL;

  g_clear_pointer (&second->changeset, g_bytes_unref);
  insert (database, first);
  insert (database, second);
  empty = wm_event_load (database, 1);
  blanked = wm_event_load (database, 2);
  g_assert_nonnull (empty->changeset);
  g_assert_cmpuint (g_bytes_get_size (empty->changeset), ==, 0);
  g_assert_null (blanked->changeset);
  g_assert_true (wm_event_check (empty, NULL));
  g_assert_true (wm_event_check (blanked, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event/id/is-the-golden-one", test_golden);
  g_test_add_func ("/event/check/finds-a-change-of-each-field", test_covered);
  g_test_add_func ("/event/check/finds-a-letter-that-moved", test_borders);
  g_test_add_func ("/event/check/covers-the-change-by-its-hash", test_changeset);
  g_test_add_func ("/event/database/comes-back", test_database);
  g_test_add_func ("/event/database/empty-is-not-blanked", test_empty_and_blanked);
  return g_test_run ();
}
