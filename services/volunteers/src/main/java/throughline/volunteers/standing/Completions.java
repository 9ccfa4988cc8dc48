package throughline.volunteers.standing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.volunteers.role.DbsLevel;

/** What was recorded of what roles ask for. */
@ApplicationScoped
class Completions {
  private static final String ADD =
      """
      INSERT INTO completion (id, volunteer_id, item, training_code, role_code, exempt, done_on, expires_on, evidence,
                              decided_by, recorded_at)
      VALUES (gen_random_uuid(), :volunteer, :item, CAST(:training AS text), CAST(:role AS text), :exempt, :done,
              CAST(:expires AS date), :evidence, :by, :now)
      RETURNING id
      """;

  private static final String WITHDRAW_COMPLETION =
      """
      UPDATE completion SET withdrawn_on = :today, withdrawn_by = :by
      WHERE id = :id AND volunteer_id = :volunteer AND withdrawn_on IS NULL
      """;

  private static final String WITHDRAW_CHECK =
      """
      UPDATE dbs_check SET withdrawn_on = :today, withdrawn_by = :by
      WHERE id = :id AND volunteer_id = :volunteer AND withdrawn_on IS NULL
      """;

  private static final String OF_VOLUNTEER =
      """
      SELECT completion.id, item, training.name AS training, role.title AS role, exempt, done_on, expires_on, evidence,
             CAST(NULL AS text) AS level, CAST(NULL AS text) AS workforce, CAST(NULL AS date) AS status_checked_on,
             true AS suitable, withdrawn_on
        FROM completion LEFT JOIN training ON training.code = training_code LEFT JOIN role ON role.code = role_code
       WHERE volunteer_id = :volunteer
      UNION ALL
      SELECT dbs_check.id, 'DBS', NULL, role.title, false, issued_on, NULL, 'CERTIFICATE', level, dbs_check.workforce,
             status_checked_on, suitable, withdrawn_on
        FROM dbs_check JOIN role ON role.code = role_code
       WHERE volunteer_id = :volunteer
       ORDER BY done_on DESC, id
      """;

  /** One thing that was recorded, a DBS check by its level. */
  record Recorded(
      UUID id,
      Item item,
      String training,
      String role,
      boolean exempt,
      LocalDate doneOn,
      LocalDate expiresOn,
      Evidence evidence,
      DbsLevel level,
      String workforce,
      LocalDate statusCheckedOn,
      boolean suitable,
      LocalDate withdrawnOn) {

    public String words() {
      var what =
          switch (item) {
            case TRAINING -> training + " training";
            case CONSENT -> "Guardian’s consent: " + role;
            case DBS -> level == null ? "DBS check" : "DBS check: " + level.words();
            default -> "Reference";
          };
      return exempt ? "Exempt in %s: %s".formatted(role, what) : what;
    }

    public String details() {
      var details = new StringBuilder(London.date(doneOn));
      if (statusCheckedOn != null) {
        details.append(", status checked on ").append(London.date(statusCheckedOn));
      }
      if (expiresOn != null) {
        details.append(", until ").append(London.date(expiresOn));
      }
      if (!suitable) {
        details.append(", decided: not suitable");
      }
      return details.append(". ").append(evidence.words()).toString();
    }
  }

  private final Sql sql;

  Completions(Sql sql) {
    this.sql = sql;
  }

  UUID add(UUID volunteer, CompletionRequest.Typed done, UUID by, Instant now) {
    return adding(volunteer, done.item(), done.training(), done.role(), by, now)
        .bind("exempt", false)
        .bind("done", done.doneOn())
        .bind("expires", done.expiresOn())
        .bind("evidence", done.evidence().name())
        .one(UUID.class);
  }

  UUID exempt(
      UUID volunteer, ExemptionRequest.Typed exempt, LocalDate today, UUID by, Instant now) {
    return adding(volunteer, exempt.item(), exempt.training(), exempt.role(), by, now)
        .bind("exempt", true)
        .bind("done", today)
        .bind("expires", exempt.expiresOn())
        .bind("evidence", Evidence.MANAGER.name())
        .one(UUID.class);
  }

  private Sql.Statement adding(
      UUID volunteer, Item item, String training, String role, UUID by, Instant now) {
    return sql.of(ADD)
        .bind("volunteer", volunteer)
        .bind("item", item.name())
        .bind("training", training)
        .bind("role", role)
        .bind("by", by)
        .bind("now", now);
  }

  /** Of whichever kind it is; false if somebody else did it before, or there is no such. */
  boolean withdraw(UUID id, UUID volunteer, LocalDate today, UUID by) {
    var changed = 0;
    for (var statement : List.of(WITHDRAW_COMPLETION, WITHDRAW_CHECK)) {
      changed +=
          sql.of(statement)
              .bind("id", id)
              .bind("volunteer", volunteer)
              .bind("today", today)
              .bind("by", by)
              .update();
    }
    return changed > 0;
  }

  List<Recorded> of(UUID volunteer) {
    return sql.of(OF_VOLUNTEER).bind("volunteer", volunteer).list(Recorded.class);
  }
}
