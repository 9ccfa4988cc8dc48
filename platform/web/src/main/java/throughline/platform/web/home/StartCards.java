package throughline.platform.web.home;

import io.quarkus.arc.All;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.stream.Stream;
import throughline.platform.web.form.OpenForm;

/** What the start page of a service shows to whoever opens it, with the tag {@code homeCards}. */
@RequestScoped
public class StartCards {

  private final List<Waiting> waiting;
  private final OpenForm openForm;

  StartCards(@All List<Waiting> waiting, OpenForm openForm) {
    this.waiting = waiting;
    this.openForm = openForm;
  }

  /**
   * First the form that was not sent because a session had ended, then what the service has, by the
   * priority of its {@link Waiting}.
   */
  public List<HomeCard> cards() {
    var unsent =
        openForm.keptAt().stream()
            .map(
                path ->
                    new HomeCard(
                        "A form that is not sent",
                        "Check it and send it",
                        "You were signed out before",
                        path));
    return Stream.concat(unsent, waiting.stream().flatMap(each -> each.cards().stream())).toList();
  }
}
