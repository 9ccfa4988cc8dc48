package throughline.bookings.session;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.contracts.bookings.BookingState.Kind;
import throughline.contracts.bookings.BookingState.Topic;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Option;

/**
 * Which sessions somebody looks for; what is null does not matter.
 *
 * @param place the code of a venue
 * @param day of the week
 * @param places whether only those with places are meant
 */
record SessionFilter(
    String place, Topic topic, Kind kind, DayOfWeek day, TimeOfDay time, boolean places) {
  enum TimeOfDay {
    MORNING("Morning, before 12", 0, 12),
    AFTERNOON("Afternoon, 12 to 5", 12, 17),
    EVENING("Evening, from 5", 17, 24);

    private final String words;
    private final int from;
    private final int to;

    TimeOfDay(String words, int from, int to) {
      this.words = words;
      this.from = from;
      this.to = to;
    }
  }

  static final SessionFilter NONE = new SessionFilter(null, null, null, null, null, false);

  private static final int LONGEST_CODE = 20;
  private static final int DAYS_OF_WEEK = 7;

  /**
   * Reads the parameters of an address; what is wrong is named, and does not matter to whoever
   * leaves the fields unasked.
   */
  static SessionFilter read(Fields fields, UnaryOperator<String> typed) {
    return new SessionFilter(
        fields
            .optionalText("place", typed.apply("place"), LONGEST_CODE)
            .filter(code -> code.matches("[A-Z0-9]+"))
            .orElse(null),
        choice(fields, typed, "topic", Topic.class),
        choice(fields, typed, "kind", Kind.class),
        choice(fields, typed, "day", DayOfWeek.class),
        choice(fields, typed, "time", TimeOfDay.class),
        "true".equals(typed.apply("places")));
  }

  private static <E extends Enum<E>> E choice(
      Fields fields, UnaryOperator<String> typed, String field, Class<E> choices) {
    return TypedText.given(typed.apply(field))
        .map(given -> fields.oneOf(field, given, choices, "Choose one"))
        .orElse(null);
  }

  static List<Option> days() {
    return Option.each(
        Arrays.asList(DayOfWeek.values()),
        day -> day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.UK));
  }

  static List<Option> times() {
    return Option.each(Arrays.asList(TimeOfDay.values()), time -> time.words);
  }

  public boolean any() {
    return !NONE.equals(this);
  }

  /** What an address says of it, without a question mark. */
  public String query() {
    return Stream.of(
            said("place", place),
            said("topic", topic),
            said("kind", kind),
            said("day", day),
            said("time", time),
            said("places", places ? "true" : null))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("&"));
  }

  private static String said(String name, Object value) {
    return value == null ? "" : name + "=" + value;
  }

  /** Narrows a query for sessions, called s. */
  String narrowed(String condition) {
    var all = new ArrayList<>(List.of(condition));
    add(all, place, "s.venue.code = :place");
    add(all, topic, "s.details.topic = :topic");
    add(all, kind, "s.details.kind = :kind");
    add(all, day, "extract(day of week from s.time.startsLocal) = :day");
    add(all, time, "extract(hour from s.time.startsLocal) between :from and :to");
    if (places) {
      all.add("s.taken < s.capacity");
    }
    return String.join(" and ", all);
  }

  private static void add(List<String> all, Object wanted, String condition) {
    if (wanted != null) {
      all.add(condition);
    }
  }

  Map<String, Object> parameters() {
    var parameters = new HashMap<String, Object>();
    parameters.put("place", place);
    parameters.put("topic", topic);
    parameters.put("kind", kind);
    if (day != null) {
      // To the database a week begins on Sunday, which is 1.
      parameters.put("day", day.getValue() % DAYS_OF_WEEK + 1);
    }
    if (time != null) {
      parameters.put("from", time.from);
      parameters.put("to", time.to - 1);
    }
    parameters.values().removeIf(value -> value == null);
    return parameters;
  }
}
