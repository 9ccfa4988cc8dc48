package throughline.platform.web.home;

import io.quarkus.arc.All;
import jakarta.enterprise.context.RequestScoped;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import throughline.platform.core.time.London;
import throughline.platform.core.upkeep.Upkeep;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.layout.CurrentPerson;
import throughline.platform.web.layout.Layout;

/** What the start page of a service shows to whoever opens it, with the tag {@code homeCards}. */
@RequestScoped
public class StartCards {

  private final List<Waiting> waiting;
  private final List<Upkeep> upkeep;
  private final OpenForm openForm;
  private final CurrentPerson person;
  private final Layout layout;

  StartCards(
      @All List<Waiting> waiting,
      @All List<Upkeep> upkeep,
      OpenForm openForm,
      CurrentPerson person,
      Layout layout) {
    this.waiting = waiting;
    this.upkeep = upkeep;
    this.openForm = openForm;
    this.person = person;
    this.layout = layout;
  }

  /**
   * First the forms that were not sent because a session had ended, then what the service has, by
   * the priority of its {@link Waiting}, then for administrators what it cannot do by itself.
   */
  public List<HomeCard> cards() {
    return Stream.of(unsent(), waiting(), troubles()).flatMap(Collection::stream).toList();
  }

  /** Of these, those by which something waits: for a page that has more to say than its cards. */
  public List<HomeCard> urgent() {
    return cards().stream().filter(card -> !card.figure().equals("0")).toList();
  }

  private List<HomeCard> unsent() {
    return openForm.unsent().stream()
        .map(
            each ->
                new HomeCard(
                    title(each), "Check it and send it", "You were signed out before", each.path()))
        .toList();
  }

  /** Several may have been open overnight, and were all tried in one minute. */
  private String title(OpenForm.Unsent form) {
    String at = London.time(LocalTime.ofInstant(form.tried(), London.ZONE));
    return "A form that is not sent: "
        + layout.labelOf(form.path()).map(label -> label + ", " + at).orElse(at);
  }

  private List<HomeCard> waiting() {
    return waiting.stream().flatMap(each -> each.cards().stream()).toList();
  }

  private List<HomeCard> troubles() {
    return person.hasRole(Upkeep.ADMINISTRATOR)
        ? upkeep.stream()
            .map(Upkeep::trouble)
            .sorted(Comparator.comparing(Upkeep.Trouble::title))
            .map(each -> HomeCard.counted(each.title(), each.count(), each.detail(), each.path()))
            .toList()
        : List.of();
  }
}
