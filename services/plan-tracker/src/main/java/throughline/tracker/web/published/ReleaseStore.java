package throughline.tracker.web.published;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import throughline.platform.database.Sql;
import throughline.tracker.release.Published;

/**
 * What was released, which never changes: pages that read a release by several statements agree.
 */
@Singleton
class ReleaseStore {

  /** By what pages are to be made anew: the newest release, and what was announced. */
  record Edition(int releaseId, String announced) {}

  /** A figure of a measure, and the county's of the same days beside it. */
  record AtPlace(
      String measure,
      String title,
      String unit,
      String period,
      boolean isSoFar,
      BigDecimal value,
      List<String> marks,
      BigDecimal county,
      List<String> countyMarks) {}

  /** A cell that the release before told otherwise. */
  record Changed(
      String measure,
      String title,
      String unit,
      String placeName,
      String breakdown,
      String breakdownGroup,
      String period,
      BigDecimal valueBefore,
      BigDecimal valueNow) {}

  /** A part of the map that a release is drawn on. */
  record MapFile(String kind, String content, String notice) {}

  /** What can be taken along; without what it holds. */
  record FileEntry(String name, String title, String digest, long bytes) {

    public String size() {
      return bytes < 1_000 ? bytes + " bytes" : "%,d kB".formatted((bytes + 999) / 1_000);
    }
  }

  private static final String EDITION =
      """
      SELECT coalesce((SELECT max(release_id) FROM published.release), 0) AS release_id,
             coalesce((SELECT md5(string_agg(a::text, ',' ORDER BY release_number)) FROM published.announcement AS a), '') AS announced
      """;

  private static final String ANNOUNCEMENTS =
      "SELECT * FROM published.announcement ORDER BY release_number DESC";

  private static final String RELEASES = "SELECT * FROM published.release ORDER BY release_id DESC";

  private static final String RELEASE =
      "SELECT * FROM published.release WHERE release_id = :release";

  private static final String PRIORITIES =
      "SELECT * FROM published.priority WHERE release_id = :release ORDER BY position";

  private static final String PLACES =
      "SELECT * FROM published.place WHERE release_id = :release ORDER BY position";

  private static final String MEASURES =
      "SELECT * FROM published.measure WHERE release_id = :release ORDER BY position";

  private static final String PROGRESS =
      "SELECT * FROM published.progress WHERE release_id = :release ORDER BY position";

  private static final String CELLS =
      """
      SELECT * FROM published.cell
       WHERE release_id = :release AND measure = :measure
       ORDER BY last_on DESC, from_on, place, breakdown, breakdown_group
      """;

  /** Of each measure the days that the newest figure of the county covers. */
  private static final String AT_PLACE =
      """
      SELECT m.measure, m.title, m.unit, c.period, c.is_so_far, c.value, c.marks, county.value AS county, county.marks AS county_marks
        FROM published.measure AS m
       CROSS JOIN LATERAL (SELECT *
                             FROM published.cell
                            WHERE release_id = m.release_id AND measure = m.measure AND place = 'COUNTY' AND breakdown = ''
                            ORDER BY last_on DESC, from_on
                            LIMIT 1) AS county
        JOIN published.cell AS c
          ON (c.release_id, c.measure, c.breakdown, c.from_on, c.last_on)
           = (m.release_id, m.measure, '', county.from_on, county.last_on)
       WHERE m.release_id = :release AND c.place = :place
       ORDER BY m.position
      """;

  private static final String MAP =
      "SELECT kind, content, notice FROM published.map WHERE release_id = :release";

  private static final String CHANGED =
      """
      SELECT h.measure, m.title, m.unit, p.name AS place_name, h.breakdown, h.breakdown_group, c.period, h.value_before, h.value_now
        FROM published.change AS h
        JOIN published.cell AS c USING (release_id, measure, place, breakdown, breakdown_group, from_on, last_on)
        JOIN published.measure AS m USING (release_id, measure)
        JOIN published.place AS p USING (release_id, place)
       WHERE h.release_id = :release AND (:measure::text IS NULL OR h.measure = :measure)
       ORDER BY m.position, h.last_on DESC, p.position, h.breakdown, h.breakdown_group
      """;

  private static final String FILES =
      """
      SELECT name, title, digest, length(content) AS bytes
        FROM published.file
       WHERE release_id = :release
       ORDER BY name
      """;

  private static final String FILE =
      "SELECT * FROM published.file WHERE release_id = :release AND name = :name";

  private final Sql sql;

  ReleaseStore(@OfPublished Sql sql) {
    this.sql = sql;
  }

  Edition edition() {
    return sql.of(EDITION).one(Edition.class);
  }

  List<Published.Announcement> announcements() {
    return sql.of(ANNOUNCEMENTS).list(Published.Announcement.class);
  }

  List<Published.Release> releases() {
    return sql.of(RELEASES).list(Published.Release.class);
  }

  Optional<Published.Release> release(int release) {
    return of(RELEASE, release).first(Published.Release.class);
  }

  List<Published.Priority> priorities(int release) {
    return of(PRIORITIES, release).list(Published.Priority.class);
  }

  List<Published.Place> places(int release) {
    return of(PLACES, release).list(Published.Place.class);
  }

  List<Published.Measure> measures(int release) {
    return of(MEASURES, release).list(Published.Measure.class);
  }

  List<Published.Progress> progress(int release) {
    return of(PROGRESS, release).list(Published.Progress.class);
  }

  List<Published.Cell> cells(int release, String measure) {
    return of(CELLS, release).bind("measure", measure).list(Published.Cell.class);
  }

  List<AtPlace> at(int release, String place) {
    return of(AT_PLACE, release).bind("place", place).list(AtPlace.class);
  }

  /** What was sent in place of the map that ships. */
  List<MapFile> map(int release) {
    return of(MAP, release).list(MapFile.class);
  }

  /** Of that measure, or of all if it is null. */
  List<Changed> changed(int release, String measure) {
    return of(CHANGED, release).bind("measure", measure).list(Changed.class);
  }

  List<FileEntry> files(int release) {
    return of(FILES, release).list(FileEntry.class);
  }

  Optional<Published.File> file(int release, String name) {
    return of(FILE, release).bind("name", name).first(Published.File.class);
  }

  private Sql.Statement of(String statement, int release) {
    return sql.of(statement).bind("release", release);
  }
}
