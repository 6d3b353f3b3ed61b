/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "standard/wm-catalogue.h"

/* Catalogues from anywhere: all that one can have is read, and what is wrong is refused in clear
 * words. */

static char *
read_whole (gsize *length)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "core", "catalogue", "whole.xml", NULL);
  g_autoptr (GError) error = NULL;
  char *contents;

  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);
  return contents;
}

static WmCatalogue *
load (const void *contents, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (contents, length);

  return wm_catalogue_new_from_bytes (bytes, error);
}

static void
assert_refused (const char *contents, gsize length, int code, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load (contents, length, &error));
  g_assert_error (error, WM_CATALOGUE_ERROR, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (strstr (error->message, says) == NULL)
    g_test_fail_printf ("“%s” does not say “%s”", error->message, says);
}

static WmCatalogue *
load_whole (void)
{
  gsize length;
  g_autofree char *contents = read_whole (&length);
  g_autoptr (GError) error = NULL;
  WmCatalogue *catalogue = load (contents, length, &error);

  g_assert_no_error (error);
  return catalogue;
}

static void
test_reads_the_whole_of_a_catalogue (void)
{
  g_autoptr (WmCatalogue) catalogue = load_whole ();
  const WmCatalogueControl *control = wm_catalogue_lookup_control (catalogue, "Z.1");
  const WmCatalogueClause *clause = wm_catalogue_lookup_clause (catalogue, "7.1");
  const WmCatalogueDocument *document = wm_catalogue_lookup_document (catalogue, "key_list");

  g_assert_cmpstr (wm_catalogue_get_edition (catalogue), ==, "test-1");
  g_assert_cmpstr (wm_catalogue_get_certificates_ended (catalogue), ==, "2009-10-31");
  g_assert_cmpstr (wm_catalogue_get_counterpart_edition (catalogue), ==, "test-0");
  g_assert_cmpstr (control->group->label, ==, "House rules");
  g_assert_cmpuint (control->types, ==, WM_CONTROL_TYPE_DETECTIVE | WM_CONTROL_TYPE_CORRECTIVE);
  g_assert_cmpuint (control->properties, ==, WM_SECURITY_PROPERTY_INTEGRITY);
  g_assert_true (control->is_new);
  g_assert_cmpstr (clause->amendment->title, ==, "Amendment about the weather");
  g_assert_cmpstr (clause->documented, ==, "Plan of the roof");
  g_assert_cmpstr (clause->counterparts[1], ==, "6.3");
  g_assert_cmpstr (clause->children[0]->id, ==, "7.1 a)");
  g_assert_null (clause->children[1]);
  g_assert_cmpint (document->kind, ==, WM_DOCUMENT_KIND_RECORD);
  g_assert_cmpuint (document->stages, ==, WM_AUDIT_STAGE_1 | WM_AUDIT_STAGE_2);
  g_assert_true (document->is_conditional);
  g_assert_cmpstr (document->note, ==, "Where there are doors.");
  g_assert_cmpstr (document->controls[1]->id, ==, "Z.2");
  g_assert_null (document->controls[2]);
  g_assert_true (document->clauses[0] == clause->children[0]);
}

static void
test_folds_white_space (void)
{
  g_autoptr (WmCatalogue) catalogue = load_whole ();
  const WmCatalogueControl *control = wm_catalogue_lookup_control (catalogue, "Z.1");

  g_assert_cmpstr (control->title, ==, "Doors & keys, <all> of \"them\"");
  g_assert_cmpstr (control->note, ==, "A note over two lines, with a tab and a gap.");
}

/* One change to whole.xml, and what the refusal says. */
typedef struct
{
  const char *name;
  const char *find;
  const char *replace;
  const char *says;
} Fault;

static const Fault faults[] = {
  { "control-twice", "id=\"Z.2\"", "id=\"Z.1\"",
    "Line 24: There is another <control> with the id “Z.1”" },
  { "control-without-id", "id=\"Z.2\" ", "", "<control> has no id" },
  { "control-with-odd-id", "id=\"Z.2\"", "id=\"Z2\"", "“Z2” can't be the id" },
  { "control-with-newline-in-id", "id=\"Z.2\"", "id=\"Z.2&#10;\"", "can't be the id" },
  { "control-with-long-id", "id=\"Z.2\"", "id=\"Z.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1\"",
    "“Z.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.” can't be" },
  { "unknown-group", "id=\"Z.2\" group=\"house_rules\"", "id=\"Z.2\" group=\"garden\"",
    "The group “garden” does not stand anywhere before" },
  { "control-without-group", "id=\"Z.2\" group=\"house_rules\"", "id=\"Z.2\"",
    "<control> has no group" },
  { "group-with-odd-id", "group id=\"house_rules\"", "group id=\"House rules\"",
    "can't be the id" },
  { "group-without-label", "<label>House rules</label>", "",
    "There is no <label> in this <group>" },
  { "unknown-type", "detective corrective", "detective remedial",
    "can't be the types of <control>" },
  { "type-twice", "detective corrective", "detective detective",
    "can't be the types of <control>" },
  { "unknown-property", "properties=\"integrity\"", "properties=\"beauty\"",
    "can't be the properties" },
  { "new-is-not-yes", "new=\"yes\"", "new=\"no\"", "can't be the new of <control>" },
  { "title-missing", "<title>Windows</title>", "", "There is no <title> in this <control>" },
  { "title-empty", "<title>Windows</title>", "<title/>", "<title> is empty" },
  { "title-of-white-space", "<title>Windows</title>", "<title> \n\t </title>", "<title> is empty" },
  { "title-twice", "<title>Windows</title>", "<title>Windows</title><title>Panes</title>",
    "<title> stands here a second time" },
  { "title-with-markup", "<title>Windows</title>", "<title>Win<b>dow</b>s</title>",
    "something other than plain text in <title>" },
  { "title-with-comment", "<title>Windows</title>", "<title>Win<!-- -->dows</title>",
    "something other than plain text in <title>" },
  { "title-with-cdata", "<title>Windows</title>", "<title>Win<![CDATA[dows]]></title>",
    "something other than plain text in <title>" },
  { "title-with-entity", "<title>Windows</title>", "<title>&windows;</title>", "windows" },
  { "unknown-element", "<title>Windows</title>", "<title>Windows</title><price>3</price>",
    "<price> has no place in <control>" },
  { "foreign-namespace", "<title>Windows</title>", "<title xmlns=\"urn:x\">Windows</title>",
    "<title> has no place in <control>" },
  { "guidance-in-a-catalogue", "<title>Windows</title>", "<title>Windows</title><guidance/>",
    "<guidance> has no place in <control>" },
  { "clause-twice", "id=\"7.1 a)\"", "id=\"7.1\"", "There is another <clause> with the id “7.1”" },
  { "clause-with-odd-id", "id=\"7.1 a)\"", "id=\"7.1a\"", "can't be the id of <clause>" },
  { "unknown-parent", "parent=\"7.1\"", "parent=\"7.2\"",
    "The parent “7.2” does not stand anywhere" },
  { "requirement-without-section", "id=\"7.1\" parent=\"7\"", "id=\"7.1\"",
    "clause 7.1 do not fit" },
  { "letter-without-parent", "id=\"7.1 a)\" parent=\"7.1\"", "id=\"7.1 a)\"",
    "clause 7.1 a) do not fit" },
  { "letter-in-section", "id=\"7.1 a)\" parent=\"7.1\"", "id=\"7 a)\" parent=\"7\"",
    "7 a) do not fit" },
  { "letter-in-letter", "</clauses>",
    "<clause id=\"7.1 b)\" parent=\"7.1 a)\" kind=\"sub_requirement\">"
    "<title>x</title></clause></clauses>",
    "7.1 b) do not fit" },
  { "number-of-another-section", "id=\"7.1\" parent=\"7\"", "id=\"8.1\" parent=\"7\"",
    "8.1 do not fit" },
  { "number-that-skips", "id=\"7.1\" parent=\"7\"", "id=\"7.1.1\" parent=\"7\"",
    "7.1.1 do not fit" },
  { "section-as-letter", "id=\"7.1 a)\" parent=\"7.1\" kind=\"sub_requirement\"",
    "id=\"7.1 a)\" parent=\"7.1\" kind=\"section\"", "7.1 a) do not fit" },
  { "requirement-in-requirement", "id=\"7.1 a)\" parent=\"7.1\" kind=\"sub_requirement\"",
    "id=\"7.1.1\" parent=\"7.1\" kind=\"requirement\"", "7.1.1 do not fit" },
  { "own-parent", "id=\"7.1\" parent=\"7\"", "id=\"7.1\" parent=\"7.1\"", "clause 7.1 do not fit" },
  { "unknown-kind", "kind=\"sub_requirement\"", "kind=\"letter\"", "“letter” can't be the kind" },
  { "unknown-amendment", "amendment=\"1\"", "amendment=\"2\"", "The amendment “2” does not stand" },
  { "counterpart-with-odd-number", "ref=\"6.3\"", "ref=\"six\"",
    "can't be the ref of <counterpart>" },
  { "counterpart-of-no-edition", "counterpart-edition=\"test-0\"", "",
    "does not say of which edition" },
  { "document-twice", "id=\"key_list\"", "id=\"roof_plan\"", "another <document> with the id" },
  { "document-for-unknown-clause", "<for clause=\"7.1\"/>", "<for clause=\"7.9\"/>",
    "The clause “7.9”" },
  { "document-for-unknown-control", "<for control=\"Z.2\"/>", "<for control=\"Z.9\"/>",
    "The control “Z.9”" },
  { "document-for-nothing", "<for clause=\"7.1\"/>", "",
    "Nothing in the catalogue wants the document" },
  { "core-document-for-a-control", "<for clause=\"7.1\"/>", "<for control=\"Z.1\"/>",
    "Nothing in the" },
  { "unknown-stage", "stages=\"1 2\"", "stages=\"1 3\"", "can't be the stages of <document>" },
  { "no-edition", "edition=\"test-1\" ", "", "<catalogue> has no edition" },
  { "odd-edition", "edition=\"test-1\" ", "edition=\"../x\" ", "can't be the edition" },
  { "no-name", "name=\"Made-up standard\"", "", "<catalogue> has no name" },
  { "no-such-day", "2001-02-03", "2001-02-30", "can't be the published of <catalogue>" },
  { "day-in-words", "2001-02-03", "3 Feb 2001", "can't be the published of <catalogue>" },
  { "day-with-signs", "2001-02-03", "2001-+2-03", "can't be the published of <catalogue>" },
  { "day-before-christ", "2001-02-03", "-001-02-03", "can't be the published of <catalogue>" },
  { "month-for-a-day", "2009-10-31", "2009-10", "can't be the certificates-ended of <catalogue>" },
  { "day-that-goes-on", "2009-10-31", "2009-10-311", "can't be the certificates-ended" },
  { "no-such-month", "2002-05", "2002-13", "can't be the published of <amendment>" },
};

static void
test_refuses_fault (gconstpointer data)
{
  const Fault *fault = data;
  gsize length;
  g_autofree char *whole = read_whole (&length);
  g_autoptr (GString) faulty = g_string_new (whole);

  g_assert_cmpuint (g_string_replace (faulty, fault->find, fault->replace, 1), ==, 1);
  if (strstr (fault->name, "entity") != NULL)
    assert_refused (faulty->str, faulty->len, WM_CATALOGUE_ERROR_MALFORMED, fault->says);
  else
    assert_refused (faulty->str, faulty->len, WM_CATALOGUE_ERROR_INVALID, fault->says);
}

static void
test_refuses_what_is_no_catalogue (void)
{
  static const char rules[] = "<rules><control id='Z.1'/></rules>";
  static const char empty[] = "<catalogue edition='x' name='x' published='2001-01-01'/>";
  static const char text[] = "Z.1,Doors\n";

  assert_refused (rules, strlen (rules), WM_CATALOGUE_ERROR_INVALID, "This is not a catalogue");
  assert_refused (empty, strlen (empty), WM_CATALOGUE_ERROR_INVALID, "There is no <control>");
  assert_refused (text, strlen (text), WM_CATALOGUE_ERROR_MALFORMED, "Line 1: ");
  assert_refused ("", 0, WM_CATALOGUE_ERROR_MALFORMED, "The catalogue was not loaded");
  assert_refused (NULL, 0, WM_CATALOGUE_ERROR_MALFORMED, "The catalogue was not loaded");
  assert_refused ("\0\0\0\0", 4, WM_CATALOGUE_ERROR_MALFORMED, "The catalogue was not loaded");
  assert_refused ("\xff\xfe<\0", 4, WM_CATALOGUE_ERROR_MALFORMED, "The catalogue was not loaded");
}

static void
test_refuses_truncated (void)
{
  gsize length;
  g_autofree char *whole = read_whole (&length);

  /* All that follows the last ">" is a newline. */
  for (gsize cut = length - 2; cut > 5; cut -= 5)
    assert_refused (whole, cut, WM_CATALOGUE_ERROR_MALFORMED, "The catalogue was not loaded");
}

/* Every fifth, since a sanitizer makes each try a hundred times slower. */
static void
test_survives_any_changed_byte (void)
{
  static const guint8 masks[] = { 0x01, 0x02, 0x04, 0x20, 0x80, 0xff };
  gsize length;
  g_autofree char *whole = read_whole (&length);
  guint n_refused = 0;

  for (gsize at = 0; at < length; at += 5)
    {
      const guint8 mask = masks[at % G_N_ELEMENTS (masks)];
      g_autoptr (GError) error = NULL;
      g_autoptr (WmCatalogue) catalogue = NULL;

      whole[at] ^= mask;
      catalogue = load (whole, length, &error);
      whole[at] ^= mask;
      if (catalogue == NULL)
        {
          g_assert_true (error->domain == WM_CATALOGUE_ERROR);
          n_refused++;
        }
    }
  g_assert_cmpuint (n_refused, >, length / 5 / 4);
}

static void
test_refuses_entities_before_they_grow (void)
{
  g_autoptr (GString) bomb =
      g_string_new ("<?xml version='1.0'?>\n<!DOCTYPE catalogue [\n<!ENTITY a0 'lol'>\n");

  for (guint i = 1; i < 30; i++)
    g_string_append_printf (bomb, "<!ENTITY a%u '&a%u;&a%u;&a%u;&a%u;'>\n", i, i - 1, i - 1, i - 1,
                            i - 1);
  g_string_append (
      bomb, "]>\n<catalogue edition='x' name='&a29;' published='2001-01-01'>&a29;</catalogue>");
  assert_refused (bomb->str, bomb->len, WM_CATALOGUE_ERROR_MALFORMED,
                  "Line 2: A document type declaration is not accepted");
}

static void
test_reaches_for_no_other_file (void)
{
  static const char *const reaching[] = {
    "<!DOCTYPE catalogue [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><catalogue>&x;</catalogue>",
    "<!DOCTYPE catalogue SYSTEM 'http://127.0.0.1:9/x.dtd'><catalogue/>",
    "<!DOCTYPE catalogue [<!ENTITY % x SYSTEM 'file:///dev/zero'> %x;]><catalogue/>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (reaching); i++)
    assert_refused (reaching[i], strlen (reaching[i]), WM_CATALOGUE_ERROR_MALFORMED,
                    "A document type declaration is not accepted");
}

static void
test_refuses_deep_nesting (void)
{
  g_autoptr (GString) deep =
      g_string_new ("<catalogue edition='x' name='x' published='2001-01-01'>");

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<controls>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "</controls>");
  g_string_append (deep, "</catalogue>");
  assert_refused (deep->str, deep->len, WM_CATALOGUE_ERROR_MALFORMED,
                  "The catalogue was not loaded");
}

static void
test_refuses_long_names_in_few_words (void)
{
  g_autofree char *name = g_strnfill (40000, 'n');
  g_autofree char *xml = g_strdup_printf (
      "<catalogue edition='x' name='x' published='2001-01-01'><%s/></catalogue>", name);
  g_autoptr (GError) error = NULL;

  g_assert_null (load (xml, strlen (xml), &error));
  g_assert_error (error, WM_CATALOGUE_ERROR, WM_CATALOGUE_ERROR_INVALID);
  g_assert_cmpuint (strlen (error->message), <, 500);
}

static void
test_refuses_too_many_bytes (void)
{
  g_autoptr (GString) large = g_string_new ("<catalogue>");

  while (large->len <= 4 * 1024 * 1024)
    g_string_append (large, "                                                                ");
  g_string_append (large, "</catalogue>");
  assert_refused (large->str, large->len, WM_CATALOGUE_ERROR_TOO_LARGE, "It is larger than");
}

/* As many entries as fit, all under one parent: nothing may take the square of their number. */
static void
test_reads_as_many_entries_as_fit (void)
{
  g_autoptr (GString) many = g_string_new ("<catalogue edition='x' name='x' published='2001-01-01'>"
                                           "<groups><group id='g'><label>g</label></group></groups>"
                                           "<controls>");
  g_autoptr (WmCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;
  guint n_controls;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (many, "<control id='Z.%u.%u' group='g'><title>%u</title></control>\n",
                            1 + i / 900, 1 + i % 900, i);
  g_string_append (
      many, "</controls><clauses><clause id='1' kind='section'><title>1</title></clause></clauses>"
            "</catalogue>");
  catalogue = load (many->str, many->len, &error);
  g_assert_no_error (error);
  wm_catalogue_get_controls (catalogue, &n_controls);
  g_assert_cmpuint (n_controls, ==, 5000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue-input/reading/takes-the-whole", test_reads_the_whole_of_a_catalogue);
  g_test_add_func ("/catalogue-input/reading/folds-white-space", test_folds_white_space);
  g_test_add_func ("/catalogue-input/reading/takes-many-entries",
                   test_reads_as_many_entries_as_fit);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/catalogue-input/refusing/", faults[i].name, NULL);

      g_test_add_data_func (path, &faults[i], test_refuses_fault);
    }
  g_test_add_func ("/catalogue-input/hostile/no-catalogue", test_refuses_what_is_no_catalogue);
  g_test_add_func ("/catalogue-input/hostile/truncated-anywhere", test_refuses_truncated);
  g_test_add_func ("/catalogue-input/hostile/any-byte-changed", test_survives_any_changed_byte);
  g_test_add_func ("/catalogue-input/hostile/entities-that-grow",
                   test_refuses_entities_before_they_grow);
  g_test_add_func ("/catalogue-input/hostile/other-files", test_reaches_for_no_other_file);
  g_test_add_func ("/catalogue-input/hostile/deep-nesting", test_refuses_deep_nesting);
  g_test_add_func ("/catalogue-input/hostile/long-names", test_refuses_long_names_in_few_words);
  g_test_add_func ("/catalogue-input/hostile/too-many-bytes", test_refuses_too_many_bytes);

  return g_test_run ();
}
