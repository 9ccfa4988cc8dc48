package throughline.bookings.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import throughline.bookings.venue.Partner;
import throughline.bookings.venue.Partners;
import throughline.bookings.venue.Resource;
import throughline.bookings.venue.Resources;
import throughline.bookings.venue.Venue;
import throughline.bookings.venue.Venues;
import throughline.contracts.bookings.BookingState.Kind;
import throughline.contracts.bookings.BookingState.Topic;
import throughline.platform.core.permission.Places;
import throughline.platform.web.input.Option;

/** What can be chosen of a session. */
@ApplicationScoped
public class SessionChoices {
  /** The choices of one person's places. */
  public record Choices(
      List<Option> venues,
      List<Option> rooms,
      List<Option> advisers,
      List<Option> partners,
      List<Option> kinds,
      List<Option> topics) {
    public boolean hasVenue(String code) {
      return venues.stream().anyMatch(each -> each.value().equals(code));
    }
  }

  private final Venues venues;
  private final Resources resources;
  private final Partners partners;

  SessionChoices(Venues venues, Resources resources, Partners partners) {
    this.venues = venues;
    this.resources = resources;
    this.partners = partners;
  }

  public Choices of(Places places) {
    var own = venues.of(places);
    var names = own.stream().collect(Collectors.toMap(Venue::code, Venue::name));
    var all = resources.all().stream().filter(Resource::active).toList();
    var alone = Partner.alone(places);
    return new Choices(
        own.stream().map(SessionChoices::of).toList(),
        all.stream()
            .filter(each -> names.containsKey(each.venueCode()))
            .map(
                room ->
                    Option.of(
                        room.id().toString(), names.get(room.venueCode()) + ": " + room.name()))
            .toList(),
        all.stream()
            .filter(each -> !alone && each.isAdviser())
            .map(adviser -> Option.of(adviser.id().toString(), adviser.name()))
            .toList(),
        alone && places.only().isPresent() ? List.of() : partners(places, alone),
        kinds(),
        topics());
  }

  private List<Option> partners(Places places, boolean alone) {
    return partners.all().stream()
        .filter(each -> each.active() && (!alone || each.isAmong(places)))
        .map(each -> Option.of(each.id().toString(), each.name()))
        .toList();
  }

  /** What everyone can look for. */
  record Finding(
      List<Option> places,
      List<Option> topics,
      List<Option> kinds,
      List<Option> days,
      List<Option> times,
      List<Option> onlyWithPlaces) {}

  Finding toFind() {
    return new Finding(
        venues.all().stream()
            .filter(Venue::active)
            .map(venue -> Option.of(venue.code(), venue.name()))
            .toList(),
        topics(),
        kinds(),
        SessionFilter.days(),
        SessionFilter.times(),
        List.of(Option.of("true", "Only with places")));
  }

  public static List<Option> kinds() {
    return Option.each(Arrays.asList(Kind.values()), Words::of);
  }

  public static List<Option> topics() {
    return Option.each(Arrays.asList(Topic.values()), Words::of);
  }

  private static Option of(Venue venue) {
    var label =
        switch (venue.kind()) {
          case HUB -> "At the hub: " + venue.name();
          case SPOKE -> "At the spoke: " + venue.name();
          case PARTNER, ONLINE -> venue.name();
        };
    return Option.of(venue.code(), label);
  }
}
