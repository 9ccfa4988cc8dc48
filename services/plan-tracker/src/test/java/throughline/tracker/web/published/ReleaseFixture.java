package throughline.tracker.web.published;

import throughline.platform.testing.Database;

/** Releases as publishing leaves them. */
final class ReleaseFixture {

  private static final String ROWS =
      """
      INSERT INTO published.announcement (release_number, title, covers_to, due_on, announced_at)
      SELECT coalesce(max(release_number), 0) + 1, 'To the end of September 2026 (test)', '2026-09-30', '2026-11-12', '2026-10-01T09:00Z'
        FROM published.announcement;
      INSERT INTO published.release (release_id, release_number, version, previous_id, published_at, covers_to, known_on, notes, policy,
                                     is_demonstration, digest)
      SELECT coalesce(max(release_id), 0) + 1, (SELECT max(release_number) FROM published.announcement), 1, max(release_id),
             '2026-11-12T09:30Z', '2026-09-30', '2026-11-05', E'Hours of two libraries came late.\\n\\nAll others are complete.',
             'Numbers of people from 1 to 7 are hidden.', true, repeat('a', 64)
        FROM published.release;
      INSERT INTO published.priority
      SELECT max(release_id), '1.1', 1, '1.1', 'Every child a library member (test)', 'people', 'People (test)' FROM published.release;
      INSERT INTO published.place
      SELECT r.id, p.* FROM (SELECT max(release_id) AS id FROM published.release) AS r
       CROSS JOIN (VALUES ('COUNTY', 1, 'Oxfordshire', 'COUNTY', NULL), ('BANB', 2, 'Banbury', 'LIBRARY', 'Cherwell'),
                          ('HEAD', 4, 'Headington', 'LIBRARY', 'Oxford'), ('WEST', 5, 'Westgate', 'LIBRARY', 'Oxford'),
                          ('NOT-STATED', 3, 'Not stated', 'NOT_STATED', NULL)) AS p;
      INSERT INTO published.measure
      SELECT max(release_id), 'newborns', 1, 'Newborns enrolled (test)', 'Each newborn once.', 'SUM', 'people', 'HIGHER', '{1.1}', '{}',
             NULL, NULL, true, 1, 'Two offices send theirs late.' FROM published.release;
      INSERT INTO published.cell
      SELECT r.id, 'newborns', c.* FROM (SELECT max(release_id) AS id FROM published.release) AS r
       CROSS JOIN (VALUES
         ('COUNTY', '', '', DATE '2026-04-01', DATE '2026-09-30', 'YEAR', '2026/27', true, <value>, NULL::numeric, NULL::numeric, '{p,r}'::text[], 'Normal value'),
         ('COUNTY', '', '', '2026-08-01', '2026-08-31', 'MONTH', 'August 2026', false, 1200, NULL, NULL, '{}', 'Normal value'),
         ('COUNTY', '', '', '2026-09-01', '2026-09-30', 'MONTH', 'September 2026', false, 35, NULL, NULL, '{}', 'Normal value'),
         ('COUNTY', 'sex', '', '2026-04-01', '2026-09-30', 'YEAR', '2026/27', true, 10, NULL, NULL, '{}', 'Normal value'),
         ('HEAD', '', '', '2026-04-01', '2026-09-30', 'YEAR', '2026/27', true, 20, NULL, NULL, '{}', 'Normal value'),
         ('WEST', '', '', '2026-04-01', '2026-09-30', 'YEAR', '2026/27', true, 45, NULL, NULL, '{}', 'Normal value'),
         ('BANB', '', '', '2026-04-01', '2026-09-30', 'YEAR', '2026/27', true, NULL, NULL, NULL, '{c}', 'Missing value; suppressed')) AS c;
      INSERT INTO published.progress
      SELECT max(release_id), 1, 'TARGET', 'newborns', '1.1', 'Newborns enrolled (test)', 'RED', 'Off track', <value>, 1500, 3000, '2027-03-31',
             '1,235 enrolled; 1,500 expected by now. 265 short.' FROM published.release;
      INSERT INTO published.change
      SELECT max(release_id), 'newborns', 'COUNTY', '', '', '2026-08-01', '2026-08-31', 1190, 1200 FROM published.release;
      INSERT INTO published.file
      SELECT max(release_id), 'figures.csv', 'text/csv; charset=utf-8', 'All figures', repeat('b', 64), convert_to('measure,value', 'UTF8')
        FROM published.release
      """;

  private static final String CORRECTION =
      """
      INSERT INTO published.release (release_id, release_number, version, previous_id, published_at, covers_to, known_on, notes, policy,
                                     correction_reason, is_demonstration, digest)
      SELECT release_id + 1, release_number, version + 1, release_id, published_at, covers_to, known_on, notes, policy,
             'A library was counted twice (test).', true, repeat('c', 64)
        FROM published.release ORDER BY release_id DESC LIMIT 1
      """;

  private ReleaseFixture() {}

  /** One more release, whose county has that many newborns; its number. */
  static long published(int newborns) {
    for (var statement : ROWS.replace("<value>", Integer.toString(newborns)).split(";\\s*\\n")) {
      Database.execute(statement);
    }
    return Database.number("SELECT max(release_number) FROM published.release");
  }

  static void corrected() {
    Database.execute(CORRECTION);
  }

  static void announced(String title) {
    Database.execute(
        """
        INSERT INTO published.announcement (release_number, title, covers_to, due_on, announced_at)
        SELECT max(release_number) + 1, '%s', '2026-12-31', '2027-02-11', '2026-11-12T09:00Z' FROM published.announcement
        """
            .formatted(title));
  }
}
