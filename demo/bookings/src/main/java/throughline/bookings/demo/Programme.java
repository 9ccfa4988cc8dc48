package throughline.bookings.demo;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import throughline.contracts.bookings.BookingState.VenueKind;

/**
 * What comes every week.
 *
 * @param library the one that runs it, also what is online
 * @param filled how much of the places are taken on average, from 0 to 1
 * @param titles one after another, week by week
 */
record Programme(
    VenueKind venue,
    String library,
    DayOfWeek day,
    LocalTime start,
    int minutes,
    int capacity,
    double filled,
    List<String> titles) {
  static final List<Programme> WEEKLY =
      """
      HUB    WEST TUESDAY   10:00  90 12 0.75 Start your business; Find your customers
      HUB    WEST TUESDAY   14:00 120 10 0.6  Protect your idea: patents and designs; Trade marks step by step
      HUB    WEST WEDNESDAY 11:00  60  8 0.8  Ask an adviser: open clinic
      HUB    WEST THURSDAY  10:00  90 12 0.65 Market research with the library’s databases; Write a business plan
      HUB    WEST THURSDAY  17:00  90 16 0.55 Founders’ evening; Women in business
      SPOKE  BLAC FRIDAY    10:00  90 10 0.6  First steps to trading; Keeping the books
      ONLINE WEST MONDAY    12:30  60 30 0.5  Lunchtime: copyright in an hour; Lunchtime: selling online; Lunchtime: tax for the self-employed
      ONLINE WEST WEDNESDAY 18:30  60 30 0.35 Evening: business names; Evening: funding
      """
          .lines()
          .map(Programme::parse)
          .toList();

  private static Programme parse(String line) {
    var cells = line.split(" +", 8);
    return new Programme(
        VenueKind.valueOf(cells[0]),
        cells[1],
        DayOfWeek.valueOf(cells[2]),
        LocalTime.parse(cells[3]),
        Integer.parseInt(cells[4]),
        Integer.parseInt(cells[5]),
        Double.parseDouble(cells[6]),
        List.of(cells[7].split("; ")));
  }
}
