package throughline.volunteers.rota;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.web.input.Option;
import throughline.publishing.library.Libraries;
import throughline.volunteers.role.VolunteerRoles;

/** What the forms of slots and shifts let a coordinator choose from. */
@ApplicationScoped
public class RotaChoices {
  private static final List<Option> DAYS =
      Stream.of(DayOfWeek.values())
          .map(day -> Option.of(day.name(), day.getDisplayName(TextStyle.FULL, Locale.UK)))
          .toList();

  private static final List<Option> END_DAYS =
      List.of(
          Option.of("NEXT", "Yes, after midnight"), Option.of("SAME", "No, I put the times right"));

  record Choices(
      List<Option> places, List<Option> roles, List<Option> days, List<Option> endDays) {}

  private final Libraries libraries;
  private final VolunteerRoles roles;

  RotaChoices(Libraries libraries, VolunteerRoles roles) {
    this.libraries = libraries;
    this.roles = roles;
  }

  Choices of(Places places) {
    var choosable =
        roles.all().stream()
            .filter(role -> places(places).stream().anyMatch(place -> role.isAt(place.value())))
            .map(role -> Option.of(role.code(), role.title()))
            .toList();
    return new Choices(places(places), choosable, DAYS, END_DAYS);
  }

  /** Those of somebody's places that there are, by their names. */
  public List<Option> places(Places places) {
    return libraries.byName().stream()
        .filter(library -> places.includes(library.code()))
        .map(library -> Option.of(library.code(), library.name()))
        .toList();
  }

  /** One of these places, and a role that there is at it. */
  void require(Fields fields, String place, String role, Places places) {
    if (places(places).stream().noneMatch(each -> each.value().equals(place))) {
      fields.reject("place", "Choose one of your libraries");
    } else if (roles.at(place).stream().noneMatch(each -> each.code().equals(role))) {
      fields.reject("role", "Choose a role that there is at this library");
    }
  }
}
