package throughline.tracker.entry.observation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;
import throughline.platform.web.decision.Picked;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordBody;
import throughline.tracker.figure.FigureText;

/** A figure that was entered and does not count until somebody else has approved it. */
record Proposal(ObservationId id, EntryVersion<JsonNode> entered, EntryVersion<JsonNode> latest) {

  static final String WAITING = "WAITING";
  static final String APPROVED = "APPROVED";
  static final String RETURNED = "RETURNED";

  static Proposal of(Measure measure, EntryHistory<JsonNode> history) {
    var entered =
        history.versions().stream()
            .filter(version -> version.state().equals(WAITING))
            .findFirst()
            .orElseThrow();
    var observation = entered.body().path("observation");
    var id =
        ObservationId.of(
            measure,
            LocalDate.parse(observation.path("lastDay").asText()),
            observation.path("place").asText());
    return new Proposal(id, entered, history.latest());
  }

  JsonNode observation() {
    return entered.body().path("observation");
  }

  long seen() {
    return entered.body().path("seen").longValue();
  }

  public boolean isWaiting() {
    return latest.state().equals(WAITING);
  }

  public boolean isReturned() {
    return latest.state().equals(RETURNED);
  }

  public Measure measure() {
    return id.measure();
  }

  public String key() {
    return id.key();
  }

  public String path() {
    return "/approvals/%s/%s".formatted(measure().id(), key());
  }

  public boolean isWithdrawal() {
    return observation().path("state").asText().equals(ManualEntry.WITHDRAWN);
  }

  ObservationView.Said said() {
    return RecordBody.read(observation(), ObservationView.Said.class);
  }

  public String text() {
    var figure = FigureText.of(said().value(), measure().unit());
    return isWithdrawal() ? "Withdrawal of " + figure : figure;
  }

  public String source() {
    return said().source();
  }

  public String reason() {
    return observation().path("reason").asText();
  }

  String author() {
    return entered.author();
  }

  public boolean isOf(Optional<String> person) {
    return person.filter(author()::equals).isPresent();
  }

  public String box() {
    return box(id.fact(), latest.version());
  }

  static String box(String fact, long version) {
    return Picked.box(fact, version);
  }
}
