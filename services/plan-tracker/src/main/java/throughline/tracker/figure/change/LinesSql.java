package throughline.tracker.figure.change;

/** The entries that moved a figure one by one, by their day, the latest first. */
final class LinesSql {

  private static final String COLUMNS =
      "SELECT fact_id, day, place, amount, known_at, version, class, nth FROM ";

  private static final String PAGE =
      """
      , page AS MATERIALIZED (
        SELECT *
          FROM line
         WHERE amount <> 0 AND (:class::text IS NULL OR class = :class)
         ORDER BY day DESC, nth
         LIMIT :limit OFFSET :skip),
      shown AS (
        SELECT page.nth, page.class, page.amount, page.day, page.place, page.known_at, f.aggregate, f.aggregate_id,
               page.version, format('%s/%s/%s', v.topic, v.partition, v.log_offset) AS source
          FROM page
         CROSS JOIN LATERAL (SELECT * FROM fact WHERE fact_id = page.fact_id OFFSET 0) AS f
         CROSS JOIN LATERAL (SELECT * FROM fact_version WHERE fact_id = page.fact_id AND version = page.version OFFSET 0) AS v)
      """;

  static final String ALONE = "SELECT * FROM shown ORDER BY day DESC, nth";

  /** Each class once at least, with none of its lines if none is asked for. */
  static final String WITH_CLASSES =
      """
      SELECT by_class.class AS of_class, by_class.amount AS of_amount, by_class.entries AS of_entries, shown.*
        FROM by_class
        LEFT JOIN shown USING (class)
       ORDER BY shown.day DESC, shown.nth
      """;

  private LinesSql() {}

  static String of(String classed, CameSql came, ChangeClass only) {
    if (only != null && only != ChangeClass.NEW && only != ChangeClass.LATE) {
      return classed + ", line AS (" + COLUMNS + "classed)" + PAGE;
    }
    return classed
        + ", "
        + came.days(only)
        + ", line AS ("
        + COLUMNS
        + "classed UNION ALL "
        + COLUMNS
        + "("
        + came.latest()
        + ") AS came)"
        + PAGE;
  }
}
