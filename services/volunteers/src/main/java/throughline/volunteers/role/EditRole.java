package throughline.volunteers.role;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.stream.Collectors;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;

/** Staff say what a role is and asks for, and open or close it. */
@ApplicationScoped
class EditRole {
  private static final String ADD =
      """
      INSERT INTO role (code, title, summary, description, commitment, min_age, max_age, dbs_level, workforce,
                        supervised, regulated, references_needed, review_months, open, terms_since)
      VALUES (:code, :title, :summary, :description, :commitment, :minAge, CAST(:maxAge AS int), :level,
              CAST(:workforce AS text), :supervised, :regulated, :references, CAST(:review AS int), :open, :now)
      ON CONFLICT ON CONSTRAINT role_pk DO NOTHING
      """;

  /** A guardian agreed to what one does, when and with whom: whoever changes that asks again. */
  private static final String CHANGE =
      """
      UPDATE role
      SET version = version + 1, title = :title, summary = :summary, description = :description,
          commitment = :commitment, min_age = :minAge, max_age = CAST(:maxAge AS int), dbs_level = :level,
          workforce = CAST(:workforce AS text), supervised = :supervised, regulated = :regulated,
          references_needed = :references, review_months = CAST(:review AS int), open = :open,
          terms_since = CASE
            WHEN (title, description, commitment, supervised, regulated)
                 IS DISTINCT FROM (:title, :description, :commitment, :supervised, :regulated)
            THEN CAST(:now AS timestamptz) ELSE terms_since END
      WHERE code = :code AND version = :seen
      """;

  private static final String PLACES =
      """
      WITH gone AS (DELETE FROM role_place WHERE role_code = :code AND place_code <> ALL (:those))
      INSERT INTO role_place (role_code, place_code) SELECT :code, unnest(CAST(:those AS text[]))
      ON CONFLICT DO NOTHING
      """;

  private static final String TRAININGS =
      """
      WITH gone AS (DELETE FROM role_training WHERE role_code = :code AND training_code <> ALL (:those))
      INSERT INTO role_training (role_code, training_code) SELECT :code, unnest(CAST(:those AS text[]))
      ON CONFLICT DO NOTHING
      """;

  private final BrowseRoles browseRoles;
  private final Trainings trainings;
  private final Libraries libraries;
  private final Sql sql;
  private final AuditTrail trail;
  private final Clock clock;

  EditRole(
      BrowseRoles browseRoles,
      Trainings trainings,
      Libraries libraries,
      Sql sql,
      AuditTrail trail,
      Clock clock) {
    this.browseRoles = browseRoles;
    this.trainings = trainings;
    this.libraries = libraries;
    this.sql = sql;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Saves a role that stays within these places.
   *
   * @param code of the role; null to add one
   * @return its code
   */
  @Transactional
  String save(String code, RoleRequest request, Actor actor, Places places) {
    if (code != null) {
      browseRoles.toChange(code, places);
    }
    var known = libraries.byName().stream().map(Library::code).filter(places::includes);
    var role =
        request.read(code == null, known.collect(Collectors.toSet()), trainings.byCode().keySet());
    if (role.places().isEmpty() && !places.all()) {
      throw new Conflict("not-everywhere", "Choose at least one of your places");
    }
    var saved = code == null ? role.code() : code;
    var changed =
        sql.of(code == null ? ADD : CHANGE)
            .bind("code", saved)
            .bind("seen", request.seen())
            .bind("title", role.title())
            .bind("summary", role.summary())
            .bind("description", role.description())
            .bind("commitment", role.commitment())
            .bind("minAge", role.minAge())
            .bind("maxAge", role.maxAge())
            .bind("level", role.dbsLevel().name())
            .bind("workforce", role.workforce() == null ? null : role.workforce().name())
            .bind("supervised", role.supervised())
            .bind("regulated", role.regulated())
            .bind("references", role.referencesNeeded())
            .bind("review", role.reviewMonths())
            .bind("open", role.open())
            .bind("now", clock.instant())
            .update();
    if (changed == 0) {
      throw code == null
          ? new Conflict("not-added", "There is a role with this short name")
          : new Conflict("changed-meanwhile", "Somebody else has changed it. Look at it again");
    }
    sql.of(PLACES).bind("code", saved).bind("those", role.places()).update();
    sql.of(TRAININGS).bind("code", saved).bind("those", role.trainings()).update();
    trail.append(
        AuditEntry.of(
            actor,
            code == null ? RoleAction.ROLE_ADDED : RoleAction.ROLE_CHANGED,
            AuditedRecord.of("role", saved)));
    return saved;
  }
}
