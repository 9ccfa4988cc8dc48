package throughline.volunteers.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import throughline.platform.web.input.Option;
import throughline.volunteers.hours.ReadWorkedTime.EndDay;
import throughline.volunteers.hours.ReadWorkedTime.Which;
import throughline.volunteers.library.Libraries;

/** What the form lets a volunteer choose from. */
@ApplicationScoped
class HoursFormOptions {

  private static final List<Option> FIRST_OR_SECOND =
      List.of(
          Option.of(Which.FIRST.name(), "The first, before the clocks went back"),
          Option.of(Which.SECOND.name(), "The second, after the clocks went back"));

  private static final List<Option> END_DAYS =
      List.of(
          Option.of(EndDay.NEXT.name(), "Yes, after midnight"),
          Option.of(EndDay.SAME.name(), "No, on the same day"));

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

  /** Whether a finish before the start is one of the next day. */
  List<Option> endDays() {
    return END_DAYS;
  }
}
