package throughline.volunteers.voice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.volunteers.link.VolunteerLinks;

/**
 * What somebody said, and that they were asked. Erased, an idea and its answer stay without whose
 * it is; what was answered to a survey stands under nobody from the start.
 */
@ApplicationScoped
class VoiceOfPerson implements KeptOfPerson {
  private record Said(LocalDate raisedOn, String idea, String answer) {
    Map<String, String> inWords() {
      var parts = new LinkedHashMap<String, String>();
      parts.put("Told", London.date(raisedOn));
      parts.put("Idea", idea);
      parts.put("Answer", answer == null ? "None yet" : answer);
      return parts;
    }
  }

  private record Asked(LocalDate askedOn, boolean answered) {
    Map<String, String> inWords() {
      return Map.of(
          "Asked", London.date(askedOn), "Answered", answered ? "Yes, under nobody" : "No");
    }
  }

  private static final String IDEAS =
      """
      SELECT raised_on, idea, answer FROM idea
      WHERE volunteer_id = ANY (CAST(:records AS uuid[])) ORDER BY raised_at, id
      """;

  private static final String ASKS =
      """
      SELECT asked_on, answered FROM survey_ask
      WHERE person_id = ANY (CAST(:records AS uuid[])) ORDER BY asked_on, link
      """;

  /** The words that were answered to stay as staff put them; the person's own go. */
  private static final String FORGET_WHOSE =
      """
      UPDATE idea SET volunteer_id = NULL, idea = 'An idea of somebody who was erased'
      WHERE volunteer_id = :person
      """;

  private static final String FORGET_ASKED =
      "DELETE FROM survey_ask WHERE person_id = :person RETURNING link";

  private final Sql sql;
  private final VolunteerLinks links;

  VoiceOfPerson(Sql sql, VolunteerLinks links) {
    this.sql = sql;
    this.links = links;
  }

  @Override
  public Set<String> tables() {
    return Set.of("idea", "survey_ask");
  }

  @Override
  public List<Held> held(Collection<UUID> records) {
    var ideas = sql.of(IDEAS).bind("records", records).list(Said.class);
    var asks = sql.of(ASKS).bind("records", records).list(Asked.class);
    return List.of(
        new Held("Ideas", ideas.stream().map(Said::inWords).toList()),
        new Held("Surveys", asks.stream().map(Asked::inWords).toList()));
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID person) {
    sql.of(FORGET_WHOSE).bind("person", person).update();
    var asked = sql.of(FORGET_ASKED).bind("person", person).list(UUID.class);
    if (!asked.isEmpty()) {
      links.revoke(asked);
    }
  }
}
