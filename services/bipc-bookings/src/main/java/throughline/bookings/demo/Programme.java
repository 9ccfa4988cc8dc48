package throughline.bookings.demo;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import throughline.contracts.bookings.BookingState.VenueKind;

/**
 * What comes every week.
 *
 * @param titles one after another, week by week
 * @param filled how much of the places are taken on average, from 0 to 1
 */
record Programme(
    List<String> titles,
    VenueKind venue,
    String library,
    DayOfWeek day,
    LocalTime start,
    int minutes,
    int capacity,
    double filled) {

  static final List<Programme> WEEKLY =
      List.of(
          hub(DayOfWeek.TUESDAY, 10, 90, 12, 0.75, "Start your business", "Find your customers"),
          hub(
              DayOfWeek.TUESDAY,
              14,
              120,
              10,
              0.6,
              "Protect your idea: patents and designs",
              "Trade marks step by step"),
          hub(
              DayOfWeek.WEDNESDAY,
              11,
              60,
              8,
              0.8,
              "Ask an adviser: open clinic",
              "Ask an adviser: open clinic"),
          hub(
              DayOfWeek.THURSDAY,
              10,
              90,
              12,
              0.65,
              "Market research with the library’s databases",
              "Write a business plan"),
          hub(DayOfWeek.THURSDAY, 17, 90, 16, 0.55, "Founders’ evening", "Women in business"),
          spoke(DayOfWeek.FRIDAY, 10, 90, 10, 0.6, "First steps to trading", "Keeping the books"),
          online(
              DayOfWeek.MONDAY,
              12,
              60,
              30,
              0.5,
              "Lunchtime: copyright in an hour",
              "Lunchtime: selling online",
              "Lunchtime: tax for the self-employed"),
          online(
              DayOfWeek.WEDNESDAY,
              18,
              60,
              30,
              0.35,
              "Evening: business names",
              "Evening: funding"));

  private static Programme hub(
      DayOfWeek day, int hour, int minutes, int capacity, double filled, String... titles) {
    return new Programme(
        List.of(titles),
        VenueKind.HUB,
        "WEST",
        day,
        LocalTime.of(hour, 0),
        minutes,
        capacity,
        filled);
  }

  private static Programme spoke(
      DayOfWeek day, int hour, int minutes, int capacity, double filled, String... titles) {
    return new Programme(
        List.of(titles),
        VenueKind.SPOKE,
        "BLAC",
        day,
        LocalTime.of(hour, 0),
        minutes,
        capacity,
        filled);
  }

  /** The hub runs what is online. */
  private static Programme online(
      DayOfWeek day, int hour, int minutes, int capacity, double filled, String... titles) {
    return new Programme(
        List.of(titles),
        VenueKind.ONLINE,
        "WEST",
        day,
        LocalTime.of(hour, 30),
        minutes,
        capacity,
        filled);
  }
}
