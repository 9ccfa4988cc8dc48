package throughline.volunteers.today;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import throughline.volunteers.rota.Rota;
import throughline.volunteers.today.Attendances.Recorded;

/** What takes place at one place on one day, who is expected and who came. */
public record Day(String place, String placeName, LocalDate date, boolean today, List<Part> parts) {
  /**
   * Somebody who is expected and of whom nothing is recorded.
   *
   * @param box stands for them and what they come to
   * @param cleared whether they may serve in the role on this day
   */
  record Waiting(String box, UUID volunteer, String name, boolean cleared) {}

  /**
   * A slot or shift of the day.
   *
   * @param over whether hours can be logged: once they were given
   */
  record Part(
      Rota.Occasion occasion,
      boolean over,
      boolean withoutAdult,
      List<Waiting> waiting,
      List<Recorded> recorded) {
    public List<Recorded> came() {
      return recorded.stream().filter(Recorded::came).toList();
    }

    public List<Recorded> didNotCome() {
      return recorded.stream().filter(each -> !each.came()).toList();
    }
  }

  public LocalDate before() {
    return date.minusDays(1);
  }

  public LocalDate after() {
    return date.plusDays(1);
  }

  /** The boxes of everybody whom "everyone came" is about. */
  public List<String> boxes() {
    return parts.stream()
        .filter(Part::over)
        .flatMap(part -> part.waiting().stream())
        .map(Waiting::box)
        .toList();
  }
}
