package throughline.bookings.demo;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import throughline.contracts.bookings.BookingState.Kind;
import throughline.contracts.bookings.BookingState.Topic;

/**
 * What comes every week.
 *
 * @param venue its code
 * @param library the one that runs it, also what is online
 * @param filled how much of the places are taken on average, from 0 to 1
 * @param titles one after another, week by week
 */
record Programme(
    String venue,
    String library,
    DayOfWeek day,
    LocalTime start,
    int minutes,
    int capacity,
    double filled,
    Kind kind,
    Topic topic,
    List<String> titles) {
  static final List<Programme> WEEKLY =
      """
      HUB    WEST TUESDAY   10:00  90 12 0.75 WORKSHOP   STARTING              Start your business; Find your customers
      HUB    WEST TUESDAY   14:00 120 10 0.6  CLINIC     INTELLECTUAL_PROPERTY Protect your idea: patents and designs; Trade marks step by step
      HUB    WEST WEDNESDAY 11:00  60  8 0.8  DROP_IN    OTHER                 Ask an adviser: open clinic
      HUB    WEST THURSDAY  10:00  90 12 0.65 WORKSHOP   MARKET_RESEARCH       Market research with the library’s databases; Write a business plan
      HUB    WEST THURSDAY  17:00  90 16 0.55 NETWORKING NETWORKING            Founders’ evening; Women in business
      SPOKE  BLAC FRIDAY    10:00  90 10 0.6  WORKSHOP   FINANCE               First steps to trading; Keeping the books
      ONLINE WEST MONDAY    12:30  60 30 0.5  WEBINAR    DIGITAL               Lunchtime: copyright in an hour; Lunchtime: selling online; Lunchtime: tax for the self-employed
      ONLINE WEST WEDNESDAY 18:30  60 30 0.35 WEBINAR    FINANCE               Evening: business names; Evening: funding
      HUB    WEST FRIDAY    10:00  45  1 0.8  ONE_TO_ONE STARTING              One-to-one: your first steps
      HUB    WEST FRIDAY    11:00  45  1 0.8  ONE_TO_ONE FINANCE               One-to-one: your figures
      SPOKE  BLAC TUESDAY   13:00  45  1 0.7  ONE_TO_ONE MARKETING             One-to-one: your customers
      BANB   BANB THURSDAY  14:00  90  8 0.5  WORKSHOP   MARKETING             Sell at markets and fairs; Your first website
      """
          .lines()
          .map(Programme::parse)
          .toList();

  private static Programme parse(String line) {
    var cells = line.split(" +", 10);
    return new Programme(
        cells[0],
        cells[1],
        DayOfWeek.valueOf(cells[2]),
        LocalTime.parse(cells[3]),
        Integer.parseInt(cells[4]),
        Integer.parseInt(cells[5]),
        Double.parseDouble(cells[6]),
        Kind.valueOf(cells[7]),
        Topic.valueOf(cells[8]),
        List.of(cells[9].split("; ")));
  }

  boolean atSpoke() {
    return !library.equals("WEST");
  }

  boolean online() {
    return kind == Kind.WEBINAR;
  }

  boolean walkedInto() {
    return kind == Kind.DROP_IN;
  }
}
