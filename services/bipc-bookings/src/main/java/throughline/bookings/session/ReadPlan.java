package throughline.bookings.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.bookings.venue.Partner;
import throughline.bookings.venue.Partners;
import throughline.bookings.venue.Resource;
import throughline.bookings.venue.Resources;
import throughline.bookings.venue.Venue;
import throughline.bookings.venue.Venues;
import throughline.contracts.bookings.BookingState.Kind;
import throughline.contracts.bookings.BookingState.Topic;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;

/** Reads what was typed of a session. */
@ApplicationScoped
class ReadPlan {
  private static final int LONGEST_TITLE = 100;
  private static final int MOST_PLACES = 500;
  private static final int LONGEST_CODE = 20;
  private static final int LONGEST_DESCRIPTION = 2000;
  private static final int LONGEST_LINE = 500;
  private static final int LONGEST_ADDRESS = 200;
  private static final int MOST_HOURS = 336;
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+\\.[^\\s@<>,;]+");

  private final Venues venues;
  private final Resources resources;
  private final Partners partners;

  ReadPlan(Venues venues, Resources resources, Partners partners) {
    this.venues = venues;
    this.resources = resources;
    this.partners = partners;
  }

  /**
   * The plan; every wrong field is refused by its name.
   *
   * @param before the session as it is, of which what stays may be over or out of use; null for a
   *     new one
   */
  SessionPlan read(SessionRequest typed, Session before, Places places, Instant now) {
    var fields = new Fields();
    var title = fields.text("title", typed.title(), LONGEST_TITLE, "Enter a title");
    var kind = choice(fields, "kind", typed.kind(), Kind.class);
    var topic = choice(fields, "topic", typed.topic(), Topic.class);
    var venue = venue(fields, typed.venue(), before, places);
    var own = partners.all().stream().filter(each -> each.isAmong(places)).toList();
    var byPartner = !own.isEmpty() && venue != null && !places.includes(venue.library());
    var kept = before == null ? null : before.time().startsLocal();
    var start = typed.start().read(fields, now, kept);
    var minutes =
        fields.wholeNumber(
            "minutes",
            typed.minutes(),
            SessionTime.SHORTEST,
            SessionTime.LONGEST,
            "Enter how many minutes it lasts");
    var capacity =
        fields.wholeNumber(
            "capacity", typed.capacity(), 1, MOST_PLACES, "Enter how many people can come");
    if (kind == Kind.ONE_TO_ONE && capacity > 1) {
      fields.reject("capacity", "A one-to-one has one place");
    }
    var closes = hours(fields, "closesHours", typed.closesHours());
    var deadline = hours(fields, "deadlineHours", typed.deadlineHours());
    var details =
        new SessionDetails(
            fields
                .optionalText("description", typed.description(), LONGEST_DESCRIPTION)
                .orElse(null),
            topic,
            kind,
            fields.optionalText("forWhom", typed.forWhom(), LONGEST_LINE).orElse(null),
            fields.optionalText("bring", typed.bring(), LONGEST_LINE).orElse(null),
            replyTo(fields, typed.replyTo()),
            joiningLink(fields, typed.joiningLink(), venue, before),
            adviser(fields, typed.adviser(), before, byPartner),
            room(fields, typed.room(), venue, before),
            byPartner
                ? ownPartner(fields, typed.partner(), before, own)
                : partner(fields, typed.partner(), before),
            deadline);
    if (start != null && before == null && closed(start, closes, now)) {
      fields.reject("closesHours", "Booking would have ended already. Enter fewer hours");
    }
    fields.throwIfAny();
    return new SessionPlan(title, venue, start, minutes, capacity, closes, details);
  }

  private static boolean closed(LocalDateTime start, int closes, Instant now) {
    return !SessionTime.startOf(start).minus(Duration.ofHours(closes)).isAfter(now);
  }

  private static <E extends Enum<E>> E choice(
      Fields fields, String field, String typed, Class<E> choices) {
    return TypedText.given(typed)
        .map(given -> fields.oneOf(field, given, choices, "Choose one"))
        .orElse(null);
  }

  private static int hours(Fields fields, String field, String typed) {
    return TypedText.given(typed)
        .map(given -> fields.wholeNumber(field, given, 0, MOST_HOURS, "Enter hours"))
        .orElse(0);
  }

  private Venue venue(Fields fields, String typed, Session before, Places places) {
    var code = fields.text("venue", typed, LONGEST_CODE, "Choose where it takes place");
    if (code == null) {
      return null;
    }
    if (before != null && before.venue().code().equals(code)) {
      return before.venue();
    }
    var own = venues.of(places);
    var venue = own.stream().filter(each -> each.code().equals(code)).findFirst().orElse(null);
    if (venue == null) {
      fields.reject(
          "venue",
          venues.of(code).isPresent()
              ? "You cannot open sessions there. Choose one of your own venues"
              : "There is no such venue. Yours are: "
                  + own.stream().map(Venue::code).collect(Collectors.joining(", ")));
    }
    return venue;
  }

  private static String replyTo(Fields fields, String typed) {
    var address = fields.optionalText("replyTo", typed, LONGEST_ADDRESS).orElse(null);
    if (address != null && !ADDRESS.matcher(address).matches()) {
      fields.reject("replyTo", "Enter an email address, like name@example.org");
    }
    return address;
  }

  /** No page shows the link again, so a blank one keeps what there is. */
  private static String joiningLink(Fields fields, String typed, Venue venue, Session before) {
    var link = fields.optionalText("joiningLink", typed, LONGEST_LINE).orElse(null);
    if (link == null) {
      return before == null || venue == null || !venue.online()
          ? null
          : before.details().joiningLink();
    }
    if (venue != null && !venue.online()) {
      fields.reject("joiningLink", "Only a session online has a link to join");
    } else if (!isWebAddress(link)) {
      fields.reject("joiningLink", "Enter the whole address, from https:// on");
    }
    return link;
  }

  private static boolean isWebAddress(String link) {
    try {
      var uri = URI.create(link);
      return "https".equals(uri.getScheme()) && uri.getHost() != null;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /** Partners bring their own people: the advisers are the libraries'. */
  private UUID adviser(Fields fields, String typed, Session before, boolean byPartner) {
    var kept = before == null ? null : before.details().adviserId();
    var choices =
        resources.all().stream().filter(each -> !byPartner && each.isAdviser() && each.active());
    return one(
        fields, "adviser", typed, kept, choices.map(Resource::id), "There is no such adviser");
  }

  private UUID room(Fields fields, String typed, Venue venue, Session before) {
    if (venue == null) {
      return null;
    }
    var kept =
        before == null || !before.venue().code().equals(venue.code())
            ? null
            : before.details().roomId();
    var choices =
        resources.all().stream()
            .filter(each -> each.active() && each.isRoomOf(venue.code()))
            .map(Resource::id);
    return one(fields, "room", typed, kept, choices, "Choose a room of " + venue.name());
  }

  private UUID partner(Fields fields, String typed, Session before) {
    var kept = before == null ? null : before.details().partnerId();
    var choices = partners.all().stream().filter(Partner::active).map(Partner::id);
    return one(fields, "partner", typed, kept, choices, "There is no such partner");
  }

  /** Theirs is meant where nothing is said, and another's is refused. */
  private static UUID ownPartner(Fields fields, String typed, Session before, List<Partner> own) {
    var kept = before == null ? null : before.details().partnerId();
    var meant =
        TypedText.given(typed).orElseGet(() -> own.size() == 1 ? own.get(0).id().toString() : null);
    if (meant == null) {
      fields.reject("partner", "Choose which partner runs it");
    }
    var choices =
        own.stream().filter(each -> each.active() || each.id().equals(kept)).map(Partner::id);
    return one(
        fields, "partner", meant, null, choices, "You cannot open sessions for this partner");
  }

  private static UUID one(
      Fields fields, String field, String typed, UUID kept, Stream<UUID> choices, String wrong) {
    var given = TypedText.given(typed).orElse(null);
    if (given == null) {
      return null;
    }
    var found =
        Stream.concat(Stream.ofNullable(kept), choices)
            .filter(each -> each.toString().equals(given))
            .findFirst();
    if (found.isEmpty()) {
      fields.reject(field, wrong);
    }
    return found.orElse(null);
  }
}
