package throughline.bookings.week;

import java.util.List;
import java.util.stream.Stream;
import throughline.bookings.DayRange;
import throughline.platform.web.chart.Bars;
import throughline.platform.web.chart.Bars.Bar;

/** What became of the sessions of some days, by day, venue and topic. */
record Week(DayRange days, Count all, List<Count> byDay, List<Count> byVenue, List<Count> byTopic) {
  /**
   * What some sessions come to. Those that were cancelled are only counted as such.
   *
   * @param name what they have in common
   * @param booked places that somebody has or had
   * @param attended those who came, also for a part of it
   * @param unmarked of whom nobody has recorded yet whether they came
   * @param waiting who waits for a place, or waited to the end
   * @param inGroups people of groups, who are counted and have no bookings
   */
  record Count(
      String name,
      long sessions,
      long cancelled,
      long capacity,
      long booked,
      long attended,
      long noShows,
      long unmarked,
      long waiting,
      long inGroups) {
    public String fill() {
      return percent(booked, capacity);
    }

    /** Of those of whom it is recorded. */
    public String attendance() {
      return percent(attended, attended + noShows);
    }

    public String noShowShare() {
      return percent(noShows, attended + noShows);
    }

    private static String percent(long part, long whole) {
      return whole == 0 ? "–" : Math.round(100.0 * part / whole) + "%";
    }

    private Bar places() {
      return new Bar(name, booked, capacity);
    }

    private Bar came() {
      return new Bar(name, attended, attended + noShows);
    }
  }

  public Bars placesByDay() {
    return new Bars("Places booked by day", bars(byDay).map(Count::places).toList());
  }

  public Bars placesByVenue() {
    return new Bars("Places booked by venue", bars(byVenue).map(Count::places).toList());
  }

  public Bars placesByTopic() {
    return new Bars("Places booked by topic", bars(byTopic).map(Count::places).toList());
  }

  public Bars cameByVenue() {
    return new Bars(
        "Who came, of those recorded, by venue", bars(byVenue).map(Count::came).toList());
  }

  private static Stream<Count> bars(List<Count> counts) {
    return counts.stream().filter(count -> count.capacity() > 0);
  }

  public boolean some() {
    return all.sessions() + all.cancelled() > 0;
  }
}
