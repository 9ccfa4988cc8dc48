package throughline.tracker.entry.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryStore;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.entry.ImportFiles;
import throughline.tracker.figure.PlaceNames;

/** What open statistics say of every area, as known at the end of a day. */
public record Statistics(List<Known> all) {

  private static final int LONGEST_SOURCE = 150;

  static final EntryStore<AreaStatistic> STORE =
      new EntryStore<>(ManualEntryKind.STATISTIC, AreaStatistic::of);

  /**
   * A vintage that is in force.
   *
   * @param since the day on which it was entered first
   * @param people by the group's code and then by the place's: of libraries, where it has those
   */
  public record Known(
      Statistic statistic,
      int year,
      ImportFiles.About about,
      LocalDate since,
      Map<String, Map<String, Integer>> people) {

    public List<Statistic.Group> groups() {
      return statistic.groups(year);
    }

    /**
     * How many of a group live in a library's area, a district or the county, ""; or nobody knows.
     */
    public Optional<Long> of(String group, String place) {
      var places = people.getOrDefault(group, Map.of());
      var within =
          places.keySet().stream()
              .filter(each -> place.isEmpty() || PlaceNames.isWithin(each, place))
              .toList();
      return within.isEmpty()
          ? Optional.empty()
          : Optional.of(within.stream().mapToLong(places::get).sum());
    }

    public Optional<Long> total(String place) {
      var of = groups().stream().map(group -> of(group.code(), place)).toList();
      return of.isEmpty() || of.stream().anyMatch(Optional::isEmpty)
          ? Optional.empty()
          : Optional.of(of.stream().mapToLong(Optional::get).sum());
    }

    public boolean isByLibrary() {
      return people.values().stream()
          .allMatch(places -> places.keySet().stream().allMatch(PlaceNames::isLibrary));
    }

    public String vintage() {
      return statistic.vintage(year);
    }

    /** Short enough for a sheet of paper that has room for four of them. */
    private String source() {
      var source = about.source().replaceFirst("\\.$", "");
      return source.length() <= LONGEST_SOURCE
          ? source
          : source.substring(0, LONGEST_SOURCE).strip() + "…";
    }

    /** Where it comes from: "People by age: mid-2025, published on 1 July 2026. ONS". */
    public String words() {
      return "%s: %s, published on %s. %s"
          .formatted(statistic.title(), vintage(), London.date(about.publishedOn()), source());
    }
  }

  public static Statistics read(Handle handle, LocalDate knownAt) {
    var all = new ArrayList<Known>();
    ages(handle, knownAt).ifPresent(all::add);
    STORE.all(handle, knownAt).values().stream()
        .filter(history -> !history.latest().withdrawn())
        .map(Statistics::known)
        .sorted((one, other) -> Integer.compare(other.year(), one.year()))
        .forEach(all::add);
    return new Statistics(all);
  }

  private static Known known(EntryHistory<AreaStatistic> history) {
    var said = history.latest().said();
    return new Known(
        said.statistic(),
        said.year(),
        said.about(),
        history.oldestFirst().get(0).day(),
        said.people());
  }

  /** The newest vintage. */
  public Optional<Known> latest(Statistic statistic) {
    return vintages(statistic).findFirst();
  }

  public Optional<Known> of(Statistic statistic, int year) {
    return vintages(statistic).filter(known -> known.year() == year).findFirst();
  }

  public Stream<Known> vintages(Statistic statistic) {
    return all.stream().filter(known -> known.statistic() == statistic);
  }

  public boolean isIllustrative() {
    return all.stream().anyMatch(known -> known.about().illustrative());
  }

  /** Ages are the estimates that percentages are of, so that there is one number of children. */
  private static Optional<Known> ages(Handle handle, LocalDate knownAt) {
    var histories = Populations.histories(handle, knownAt);
    var people = new LinkedHashMap<String, Map<String, Integer>>();
    var years = new HashSet<Integer>();
    var versions = new ArrayList<EntryVersion<PopulationBook>>();
    LocalDate since = null;
    for (var band : Statistic.AGE_BANDS) {
      var history = histories.getOrDefault(band, EntryHistory.none());
      var inForce = history.last().flatMap(last -> last.said().on(knownAt));
      if (inForce.isEmpty()) {
        return Optional.empty();
      }
      years.add(inForce.get().getKey());
      people.put(band, inForce.get().getValue().people());
      Populations.lastOf(history, inForce.get().getKey()).ifPresent(versions::add);
      var first = history.oldestFirst().get(0).day();
      since = since == null || first.isAfter(since) ? first : since;
    }
    return years.size() == 1
        ? Optional.of(
            new Known(
                Statistic.AGE,
                years.iterator().next(),
                Populations.about(versions.get(0).body()),
                since,
                people))
        : Optional.empty();
  }

  static Map<String, EntryHistory<AreaStatistic>> histories(Handle handle) {
    return STORE.startingWith(handle, "");
  }

  static EntryHistory<AreaStatistic> of(
      Map<String, EntryHistory<AreaStatistic>> known, AreaStatistic statistic) {
    return known.getOrDefault(statistic.id(), EntryHistory.none());
  }
}
