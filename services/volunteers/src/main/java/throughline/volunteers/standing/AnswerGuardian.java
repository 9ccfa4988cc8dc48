package throughline.volunteers.standing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.volunteers.volunteer.VolunteerHistory;

/** A parent or guardian says by a link whether they agree. */
@ApplicationScoped
class AnswerGuardian {
  private static final String ONE =
      """
      SELECT consent_request.id, volunteer_id AS volunteer, display_name AS name, role_code AS role, asked_by, agreed
        FROM consent_request
        JOIN volunteer ON volunteer.id = volunteer_id AND status NOT IN ('LEFT', 'REMOVED')
        JOIN person_details ON person_id = volunteer_id
       WHERE consent_request.id = :id
      """;

  private static final String ANSWER =
      """
      UPDATE consent_request SET agreed = :agreed, answered_at = :now
      WHERE id = :id AND answered_at IS NULL
      """;

  /**
   * What is asked.
   *
   * @param agreed null until it is answered
   */
  record Question(UUID id, UUID volunteer, String name, String role, UUID askedBy, Boolean agreed) {
    public boolean answered() {
      return agreed != null;
    }

    @Override
    public String toString() {
      return "Question " + id;
    }
  }

  private final Completions completions;
  private final Sql sql;
  private final AuditTrail trail;
  private final Clock clock;

  AnswerGuardian(Completions completions, Sql sql, AuditTrail trail, Clock clock) {
    this.completions = completions;
    this.sql = sql;
    this.trail = trail;
    this.clock = clock;
  }

  Optional<Question> question(UUID id) {
    return sql.of(ONE).bind("id", id).first(Question.class);
  }

  /** Of two answers at once the first counts. */
  @Transactional
  void answer(UUID id, boolean agreed) {
    var now = clock.instant();
    var question = question(id).orElseThrow();
    if (sql.of(ANSWER).bind("id", id).bind("agreed", agreed).bind("now", now).update() == 0) {
      throw new Conflict("answered", "This was answered before. Tell the library if it is another");
    }
    if (agreed) {
      completions.add(
          question.volunteer(),
          new CompletionRequest.Typed(
              Item.CONSENT, null, null, question.role(), London.today(clock), Evidence.LINK),
          question.askedBy(),
          now);
    }
    trail.append(
        AuditEntry.of(
            Actor.of(StandingAction.GUARDIAN, StandingAction.GUARDIAN),
            agreed ? StandingAction.GUARDIAN_AGREED : StandingAction.GUARDIAN_DISAGREED,
            VolunteerHistory.record(question.volunteer()),
            Change.of("role", null, question.role())));
  }
}
