package throughline.volunteers.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.permission.Places;
import throughline.platform.web.input.Option;
import throughline.publishing.library.Libraries;
import throughline.volunteers.hours.MonthTotals.MonthTotal;
import throughline.volunteers.hours.ParseWorkedTime.EndDay;
import throughline.volunteers.hours.ParseWorkedTime.Which;
import throughline.volunteers.role.VolunteerRoles;

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

  private static final List<Option> STATES =
      List.of(
          Option.of(Status.SUBMITTED.name(), "Waiting"),
          Option.of(Status.REJECTED.name(), "Returned"),
          Option.of(Status.APPROVED.name(), "Approved"),
          Option.of(Status.DISPUTED.name(), "Disputed"),
          Option.of(Status.VOIDED.name(), "Withdrawn"));

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

  /** What the form of hours lets somebody choose from. */
  record Choices(
      List<Option> libraries,
      List<Option> roles,
      List<Option> firstOrSecond,
      List<Option> endDays) {}

  private final Libraries libraries;
  private final VolunteerRoles roles;

  HoursFormOptions(Libraries libraries, VolunteerRoles roles) {
    this.libraries = libraries;
    this.roles = roles;
  }

  Choices choices() {
    return new Choices(libraries(), roles(), FIRST_OR_SECOND, END_DAYS);
  }

  private List<Option> roles() {
    return roles.all().stream().map(role -> Option.of(role.code(), role.title())).toList();
  }

  private List<Option> libraries() {
    return libraries.byName().stream()
        .map(library -> Option.of(library.code(), library.name()))
        .toList();
  }

  List<Option> libraries(Places places) {
    return libraries().stream().filter(library -> places.includes(library.value())).toList();
  }

  List<Option> states() {
    return STATES;
  }

  List<Option> months(List<MonthTotal> months) {
    return months.stream()
        .filter(MonthTotal::begun)
        .map(MonthTotal::month)
        .map(month -> Option.of(month.toString(), MONTH.format(month)))
        .toList();
  }
}
