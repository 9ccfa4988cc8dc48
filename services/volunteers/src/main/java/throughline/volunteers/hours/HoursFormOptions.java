package throughline.volunteers.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import throughline.platform.web.input.Option;
import throughline.volunteers.hours.ReadWorkedTime.Which;
import throughline.volunteers.library.Libraries;

/** What the form lets a volunteer choose from. */
@ApplicationScoped
class HoursFormOptions {

  private static final List<Option> FIRST_OR_SECOND =
      List.of(
          Option.of(Which.FIRST.name(), "The first, before the clocks went back"),
          Option.of(Which.SECOND.name(), "The second, after the clocks went back"));

  private final Libraries libraries;

  HoursFormOptions(Libraries libraries) {
    this.libraries = libraries;
  }

  /** Where hours can be given. */
  List<Option> libraries() {
    return libraries.byName().stream()
        .map(library -> Option.of(library.code(), library.name()))
        .toList();
  }

  /** Which of two times is meant on the night on which one hour comes twice. */
  List<Option> firstOrSecond() {
    return FIRST_OR_SECOND;
  }
}
