package throughline.tracker.figure.drilldown;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** How many facts do not count, for a reason. */
record NotCounted(String why, long facts) {

  private static final String BY_REASON =
      """
      SELECT detail AS why, sum(facts) AS facts
        FROM (SELECT detail, facts
                FROM not_counted
               WHERE measure_version_id = :rule AND known_on <= :knownAt
               UNION ALL
              SELECT c.detail, -c.amount
                FROM <lately>
               WHERE c.effective_on IS NULL AND <since>) AS reason
       GROUP BY detail
      HAVING sum(facts) > 0
       ORDER BY facts DESC, detail
      """
          .replace("<lately>", FigureScope.LATELY)
          .replace("<since>", FigureScope.KNOWN_SINCE);

  static List<NotCounted> read(Handle handle, FigureScope scope) {
    return scope.bindKnown(handle.createQuery(BY_REASON)).mapTo(NotCounted.class).list();
  }
}
